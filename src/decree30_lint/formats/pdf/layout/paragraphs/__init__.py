"""Finds paragraphs: takes the blocks of all pages (`PageRegions`) and returns what the document holds (`Laid`).

Lines are grouped into paragraphs and their setting is measured (`TypesetSection`); then each gets its place in the document
(`Anchored`); then drawn lines and pictures are found beside them. All lengths are in points.
"""
