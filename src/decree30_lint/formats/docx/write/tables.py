"""Puts a letterhead that is set with tabs or blanks into a table without lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.ooxml import W, to_twips
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.table import TABLE, TableFormat, TableWidth
from decree30_lint.formats.docx.shapes import HAIRLINE
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.markup import element, property_list
from decree30_lint.formats.docx.write.shapes import LineShape, free_key, line_run, name_requirements, parsed
from decree30_lint.model import metrics
from decree30_lint.model.edits import DrawLine, PlaceInTable
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.units import Pt

_CENTRED = ParagraphLayout(align=Align.CENTRE, left=Pt(0), right=Pt(0), first_line=Pt(0))
_CELL_MARGIN = Pt(5.4)  # left and right, as Word sets them
_GAP = Pt(2.5)  # between a text and the line under it
_NOT_TAKEN = ("hyperlink", "sdt", "ins", "del", "commentRangeStart", "footnoteReference", "txbxContent", "fldChar", "sectPr")
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")


def write_table(package: EditedPackage, edit: PlaceInTable) -> bool:
    """Makes the table; nothing is done where something else than text, blanks and lines stands there."""
    part, first = package.resolve(edit.at.path)
    last = package.resolve(edit.until.path).element
    old = [first, *_until(first, last)]
    if old[-1] is not last or any(map(_holds_more, old)):
        return False
    pieces = [anchor for row in edit.rows for side in (row.left, row.right) for anchor in side]
    runs = {anchor: package.characters(anchor.path).isolated(anchor.start, anchor.end) for anchor in pieces}
    if not all(runs.values()):
        return False
    lines = {line.at: line for line in edit.lines}
    table = parsed(_table(edit))
    first.addprevious(table)
    for row, cells in zip(edit.rows, table.iterfind(W + "tr"), strict=True):
        for side, cell, width in zip((row.left, row.right), cells.iterfind(W + "tc"), edit.widths, strict=True):
            for anchor in side:
                paragraph = _paragraph(package, anchor, runs[anchor] or [])
                cell.append(paragraph)
                if anchor in lines:
                    _draw(package, paragraph, lines[anchor], Pt(width - 2 * _CELL_MARGIN))
            if not side:
                cell.append(cell.makeelement(W + "p"))
    _take_away(old, table)
    package.touch(part)
    return True


def _until(first: _Element, last: _Element) -> Iterator[_Element]:
    """Yields what stands behind `first` up to `last`, nothing where that does not follow."""
    if first is last:
        return
    found = []
    for sibling in first.itersiblings():
        found.append(sibling)
        if sibling is last:
            yield from found
            return


def _holds_more(block: _Element) -> bool:
    """Tells whether something stands in a block that a table would not take over: more than runs, lines and bookmarks."""
    if block.tag in (W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"):
        return False
    tags = (*(W + name for name in _NOT_TAKEN), *_PICTURES)
    return block.tag != W + "p" or next(block.iter(*tags), None) is not None or block.find(f"{W}pPr/{W}framePr") is not None


def _table(edit: PlaceInTable) -> str:
    layout = TableFormat(width=TableWidth(Pt(sum(edit.widths))), align=Align.CENTRE, fixed=True)
    margins = {side: Pt(_CELL_MARGIN) for side in ("left_margin", "right_margin")}
    properties = property_list(TABLE, TABLE.changes(replace(layout, **margins)))
    grid = element("tblGrid", *(element("gridCol", w=to_twips(width)) for width in edit.widths))
    cells = "".join(element("tc", element("tcPr", element("tcW", w=to_twips(w), type="dxa"))) for w in edit.widths)
    return element("tbl", properties, grid, *(element("tr", cells) for _ in edit.rows))


def _paragraph(package: EditedPackage, anchor: Anchor, runs: Iterable[_Element]) -> _Element:
    """Returns a paragraph of these runs, spaced as the one they come from."""
    source = package.resolve(anchor.path).element
    paragraph = source.makeelement(W + "p")
    properties = source.find(W + "pPr")
    if properties is not None:
        paragraph.append(deepcopy(properties))
    written = PARAGRAPH.within(paragraph)
    for stops in written.findall(W + "tabs"):
        written.remove(stops)
    PARAGRAPH.write(written, _CENTRED, package.inherited(anchor.path))
    paragraph.extend(runs)
    return paragraph


def _draw(package: EditedPackage, paragraph: _Element, line: DrawLine, room: Pt) -> None:
    whole = package.paragraphs[line.at.path]
    words = whole.piece(line.at.start, len(whole.text) if line.at.end is None else line.at.end)
    layout = replace(words.layout, align=Align.CENTRE, left=Pt(0), right=Pt(0), first_line=Pt(0), tab_stops=())
    height = metrics.height(replace(words, extent=Extent(Pt(0), room), layout=layout))
    length = min(line.length, room)
    shape = LineShape(Pt((room - length) / 2), Pt((layout.before or 0) + height + _GAP), length, HAIRLINE)
    run = parsed(line_run(shape, free_key(package.story_trees())))
    paragraph.insert(1, run)
    name_requirements(run)


def _take_away(old: Iterable[_Element], table: _Element) -> None:
    """Takes the old blocks away, but for their bookmarks, which the first cell takes; a paragraph follows the table."""
    keeper = next(table.iter(W + "p"))
    for block in old:
        keeper.extend(list(block.iter(W + "bookmarkStart", W + "bookmarkEnd")))
        parent = block.getparent()
        if parent is not None and parent is not keeper:
            parent.remove(block)
    following = table.getnext()
    if following is None or following.tag != W + "p":
        table.addnext(table.makeelement(W + "p"))
