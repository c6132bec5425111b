"""The line of the type and the line of a name, taken apart."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.parts import Component, DocumentType, Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.person_name import person_names
from decree30_lint.syntax.title import type_line

TYPES = (DocumentType("bao-cao", "báo cáo", "BC"), DocumentType("quyet-dinh", "quyết định", "QĐ"))
TITLES = ("TS", "PGS", "Tiến sĩ", "Ông")


def line(text: str) -> Paragraph:
    return Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse("body/p[1]"), 1))


@pytest.mark.parametrize(
    ("text", "name", "shown", "goes_on", "is_open"),
    [
        ("BÁO CÁO", "báo cáo", "BÁO CÁO", False, False),
        (" Báo  cáo nhanh", "báo cáo", "Báo  cáo", False, False),
        ("BÁO CÁO TỔNG KẾT CÔNG TÁC", "báo cáo", "BÁO CÁO", True, False),
        ("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", "", None, False, False),
        ("[TÊN LOẠI VĂN BẢN]", "", None, False, True),
        ("TÊN LOẠI VĂN BẢN", "", None, False, True),
    ],
)
def test_the_line_of_the_type(text: str, name: str, shown: str | None, goes_on: bool, is_open: bool) -> None:
    title = type_line((line(text),), TYPES)
    assert (title.name, title.goes_on, title.open) == (name, goes_on, is_open)
    piece = title.pieces.get("type")
    assert (piece and text[slice(*piece.span)]) == (piece and piece.text) == shown
    assert title.written == name.upper()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Viên Thế Hậu", ("", "Viên Thế Hậu", "Viên Thế Hậu", "Viên Thế Hậu")),
        (" PGS.TS. VIÊN THẾ HẬU ", ("PGS.TS", "VIÊN THẾ HẬU", "Viên Thế Hậu", "VIÊN THẾ HẬU")),
        ("Tiến  sĩ Viên thế Hậu", ("Tiến  sĩ", "Viên thế Hậu", "Viên thế Hậu", "Viên Thế Hậu")),
        ("H'HEN NIÊ", ("", "H'HEN NIÊ", "H'Hen Niê", "H'HEN NIÊ")),
        ("Họ và tên", None),
        ("{{ho_ten}}", None),
    ],
)
def test_the_line_of_a_name(text: str, expected: tuple[str, str, str, str] | None) -> None:
    names = list(person_names([Component(Part.SIGNATORY_NAME, (line(text),))], TITLES))
    assert [(n.titles, n.text, n.in_small_letters, n.with_initials) for n in names] == ([expected] if expected else [])
