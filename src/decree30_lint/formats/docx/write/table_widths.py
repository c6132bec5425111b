"""Keeps tables within pages whose text has become narrower."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W, number, twips
from decree30_lint.formats.docx.schema.table import TABLE, TableFormat
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.document import Section, Table
from decree30_lint.model.edits import SetPage
from decree30_lint.model.formatting import Align
from decree30_lint.model.units import Pt

_LEAST = 0.5  # points by which the text has to become narrower
_BESIDE = 12.0  # points by which a table may be wider than the text: the margins of its outer cells
_SIZE, _KIND = W + "w", W + "type"
_SIZED = (W + "gridCol", W + "tblW", W + "tcW")


def fit_tables(package: EditedPackage, edits: Iterable[SetPage]) -> None:
    """Narrows the tables that do not fit after these edits of their pages, as much as the text has become narrower.

    Tables without lines, such as letterheads, move to the left instead: none of their text shall break.
    """
    pages = list(edits)
    for section in package.document.sections:
        before, after = _text_widths(section, (edit for edit in pages if edit.at.path == section.anchor.path))
        if 0 < after < before - _LEAST:
            for block in section.blocks:
                if isinstance(block, Table):
                    _fit(package, block, before, after)


def _text_widths(section: Section, edits: Iterable[SetPage]) -> tuple[float, float]:
    """Returns how wide the text of a section was, and how wide it is after the edits, in points."""
    if section.margins is None:
        return 0.0, 0.0
    was = {"width": section.width, "left": section.margins.left, "right": section.margins.right}
    now = dict(was)
    for edit in edits:
        now |= {name: value for name in was if (value := getattr(edit, name)) is not None}
    before, after = (each["width"] - each["left"] - each["right"] for each in (was, now))
    return before, after


def _fit(package: EditedPackage, table: Table, before: float, after: float) -> None:
    part, element = package.resolve(table.anchor.path)
    looks = TABLE.read(element.find(W + "tblPr"))
    indent = looks.indent or Pt(0)
    width = sum(twips(column.get(_SIZE)) or 0.0 for column in element.iterfind(f"{W}tblGrid/{W}gridCol"))
    beyond = max(indent, 0.0) + width - after if table.ruled else indent + width - after
    if beyond <= _BESIDE:
        return
    if table.ruled:
        _narrow(element, after / before)
        package.touch(part)
    elif looks.align in (None, Align.LEFT) and not looks.floats:
        moved = Pt(indent - min(before - after, beyond))
        package.set_properties(TABLE, part, element, TableFormat(indent=moved))


def _narrow(table: _Element, share: float) -> None:
    for sized in _own(table):
        size = number(sized.get(_SIZE))
        if size is not None and sized.get(_KIND, "dxa") == "dxa":
            sized.set(_SIZE, str(round(size * share)))


def _own(table: _Element) -> Iterator[_Element]:
    """Yields what gives a width to the table, its columns and its cells, but not to the tables in these."""
    return (sized for sized in table.iter(*_SIZED) if next(sized.iterancestors(W + "tbl"), None) is table)
