"""How letters look: size, weight and slope, capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import ReplaceText, SetLetters, Trust
from decree30_lint.model.formatting import Letters
from decree30_lint.model.outcomes import Breach, Outcome, Unsure, Why
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval, Measure, Pt, Unit
from decree30_lint.model.words import Words


def judged_spans(view: View) -> Iterator[tuple[Paragraph, Span]]:
    """The spans whose look the law speaks of: raised marks (footnotes) are left out."""
    for component in view.components:
        for paragraph, span in component.spans:
            if not span.letters.raised:
                yield paragraph, span


@dataclass(frozen=True, slots=True)
class Size:
    """Every letter of the part has a size the law allows."""

    within: Interval

    words: ClassVar = {
        "": Words(
            vi="{part} đang dùng cỡ chữ {actual}; quy định là {expected}.",
            en="{part} is set in {actual}; the decree asks for {expected}.",
        )
    }
    trust: ClassVar = Trust.SAFE
    needs_part: ClassVar = True
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        error = view.subject.document.precision.size
        for paragraph, span in judged_spans(view):
            size = span.letters.size
            at = paragraph.at(span)
            if size is None:
                yield Unsure(at, Why.NOT_IN_FILE)
            elif not self.within.holds(size, error):
                lawful = Letters(size=Pt(self.within.nearest(size)))
                yield Breach(at, Measure(size, Unit.PT), self.within, (SetLetters(at, lawful),))


BOLD = Words("đậm", "bold")
NOT_BOLD = Words("không đậm", "not bold")
ITALIC = Words("nghiêng", "italic")
UPRIGHT = Words("đứng", "upright")
UNDERLINED = Words("gạch chân", "underlined")
NOT_UNDERLINED = Words("không gạch chân", "not underlined")


@dataclass(frozen=True, slots=True)
class Style:
    """Every letter of the part is bold or not, slanted or upright, underlined or not, as the law says. None: not judged."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None

    words: ClassVar = {
        "": Words(
            vi="{part} đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="{part} is {actual}; the decree asks for {expected}.",
        )
    }
    trust: ClassVar = Trust.SAFE
    needs_part: ClassVar = True
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for paragraph, span in judged_spans(view):
            at = paragraph.at(span)
            for name, wanted, yes, no in (
                ("bold", self.bold, BOLD, NOT_BOLD),
                ("italic", self.italic, ITALIC, UPRIGHT),
                ("underlined", self.underlined, UNDERLINED, NOT_UNDERLINED),
            ):
                if wanted is None:
                    continue
                actual: bool | None = getattr(span.letters, name)
                if actual is None:
                    yield Unsure(at, Why.NOT_IN_FILE)
                elif actual is not wanted:
                    lawful = Letters(**{name: wanted})  # type: ignore[arg-type]
                    yield Breach(at, yes if actual else no, yes if wanted else no, (SetLetters(at, lawful),))


IN_CAPITALS = Words("in hoa", "in capitals")
IN_SMALL_LETTERS = Words("in thường", "in lower case")


@dataclass(frozen=True, slots=True)
class Capitals:
    """The part stands in capitals ("in hoa": `all` true) or not ("in thường": false). Code and numbers do not count."""

    all: bool

    words: ClassVar = {
        "": Words(
            vi="{part} “{text}” đang trình bày {actual}; quy định là {expected}.",
            en="{part} “{text}” stands {actual}; the decree asks for it {expected}.",
        )
    }
    trust: ClassVar = Trust.REVIEW
    needs_part: ClassVar = True
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            for paragraph in component.paragraphs:
                if self._broken(paragraph.text):
                    at = paragraph.anchor
                    text = paragraph.text.strip()
                    lawful = text.upper() if self.all else None
                    edits = (ReplaceText(at, paragraph.text.upper()),) if self.all else ()
                    actual, expected = (IN_SMALL_LETTERS, IN_CAPITALS) if self.all else (IN_CAPITALS, IN_SMALL_LETTERS)
                    yield Breach(at, actual, expected, edits, suggestion=lawful)

    def _broken(self, text: str) -> bool:
        letters = [c for c in text if c.isalpha()]
        if self.all:
            return any(c.islower() for c in letters)
        return len(letters) > 1 and len(text.split()) > 1 and not any(c.islower() for c in letters)
