"""Tables on pages whose text becomes narrower."""

from __future__ import annotations

import re

import pytest
from docx_source import PAGE, package
from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.table_widths import fit_tables
from decree30_lint.model.edits import SetPage
from decree30_lint.model.units import Pt
from decree30_lint.repair.prove import unexplained

BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
LINES = f"<w:tblBorders>{BORDERS}</w:tblBorders>"
WIDTH = 11906 - 850 - 1701  # of the text, in twips


def table(width: int, more: str = LINES, kind: str = "dxa") -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width // 2}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="{kind}"/>{more}</w:tblPr><w:tblGrid><w:gridCol w:w="{width // 2}"/>'
        f'<w:gridCol w:w="{width // 2}"/></w:tblGrid><w:tr>{cell * 2}</w:tr></w:tbl>'
    )


def written(body: str, **margins: Pt) -> _Element:
    """What was written after the margins were set, which the proof has to accept."""
    data = package(body + "<w:p/>", page=PAGE)
    opened = EditedPackage.open(data, "t.docx")
    edits = [SetPage(opened.document.sections[0].anchor, **{name: length}) for name, length in margins.items()]
    places = opened.places()
    assert apply(opened, edits) == []
    fit_tables(opened, edits)
    after = opened.written()
    assert unexplained(data, after, edits, places) == []
    document = EditedPackage.open(after, "t.docx").tree("word/document.xml")
    assert document is not None
    return document


def widths(body: str, **margins: Pt) -> list[int]:
    found = written(body, **margins).iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW")
    return [int(each.get(f"{W}w", "")) for each in found]


def test_a_table_as_wide_as_the_text_stays_so() -> None:
    whole, *columns = widths(table(WIDTH), left=Pt(99.25), right=Pt(56.7))
    assert abs(whole - (11906 - 1985 - 1134)) <= 2
    assert all(abs(column - whole / 2) <= 1 for column in columns)


@pytest.mark.parametrize("body", [table(5000), table(WIDTH, "")])
def test_what_fits_or_has_no_lines_stays(body: str) -> None:
    assert widths(body, left=Pt(99.25)) == [int(each) for each in re.findall(r'<w:(?:tblW|gridCol|tcW) w:w="(\d+)"', body)]


@pytest.mark.parametrize(
    ("more", "indent"),
    [
        ("", "-284"),
        ('<w:tblInd w:w="-100" w:type="dxa"/>', "-384"),
        ('<w:jc w:val="center"/>', None),
        ('<w:tblInd w:w="-800" w:type="dxa"/>', "-800"),
    ],
)
def test_a_letterhead_moves_to_the_left(more: str, indent: str | None) -> None:
    made = written(table(WIDTH + 300, more), left=Pt(99.25))
    assert next((each.get(f"{W}w") for each in made.iter(f"{W}tblInd")), None) == indent


def test_wider_text_leaves_tables_alone() -> None:
    assert widths(table(WIDTH), left=Pt(70), right=Pt(42.5))[0] == WIDTH
    assert widths(table(WIDTH), left=Pt(99.25), right=Pt(28.35))[0] == WIDTH


def test_tables_in_cells_and_shares_stay() -> None:
    inside = table(WIDTH).replace("<w:p><w:r><w:t>ô</w:t></w:r></w:p>", table(2000) + "<w:p/>", 1)
    assert widths(inside, left=Pt(99.25)).count(1000) == 4
    assert widths(table(5000, kind="pct"), left=Pt(99.25))[0] == 5000
