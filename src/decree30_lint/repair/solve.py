"""Adds to a plan what must change together with it, so that what stands right stays where it stands.

Where margins or paper change, the text becomes wider or narrower: tab stops and wide indents of a letterhead, and tables as
wide as the text, keep their place in proportion. Where letters at a tab stop grow, they keep their middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model import metrics
from decree30_lint.model.document import Document, Paragraph, Section, Table
from decree30_lint.model.edits import (
    Edit,
    PlaceInTable,
    ScaleTable,
    SetBlanks,
    SetColumnWidths,
    SetLayout,
    SetPage,
    SetRunFormat,
)
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.plan import PlannedEdit
from decree30_lint.model.units import Pt
from decree30_lint.repair.column_widths import factors

_EXACT = 0.5  # points
_SEEN = 0.1  # points: who looks does not see less
_FAR = 0.25  # of the width of the text: stops and indents so far from the left edge place a column, not a first line
_ROUNDING = 0.001  # what changes a column less is rounding
_FEWEST = 4  # blanks between two columns
_COLUMNS = re.compile(r"\t| {4}")
_MORE = 60  # blanks that may be added
_SCALES = (0.01, 6.0)  # how wide Word can make letters, as shares of their own width
_FULL = (0.85, 1.25)  # of the width of the text: what a table as wide as the text measures

_PLACING = ("left", "right", "first_line", "tab_stops")
_UNSET = (None, ())
_AS_IT_IS = ParagraphLayout()


def solved(steps: Sequence[PlannedEdit], document: Document, *, unsafe: bool) -> list[PlannedEdit]:
    """Returns the plan with what keeps the rest in place, each for the rule that it is due to.

    Only with `unsafe` are blanks added or taken out; else those that are there become wider or narrower.
    """
    by_path: dict[Path, list[PlannedEdit]] = {}
    replaced = {anchor.path for step in steps if isinstance(step.edit, PlaceInTable) for anchor in _placed(step.edit)}
    for step in steps:
        by_path.setdefault(step.edit.at.path, []).append(step)
    added = (step for section in document.sections for step in _of_section(by_path, section))
    kept = (step for step in added if step.edit.at.path not in replaced)
    return [*steps, *(step if unsafe else replace(step, edit=_unworded(step.edit)) for step in kept)]


def _unworded(edit: Edit) -> Edit:
    """Returns what gives blanks the width that another number of them would have."""
    if not isinstance(edit, SetBlanks):
        return edit
    share = edit.count / max(1, (edit.at.end or 0) - edit.at.start)
    return SetRunFormat(edit.at, RunFormat(character_scale=round(min(max(share, _SCALES[0]), _SCALES[1]), 2)))


def _placed(edit: PlaceInTable) -> Iterator[Anchor]:
    """Yields the texts that come into a table, which has a layout of its own."""
    return (anchor for row in edit.rows for anchor in (*row.left, *row.right))


class _WidthChange(Struct, frozen=True):
    """Holds how wide the text of a section is, and how wide it will be; `cause` is the edit that it is due to."""

    before: float
    after: float
    cause: PlannedEdit | None = None

    @property
    def factor(self) -> float:
        return self.after / self.before


def _of_section(steps: Mapping[Path, Sequence[PlannedEdit]], section: Section) -> Iterator[PlannedEdit]:
    change = _width_change(steps.get(section.anchor.path, ()), section)
    if change is None:
        return
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _of_table(steps, block, change)
        elif isinstance(block, Paragraph) and (change.cause is not None or block.anchor.path in steps):
            yield from _of_paragraph(steps.get(block.anchor.path, ()), block, change)


def _of_table(steps: Mapping[Path, Sequence[PlannedEdit]], table: Table, change: _WidthChange) -> Iterator[PlannedEdit]:
    """Yields other widths of the columns: the text has become wider or narrower, or letters in them have."""
    scaled = change.cause is not None and _is_full(table, change.before)
    paragraphs = (p for row in table.rows for cell in row for p in cell.blocks if isinstance(p, Paragraph))
    inside = [step for p in paragraphs for step in steps.get(p.anchor.path, ()) if isinstance(step.edit, SetRunFormat)]
    cause = change.cause if scaled else next(iter(inside), None)
    given = any(isinstance(step.edit, SetColumnWidths) for step in steps.get(table.anchor.path, ()))
    if cause is None or given or (table.ruled and not scaled):
        return
    found = factors(table, change.factor if scaled else 1.0, lambda paragraph: _lettered(steps, paragraph))
    if any(abs(factor - 1) > _ROUNDING for factor in found):
        yield replace(cause, edit=ScaleTable(table.anchor, found))


def _lettered(steps: Mapping[Path, Sequence[PlannedEdit]], paragraph: Paragraph) -> Paragraph:
    own = (step.edit for step in steps.get(paragraph.anchor.path, ()))
    return _with_letters(paragraph, [edit for edit in own if isinstance(edit, SetRunFormat)])


def _width_change(steps: Iterable[PlannedEdit], section: Section) -> _WidthChange | None:
    """Returns what becomes of the width of the text, None where the file does not say how wide it is."""
    margins = section.margins
    if margins is None:
        return None
    before, cause = section.width - margins.left - margins.right, None
    width, left, right = section.width, margins.left, margins.right
    for step in steps:
        if isinstance(step.edit, SetPage):
            edit = step.edit
            width, left, right = edit.width or width, _or(edit.left, left), _or(edit.right, right)
            cause = cause or step
    after = width - left - right
    if before <= 0 or after <= 0:
        return None
    return _WidthChange(before, after, cause if abs(after - before) > _EXACT else None)


def _or(new: Pt | None, old: Pt) -> Pt:
    return old if new is None else new


def _is_full(table: Table, width: float) -> bool:
    around = Extent.around([cell.extent for row in table.rows for cell in row if cell.extent is not None])
    return around is not None and _FULL[0] <= around.width / width <= _FULL[1]


def _of_paragraph(own: Sequence[PlannedEdit], paragraph: Paragraph, change: _WidthChange) -> Iterator[PlannedEdit]:
    """Yields what keeps the columns of the paragraph in their places, but for what the plan itself sets."""
    letters = [step.edit for step in own if isinstance(step.edit, SetRunFormat)]
    centred = [step for step in own if isinstance(step.edit, SetLayout) and step.edit.layout.align is Align.CENTRE]
    if centred and (lead := len(paragraph.text) - len(paragraph.text.lstrip(" "))) and not paragraph.is_blank:
        yield replace(centred[0], edit=SetBlanks(paragraph.anchor.slice(0, lead), 0))
        return
    cause = change.cause or next((step for step in own if isinstance(step.edit, SetRunFormat)), None)
    room = paragraph.extent
    if cause is None or room is None or abs(room.width - change.before) > _EXACT:
        return
    lettered = _with_letters(paragraph, letters)
    layout = _layout(paragraph, lettered, change)
    for step in own:
        if isinstance(step.edit, SetLayout):
            layout = _without(layout, step.edit.layout)
    if layout != _AS_IT_IS:
        yield replace(cause, edit=SetLayout(paragraph.anchor, layout))
    else:
        yield from (replace(cause, edit=edit) for edit in _blanks(paragraph, lettered, change))


def _layout(paragraph: Paragraph, lettered: Paragraph, change: _WidthChange) -> ParagraphLayout:
    """Returns stops and indents in their new places; what need not be moved is left out."""
    old = paragraph.layout
    left, right, first = (_indent(indent, change) for indent in (old.left, old.right, old.first_line))
    stops = tuple(_stops(paragraph, lettered, change)) if "\t" in paragraph.text else old.tab_stops
    return _without(ParagraphLayout(left=left, right=right, first_line=first, tab_stops=stops), old, same=True)


def _without(layout: ParagraphLayout, other: ParagraphLayout, *, same: bool = False) -> ParagraphLayout:
    """Returns the layout without what the other one sets, with `same` only where both set the same."""
    given = {name: value for name in _PLACING if (value := getattr(layout, name)) not in _UNSET}
    others = {name: value for name in _PLACING if (value := getattr(other, name)) not in _UNSET}
    return ParagraphLayout(
        **{name: value for name, value in given.items() if name not in others or (same and others[name] != value)}
    )


def _indent(indent: Pt | None, change: _WidthChange) -> Pt | None:
    if indent is None or change.cause is None or indent < _FAR * change.before:
        return indent
    return Pt(indent * change.factor)


def _stops(paragraph: Paragraph, lettered: Paragraph, change: _WidthChange) -> Iterator[tuple[Pt, Align]]:
    """Yields the tab stops in their new places: where text begins at one, its middle keeps its place in proportion."""
    pieces = metrics.stretches(paragraph)
    origin = paragraph.extent.left if paragraph.extent else 0.0
    for at, align in paragraph.layout.tab_stops:
        piece = next((piece for piece in pieces if abs(piece.left - origin - at) < _EXACT), None)
        if align is not Align.LEFT:
            yield Pt(at * change.factor), align
        elif at < _FAR * change.before or (piece is not None and at + piece.width > change.before + _EXACT):
            yield at, align
        elif piece is None:
            yield Pt(at * change.factor), align
        else:
            width = metrics.text_width(lettered.piece(piece.start, piece.end).spans)
            moved = _middle(at + piece.width / 2, width, change) - width / 2
            yield Pt(moved) if abs(moved - at) > _SEEN else at, align


def _middle(old: float, width: float, change: _WidthChange) -> float:
    """Returns where the middle of a text of this width comes to stand, within the margins."""
    return max(min(old * change.factor, change.after - width / 2), width / 2)


def _blanks(paragraph: Paragraph, lettered: Paragraph, change: _WidthChange) -> Iterator[SetBlanks]:
    """Yields as many blanks before each of several columns as keep its middle in place, where blanks place them."""
    room = paragraph.extent
    if room is None or paragraph.layout.align is Align.CENTRE or not _COLUMNS.search(paragraph.text):
        return
    pieces = metrics.stretches(paragraph)
    if len(pieces) < 2 or len(metrics.wrap(paragraph)) > 1:
        return
    trial, added = replace(lettered, extent=Extent.of(0, change.after)), 0
    for piece in pieces:
        start = len(paragraph.text[: piece.start].rstrip(" "))
        if start == piece.start:
            continue
        gap = Anchor(paragraph.anchor.path, start=start + added, end=piece.start + added)
        middle = (piece.left + piece.right) / 2 - room.left
        count = _count(trial.piece(0, piece.end + added), gap, middle, change)
        if count is not None and count != piece.start - start:
            yield SetBlanks(paragraph.anchor.slice(start, piece.start), count)
            trial = _spaced(trial, gap.start, piece.start + added, count)
            added += count - (piece.start - start)


def _count(moved: Paragraph, gap: Anchor, old: float, change: _WidthChange) -> int | None:
    """Returns how many blanks in the gap put the last column nearest to where its middle, `old` so far, comes to stand.

    None where it always wraps.
    """
    start, end = gap.start, len(moved.text[: gap.end])
    middle = _middle(old, metrics.text_width(moved.piece(end, len(moved.text)).spans), change)
    least = 0 if not moved.text[:start] or moved.text[:start].endswith("\t") else _FEWEST
    trials = {count: _spaced(moved, start, end, count) for count in range(least, end - start + _MORE)}
    fits = {
        count: abs((lines[-1].left + lines[-1].right) / 2 - middle)
        for count, trial in trials.items()
        if len(metrics.wrap(trial)) == 1 and (lines := metrics.stretches(trial))
    }
    return min(fits, key=lambda count: fits[count], default=None)


def _spaced(paragraph: Paragraph, start: int, end: int, count: int) -> Paragraph:
    """Returns the paragraph with so many blanks in place of what stands from `start` to `end`."""
    blanks = replace(paragraph.piece(start, end).spans[0], text=" " * count)
    behind = paragraph.piece(end, len(paragraph.text)).spans
    moved = [replace(span, start=span.start - end + start + count) for span in behind]
    return replace(paragraph, spans=(*paragraph.piece(0, start).spans, blanks, *moved))


def _with_letters(paragraph: Paragraph, edits: Sequence[SetRunFormat]) -> Paragraph:
    """Returns the paragraph as these edits make its letters look."""
    for edit in edits:
        end = len(paragraph.text) if edit.at.end is None else edit.at.end
        inside = paragraph.piece(edit.at.start, end).spans
        changed = [replace(span, format=_merged(span.format, edit.format)) for span in inside]
        before, behind = paragraph.piece(0, edit.at.start).spans, paragraph.piece(end, len(paragraph.text)).spans
        paragraph = replace(paragraph, spans=(*before, *changed, *behind))
    return paragraph


def _merged(old: RunFormat, new: RunFormat) -> RunFormat:
    return replace(old, **{name: value for name in RunFormat.__struct_fields__ if (value := getattr(new, name)) is not None})
