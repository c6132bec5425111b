"""Decides which paragraphs and cells of a page are taken from its tags.

In go the tags and the glyphs of one page, as an engine lists them (`PageContent`). Out comes, for each mark of a glyph, the
paragraph it is in (`TaggedParagraph`), with its cell if it is in a table. Marks that are left out are left to geometry.
`tree` reads the tags, `lines` finds where the paragraphs stand, `trust` says which of them can be believed, and why not.
"""
