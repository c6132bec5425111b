"""Declares the properties of WordprocessingML once, for reading and for writing.

A table for each list of properties (w:rPr, w:pPr, w:sectPr) says which children it has in which order, and how the fields of
the model are kept in them.
"""
