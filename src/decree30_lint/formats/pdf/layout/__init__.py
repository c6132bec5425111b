"""From glyphs on pages to a document: rows, columns, tables, paragraphs, page numbers, margins."""
