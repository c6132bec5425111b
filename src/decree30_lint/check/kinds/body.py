"""Checks how the body's prose looks: size, style, alignment, indent of first lines, closing mark."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.looks import BOLD, IN_CAPITALS, IN_SMALL_LETTERS, ITALIC, NOT_BOLD, UPRIGHT
from decree30_lint.check.prose import at_all, few_or, last_paragraph, mostly, own_prose, without_quotations
from decree30_lint.check.shown import letter_count
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.ending import Ending, ending_of


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
        body = list(own_prose(view))
        slanted = without_quotations([p for p in body if mostly(p, "italic")], view.subject.document)
        key = few_or(self.Key.USUAL, self.Key.FEW, len(slanted), len(body), self.minor)
        yield from _said(slanted, ITALIC, UPRIGHT, key, RunFormat(italic=False))
        capitals = [p for p in body if _in_capitals(p.text)]
        key = few_or(self.Key.CAPITALS, self.Key.CAPITALS_FEW, len(capitals), len(body), self.minor)
        yield from _said(capitals, IN_CAPITALS, IN_SMALL_LETTERS, key)
        telling = [p for p in body if letter_count(p.text) > _LABEL]
        heavy = [p for p in telling if mostly(p, "bold")]
        if sum(letter_count(p.text) for p in heavy) > self.bold.high * sum(letter_count(p.text) for p in telling):
            yield from _said(heavy, BOLD, NOT_BOLD, self.Key.BOLD, RunFormat(bold=False))


_LABEL = 40  # letters: what is shorter may be a label or a heading, and is bold by right


def _said(
    wrong: Sequence[Paragraph], actual: Words, expected: Words, key: MessageKey, lawful: RunFormat | None = None
) -> Iterator[Breach]:
    edits = tuple(SetRunFormat(p.anchor, lawful) for p in wrong) if lawful else ()
    yield from at_all([p.anchor for p in wrong], actual, expected, key, edits)


def _in_capitals(text: str) -> bool:
    """Tells whether a sentence stands in capitals, not an abbreviation."""
    return len(text.split()) > 3 and text.upper() == text and text.lower() != text


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
        last, is_prose = last_paragraph(view)
        ending = ending_of(last.text)
        if ending.stands_alone:
            yield Breach(last.anchor, None, self.mark, message_key=self.Key.APART)
        elif ending.has_stroke:
            if ending.mark != self.mark and ending.is_filled_in:
                yield self._breach(last, ending, ending.mark, self.Key.MALFORMED)
        elif not is_prose or ending.is_open:
            yield Unsure(last.anchor, UndecidedReason.AMBIGUOUS)
        else:
            yield self._breach(last, ending, None, self.Key.USUAL)

    def _breach(self, paragraph: Paragraph, ending: Ending, actual: str | None, key: Key) -> Breach:
        """Returns the breach at the last word."""
        first = paragraph.anchor.start
        at = paragraph.anchor.slice(first + ending.word_start, first + len(ending.text))
        lawful = ending.closed(self.mark)
        return Breach(at, actual, self.mark, (ReplaceText(at, lawful),), key, suggestion=lawful)
