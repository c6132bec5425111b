"""The line of a legal basis: where its last sign stands, and the line with another."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.bases import BasisLine, basis_line


def parsed(text: str) -> BasisLine:
    return basis_line((Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse("body/p[1]"))),))


@pytest.mark.parametrize(
    ("text", "mark", "is_open", "unended", "written"),
    [
        ("Căn cứ Luật Lưu trữ;", ";", False, False, "Căn cứ Luật Lưu trữ."),
        ("Căn cứ Luật Lưu trữ ,", ",", False, False, "Căn cứ Luật Lưu trữ."),
        ("Căn cứ Luật Lưu trữ", "", False, False, "Căn cứ Luật Lưu trữ."),
        ("Căn cứ Luật Lưu trữ;[1]", ";", False, False, "Căn cứ Luật Lưu trữ.[1]"),
        ("Căn cứ Luật …;", ";", True, False, "Căn cứ Luật …."),
        ("Căn cứ Luật Lưu trữ về …", "", True, True, "Căn cứ Luật Lưu trữ về …."),
        ("Căn cứ ;", ";", True, False, "Căn cứ."),
    ],
)
def test_the_end_of_a_line(text: str, mark: str, is_open: bool, unended: bool, written: str) -> None:
    line = parsed(text)
    assert (line.mark, line.open, line.unended) == (mark, is_open, unended)
    assert line.written(".") == written
    assert {name: (piece.text, text[slice(*piece.span)]) for name, piece in line.pieces.items()} == (
        {"ending": (mark, mark)} if mark else {}
    )


@pytest.mark.parametrize(("text", "expected"), [("- CĂN CỨ Luật Lưu trữ;", True), ("Xét đề nghị;", False)])
def test_how_a_line_begins(text: str, expected: bool) -> None:
    assert parsed(text).begins(("Căn cứ", "Theo đề nghị")) is expected
