"""Sections, headers and footers, tables: where everything stands across the page."""

from __future__ import annotations

import pytest
from docx_source import PAGE, read, run, table_of

from decree30_lint.model.document import HeaderKind, Paragraph, Table
from decree30_lint.model.metrics import line_height
from decree30_lint.model.place import Extent
from decree30_lint.model.stacking import tops
from decree30_lint.model.units import Pt


def section(content: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{content}</w:sectPr></w:pPr>{run('x')}</w:p>"


LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
LANDSCAPE += '<w:pgMar w:top="-1134" w:bottom="1134" w:left="1134" w:right="850"/>'


def test_sections() -> None:
    document = read(section(PAGE) + f"<w:p>{run('y')}</w:p>", page=f'<w:type w:val="continuous"/>{LANDSCAPE}')
    upright, flat = document.sections
    assert [upright.landscape, flat.landscape, upright.continuous, flat.continuous] == [False, True, False, True]
    assert [p.text for p in document.paragraphs] == ["x", "y"]
    assert [str(p.anchor.path) for p in document.paragraphs] == ["body/p[1]", "body/p[2]"]
    assert [str(s.anchor.path) for s in document.sections] == ["body/sect[1]", "body/sect[2]"]
    assert flat.margins is not None
    assert flat.margins.top == pytest.approx(56.7)


@pytest.mark.parametrize(
    ("settings", "section_", "sides"),
    [
        ("", "", [85.05 + 20, 42.5, 56.7]),
        ("<w:gutterAtTop/>", "", [85.05, 42.5, 76.7]),
        ("", "<w:rtlGutter/>", [85.05, 62.5, 56.7]),
    ],
)
def test_gutter(settings: str, section_: str, sides: list[float]) -> None:
    page = PAGE.replace('w:gutter="0"', 'w:gutter="400"') + section_
    margins = read("<w:p/>", {"settings": settings + "<w:mirrorMargins/>"}, page=page).sections[0].margins
    assert margins is not None
    assert [margins.left, margins.right, margins.top] == pytest.approx(sides)
    assert margins.mirrored


def test_no_page_setup() -> None:
    """No margin is claimed, but columns must be told apart: lines stand where Word would put them."""
    (only,) = read(f"<w:p>{run('x')}</w:p>", page="").sections
    assert ([only.width, only.height], only.margins) == ([612, 792], None)  # type: ignore[comparison-overlap]
    assert read(f"<w:p>{run('x')}</w:p>", page="").paragraphs[0].extent == Extent(Pt(72), Pt(540))
    (partly,) = read(f"<w:p>{run('x')}</w:p>", page='<w:pgMar w:header="720" w:footer="720"/>').sections
    assert partly.margins is None


BREAK = '<w:r><w:br w:type="column"/></w:r>'


@pytest.mark.parametrize(
    ("body", "texts", "lefts"),
    [
        (f"<w:p>{run('x')}{BREAK}</w:p><w:p>{run('y')}</w:p>", ["x\n", "y"], [0, 1]),
        (f"<w:p>{run('x')}</w:p><w:p>{BREAK}{run('y')}</w:p>", ["x", "y"], [0, 1]),
        (f"<w:p>{run('x')}</w:p><w:p>{BREAK}</w:p><w:p>{run('y')}</w:p>", ["x", "", "y"], [0, 1, 1]),
        (f"<w:p>{run('x')}</w:p><w:p>{BREAK}{BREAK}{run('y')}</w:p>", ["x", "y"], [0, 0]),
    ],
)
def test_columns_and_column_breaks(body: str, texts: list[str], lefts: list[int]) -> None:
    paragraphs = read(body, page=PAGE + '<w:cols w:num="2" w:space="400"/>').paragraphs
    width = (595.3 - 85.05 - 42.5 - 20) / 2
    assert [p.text for p in paragraphs] == texts
    assert [p.extent and p.extent.left for p in paragraphs] == pytest.approx([85.05 + at * (width + 20) for at in lefts])
    assert [p.extent and p.extent.width for p in paragraphs] == pytest.approx([width] * len(lefts))


@pytest.mark.parametrize(
    ("end", "begin", "lines"),
    [("", BREAK, 0), (BREAK, "", 1), ("", f"{BREAK}</w:p><w:p>", 1)],
    ids=["begins the column", "ends the column", "alone"],
)
def test_a_column_begins_at_the_top(end: str, begin: str, lines: int) -> None:
    body = f"<w:p>{run('a')}</w:p><w:p>{run('b')}{end}</w:p><w:p>{begin}{run('c')}</w:p>"
    document = read(body, page=PAGE + '<w:cols w:num="2" w:space="400"/>')
    heights, last = tops(document.sections[0].blocks), document.paragraphs[-1]
    assert heights[last.anchor.path] == pytest.approx(lines * line_height(last))


PARTS = {
    "header1": f"<w:p>{run('đầu')}</w:p>",
    "header2": f"<w:p>{run('trang đầu')}</w:p>",
    "footer3": f"<w:p>{run('chân')}</w:p>",
}
REFERENCES = (
    '<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
    '<w:footerReference w:type="default" r:id="rId3"/>'
)


def test_headers_in_force() -> None:
    first_page = "<w:titlePg/>"
    document = read(
        section(REFERENCES + PAGE) + "<w:p/>",
        PARTS,
        page=PAGE + first_page + '<w:pgNumType w:fmt="lowerRoman" w:start="5"/>',
    )
    one, two = document.sections
    shown = [{k: [b.text for b in v if isinstance(b, Paragraph)] for k, v in s.headers.items()} for s in (one, two)]
    assert shown == [
        {HeaderKind.DEFAULT: ["đầu"]},
        {HeaderKind.DEFAULT: ["đầu"], HeaderKind.FIRST: ["trang đầu"]},
    ]
    assert [s.title_page for s in (one, two)] == [False, True]
    assert [(s.first_number, s.number_format) for s in (one, two)] == [(None, None), (5, "lowerRoman")]
    (foot,) = two.footers[HeaderKind.DEFAULT]
    assert str(foot.anchor.path) == "footer[1]/p[1]"
    assert foot.anchor.order > document.paragraphs[-1].anchor.order


def test_footnotes_stand_apart() -> None:
    notes = f'<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="1"><w:p>{run("chú")}</w:p></w:footnote>'
    document = read(f"<w:p>{run('chính')}</w:p>", {"footnotes": notes})
    assert [p.text for p in document.footnotes] == ["chú"]
    assert [p.text for p in document.paragraphs] == ["chính"]


MODERN = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
GRID = '<w:tblGrid><w:gridCol w:w="3402"/><w:gridCol w:w="5669"/></w:tblGrid>'


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(words)}</w:p></w:tc>"


