"""Checks how letters look: size, weight and slope, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import Applicability, Edit, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


def judged_spans(view: View) -> Iterator[tuple[Paragraph, Span]]:
    """Yields the spans whose look the law speaks of: raised marks and signs without a letter or digit are left out."""
    for component in view.components:
        for paragraph, span in component.spans:
            if not span.format.off_baseline and any(map(str.isalnum, span.text)):
                yield paragraph, span


class Size(Kind, frozen=True):
    """Every letter of the part has a size the law allows."""

    within: Bounds

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} đang dùng cỡ chữ {actual}; quy định là {expected}.",
            en="{part} is set in {actual}; the decree asks for {expected}.",
        )
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        error = view.subject.document.precision.size
        for paragraph, span in judged_spans(view):
            size = span.format.size
            at = paragraph.at(span)
            if size is None:
                yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            elif not self.within.holds(size, error):
                lawful = RunFormat(size=Pt(self.within.nearest(size)))
                yield Breach(at, Measure(size, Unit.PT), self.within, (SetRunFormat(at, lawful),))


BOLD = Words("đậm", "bold")
NOT_BOLD = Words("không đậm", "not bold")
ITALIC = Words("nghiêng", "italic")
UPRIGHT = Words("đứng", "upright")
UNDERLINED = Words("gạch chân", "underlined")
NOT_UNDERLINED = Words("không gạch chân", "not underlined")


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

    def run(self, view: View) -> Iterator[Outcome]:
        for paragraph, span in judged_spans(view):
            at = paragraph.at(span)
            for key, lawful, yes, no in (
                (self.Key.BOLD, self.bold, BOLD, NOT_BOLD),
                (self.Key.ITALIC, self.italic, ITALIC, UPRIGHT),
                (self.Key.UNDERLINED, self.underlined, UNDERLINED, NOT_UNDERLINED),
            ):
                if lawful is None:
                    continue
                actual: bool | None = getattr(span.format, key.value)
                if actual is None:
                    yield Unsure(at, UndecidedReason.NOT_IN_FILE)
                elif actual is not lawful:
                    edits = (SetRunFormat(at, RunFormat(**{key.value: lawful})),)  # type: ignore[arg-type]
                    yield Breach(at, yes if actual else no, yes if lawful else no, edits, key)


_WORD = re.compile(r"[^\W\d_]+")

IN_CAPITALS = Words("in hoa", "in capitals")
IN_SMALL_LETTERS = Words("in thường", "in lower case")


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
                    edits = tuple(self._raised(paragraph, shown)) if self.all else tuple(self._lowered(paragraph))
                    yield Breach(
                        paragraph.anchor, actual, expected, edits, suggestion=self._suggested(paragraph.text, shown)
                    )

    def _broken(self, text: str) -> bool:
        letters = [c for c in text if c.isalpha()]
        if self.all:
            return any(c.islower() for c in letters)
        return len(letters) > 1 and len(text.split()) > 1 and not any(c.islower() for c in letters)

    def _suggested(self, text: str, shown: str) -> str | None:
        if self.all:
            text = "".join(c if mask == PLACEHOLDER else c.upper() for c, mask in zip(text, shown, strict=True))
            return " ".join(text.split())
        return self.lawful

    def _raised(self, paragraph: Paragraph, shown: str) -> Iterator[ReplaceText]:
        """Yields the edits that put words with small letters in capitals."""
        begin = paragraph.anchor.start
        for word in _WORD.finditer(shown):
            if not word[0].isupper():
                yield ReplaceText(paragraph.anchor.slice(begin + word.start(), begin + word.end()), word[0].upper())

    def _lowered(self, paragraph: Paragraph) -> Iterator[Edit]:
        """Yields edits that take off capitals made by the file; typed ones only where the words are known."""
        automatic = [span for span in paragraph.spans if span.format.all_caps]
        if automatic:
            yield from (SetRunFormat(paragraph.at(span), RunFormat(all_caps=False)) for span in automatic)
        elif self.lawful:
            yield ReplaceText(paragraph.anchor, self.lawful)
