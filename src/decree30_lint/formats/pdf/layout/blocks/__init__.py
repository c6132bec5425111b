"""Finds blocks: takes the cut rows of one page (`RowRegions`) and returns its blocks in reading order (`PageBlocks`).

A block is a line of text, a table or a box (`TextBlock`). Of the blocks of all pages together, text layers are repaired, and
margins and text are separated (`PageRegions`). All lengths are in points.
"""
