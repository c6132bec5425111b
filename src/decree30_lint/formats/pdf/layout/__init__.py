"""Turns what an engine lists of the pages into a document, in five steps of which each only knows those before it.

`sequence` says their order: words → rows → gutters → blocks → paragraphs. All lengths are in points from the top left corner
of the page as it is shown; an em is the size of the letters beside what is measured.
"""
