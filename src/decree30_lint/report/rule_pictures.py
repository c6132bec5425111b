"""Drawings for the page of a rule: the lines that a change touches, with what stands around them, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.document import Document, Paragraph, Section, Stroke, StrokeKind, flatten
from decree30_lint.model.metrics import height, wrap
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Picture
from decree30_lint.model.place import WHOLE_FILE
from decree30_lint.model.stacking import tops
from decree30_lint.report.drawn import EDGE, RIGHT, WRONG, Pair, bar_beside, drawn_paragraph, rectangle, svg, tenths
from decree30_lint.report.rule_sheets import numbers_pair, pages_pair

_HEAD = frozenset(
    {
        Part.NATIONAL_NAME,
        Part.MOTTO,
        Part.PARENT_BODY,
        Part.ISSUING_BODY,
        Part.NUMBER,
        Part.PLACE_DATE,
        Part.TYPE_NAME,
        Part.SUBJECT,
        Part.LETTER_SUBJECT,
        Part.SECRECY,
        Part.URGENCY,
        Part.ADDRESSEES,
        Part.SEAL,
    }
)
_FOOT = frozenset({Part.SIGNATORY, Part.SIGNATORY_NAME, Part.RECIPIENTS, Part.DRAFTER})
_LARGEST_GROUP = 24  # paragraphs; a longer one is shown in part
_LINES = 8  # of a picture that shows no group


class _ParagraphRange(Struct, frozen=True):
    """Paragraphs `low` to `high` of a document; those `changed` look otherwise in the other document.

    Where none is, because the other document only has more of them, these would stand before paragraph `first`.
    """

    low: int
    high: int
    first: int
    changed: frozenset[int]


def pictures(right: Subject, wrong: Subject) -> Pair | None:
    """Returns the two documents drawn where they differ; None where nothing that can be drawn does."""
    documents = right.document, wrong.document
    pair = pages_pair(*documents) or numbers_pair(*documents) or _lines_pair(right, wrong)
    return pair if pair and pair.wrong != pair.right else None


def _lines_pair(right: Subject, wrong: Subject) -> Pair | None:
    ours, theirs = _looks(right.document), _looks(wrong.document)
    if ours == theirs or not ours or not theirs:
        return None
    head = _alike(ours, theirs)
    tail = min(_alike(ours[::-1], theirs[::-1]), len(ours) - head, len(theirs) - head)
    low, high = _shown(right, head, len(ours) - tail)
    more = len(theirs) - len(ours)
    same = {at for at in range(head, len(ours) - tail) if not more and ours[at] == theirs[at]}
    good = _ParagraphRange(low, high, head, frozenset(range(head, len(ours) - tail)) - same)
    bad = _ParagraphRange(low, high + more, head, frozenset(range(head, len(theirs) - tail)) - same)
    return Pair(_drawing(wrong.document, bad, WRONG), _drawing(right.document, good, RIGHT))


def _looks(document: Document) -> list[object]:
    """Returns what is seen of each paragraph, in a form that can be compared."""
    held: dict[Path, list[Picture]] = {}
    for picture in document.pictures:
        held.setdefault(picture.anchor.path, []).append(replace(picture, anchor=WHOLE_FILE))
    return [_look(p, document.strokes_under.get(p.anchor.path, ()), held.get(p.anchor.path)) for p in document.paragraphs]


def _look(paragraph: Paragraph, strokes: Iterable[Stroke], held: object) -> object:
    spans = [(span.text, span.format) for span in paragraph.spans]
    lines = [(s.kind, s.length, s.left, s.width, s.solid, s.gap) for s in strokes]
    return spans, paragraph.layout, paragraph.boxed, paragraph.extent, lines, held


def _alike(ours: Sequence[object], theirs: Sequence[object]) -> int:
    """Counts how many entries at the beginning are equal."""
    pairs = zip(ours, theirs, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))


def _shown(subject: Subject, first: int, last: int) -> tuple[int, int]:
    """Returns the half-open range of paragraphs that are drawn.

    It is letterhead or closing as a whole where the change touches it, else the paragraph before and a few that follow.
    """
    paragraphs = subject.document.paragraphs
    for parts in (_HEAD, _FOOT):
        group = _group(subject, parts, first, last)
        if group:
            return group
    low = max(first - 1, 0)
    high, count = low, 0
    while high < len(paragraphs) and (count < _LINES or high <= first):
        count += len(wrap(paragraphs[high]))
        high += 1
    return low, min(max(high, last + 2), len(paragraphs), first + _LARGEST_GROUP)


def _group(subject: Subject, parts: frozenset[Part], first: int, last: int) -> tuple[int, int] | None:
    paragraphs = subject.document.paragraphs
    for text in subject.recognition.texts:
        paths = {p.anchor.path for c in text.components if c.part in parts for p in c.paragraphs}
        indices = [at for at, p in enumerate(paragraphs) if p.anchor.path in paths]
        if indices and _touches(first, last, indices[0], indices[-1] + 1):
            low, high = min(first, indices[0]), max(last, indices[-1] + 1)
            return (low, high) if high - low <= _LARGEST_GROUP else None
    return None


def _touches(first: int, last: int, low: int, high: int) -> bool:
    """Paragraphs of the group `low` to `high` change, or others come into it or to its ends."""
    return low <= first <= high if first == last else first < high and last > low


def _drawing(document: Document, stretch: _ParagraphRange, colour: str) -> str:
    """The paragraphs of `stretch` that stand in the section of the first that differs."""
    wanted = document.paragraphs[stretch.low : stretch.high] or document.paragraphs[-1:]
    section = _section_of(document, wanted[min(stretch.first - stretch.low, len(wanted) - 1)])
    inside = {p.anchor.path for p in flatten(section.blocks)}
    shown = [p for p in wanted if p.anchor.path in inside]
    y = tops(section.blocks)
    top = min(y[p.anchor.path] for p in shown)
    body: list[str] = []
    foot = 0.0
    changed = {document.paragraphs[at].anchor.path for at in stretch.changed}
    for paragraph in shown:
        at = y[paragraph.anchor.path] - top
        strokes = document.strokes_under.get(paragraph.anchor.path, ())
        held = [p for p in document.pictures if p.anchor.path == paragraph.anchor.path]
        body += drawn_paragraph(paragraph, at)
        body += drawn_strokes(paragraph, strokes, at)
        body += drawn_pictures(paragraph, held, at)
        if paragraph.anchor.path in changed:
            body.append(bar_beside(paragraph, at, colour))
        foot = max(foot, at + height(paragraph) + 6, *(at + (p.down or 0) + p.height for p in held))
    if not changed:
        body.append(_gap_mark(shown, document.paragraphs[: stretch.first], {p: at - top for p, at in y.items()}, colour))
    margins = section.margins
    left = margins.left if margins else 0.0
    right = section.width - (margins.right if margins else 0.0)
    return svg(left - EDGE, -EDGE, right - left + 2 * EDGE, foot + 2 * EDGE, body)


def _section_of(document: Document, paragraph: Paragraph) -> Section:
    path = paragraph.anchor.path
    return next(s for s in document.sections if any(p.anchor.path == path for p in flatten(s.blocks)))


def drawn_strokes(paragraph: Paragraph, strokes: Iterable[Stroke], y: float) -> Iterator[str]:
    """Draws the lines below a paragraph; typed ones and underlines are already drawn with the letters."""
    lines = wrap(paragraph)
    for stroke in strokes:
        if stroke.kind in (StrokeKind.TYPED, StrokeKind.UNDERLINE):
            continue
        length = stroke.length if stroke.length is not None else lines[-1].width
        left = stroke.left if stroke.left is not None else (lines[-1].left + lines[-1].right - length) / 2
        at = y + height(paragraph) + (stroke.gap or 0.0)
        dashes = ' stroke-dasharray="3 2"' if stroke.solid is False else ""
        yield (
            f'<line x1="{tenths(left)}" y1="{tenths(at)}" x2="{tenths(left + length)}" y2="{tenths(at)}"'
            f' stroke="#000000" stroke-width="{stroke.width or 0.75:g}"{dashes}/>'
        )


def drawn_pictures(paragraph: Paragraph, held: Iterable[Picture], y: float) -> Iterator[str]:
    """Pictures of seal and signature: their edge, what they cover, and strokes in the colour of their ink."""
    left = paragraph.extent.left if paragraph.extent else 0.0
    for picture in held:
        x, top = left + (picture.right or 0), y + (picture.down or 0)
        paper = 'fill="#ffffff" stroke="#888888"' if picture.transparent is False else 'fill="none" stroke="#bbbbbb"'
        yield rectangle(x, top, picture.width, picture.height, f'{paper} stroke-dasharray="2 2"')
        ink = f"#{picture.ink or '888888'}"
        round_one = abs(picture.width - picture.height) < 0.2 * picture.height
        yield from (_seal if round_one else _signature)(x, top, picture.width, picture.height, ink)


def _seal(x: float, y: float, width: float, tall: float, ink: str) -> Iterator[str]:
    for share in (0.48, 0.33, 0.08):
        place = f'cx="{tenths(x + width / 2)}" cy="{tenths(y + tall / 2)}" r="{tenths(share * width)}"'
        yield f'<circle {place} fill="none" stroke="{ink}" stroke-width="2"/>'


_HAND = ((0.03, 0.8), (0.2, -0.1), (0.24, 1.1), (0.36, 0.1), (0.42, 0.95), (0.54, 0.2), (0.6, 0.9), (0.74, 0.3), (0.97, 0.6))


def _signature(x: float, y: float, width: float, tall: float, ink: str) -> Iterator[str]:
    """Draws a wave that turns near points given as shares of the picture."""
    points = [(x + across * width, y + down * tall) for across, down in _HAND]
    path = f"M {_pair(points[0])}"
    for turn, after in pairwise(points[1:]):
        path += f" Q {_pair(turn)} {_pair(((turn[0] + after[0]) / 2, (turn[1] + after[1]) / 2))}"
    yield f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="2"/>'


def _pair(point: tuple[float, float]) -> str:
    return f"{tenths(point[0])} {tenths(point[1])}"


def _gap_mark(shown: Sequence[Paragraph], before: Sequence[Paragraph], y: Mapping[Path, float], colour: str) -> str:
    """A short bar where a paragraph is gone: under the last one shown before the gap, else above the first."""
    above = [p for p in shown if p in before[-len(shown) :]]
    paragraph = above[-1] if above else shown[0]
    at = y[paragraph.anchor.path] + (height(paragraph) if above else -2)
    left = (paragraph.extent.left if paragraph.extent else 0.0) - 8
    return rectangle(left, at, 12, 2.5, f'fill="{colour}"')
