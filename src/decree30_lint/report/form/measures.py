"""Holds how the form is set: as Decree 30/2020/NĐ-CP has documents set, each value with the clause it keeps.

They are choices within the bounds of the law, and not the bounds: a test has our own rules judge the form.
"""

from __future__ import annotations

from decree30_lint.model.units import Pt, from_mm

PAGE = (from_mm(210), from_mm(297))  # PL I.I.I.1
TOP = BOTTOM = from_mm(20)  # PL I.I.I.3
LEFT, RIGHT = from_mm(30), from_mm(15)  # PL I.I.I.3
FONT = "Times New Roman"  # PL I.I.I.4

NATIONAL_NAME = Pt(12)  # PL I.I.II.1.a
MOTTO = Pt(13)  # PL I.I.II.1.b
BODY = Pt(12)  # PL I.I.II.2.b: the names of the issuing body and of the one above it
DATE = Pt(13)  # PL I.I.II.4.c
TITLE = Pt(14)  # PL I.I.II.5.b
SUBTITLE = Pt(13)
SIGNATORY = Pt(13)  # PL I.I.II.7.đ
SHARE_OF_LINE = 0.4  # PL I.I.II.2.b, PL I.I.II.5.b: of the line above it, between a third and a half
TABLE = Pt(12)
TABLE_LINE = Pt(14)  # the height of its lines, whatever font has to help out

WIDTH = Pt(PAGE[0] - LEFT - RIGHT)
HEIGHT = Pt(PAGE[1] - TOP - BOTTOM)
HEAD = (from_mm(66), Pt(WIDTH - from_mm(66)))  # the columns of the head: issuing body, national name
COLUMNS = (from_mm(36), Pt(WIDTH - from_mm(36)))  # those of the table: what it is, what was found
CELL = from_mm(1.5)  # between the rules of the table and its text
GAP = Pt(2)  # over and under the text of a cell
RULE = Pt(0.5)  # the thickness of the rules
LINE = Pt(0.75)  # that of the lines under motto, names and title
