"""What is read of properties can be written: values made up here, and those of every list in real files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx_source import content, first, parsed, read
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.ooxml import NAMESPACES, W
from decree30_lint.formats.docx.schema.children import write_children
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.schema.section import SECTION, PageColumn, PageSetup
from decree30_lint.formats.docx.schema.table import CELL, ROW, TABLE, CellFormat, RowFormat, TableFormat, TableWidth
from decree30_lint.formats.docx.sections import page_setup
from decree30_lint.formats.docx.write.markup import paragraph_properties, run_properties
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat, VerticalAlign
from decree30_lint.model.units import Pt

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
TABLES: tuple[PropertyTable[Any], ...] = (RUN, PARAGRAPH, SECTION, TABLE, ROW, CELL)


def empty(table: PropertyTable[Any]) -> _Element:
    return etree.Element(W + table.tag, nsmap={"w": NAMESPACES["w"]})


def written(table: PropertyTable[Any], values: Any) -> _Element:
    element = empty(table)
    table.write(element, values)
    return element


def lengths(least: int = -2000, most: int = 20000) -> st.SearchStrategy[Pt | None]:
    """What a whole number of twips can say."""
    return st.none() | st.integers(least, most).map(lambda twips: Pt(twips / 20))


switches = st.none() | st.booleans()
counts = st.none() | st.integers(0, 100)

run_formats = st.builds(
    RunFormat,
    family=st.none() | st.text("Times New Roman.VnH &<\"'", min_size=1).filter(str.strip),
    size=st.none() | st.integers(1, 200).map(lambda halves: Pt(halves / 2)),
    bold=switches,
    italic=switches,
    underlined=switches,
    colour=st.none() | st.from_regex("[0-9A-F]{6}", fullmatch=True),
    all_caps=switches,
    small_caps=switches,
    vertical_align=st.none() | st.sampled_from(VerticalAlign),
    highlighted=switches,
    shaded=switches,
    tracking=lengths(),
    character_scale=st.none() | st.integers(1, 600).map(lambda share: share / 100),
)

heights = st.integers(1, 2000).map(lambda twips: Pt(twips / 20))
layouts = st.builds(
    ParagraphLayout,
    align=st.none() | st.sampled_from(Align),
    left=lengths(),
    right=lengths(),
    first_line=lengths(),
    before=lengths(0),
    after=lengths(0),
    spacing=st.none()
    | st.builds(LineSpacing, lines=st.integers(1, 2400).map(lambda units: round(units / 240, 4)))
    | st.builds(LineSpacing, exact=heights)
    | st.builds(LineSpacing, at_least=heights),
    contextual=switches,
    page_break_before=switches,
    tab_stops=st.lists(
        st.tuples(st.integers(0, 20000).map(lambda twips: Pt(twips / 20)), st.sampled_from(Align)),
        max_size=4,
        unique_by=lambda stop: stop[0],
    ).map(lambda stops: tuple(sorted(stops))),
)

page_setups = st.builds(
    PageSetup,
    **{name: lengths() for name in ("width", "height", "top", "right", "bottom", "left", "header", "footer", "gutter")},
    **dict.fromkeys(("landscape", "title_page", "continuous", "gutter_right", "equal_columns", "line_grid"), switches),
    first_number=counts,
    column_count=counts,
    column_gap=lengths(0),
    columns=st.lists(st.builds(PageColumn, lengths(0), lengths(0)), max_size=4).map(tuple),
    line_pitch=lengths(0),
)

widths = (
    st.none()
    | st.builds(TableWidth, length=heights)
    | st.builds(TableWidth, share=st.integers(1, 5000).map(lambda share: share / 5000))
)
lines = st.none() | st.builds(
    Border, st.sampled_from(["single", "double"]), st.integers(1, 96).map(lambda eighths: Pt(eighths / 8)), st.just(Pt(0))
)
edges = st.tuples(
    *(st.none() | st.tuples(st.just(side), lines) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
).map(lambda sides: tuple(filter(None, sides)))
margins = {f"{side}_margin": lengths() for side in ("top", "left", "bottom", "right")}
flags = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")

table_formats = st.builds(
    TableFormat,
    style=st.none() | st.just("TableGrid"),
    anchor=st.none() | st.sampled_from(["page", "margin", "text"]),
    anchor_side=st.none() | st.sampled_from(["left", "center", "outside"]),
    anchor_offset=lengths(),
    row_band=counts,
    column_band=counts,
    width=widths,
    align=st.none() | st.sampled_from([Align.LEFT, Align.CENTRE, Align.RIGHT]),
    indent=lengths(),
    borders=edges,
    fixed=switches,
    look=st.sets(st.sampled_from(flags)).map(lambda chosen: tuple(flag for flag in flags if flag in chosen)),
    **margins,
)
row_formats = st.builds(RowFormat, counts, switches, lengths(0), switches)
cell_formats = st.builds(
    CellFormat,
    width=widths,
    span=counts,
    merged_left=switches,
    merged_up=switches,
    borders=edges,
    sinking=st.none() | st.sampled_from([0.0, 0.5, 1.0]),
    **margins,
)


@given(run_formats, run_formats)
def test_formats_of_runs(first: RunFormat, second: RunFormat) -> None:
    check(RUN, first, second)


@given(layouts, layouts)
def test_layouts_of_paragraphs(first: ParagraphLayout, second: ParagraphLayout) -> None:
    check(PARAGRAPH, first, second)


@given(page_setups, page_setups)
def test_setups_of_pages(first: PageSetup, second: PageSetup) -> None:
    check(SECTION, first, second)


@given(table_formats, table_formats)
def test_formats_of_tables(first: TableFormat, second: TableFormat) -> None:
    check(TABLE, first, second)


@given(row_formats, row_formats)
def test_formats_of_rows(first: RowFormat, second: RowFormat) -> None:
    check(ROW, first, second)


@given(cell_formats, cell_formats)
def test_formats_of_cells(first: CellFormat, second: CellFormat) -> None:
    check(CELL, first, second)


def check(table: PropertyTable[Any], first: Any, second: Any) -> None:
    """Values are read as written; others written over them count where they say something; all taken away, none is left."""
    element = written(table, first)
    assert table.read(element) == first
    table.write(element, second)
    over = [
        getattr(second, name) if getattr(second, name) not in (None, ()) else getattr(first, name) for name in table.fields
    ]
    found = table.read(element)
    assert [getattr(found, name) for name in table.fields] == over
    assert in_schema_order(element, table)
    for name in table.fields:
        table.set(element, name, None)
    assert len(element) == 0


def in_schema_order(element: _Element, table: PropertyTable[Any]) -> bool:
    order = list(table.children)
    places = [order.index(child.tag) for child in element]
    return places == sorted(set(places))


@given(run_formats, layouts)
def test_the_page_shows_what_is_written(letters: RunFormat, layout: ParagraphLayout) -> None:
    letters = replace(letters, family="Arial")
    run = f"<w:r>{run_properties(letters)}<w:t>chữ</w:t></w:r>"
    paragraph = first(f"<w:p>{paragraph_properties(layout)}{run}</w:p>")
    for asked, found in ((letters, paragraph.spans[0].format), (layout, paragraph.layout)):
        names = [name for name in asked.__struct_fields__ if getattr(asked, name) not in (None, ())]
        assert [getattr(found, name) for name in names] == [getattr(asked, name) for name in names]


MARGINS = '<w:pgMar w:top="{}" w:bottom="1134" w:left="1701" w:right="850" w:header="709" w:footer="709" w:gutter="284"/>'


@pytest.mark.parametrize("top", [1134, -1134])
@pytest.mark.parametrize("bound", ["", "<w:rtlGutter/>"])
@pytest.mark.parametrize("settings", ["", "<w:gutterAtTop/>"])
def test_margins_of_a_page_with_a_gutter(top: int, bound: str, settings: str) -> None:
    written = f'<w:pgSz w:w="11906" w:h="16838"/>{MARGINS.format(top)}{bound}'
    section = read("<w:p/>", {"settings": settings}, page=written).sections[0]
    properties, parts = parsed("sectPr", written), parsed("settings", settings)
    SECTION.write(properties, page_setup(section, SECTION.read(properties), parts))
    assert content(properties) == written
    assert section.margins is not None
    wider = replace(section, margins=replace(section.margins, top=Pt(70), left=Pt(99.2), right=Pt(42.55)))
    SECTION.write(properties, page_setup(wider, SECTION.read(properties), parts))
    assert read("<w:p/>", {"settings": settings}, page=content(properties)).sections[0].margins == wider.margins


def lists(data: bytes) -> Iterator[tuple[PropertyTable[Any], _Element]]:
    """Yields every list of properties of a file, those of styles, lists, headers and notes too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                for table in TABLES:
                    for element in root.iter(W + table.tag):
                        yield table, element


def unfaithful(path: Path) -> list[str]:
    """Returns the lists of a file that are not read again as they were, or that change when what they say is written."""
    found = []
    for table, element in lists(path.read_bytes()):
        props, values = table.props(element), table.values(table.props(element))
        copy, same = empty(table), deepcopy(element)
        write_children(copy, table.children, props)
        before = etree.tostring(same)
        table.write(same, values)
        if table.props(copy) != props or table.read(written(table, values)) != values or etree.tostring(same) != before:
            found.append(before.decode())
    return found


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.docx")), ids=lambda path: path.stem)
def test_fixtures(path: Path) -> None:
    assert unfaithful(path) == []


@pytest.mark.shared
def test_real_files(corpus: Path) -> None:
    assert {path.name: found for path in sorted(corpus.rglob("*.docx")) if (found := unfaithful(path))} == {}