def grid(properties: str, *rows: str, columns: str = GRID) -> str:
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{columns}{lines}</w:tbl>"


@pytest.mark.parametrize(
    ("properties", "settings", "lefts"),
    [
        ("", MODERN, [85.05 + 5.4, 85.05 + 170.1 + 5.4]),
        ("", "", [85.05, 85.05 + 170.1]),
        ('<w:tblInd w:w="200" w:type="dxa"/>', MODERN, [85.05 + 15.4, 85.05 + 10 + 170.1 + 5.4]),
        ('<w:jc w:val="center"/>', MODERN, [85.05 + 7.1 + 5.4, 85.05 + 7.1 + 170.1 + 5.4]),
        ('<w:jc w:val="right"/>', MODERN, [85.05 + 14.2 + 5.4, 85.05 + 14.2 + 170.1 + 5.4]),
        (
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>',
            MODERN,
            [85.05, 85.05 + 170.1],
        ),
        ('<w:tblpPr w:horzAnchor="page" w:tblpX="1000"/>', MODERN, [50 + 5.4, 50 + 170.1 + 5.4]),
    ],
    ids=["at the margin", "text at the margin", "indented", "centred", "right", "no cell margins", "floating"],
)
def test_rooms_of_cells(properties: str, settings: str, lefts: list[float]) -> None:
    page = PAGE.replace('w:right="850"', 'w:right="850"')
    table = table_of(read(grid(properties, cell("a") + cell("b")), {"settings": settings}, page=page))
    rooms = [c.extent for c in table.rows[0]]
    found = [room.left for room in rooms if room is not None]
    if "jc" in properties:
        slack = (595.3 - 85.05 - 42.5) - (170.1 + 283.45)
        moved = slack / 2 if "center" in properties else slack
        lefts = [85.05 + moved + 5.4, 85.05 + moved + 170.1 + 5.4]
    assert found == pytest.approx(lefts)


