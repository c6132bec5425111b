"""Checks how letters look: size, weight and slope, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.looks import IN_CAPITALS, IN_SMALL_LETTERS, judged_spans, wrong_look, wrong_size
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, Edit, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


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
        for paragraph, span in judged_spans(view.components):
            yield from wrong_size(paragraph.at(span), span.format.size, self.within, error)


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
        for paragraph, span in judged_spans(view.components):
            at, look = paragraph.at(span), span.format
            yield from wrong_look(at, self.Key.BOLD, look.bold, self.bold)
            yield from wrong_look(at, self.Key.ITALIC, look.italic, self.italic)
            yield from wrong_look(at, self.Key.UNDERLINED, look.underlined, self.underlined)


_WORD = re.compile(r"[^\W\d_]+")


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
