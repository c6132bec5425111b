"""Finds what was put in its place by tabs and blanks: a letterhead in two columns, lines in the middle, first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from decree30_lint.check.centring import CENTRED, MOVED
from decree30_lint.check.kinds.gaps import OneLine
from decree30_lint.check.kinds.paragraphs import Paragraphs
from decree30_lint.check.kinds.placing import NameUnderPost, Placed, SideBySide
from decree30_lint.check.standing import lines_of, text_across
from decree30_lint.model.causes import Cause, CauseKind
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import DrawLine, Edit, PlaceInTable, ReplaceText, SetLayout, TableRow
from decree30_lint.model.formatting import ParagraphLayout
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.metrics import text_width
from decree30_lint.model.parts import Component, Part, Subject
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.units import Measure, Pt

_LEFT = frozenset({Part.PARENT_BODY, Part.ISSUING_BODY, Part.NUMBER, Part.LETTER_SUBJECT})
_RIGHT = frozenset({Part.NATIONAL_NAME, Part.MOTTO, Part.PLACE_DATE})
_SECOND_ROW = frozenset({Part.NUMBER, Part.PLACE_DATE})  # they stand in one line, whatever stands above them
_PLACING = (Placed, NameUnderPost, SideBySide)
_TYPED_LINE = re.compile(r"[\s_\-\u2013\u2014\u00af\u2500*]*")
_BLANKS = " \t\u00a0"
_CELL_MARGINS = 2 * 5.4  # points, those of Word
_SPARE = 1.03  # letters of another font are a little wider
_RIGHT_SHARE = 0.58  # of the width, as the samples of the decree have it
_MOST_RIGHT = 0.72


def tabbed_head(
    subject: Subject, places: PlaceIndex, found: Sequence[tuple[int, Diagnostic]]
) -> Iterator[tuple[Cause, list[int]]]:
    """Yields the letterhead whose two columns are parted by tabs or blanks, with the findings on where its parts stand."""
    head = _head(subject, places)
    paths = {piece.path for _, piece in head}
    members = [number for number, each in found if _is_of_head(each) and each.breach.at.path in paths]
    if members:
        yield Cause(CauseKind.TABBED_HEAD, cure=tuple(_in_table(subject, places, head, found))), members


def head_in_table(subject: Subject, places: PlaceIndex, found: Sequence[tuple[int, Diagnostic]]) -> tuple[Edit, ...]:
    """Returns the edit that makes a table of a letterhead that tabs or blanks place; none where it is no such letterhead."""
    head = _head(subject, places)
    return tuple(_in_table(subject, places, head, found)) if head else ()


def _is_of_head(diagnostic: Diagnostic) -> bool:
    return diagnostic.part in _LEFT | _RIGHT and isinstance(diagnostic.rule.check, (*_PLACING, OneLine))


def _head(subject: Subject, places: PlaceIndex) -> list[tuple[Component, Anchor]]:
    """Returns the pieces of the letterhead in their order; none unless tabs or blanks part two columns of it."""
    pieces = [
        (component, paragraph.anchor)
        for component in subject.main.components
        if component.part in _LEFT | _RIGHT
        for paragraph in component.paragraphs
    ]
    right = {anchor.path for component, anchor in pieces if component.part in _RIGHT}
    left = {anchor.path for component, anchor in pieces if component.part in _LEFT}
    if not left or not right or not all(map(_is_plain, left | right)):
        return []
    moved = left & right or any(MOVED.search(places.paragraphs[path].text) for path in left | right)
    return sorted(pieces, key=lambda pair: pair[1].rank) if moved else []


def _is_plain(path: Path) -> bool:
    return path.in_body and path.cell_place is None and not path.in_text_box


def _in_table(
    subject: Subject,
    places: PlaceIndex,
    head: Sequence[tuple[Component, Anchor]],
    found: Sequence[tuple[int, Diagnostic]],
) -> Iterator[Edit]:
    """Yields the edit that makes the table; none where something else stands among the pieces."""
    document, (first, last) = subject.document, (head[0][1], head[-1][1])
    room = text_across(document, first)
    if room is None or not all(_is_covered(p, head) for p in document.between(first.order, last.order)):
        return
    second = next((at for at, (component, _) in enumerate(head) if component.part in _SECOND_ROW), len(head))
    rows = tuple(_row(part) for part in (head[:second], head[second:]) if part)
    needed = max(text_width(p.spans) for c in _components(head) if c.part in _RIGHT for p in c.paragraphs)
    right = min(max(needed * _SPARE + _CELL_MARGINS, _RIGHT_SHARE * room.width), _MOST_RIGHT * room.width)
    wanted = {edit.at: edit for _, each in found for edit in each.breach.edits if isinstance(edit, DrawLine)}
    lines = tuple(_lines(head, wanted))
    whole = places.paragraphs
    yield PlaceInTable(whole[first.path].anchor, whole[last.path].anchor, rows, (Pt(room.width - right), Pt(right)), lines)


def _lines(head: Sequence[tuple[Component, Anchor]], wanted: Mapping[Anchor, DrawLine]) -> Iterator[DrawLine]:
    """Yields the lines that stand under pieces, as long as findings want them, else as they are."""
    for component in _components(head):
        at = component.paragraphs[-1].anchor
        if component.strokes:
            yield wanted.get(at) or DrawLine(at, component.strokes[0].length or lines_of(component)[-1].width)


def _components(head: Sequence[tuple[Component, Anchor]]) -> Iterator[Component]:
    yield from {id(component): component for component, _ in head}.values()


def _row(pieces: Sequence[tuple[Component, Anchor]]) -> TableRow:
    return TableRow(
        tuple(anchor for component, anchor in pieces if component.part in _LEFT),
        tuple(anchor for component, anchor in pieces if component.part in _RIGHT),
    )


def _is_covered(paragraph: Paragraph, head: Sequence[tuple[Component, Anchor]]) -> bool:
    """Tells whether nothing stands in the paragraph but pieces, blanks and typed lines."""
    text = paragraph.text
    for _, piece in head:
        if piece.path == paragraph.anchor.path:
            end = len(text) if piece.end is None else piece.end
            text = text[: piece.start] + " " * (end - piece.start) + text[end:]
    return _TYPED_LINE.fullmatch(text) is not None and paragraph.anchor.path.cell_place is None


def typed_blanks(
    subject: Subject, places: PlaceIndex, found: Sequence[tuple[int, Diagnostic]]
) -> Iterator[tuple[Cause, list[int]]]:
    """Yields the blanks and tabs that stand in for centring and for first-line indents, with their findings."""
    cure: dict[Edit, None] = {}
    members: list[int] = []
    for number, diagnostic in found:
        edits = list(_without_blanks(diagnostic, subject.document, places))
        if edits:
            members.append(number)
            cure |= dict.fromkeys(edits)
    if members:
        yield Cause(CauseKind.BLANKS, cure=tuple(cure)), members


def _without_blanks(diagnostic: Diagnostic, document: Document, places: PlaceIndex) -> Iterator[Edit]:
    check, breach = diagnostic.rule.check, diagnostic.breach
    if isinstance(check, Placed | NameUnderPost) and not breach.edits:
        layout = CENTRED
    elif isinstance(check, Paragraphs) and breach.message_key == Paragraphs.Key.TYPED:
        layout = ParagraphLayout(left=Pt(0), first_line=_length(breach.expected))
    else:
        return
    paragraphs = [places.paragraphs.get(at.path) for at in (breach.at, *breach.also)]
    if Knowledge.BLANKS in document.knows and all(p is not None and _is_moved_whole(p) for p in paragraphs):
        for paragraph in filter(None, paragraphs):
            yield SetLayout(paragraph.anchor, layout)
            text = paragraph.text
            begin, end = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
            for low, high in ((0, begin), (end, len(text))):
                if low < high:
                    yield ReplaceText(paragraph.anchor.slice(low, high), "")


def _length(expected: object) -> Pt:
    lengths = expected if isinstance(expected, tuple) else (expected,)
    return next((Pt(each.value) for each in reversed(lengths) if isinstance(each, Measure)), Pt(0))


def _is_moved_whole(paragraph: Paragraph) -> bool:
    """Tells whether blanks or tabs stand around the text of the paragraph, and nowhere within."""
    inner = paragraph.text.strip(_BLANKS)
    return inner not in ("", paragraph.text) and not MOVED.search(inner)
