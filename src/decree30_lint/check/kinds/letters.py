"""Checks how letters look: size, weight and slope, capitals."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.looks import (
    IN_CAPITALS,
    IN_SMALL_LETTERS,
    judged_spans,
    lowered,
    main_size,
    raised,
    wrong_look,
    wrong_size,
)
from decree30_lint.check.prose import MeasuredFault, few_or, gathered, prose_letters
from decree30_lint.check.small_signs import spans_without_signs
from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Interval, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_SizedLetters = tuple[Anchor, Pt, int]
"""Holds where letters stand, their size, and how many they are."""


class Size(Kind, frozen=True):
    """The letters of the part have a size the law allows.

    Each letter counts, except in prose, which is judged as a whole where one of two shares is given. Where a share below
    `minor` is wrong, the key is "few", where no more than `trace` letters are, "trace". Of the sizes that the law allows the
    prose has one, but for the share `mixed` ("mixed"). In the list of recipients, signs of drafters and names of officials
    in letters of size `sign` are left out.
    """

    within: Bounds
    minor: Bounds | None = None
    trace: int = 0
    mixed: Bounds | None = None
    sign: Bounds | None = None

    class Key(MessageKey):
        USUAL = ""
        FEW = "few"
        TRACE = "trace"
        MIXED = "mixed"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} đang dùng cỡ chữ {actual}; quy định là {expected}.",
            en="{part} is set in {actual}; the decree asks for {expected}.",
        ),
        Key.FEW: Words(
            vi="Một số chỗ trong {part} dùng cỡ chữ {actual}; quy định là {expected}.",
            en="{part}: some places are set in {actual}; the decree asks for {expected}.",
        ),
        Key.TRACE: Words(
            vi="Một hai chữ trong {part} dùng cỡ chữ {actual}; quy định là {expected}.",
            en="{part}: a word or two are set in {actual}; the decree asks for {expected}.",
        ),
        Key.MIXED: Words(
            vi="{part} dùng lẫn cỡ chữ {actual} với cỡ chữ {expected}; nên thống nhất một cỡ chữ.",
            en="{part} mixes {actual} with {expected}; it should have one size.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    of_relations: ClassVar = frozenset({Key.MIXED})

    @property
    def weighs_letters(self) -> bool:
        return self.minor is None and self.mixed is None

    def run(self, view: View) -> Iterator[Outcome]:
        error = view.subject.document.precision.size
        if self.minor is None and self.mixed is None:
            spans = judged_spans(view.components) if self.sign is None else spans_without_signs(view, self.sign)
            for paragraph, span in spans:
                yield from wrong_size(paragraph.at(span), span.format.size, self.within, error)
            return
        letters = list(prose_letters(view))
        yield from (Unsure(each.at, UndecidedReason.NOT_IN_FILE) for each in letters if each.format.size is None)
        sizes = [(each.at, each.format.size, each.amount) for each in letters if each.format.size is not None]
        if self.minor is not None:
            yield from self._unlawful(sizes, error, self.minor)
        if self.mixed is not None:
            yield from self._unlike([each for each in sizes if self.within.holds(each[1], error)], error, self.mixed)

    def _unlawful(self, sizes: Sequence[_SizedLetters], error: float, minor: Interval) -> Iterator[Breach]:
        wrong = [each for each in sizes if not self.within.holds(each[1], error)]
        amount = _amount(wrong)
        key = few_or(self.Key.USUAL, self.Key.FEW, amount, _amount(sizes), minor)
        faults = [_resized(at, size, Pt(self.within.nearest(size))) for at, size, _ in wrong]
        yield from gathered(faults, Unit.PT, self.within, self.Key.TRACE if amount <= self.trace else key)

    def _unlike(self, sizes: Sequence[_SizedLetters], error: float, mixed: Interval) -> Iterator[Breach]:
        main = main_size((size, amount) for _, size, amount in sizes) or Pt(0)
        others = [each for each in sizes if abs(each[1] - main) > 2 * error]
        if others and _amount(others) / _amount(sizes) > mixed.high:
            faults = [_resized(at, size, main) for at, size, _ in others]
            yield from gathered(faults, Unit.PT, Measure(main, Unit.PT), self.Key.MIXED)


def _amount(sizes: Sequence[_SizedLetters]) -> int:
    return sum(amount for _, _, amount in sizes)


def _resized(at: Anchor, size: Pt, lawful: Pt) -> MeasuredFault:
    return MeasuredFault(at, size, (SetRunFormat(at, RunFormat(size=lawful)),))


_LOOKS = Words(
    vi="{part} đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
    en="{part} is {actual}; the decree asks for {expected}.",
)


class Style(Kind, frozen=True):
    """Every letter of the part is bold or not, slanted or upright, underlined or not, as the law says; None is not judged.

    The key is "bold", "italic" or "underlined".
    """

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None

    class Key(MessageKey):
        BOLD = "bold"
        ITALIC = "italic"
        UNDERLINED = "underlined"

    messages: ClassVar = {Key.BOLD: _LOOKS, Key.ITALIC: _LOOKS, Key.UNDERLINED: _LOOKS}
    applicability: ClassVar = Applicability.SAFE

    @property
    def weighs_letters(self) -> bool:
        return True

    def run(self, view: View) -> Iterator[Outcome]:
        for paragraph, span in judged_spans(view.components):
            at, look = paragraph.at(span), span.format
            yield from wrong_look(at, self.Key.BOLD, look.bold, self.bold)
            yield from wrong_look(at, self.Key.ITALIC, look.italic, self.italic)
            yield from wrong_look(at, self.Key.UNDERLINED, look.underlined, self.underlined)


class Capitals(Kind, frozen=True):
    """The part stands in capitals ("in hoa": `all` true) or not ("in thường": false).

    What is still to be filled in does not count. Where the law fixes the words, `lawful` is how they stand.
    """

    all: bool
    lawful: str | None = None

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} “{text}” đang trình bày {actual}; quy định là {expected}.",
            en="{part} “{text}” stands {actual}; the decree asks for it {expected}.",
        )
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        actual, expected = (IN_SMALL_LETTERS, IN_CAPITALS) if self.all else (IN_CAPITALS, IN_SMALL_LETTERS)
        for component in view.components:
            for paragraph in component.paragraphs:
                shown = masked(paragraph.text)
                if self._broken(shown):
                    edits = tuple(raised(paragraph) if self.all else lowered(paragraph, self.lawful))
                    yield Breach(
                        paragraph.anchor, actual, expected, edits, suggestion=self._suggested(paragraph.text, shown)
                    )

    def _broken(self, text: str) -> bool:
        letters = [c for c in text if c.isalpha()]
        if self.all:
            return any(c.islower() for c in letters)
        words = [word for word in text.split() if "/" not in word]  # "V/v" opens a line of capitals too
        letters = [c for word in words for c in word if c.isalpha()]
        return len(letters) > 1 and len(text.split()) > 1 and not any(c.islower() for c in letters)

    def _suggested(self, text: str, shown: str) -> str | None:
        if self.all:
            text = "".join(c if mask == PLACEHOLDER else c.upper() for c, mask in zip(text, shown, strict=True))
            return " ".join(text.split())
        return self.lawful
