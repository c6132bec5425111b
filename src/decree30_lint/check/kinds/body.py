"""Checks how the body's prose looks: size, style, alignment, indent of first lines, closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.looks import BOLD, IN_CAPITALS, IN_SMALL_LETTERS, ITALIC, NOT_BOLD, UPRIGHT
from decree30_lint.check.prose import prose
from decree30_lint.check.shown import letter_count
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


class BodyStyle(Kind, frozen=True):
    """Paragraphs of the body are upright and in lower case, and the body as a whole is not bold.

    A paragraph counts as slanted when most of it is; quotations and remarks in brackets are free. Where a share below
    `minor` breaks the rule, the key ends in "few". `bold` is the share of bold letters that makes the body bold: below it,
    they stress something.
    """

    minor: Bounds
    bold: Bounds

    class Key(MessageKey):
        USUAL = ""
        FEW = "few"
        CAPITALS = "capitals"
        CAPITALS_FEW = "capitals-few"
        BOLD = "bold"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="{part} is {actual}; the decree asks for {expected}.",
        ),
        Key.FEW: Words(
            vi="Một số đoạn của {part} trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="{part}: some paragraphs are {actual}; the decree asks for {expected}.",
        ),
        Key.CAPITALS: Words(
            vi="{part} đang trình bày bằng chữ {actual}; quy định là chữ {expected}.",
            en="{part} stands {actual}; the decree asks for it {expected}.",
        ),
        Key.CAPITALS_FEW: Words(
            vi="Một số đoạn của {part} viết bằng chữ {actual}; quy định là chữ {expected}.",
            en="{part}: some paragraphs stand {actual}; the decree asks for them {expected}.",
        ),
        Key.BOLD: Words(
            vi="{part} đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="{part} is {actual}; the decree asks for {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        paragraphs = list(prose(view))
        slanted = _without_quotations([p for p in paragraphs if _is_slanted(p)], view.subject.document)
        capitals = [p for p in paragraphs if _in_capitals(p.text)]
        few = self.minor.high * len(paragraphs)
        key = self.Key.FEW if len(slanted) < few else self.Key.USUAL
        yield from self._breach(slanted, key, ITALIC, UPRIGHT, RunFormat(italic=False))
        key = self.Key.CAPITALS_FEW if len(capitals) < few else self.Key.CAPITALS
        yield from self._breach(capitals, key, IN_CAPITALS, IN_SMALL_LETTERS, None)
        telling = [p for p in paragraphs if letter_count(p.text) > _LABEL]
        heavy = [p for p in telling if _share_of(p, "bold") > 0.5]
        if sum(letter_count(p.text) for p in heavy) > self.bold.high * sum(letter_count(p.text) for p in telling):
            yield from self._breach(heavy, self.Key.BOLD, BOLD, NOT_BOLD, RunFormat(bold=False))

    def _breach(
        self, found: list[Paragraph], key: Key, actual: Words, expected: Words, lawful: RunFormat | None
    ) -> Iterator[Breach]:
        if not found:
            return
        edits = tuple(SetRunFormat(p.anchor, lawful) for p in found) if lawful else ()
        yield Breach(found[0].anchor, actual, expected, edits, key, also=tuple(p.anchor for p in found[1:]))


_LABEL = 40  # letters: what is shorter may be a label or a heading, and is bold by right


def _is_slanted(paragraph: Paragraph) -> bool:
    return _share_of(paragraph, "italic") > 0.5


def _without_quotations(slanted: Sequence[Paragraph], document: Document) -> list[Paragraph]:
    """Returns the slanted paragraphs without quotations.

    A quotation that one paragraph opens may go on in the slanted ones after it, headings among them.
    """
    if not slanted:
        return []
    left = {paragraph.anchor.path: paragraph for paragraph in slanted}
    quoting = False
    for paragraph in document.paragraphs:
        if not _is_slanted(paragraph):
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


def _share_of(paragraph: Paragraph, style: str) -> float:
    """Returns the share of the paragraph's letters that are "bold" or "italic", 0-1."""
    counted = [(letter_count(span.text), getattr(span.format, style)) for span in paragraph.spans if not span.generated]
    return sum(amount for amount, on in counted if on) / (sum(amount for amount, _ in counted) or 1)


def _in_capitals(text: str) -> bool:
    """Tells whether a sentence stands in capitals, not an abbreviation."""
    return len(text.split()) > 3 and text.upper() == text and text.lower() != text


_TAIL = re.compile(r"[\s./\\]*$")
_OPEN_ENDS = ":;,"  # something follows that is no prose


class BodyEnding(Kind, frozen=True):
    """Checks that the body's last paragraph ends with `mark`. One that is there but not quite is "malformed" or "apart"."""

    mark: str

    class Key(MessageKey):
        USUAL = ""
        MALFORMED = "malformed"
        APART = "apart"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} chưa kết thúc bằng dấu {expected} như trong các mẫu.",
            en="{part} does not end with {expected} as the sample layouts do.",
        ),
        Key.MALFORMED: Words(
            vi="{part} kết thúc bằng {actual}; các mẫu trình bày là {expected}.",
            en="{part} ends with {actual}; the sample layouts end with {expected}.",
        ),
        Key.APART: Words(
            vi="Dấu {expected} đứng riêng một dòng; các mẫu đặt ngay sau chữ cuối cùng.",
            en="{expected} stands on a line of its own; in the sample layouts it follows the last word.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        last, is_prose = _last_paragraph(view)
        text = last.text.rstrip()
        visible = masked(text)
        tail = _TAIL.search(visible)
        mark = tail[0].strip() if tail else ""
        start = len(text) - len(mark)
        if not mark.strip("/.\\") and start == 0:
            yield Breach(last.anchor, None, self.mark, message_key=self.Key.APART)
        elif "/" in mark or "\\" in mark:
            if mark != self.mark and visible[start - 1] != PLACEHOLDER:
                yield self._breach(last, start, mark, self.Key.MALFORMED)
        elif not is_prose or visible[-1] in _OPEN_ENDS + PLACEHOLDER:
            yield Unsure(last.anchor, UndecidedReason.AMBIGUOUS)
        else:
            yield self._breach(last, start, None, self.Key.USUAL)

    def _breach(self, paragraph: Paragraph, start: int, actual: str | None, key: Key) -> Breach:
        """Returns the breach at the last word; `start` is where the mark stands, or should."""
        text, first = paragraph.text.rstrip(), paragraph.anchor.start
        word = text.rfind(" ", 0, start) + 1
        at = paragraph.anchor.slice(first + word, first + len(text))
        lawful = text[word:start] + self.mark
        return Breach(at, actual, self.mark, (ReplaceText(at, lawful),), key, suggestion=lawful)


def _last_paragraph(view: View) -> tuple[Paragraph, bool]:
    """Returns the last paragraph before the closing, and whether it is prose, not a table or a stray line after it."""
    last = max((p for c in view.components for p in c.paragraphs), key=lambda p: p.anchor.order)
    closing = [c.anchor.order for part in _CLOSING for c in view.beside(part) if c.anchor.order > last.anchor.order]
    end = min(closing, default=view.text.end + 1)
    after = [p for p in view.subject.document.paragraphs if last.anchor.order < p.anchor.order < end and not p.is_blank]
    return (after[-1], False) if after else (last, True)


_CLOSING = (Part.SIGNATORY, Part.SIGNATORY_NAME, Part.RECIPIENTS, Part.APPENDIX, Part.COPY)