def width(dxa: int) -> str:
    return f'<w:tcW w:w="{dxa}" w:type="dxa"/>'


@pytest.mark.parametrize(
    ("columns", "properties", "cells", "second"),
    [
        (GRID, '<w:tblLayout w:type="fixed"/>', (width(4000), width(4000)), 200),
        (GRID, "", (width(3500), width(5800)), 170.1),
        ('<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>', "", (width(3000), width(6000)), 150),
        (
            "",
            '<w:tblW w:w="5000" w:type="pct"/>',
            ('<w:tcW w:w="2000" w:type="pct"/>', '<w:tcW w:w="3000" w:type="pct"/>'),
            (595.3 - 85.05 - 42.5) * 0.4,
        ),
        ("", "", ("", ""), (595.3 - 85.05 - 42.5) / 2),
        (GRID, '<w:tblW w:w="6000" w:type="dxa"/>', (width(6000), width(3000)), 200),
    ],
    ids=["cells contradict", "grid as laid out", "absurd grid", "shares", "nothing said", "scaled to the table"],
)
def test_widths_of_columns(columns: str, properties: str, cells: tuple[str, str], second: float) -> None:
    row = cell("a", cells[0]) + cell("b", cells[1])
    table = table_of(read(grid(properties, row, columns=columns), {"settings": MODERN}))
    room = table.rows[0][1].extent
    assert room is not None
    assert room.left == pytest.approx(85.05 + second + 5.4, abs=0.01)


def test_merged_cells() -> None:
    rows = (
        cell("cao", '<w:vMerge w:val="restart"/>') + cell("b"),
        cell("thừa", "<w:vMerge/>") + cell("c"),
        cell("rộng", '<w:gridSpan w:val="2"/>'),
    )
    table = table_of(read(grid("", *rows)))
    assert [[(c.column, c.span, c.merged_up) for c in row] for row in table.rows] == [
        [(1, 1, False), (2, 1, False)],
        [(1, 1, True), (2, 1, False)],
        [(1, 2, False)],
    ]
    assert table.rows[1][0].blocks == ()
    assert str(table.rows[2][0].blocks[0].anchor.path) == "body/tbl[1]/tr[3]/tc[1]/p[1]"


def borders(tag: str, *sides: str, style: str = "single") -> str:
    return f"<w:{tag}>" + "".join(f'<w:{side} w:val="{style}" w:sz="4"/>' for side in sides) + f"</w:{tag}>"


ALL = ("top", "left", "bottom", "right", "insideH", "insideV")
NONE = borders("tcBorders", "top", "left", "bottom", "right", style="nil")


@pytest.mark.parametrize(
    ("properties", "of_cell", "ruled"),
    [
        (borders("tblBorders", *ALL), "", True),
        ("", "", False),
        (borders("tblBorders", *ALL, style="none"), "", False),
        (borders("tblBorders", *ALL), NONE, False),
        ("", borders("tcBorders", "bottom"), False),
        ("", borders("tcBorders", "top", "left", "bottom", "right"), True),
    ],
    ids=["table borders", "none", "none by name", "taken away by the cells", "line under a cell", "cell borders"],
)
def test_ruled(properties: str, of_cell: str, ruled: bool) -> None:
    row = cell("a", of_cell) + cell("b", of_cell)
    assert table_of(read(grid(properties, row, row))).ruled is ruled


def test_nested_table_and_deleted_row() -> None:
    inner = grid("", cell("trong"), columns="")
    rows = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('bỏ')}</w:tr><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>"
    table = table_of(read(f"<w:tbl><w:tblPr/>{rows}</w:tbl>"))
    ((only,),) = table.rows
    nested = only.blocks[0]
    assert isinstance(nested, Table)
    assert str(nested.rows[0][0].blocks[0].anchor.path) == "body/tbl[1]/tr[1]/tc[1]/tbl[1]/tr[1]/tc[1]/p[1]"
