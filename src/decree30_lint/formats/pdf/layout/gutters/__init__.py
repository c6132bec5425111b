"""Finds gutters: takes the rows of one page and its drawn lines, and returns the rows cut at its gutters (`RowRegions`).

Rows are cut where the lines of a table cross them, where the cells of a table without lines stand apart, and where a gutter
runs between two columns. All lengths are in points.
"""
