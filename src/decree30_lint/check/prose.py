"""Gathers the body's prose and its letters, and turns faults that many places share into one finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.check.shown import letter_count
from decree30_lint.model.advances import UNKNOWN_SIZE
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Edit
from decree30_lint.model.formatting import Align, RunFormat
from decree30_lint.model.metrics import wrap
from decree30_lint.model.outcomes import Breach, Fact, MessageKey
from decree30_lint.model.parts import Part
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval, Measure, Pt, Unit, from_mm
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

Key = TypeVar("Key", bound=MessageKey)

_NARROWEST, _WIDEST = 0.35, 0.60  # mean width of a letter in prose, of the size: what lies between is measured


class MeasuredFault(Struct, frozen=True):
    """Holds one place where a measured value is wrong, and what mends it."""

    at: Anchor
    value: float  # what was measured, in the unit of the rule
    edits: tuple[Edit, ...]


class ProseLetters(Struct, frozen=True):
    """Holds letters of prose that have one format."""

    at: Anchor
    format: RunFormat
    amount: int  # of letters and digits


def prose(view: View) -> Iterator[Paragraph]:
    """Yields the paragraphs of the body set as prose: none right-aligned, none that is mostly room to fill in.

    Of centred ones only sentences over several lines are prose.
    """
    for component in view.components:
        yield from filter(_is_prose, component.paragraphs)


def own_prose(view: View) -> Iterator[Paragraph]:
    """Yields the prose that is the text's own words: quotations over several paragraphs have looks of their own."""
    return prose(replace(view, components=tuple(c for c in view.components if not c.quoted)))


def _is_prose(paragraph: Paragraph) -> bool:
    align = paragraph.layout.align
    if align is Align.CENTRE and not (paragraph.text.rstrip().endswith(_SENTENCE_ENDS) and takes_several_lines(paragraph)):
        return False
    return align is not Align.RIGHT and _is_written(paragraph.text)


_SENTENCE_ENDS = (".", ";", ":")


def set_apart(view: View) -> Iterator[Paragraph]:
    """Yields the sentences of the body that are centred or right-aligned: no captions, nothing still to be filled in."""
    for component in view.components:
        for paragraph in component.paragraphs:
            sentence = paragraph.text.rstrip().endswith((".", ";")) and PLACEHOLDER not in masked(paragraph.text)
            if paragraph.layout.align in (Align.CENTRE, Align.RIGHT) and sentence and _is_written(paragraph.text):
                yield paragraph


def prose_letters(view: View) -> Iterator[ProseLetters]:
    """Yields the spans of the own prose that hold letters or digits; raised marks and automatic numbers are left out."""
    for paragraph in own_prose(view):
        for span in paragraph.spans:
            amount = letter_count(span.text)
            if amount and not span.format.off_baseline and not span.generated:
                yield ProseLetters(paragraph.at(span), span.format, amount)


def _is_written(text: str) -> bool:
    return letter_count(text) > sum(map(text.count, _ROOM))


_ROOM = ".…_"


def last_paragraph(view: View) -> tuple[Paragraph, bool]:
    """Returns the last paragraph before the closing, and whether it is prose, not a table or a stray line after it."""
    last = max((p for c in view.components for p in c.paragraphs), key=lambda p: p.anchor.order)
    closing = [c.anchor.order for part in _CLOSING for c in view.beside(part) if c.anchor.order > last.anchor.order]
    end = min(closing, default=view.text.end + 1)
    after = [p for p in view.subject.document.paragraphs if last.anchor.order < p.anchor.order < end and not p.is_blank]
    return (after[-1], False) if after else (last, True)


_CLOSING = (Part.SIGNATORY, Part.SIGNATORY_NAME, Part.RECIPIENTS, Part.APPENDIX, Part.COPY)


def few_or(usual: Key, few: Key, wrong: float, judged: float, minor: Interval) -> Key:
    """Returns the key `few` where less than the share `minor` of what was judged is wrong, else `usual`."""
    return few if wrong / (judged or 1) < minor.high else usual


def at_all(
    places: Sequence[Anchor], actual: Fact | None, expected: Fact | None, key: MessageKey, edits: tuple[Edit, ...] = ()
) -> Iterator[Breach]:
    """Yields one breach at all the places, none where there are none."""
    if places:
        yield Breach(places[0], actual, expected, edits, key, also=tuple(places[1:]))


def gathered(faults: Sequence[MeasuredFault], unit: Unit, expected: Fact, key: MessageKey) -> Iterator[Breach]:
    """Yields one breach for all faults, none where there are no faults; its values are given in `unit`."""
    edits = tuple(edit for fault in faults for edit in fault.edits)
    yield from at_all([fault.at for fault in faults], _most_frequent([f.value for f in faults], unit), expected, key, edits)


