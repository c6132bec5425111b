"""Finds words: takes the glyphs of one page (`PageContent`) and returns its words by baseline (`PageWords`), in points."""
