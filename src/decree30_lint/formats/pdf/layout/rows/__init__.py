"""Finds rows: takes the words of one page (`PageWords`) and returns its rows from top to bottom (`PageRows`), in points.

What a digital signature writes into a blank of the page has joined its row. `lines` reads a row as text (`TextLine`).
"""