def as_one(breaches: Sequence[Breach]) -> Breach:
    """Returns the like faults of one text as one breach, which shows line by line how each is to be written."""
    lawful = "\n".join(dict.fromkeys(breach.suggestion for breach in breaches if breach.suggestion))
    edits = tuple(edit for breach in breaches for edit in breach.edits)
    return replace(breaches[0], edits=edits, suggestion=lawful or None, also=tuple(breach.at for breach in breaches[1:]))


def _most_frequent(values: Sequence[float], unit: Unit) -> Fact:
    """Returns one value, or the two most frequent ones; a difference that nobody sees on paper does not count."""
    counted = Counter(round(value, 1 if unit is not Unit.LINES else 2) for value in values)
    found = tuple(Measure(value, unit) for value, _ in counted.most_common(2))
    return found[0] if len(found) == 1 else found


_SHOWN = from_mm(0.05)  # reports show tenths of a millimetre


def is_item(paragraph: Paragraph) -> bool:
    """Tells whether it is an item of a list: with an automatic bullet, or hanging behind its number."""
    return paragraph.list_level == "bullet" or (paragraph.layout.first_line or 0) < 0


def is_listed_far_in(paragraph: Paragraph) -> bool:
    """Tells whether it is an item with a dash or bullet that begins far in: such a list may be set apart on purpose."""
    marked = paragraph.list_level == "bullet" or paragraph.text.lstrip()[:1] in tuple(_BULLETS)
    return marked and first_line_from_edge(paragraph) > _FAR_IN


_BULLETS = "-–—+•*·"
_FAR_IN = 60  # points


def first_line_from_edge(paragraph: Paragraph) -> float:
    """Returns how far the first line begins behind the left edge of the text, in points."""
    return (paragraph.layout.first_line or 0.0) + (paragraph.layout.left or 0.0)


def indent_among(lengths: Sequence[Pt], paragraph: Paragraph, error: float) -> Pt | None:
    """Returns which of `lengths` the first line is indented by, from the paragraph's left edge or from the text's.

    A length that reads like the last one allowed, to a tenth of a millimetre, is allowed.
    """
    found = (paragraph.layout.first_line or 0.0, first_line_from_edge(paragraph))
    return next((length for length in lengths if any(abs(f - length) <= error + _SHOWN for f in found)), None)


def takes_several_lines(paragraph: Paragraph) -> bool:
    """Tells whether it takes more than one line: as the pages show it, else in its room; False where that is not known."""
    if _shown_in_lines(paragraph):
        return True
    size = max((span.format.size or UNKNOWN_SIZE for span in paragraph.spans), default=UNKNOWN_SIZE)
    room = paragraph.extent.width if paragraph.extent else None
    if room is None:
        return False
    length = len(paragraph.text) * size
    if length * _NARROWEST > room:
        return True
    return length * _WIDEST > room and len(wrap(paragraph)) > 1


def _shown_in_lines(paragraph: Paragraph) -> bool:
    """Tells whether the file is laid out, and its letters stand in several lines."""
    boxes = [span.box for span in paragraph.spans if span.box is not None]
    return any(box.page != boxes[0].page or box.top >= boxes[0].bottom for box in boxes[1:])


def mostly(paragraph: Paragraph, style: str) -> bool:
    """Tells whether more than half of the paragraph's letters are "bold" or "italic"."""
    counted = [(letter_count(span.text), getattr(span.format, style)) for span in paragraph.spans if not span.generated]
    return 2 * sum(amount for amount, on in counted if on) > sum(amount for amount, _ in counted)


def without_quotations(slanted: Sequence[Paragraph], document: Document) -> list[Paragraph]:
    """Returns the slanted paragraphs without quotations.

    A quotation that one paragraph opens may go on in the slanted ones after it, headings among them.
    """
    if not slanted:
        return []
    left = {paragraph.anchor.path: paragraph for paragraph in slanted}
    quoting = False
    for paragraph in document.paragraphs:
        if not mostly(paragraph, "italic"):
            quoting = quoting and paragraph.is_blank
        elif quoting or _quotes_or_remarks(paragraph):
            left.pop(paragraph.anchor.path, None)
            quoting = not paragraph.text.rstrip(" .;,").endswith(_CLOSING_MARKS)
    return list(left.values())


_CLOSING_MARKS = ("”", '"', "’", ")", "]")
_OPENING_MARKS = frozenset('“"‘(*[')


def _quotes_or_remarks(paragraph: Paragraph) -> bool:
    """Tells whether a mark opens before or with the first slanted letters."""
    first = next((span for span in paragraph.spans if span.format.italic and letter_count(span.text)), None)
    return first is not None and not _OPENING_MARKS.isdisjoint(paragraph.text[: first.start - paragraph.spans[0].start + 2])
