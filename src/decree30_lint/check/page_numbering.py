"""Finds the page numbers that headers and footers show, and where they stand and what stands beside them.

A page number is a field PAGE in a header or footer in force; "IF PAGE" is one that a condition may hide.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from decree30_lint.check.pages import is_short
from decree30_lint.model.document import Document, HeaderKind, Paragraph, Section, Span, flatten
from decree30_lint.model.formatting import Align
from decree30_lint.model.metrics import MeasuredLine, stretches
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor

_FIELDS = frozenset({"PAGE", "IF PAGE"})
_NOT_PLAIN = {"lowerRoman": "ii", "upperRoman": "II", "lowerLetter": "b", "upperLetter": "B", "numberInDash": "- 2 -"}
"""Shows, for formats of numbers, how page 2 looks in them."""


class PrintedNumber(Struct, frozen=True):
    """Holds one page number as it stands in a header or footer of `section`, on pages of `kind`."""

    section: Section
    kind: HeaderKind
    in_header: bool
    paragraph: Paragraph
    span: Span

    @property
    def at(self) -> Anchor:
        return self.paragraph.at(self.span)

    @property
    def is_hidden(self) -> bool:
        """Tells whether a condition may hide it."""
        return self.span.field != "PAGE"

    @property
    def off_centre(self) -> float | None:
        """Returns how far right of the page's or the text's centre, whichever is nearer, it stands, in points."""
        middle, section = self._middle, self.section
        if middle is None:
            return 0.0 if self.paragraph.layout.align is Align.CENTRE else None
        centres = [section.width / 2]
        if section.margins:
            centres.append((section.margins.left + section.width - section.margins.right) / 2)
        return min((middle - centre for centre in centres), key=abs)

    @property
    def _middle(self) -> float | None:
        """Returns the middle of the number from the page's left edge, in points: measured where the file is laid out."""
        if self.span.box is not None:
            return (self.span.box.left + self.span.box.right) / 2
        line = self._stretch if self.paragraph.extent else None
        return line.left + line.width / 2 if line else None

    @property
    def _stretch(self) -> MeasuredLine | None:
        """Returns the number with what stands beside it; None where the line does not hold it."""
        return next((s for s in stretches(self.paragraph) if s.start <= self.span.start < s.end), None)

    @property
    def more_than_digits(self) -> str | None:
        """Returns what stands around the number, or the number itself where it is not written in digits; else None."""
        if self.section.number_format in _NOT_PLAIN:
            return _NOT_PLAIN[self.section.number_format]
        span, line = self.span, self._stretch
        if line is None:
            return None
        around = line.text[: span.start - line.start] + line.text[span.end - line.start :]
        return line.text if around.strip() or not span.text.strip().isdecimal() else None


def numbers_of(section: Section) -> Iterator[PrintedNumber]:
    """Yields each number in the section's headers, then in its footers."""
    for in_header, edge in ((True, section.headers), (False, section.footers)):
        for kind, blocks in edge.items():
            for paragraph in flatten(blocks):
                for span in paragraph.spans:
                    if span.field in _FIELDS:
                        yield PrintedNumber(section, kind, in_header, paragraph, span)


def numbers_after_first(document: Document) -> Iterator[PrintedNumber]:
    """Yields each number once, on the pages after the first of its section.

    Of a document of one page it yields those that the page shows.
    """
    seen: set[Path] = set()
    only_first = is_short(document)
    for section in document.sections:
        for number in numbers_of(section):
            hidden = number.kind is HeaderKind.FIRST or (only_first and section.title_page)
            if not hidden and number.paragraph.anchor.path not in seen:
                seen.add(number.paragraph.anchor.path)
                yield number


def numbers_of_first_page(section: Section) -> Iterator[PrintedNumber]:
    """Yields the numbers that the section's first page shows for certain."""
    shown = HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT
    return (number for number in numbers_of(section) if number.kind is shown and not number.is_hidden)
