"""Drawings for the page of a rule: the lines that a change touches, with what stands around them, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from decree30_lint.model.document import (
    Block,
    Document,
    HeaderKind,
    Paragraph,
    Picture,
    Section,
    Stroke,
    StrokeKind,
    flatten,
)
from decree30_lint.model.formatting import Align, Letters
from decree30_lint.model.metrics import RAISED, UNKNOWN_SIZE, Line, extent, height, tops, wrap
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.place import WHOLE_FILE
from decree30_lint.model.records import dataclass
from decree30_lint.model.units import Pt, to_mm

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
    }
)
_FOOT = frozenset({Part.SIGNATORY, Part.SIGNATORY_NAME, Part.SEAL, Part.RECIPIENTS, Part.DRAFTER})
_LARGEST_GROUP = 24  # paragraphs; a longer one is shown in part
_LINES = 8  # of a picture that shows no group
_EDGE = 14.0  # points left free around the lines
_GROUND, _WRONG, _RIGHT = "#ffffff", "#c62828", "#2e7d32"
_SKETCH = 0.3  # scale of a whole page
_LARGER = 2.5  # headers and footers in it
_SHORT = 60.0  # points; what counts as short there
_UNSEEN = 1.0  # points; lengths that differ by less are drawn as equal


@dataclass(frozen=True, slots=True)
class Pair:
    """Two SVG files: the part as it is in the faulty document, and in the compliant one."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Paragraphs `low` to `high` of a document; those `changed` look otherwise in the other document.

    Where none is, because the other document only has more of them, these would stand before paragraph `first`.
    """

    low: int
    high: int
    first: int
    changed: frozenset[int]


def pictures(right: Subject, wrong: Subject) -> Pair | None:
    """The two documents where they differ; None where nothing that can be drawn does."""
    pair = _pages_pair(right.document, wrong.document) or _lines_pair(right, wrong)
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
    good = _Stretch(low, high, head, frozenset(range(head, len(ours) - tail)) - same)
    bad = _Stretch(low, high + more, head, frozenset(range(head, len(theirs) - tail)) - same)
    return Pair(_drawing(wrong.document, bad, _WRONG), _drawing(right.document, good, _RIGHT))


def _looks(document: Document) -> list[object]:
    """What is seen of each paragraph, in a form that can be compared."""
    held: dict[str, list[Picture]] = {}
    for picture in document.pictures:
        held.setdefault(picture.anchor.path, []).append(replace(picture, anchor=WHOLE_FILE))
    return [_look(p, document.strokes_under.get(p.anchor.path, ()), held.get(p.anchor.path)) for p in document.paragraphs]


def _look(paragraph: Paragraph, strokes: Iterable[Stroke], held: object) -> object:
    spans = [(span.text, span.letters) for span in paragraph.spans]
    lines = [(s.kind, s.length, s.left, s.width, s.solid, s.gap) for s in strokes]
    return spans, paragraph.layout, paragraph.boxed, paragraph.room, lines, held


def _alike(ours: Sequence[object], theirs: Sequence[object]) -> int:
    """How many entries at the beginning are equal."""
    pairs = zip(ours, theirs, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))


def _shown(subject: Subject, first: int, last: int) -> tuple[int, int]:
    """Letterhead or closing as a whole where the change touches it, else the paragraph before and a few that follow."""
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


def _drawing(document: Document, stretch: _Stretch, colour: str) -> str:
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
        body += _paragraph(paragraph, at)
        body += _strokes(paragraph, strokes, at)
        body += _held(paragraph, held, at)
        if paragraph.anchor.path in changed:
            body.append(_mark(paragraph, at, colour))
        foot = max(foot, at + height(paragraph) + 6, *(at + (p.down or 0) + p.height for p in held))
    if not changed:
        body.append(_gap_mark(shown, document.paragraphs[: stretch.first], {p: at - top for p, at in y.items()}, colour))
    margins = section.margins
    left = margins.left if margins else 0.0
    right = section.width - (margins.right if margins else 0.0)
    return _svg(left - _EDGE, -_EDGE, right - left + 2 * _EDGE, foot + 2 * _EDGE, body)


def _section_of(document: Document, paragraph: Paragraph) -> Section:
    path = paragraph.anchor.path
    return next(s for s in document.sections if any(p.anchor.path == path for p in flatten(s.blocks)))


def _svg(left: float, top: float, width: float, tall: float, body: Iterable[str]) -> str:
    box = f"{_n(left)} {_n(top)} {_n(width)} {_n(tall)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{_n(width)}" height="{_n(tall)}">'
    ground = (
        f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(tall)}" fill="{_GROUND}" stroke="#cccccc"/>'
    )
    return "\n".join([head, ground, *body, "</svg>", ""])


def _n(value: float) -> str:
    """One decimal is finer than a screen; no "-0"."""
    return f"{round(value, 1) + 0:g}"


def _paragraph(paragraph: Paragraph, y: float) -> Iterator[str]:
    lines = wrap(paragraph)
    for line in lines:
        yield from _line(paragraph, line, y, line is lines[-1])
    if paragraph.boxed and lines:
        low, high = min(line.left for line in lines) - 4, max(line.right for line in lines) + 4
        yield _rect(low, y - 1, high - low, height(paragraph) + 4, 'fill="none" stroke="#000000"')


def _line(paragraph: Paragraph, line: Line, y: float, last: bool) -> Iterator[str]:
    """The spans of a line; justified lines have their blanks widened as Word does it."""
    added = _added(paragraph, line) if not last else 0.0
    for span in paragraph.spans:
        low, high = max(span.start, line.start), min(span.end, line.end)
        edges = extent(paragraph, low, high) if low < high else None
        if edges is None:
            continue
        text = span.text[low - span.start : high - span.start]
        before = paragraph.text[line.start : low].count(" ") * added
        width = edges[1] - edges[0] + text.count(" ") * added
        yield from _words(text, span.letters, edges[0] + before, width, y + line.baseline, added)


def _added(paragraph: Paragraph, line: Line) -> float:
    """What each blank of a justified line is widened by."""
    room, layout, blanks = paragraph.room, paragraph.layout, line.text.count(" ")
    ended = paragraph.text[line.end : line.end + 2].lstrip(" ").startswith(("\n", "\f"))
    if layout.align is not Align.BOTH or room is None or not blanks or ended or "\t" in line.text:
        return 0.0
    return max(room.right - (layout.right or 0) - line.right, 0) / blanks


def _words(text: str, letters: Letters, x: float, width: float, baseline: float, added: float) -> Iterator[str]:
    size = letters.size or UNKNOWN_SIZE
    if letters.highlighted or letters.shaded:
        yield _rect(x, baseline - 0.9 * size, width, 1.15 * size, 'fill="#fff59d"')
    stripped = text.rstrip(" \t")
    if not stripped.strip():
        return
    shift = 0.33 * size if letters.raised else 0.0
    yield (
        f'<text x="{_n(x)}" y="{_n(baseline - shift)}" {_style(letters, size)}{_exact(stripped, text, width, added)}'
        f' xml:space="preserve">{escape(stripped.replace(chr(9), " "))}</text>'
    )


def _exact(stripped: str, text: str, width: float, added: float) -> str:
    """The width the text has on the page, so that every viewer draws it alike whatever its fonts."""
    wider = f' word-spacing="{_n(added)}"' if added else ""
    return wider + (f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"' if stripped == text else "")


def _style(letters: Letters, size: float) -> str:
    drawn = size * RAISED if letters.raised else size
    marks = [f"font-family={quoteattr(_family(letters.family))}", f'font-size="{_n(drawn)}"']
    marks += ['font-weight="bold"'] if letters.bold else []
    marks += ['font-style="italic"'] if letters.italic else []
    marks += ['text-decoration="underline"'] if letters.underlined else []
    marks += ['font-variant="small-caps"'] if letters.small_capitals else []
    marks += [f'letter-spacing="{_n(letters.tracking)}"'] if letters.tracking else []
    marks += [f'fill="#{letters.colour}"'] if letters.colour and letters.colour != "000000" else []
    return " ".join(marks)


def _family(name: str | None) -> str:
    if name is None or name == "Times New Roman":
        return "Times New Roman, Liberation Serif, serif"
    return f"{name}, sans-serif" if name in ("Arial", "Tahoma", "Calibri", "Verdana") else f"{name}, serif"


def _strokes(paragraph: Paragraph, strokes: Iterable[Stroke], y: float) -> Iterator[str]:
    """Lines below; typed ones and underlines are already drawn with the letters."""
    lines = wrap(paragraph)
    for stroke in strokes:
        if stroke.kind in (StrokeKind.TYPED, StrokeKind.UNDERLINE):
            continue
        length = stroke.length if stroke.length is not None else lines[-1].width
        left = stroke.left if stroke.left is not None else (lines[-1].left + lines[-1].right - length) / 2
        at = y + height(paragraph) + (stroke.gap or 0.0)
        dashes = ' stroke-dasharray="3 2"' if stroke.solid is False else ""
        yield (
            f'<line x1="{_n(left)}" y1="{_n(at)}" x2="{_n(left + length)}" y2="{_n(at)}"'
            f' stroke="#000000" stroke-width="{stroke.width or 0.75:g}"{dashes}/>'
        )


def _held(paragraph: Paragraph, held: Iterable[Picture], y: float) -> Iterator[str]:
    """Pictures of the document (seals, signatures, scans) as a frame in the colour of their ink."""
    left = paragraph.room.left if paragraph.room else 0.0
    for picture in held:
        ink = f"#{picture.ink or '888888'}"
        look = f'fill="{ink}" fill-opacity="0.25" stroke="{ink}"'
        yield _rect(left + (picture.right or 0), y + (picture.down or 0), picture.width, picture.height, look)


def _mark(paragraph: Paragraph, y: float, colour: str) -> str:
    """A bar beside a paragraph that differs."""
    left = (paragraph.room.left if paragraph.room else 0.0) - 8
    return _rect(left, y, 2.5, height(paragraph), f'fill="{colour}"')


def _gap_mark(shown: Sequence[Paragraph], before: Sequence[Paragraph], y: Mapping[str, float], colour: str) -> str:
    """A short bar where a paragraph is gone: under the last one shown before the gap, else above the first."""
    above = [p for p in shown if p in before[-len(shown) :]]
    paragraph = above[-1] if above else shown[0]
    at = y[paragraph.anchor.path] + (height(paragraph) if above else -2)
    left = (paragraph.room.left if paragraph.room else 0.0) - 8
    return _rect(left, at, 12, 2.5, f'fill="{colour}"')


def _rect(x: float, y: float, width: float, tall: float, look: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(tall)}" {look}/>'


def _pages_pair(right: Document, wrong: Document) -> Pair | None:
    """Sheets of paper, where paper, margins, headers or footers differ."""
    pages = zip(right.sections, wrong.sections, strict=False)
    differing = [(good, bad) for good, bad in pages if _sheets(good, good, _RIGHT) != _sheets(bad, bad, _RIGHT)]
    if not differing:
        return None
    good, bad = differing[0]
    if _same_paper(good, bad) and (_long(good.footers) or _long(bad.footers)) and good.footers != bad.footers:
        return Pair(_foot(bad, _WRONG), _foot(good, _RIGHT))
    return Pair(_sheets(bad, good, _WRONG), _sheets(good, bad, _RIGHT))


def _same_paper(one: Section, other: Section) -> bool:
    return (one.width, one.height, one.margins) == (other.width, other.height, other.margins)


def _long(running: Mapping[HeaderKind, tuple[Block, ...]]) -> bool:
    """Too much to be read in a small sheet."""
    lines = [line for blocks in running.values() for p in flatten(blocks) for line in wrap(p)]
    return any(line.width >= _SHORT for line in lines)


def _foot(section: Section, colour: str) -> str:
    """The foot of the first page alone, in full size."""
    blocks = section.footers.get(HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT, ())
    y, paragraphs = tops(blocks), list(flatten(blocks))
    body: list[str] = []
    for paragraph in paragraphs:
        at = y[paragraph.anchor.path]
        body += [*_paragraph(paragraph, at), _mark(paragraph, at, colour)]
    foot = max((y[p.anchor.path] + height(p) for p in paragraphs), default=0.0)
    left, right = (section.margins.left, section.margins.right) if section.margins else (0.0, 0.0)
    return _svg(left - _EDGE, -_EDGE, section.width - left - right + 2 * _EDGE, foot + 2 * _EDGE, body)


def _sheets(section: Section, other: Section, colour: str) -> str:
    """The first page of a section and one that follows it, small, with the margins in millimetres.

    Those that the `other` section has otherwise are in `colour`.
    """
    body: list[str] = []
    step = section.width * _SKETCH + 20
    for at, kind in enumerate((HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT, HeaderKind.DEFAULT)):
        place = f"translate({_n(at * step)} 0) scale({_SKETCH})"
        body += [f'<g transform="{place}">', *_sheet(section, other, kind, colour), "</g>"]
    return _svg(-8, -8, 2 * step - 4, section.height * _SKETCH + 16, body)


def _sheet(section: Section, other: Section, kind: HeaderKind, colour: str) -> Iterator[str]:
    yield _rect(0, 0, section.width, section.height, 'fill="#ffffff" stroke="#000000" stroke-width="2"')
    margins = section.margins
    if margins is None:
        return
    width, tall = section.width - margins.left - margins.right, section.height - margins.top - margins.bottom
    yield _rect(margins.left, margins.top, width, tall, 'fill="#eeeeee" stroke="#888888" stroke-dasharray="8 6"')
    middle_x, middle_y = margins.left + width / 2, margins.top + tall / 2
    theirs = other.margins or margins
    for x, y, ours, their in (
        (middle_x, margins.top + 40, margins.top, theirs.top),
        (middle_x, section.height - margins.bottom - 16, margins.bottom, theirs.bottom),
        (margins.left + 70, middle_y, margins.left, theirs.left),
        (section.width - margins.right - 70, middle_y, margins.right, theirs.right),
    ):
        yield _length(x, y, ours, "#555555" if abs(ours - their) < _UNSEEN else colour)
    paper, theirs_too = (section.width, section.height), (other.width, other.height)
    if max(abs(a - b) for a, b in zip(paper, theirs_too, strict=True)) >= _UNSEEN:
        yield _label(middle_x, middle_y + 80, " × ".join(f"{to_mm(side):.0f}" for side in paper) + " mm", colour)
    yield from _running(section.headers.get(kind, ()), margins.header or margins.top / 2)
    foot = section.footers.get(kind, ())
    deep = sum(height(p) for p in flatten(foot))
    yield from _running(foot, section.height - (margins.footer or margins.bottom / 2) - deep)


def _length(x: float, y: float, value: float, colour: str) -> str:
    return _label(x, y, f"{to_mm(value):.0f} mm", colour)


def _label(x: float, y: float, words: str, colour: str) -> str:
    look = f'font-family="sans-serif" font-size="32" fill="{colour}" text-anchor="middle"'
    return f'<text x="{_n(x)}" y="{_n(y)}" {look}>{words}</text>'


def _running(blocks: Sequence[Block], top: float) -> Iterator[str]:
    """Headers and footers; what is short stands larger than it is, since the sheet is too small to read it."""
    y = tops(blocks)
    for paragraph in flatten(tuple(blocks)):
        letters = next((span.letters for span in paragraph.spans if span.text.strip()), Letters())
        for line in wrap(paragraph):
            scale = _LARGER if line.width < _SHORT else 1.0
            left, width = line.left + line.width * (1 - scale) / 2, line.width * scale
            larger = replace(letters, size=Pt((letters.size or UNKNOWN_SIZE) * scale))
            yield from _words(line.text, larger, left, width, top + y[paragraph.anchor.path] + line.baseline, 0.0)
