"""Turns glyphs on pages into a document: rows, columns, tables, paragraphs, page numbers, margins."""
