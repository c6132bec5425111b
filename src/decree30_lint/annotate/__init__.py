"""Writes what was found into a copy of the document, at its places: notes in a PDF, comments in a Word file."""
