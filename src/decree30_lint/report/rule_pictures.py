"""Drawings for the page of a rule: the lines that a change touches, with what stands around them, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from decree30_lint.model.document import Document, HeaderKind, Paragraph, Picture, Section, Span, Stroke, StrokeKind, flatten
from decree30_lint.model.formatting import Align, Letters
from decree30_lint.model.metrics import RAISED, UNKNOWN_SIZE, Line, extent, height, tops, wrap
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.place import WHOLE_FILE
from decree30_lint.model.records import dataclass
from decree30_lint.model.units import to_mm

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
    }
)
_FOOT = frozenset({Part.SIGNATORY, Part.SIGNATORY_NAME, Part.SEAL, Part.RECIPIENTS, Part.DRAFTER})
_LARGEST_GROUP = 24  # paragraphs; a longer one is shown in part
_LINES = 8  # of a picture that shows no group
_EDGE = 14.0  # points left free around the lines
_GROUND, _WRONG, _RIGHT = "#ffffff", "#c62828", "#2e7d32"
_SKETCH = 0.3  # scale of a whole page


@dataclass(frozen=True, slots=True)
class Pair:
    """Two SVG files: the part as it is in the faulty document, and in the compliant one."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Paragraphs `low` to `high` of a document; those from `first` to `last` differ from the other document's."""

    low: int
    high: int
    first: int
    last: int


def pictures(right: Subject, wrong: Subject) -> Pair | None:
    """The two documents where they differ; None where nothing that can be drawn does."""
    pair = _lines_pair(right, wrong) or _pages_pair(right.document, wrong.document)
    return pair if pair and pair.wrong != pair.right else None


def _lines_pair(right: Subject, wrong: Subject) -> Pair | None:
    ours, theirs = _looks(right.document), _looks(wrong.document)
    if ours == theirs or not ours or not theirs:
        return None
    head = _alike(ours, theirs)
    tail = min(_alike(ours[::-1], theirs[::-1]), len(ours) - head, len(theirs) - head)
    low, high = _shown(right, head, len(ours) - tail)
    more = len(theirs) - len(ours)
    good = _Stretch(low, high, head, len(ours) - tail)
    bad = _Stretch(low, high + more, head, len(theirs) - tail)
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
    """Letterhead or closing as a whole where the change is within, else the paragraph before and a few that follow."""
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
    return low, high


def _group(subject: Subject, parts: frozenset[Part], first: int, last: int) -> tuple[int, int] | None:
    paragraphs = subject.document.paragraphs
    for text in subject.recognition.texts:
        paths = {p.anchor.path for c in text.components if c.part in parts for p in c.paragraphs}
        indices = [at for at, p in enumerate(paragraphs) if p.anchor.path in paths]
        if indices and indices[0] <= first and last <= indices[-1] + 1 and indices[-1] - indices[0] < _LARGEST_GROUP:
            return indices[0], indices[-1] + 1
    return None


def _drawing(document: Document, stretch: _Stretch, colour: str) -> str:
    """The paragraphs of `stretch` that stand in the section of the first of them."""
    wanted = document.paragraphs[stretch.low : stretch.high] or document.paragraphs[-1:]
    section = _section_of(document, wanted[0])
    inside = {p.anchor.path for p in flatten(section.blocks)}
    shown = [p for p in wanted if p.anchor.path in inside]
    y = tops(section.blocks)
    top = min(y[p.anchor.path] for p in shown)
    body: list[str] = []
    foot = 0.0
    changed = {p.anchor.path for p in document.paragraphs[stretch.first : stretch.last]}
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


def _rect(x: float, y: float, width: float, tall: float, look: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(tall)}" {look}/>'


def _pages_pair(right: Document, wrong: Document) -> Pair | None:
    """Sheets of paper, where paper, margins, headers or footers differ."""
    pages = zip(right.sections, wrong.sections, strict=False)
    differing = [(good, bad) for good, bad in pages if _sheets(good) != _sheets(bad)]
    if not differing:
        return None
    good, bad = differing[0]
    return Pair(_sheets(bad), _sheets(good))


def _sheets(section: Section) -> str:
    """The first page of a section and one that follows it, small, with the margins in millimetres."""
    body: list[str] = []
    step = section.width * _SKETCH + 20
    for at, kind in enumerate((HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT, HeaderKind.DEFAULT)):
        body += [f'<g transform="translate({_n(at * step)} 0) scale({_SKETCH})">', *_sheet(section, kind), "</g>"]
    return _svg(-8, -8, 2 * step - 4, section.height * _SKETCH + 16, body)


def _sheet(section: Section, kind: HeaderKind) -> Iterator[str]:
    yield _rect(0, 0, section.width, section.height, 'fill="#ffffff" stroke="#000000" stroke-width="2"')
    margins = section.margins
    if margins is None:
        return
    width, tall = section.width - margins.left - margins.right, section.height - margins.top - margins.bottom
    yield _rect(margins.left, margins.top, width, tall, 'fill="#eeeeee" stroke="#888888" stroke-dasharray="8 6"')
    middle_x, middle_y = margins.left + width / 2, margins.top + tall / 2
    yield _length(middle_x + 90, margins.top + 34, margins.top)
    yield _length(middle_x + 90, section.height - margins.bottom - 10, margins.bottom)
    yield _length(margins.left + 60, middle_y, margins.left)
    yield _length(section.width - margins.right - 60, middle_y, margins.right)
    yield from _running(section.headers.get(kind, ()), margins.header or 36.0)
    foot = section.footers.get(kind, ())
    deep = sum(height(p) for p in flatten(foot))
    yield from _running(foot, section.height - (margins.footer or 36.0) - deep)


def _length(x: float, y: float, value: float) -> str:
    words = f"{to_mm(value):.0f} mm"
    return f'<text x="{_n(x)}" y="{_n(y)}" font-family="sans-serif" font-size="30" fill="#555555" text-anchor="middle">{words}</text>'


def _running(blocks: Sequence[object], top: float) -> Iterator[str]:
    """Headers and footers; the letters of a page are too small to read, so they are drawn larger in place."""
    for paragraph in (block for block in blocks if isinstance(block, Paragraph)):
        for line in wrap(paragraph):
            if line.text:
                yield from _words(line.text, _large(paragraph.spans), line.left, line.width, top + line.baseline, 0.0)


def _large(spans: Sequence[Span]) -> Letters:
    return next((span.letters for span in spans if span.text.strip()), Letters())
