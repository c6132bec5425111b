"""Draws words, paragraphs and shapes as elements of an SVG file; lengths in points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from decree30_lint.model.advances import RAISED, UNKNOWN_SIZE
from decree30_lint.model.document import Paragraph
from decree30_lint.model.formatting import Align, RunFormat
from decree30_lint.model.metrics import MeasuredLine, extent, height, wrap

EDGE = 14.0  # points left free around what is drawn
WRONG, RIGHT = "#c62828", "#2e7d32"
_GROUND = "#ffffff"
_BETWEEN_TABS = re.compile(r"[^\t]+")


class Pair(Struct, frozen=True):
    """Two SVG files: the part as it is in the faulty document, and in the compliant one."""

    wrong: str
    right: str


def svg(left: float, top: float, width: float, tall: float, body: Iterable[str]) -> str:
    box = f"{tenths(left)} {tenths(top)} {tenths(width)} {tenths(tall)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{tenths(width)}" height="{tenths(tall)}">'
    ground = rectangle(left, top, width, tall, f'fill="{_GROUND}" stroke="#cccccc"')
    return "\n".join([head, ground, *body, "</svg>", ""])


def tenths(value: float) -> str:
    """One decimal is finer than a screen; no "-0"."""
    return f"{round(value, 1) + 0:g}"


def drawn_paragraph(paragraph: Paragraph, y: float) -> Iterator[str]:
    lines = wrap(paragraph)
    for line in lines:
        yield from _line(paragraph, line, y, line is lines[-1])
    if paragraph.boxed and lines:
        low, high = min(line.left for line in lines) - 4, max(line.right for line in lines) + 4
        yield rectangle(low, y - 1, high - low, height(paragraph) + 4, 'fill="none" stroke="#000000"')


def _line(paragraph: Paragraph, line: MeasuredLine, y: float, last: bool) -> Iterator[str]:
    """The spans of a line; justified lines have their blanks widened as Word does it."""
    added = 0.0 if last else _added(paragraph, line)
    for span in paragraph.spans:
        low, high = max(span.start, line.start), min(span.end, line.end)
        for piece in _BETWEEN_TABS.finditer(paragraph.text, low, max(low, high)):
            edges = drawn_edges(paragraph, line, piece.start(), piece.end(), last)
            if edges is not None:
                yield from drawn_words(piece[0], span.format, edges[0], edges[1] - edges[0], y + line.baseline, added)


def drawn_edges(paragraph: Paragraph, line: MeasuredLine, low: int, high: int, last: bool) -> tuple[float, float] | None:
    """Returns the left and the right edge at which characters of a line are drawn; None where there are none."""
    edges = extent(paragraph, low, high) if low < high else None
    if edges is None:
        return None
    added = 0.0 if last else _added(paragraph, line)
    before, within = (paragraph.text[start:end].count(" ") * added for start, end in ((line.start, low), (low, high)))
    return edges[0] + before, edges[1] + before + within


def _added(paragraph: Paragraph, line: MeasuredLine) -> float:
    """Returns what each blank of a justified line is widened by."""
    room, layout, blanks = paragraph.extent, paragraph.layout, line.text.count(" ")
    ended = paragraph.text[line.end : line.end + 2].lstrip(" ").startswith(("\n", "\f"))
    if layout.align is not Align.BOTH or room is None or not blanks or ended or "\t" in line.text:
        return 0.0
    return max(room.right - (layout.right or 0) - line.right, 0) / blanks


def drawn_words(text: str, letters: RunFormat, x: float, width: float, baseline: float, added: float) -> Iterator[str]:
    size = letters.size or UNKNOWN_SIZE
    if letters.highlighted or letters.shaded:
        yield rectangle(x, baseline - 0.9 * size, width, 1.15 * size, 'fill="#fff59d"')
    stripped = text.rstrip(" \t")
    if not stripped.strip():
        return
    shift = 0.33 * size if letters.off_baseline else 0.0
    yield (
        f'<text x="{tenths(x)}" y="{tenths(baseline - shift)}" {_style(letters, size)}{_exact(stripped, text, width, added)}'
        f' xml:space="preserve">{escape(stripped.replace(chr(9), " "))}</text>'
    )


def _exact(stripped: str, text: str, width: float, added: float) -> str:
    """The width the text has on the page, so that every viewer draws it alike whatever its fonts."""
    wider = f' word-spacing="{tenths(added)}"' if added else ""
    return wider + (f' textLength="{tenths(width)}" lengthAdjust="spacingAndGlyphs"' if stripped == text else "")


def _style(letters: RunFormat, size: float) -> str:
    drawn = size * RAISED if letters.off_baseline else size
    marks = [f"font-family={quoteattr(_family(letters.family))}", f'font-size="{tenths(drawn)}"']
    marks += ['font-weight="bold"'] if letters.bold else []
    marks += ['font-style="italic"'] if letters.italic else []
    marks += ['text-decoration="underline"'] if letters.underlined else []
    marks += ['font-variant="small-caps"'] if letters.small_caps else []
    marks += [f'letter-spacing="{tenths(letters.tracking)}"'] if letters.tracking else []
    marks += [f'fill="#{letters.colour}"'] if letters.colour and letters.colour != "000000" else []
    return " ".join(marks)


def _family(name: str | None) -> str:
    if name is None or name == "Times New Roman":
        return "Times New Roman, Liberation Serif, serif"
    return f"{name}, sans-serif" if name in ("Arial", "Tahoma", "Calibri", "Verdana") else f"{name}, serif"


def bar_beside(paragraph: Paragraph, y: float, colour: str) -> str:
    """Returns a bar beside a paragraph that differs."""
    left = (paragraph.extent.left if paragraph.extent else 0.0) - 8
    return rectangle(left, y, 2.5, height(paragraph), f'fill="{colour}"')


def rectangle(x: float, y: float, width: float, tall: float, look: str) -> str:
    return f'<rect x="{tenths(x)}" y="{tenths(y)}" width="{tenths(width)}" height="{tenths(tall)}" {look}/>'
