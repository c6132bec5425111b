"""Reads PDF: two engines list what stands on the pages, the rest understands it as a document."""
