"""Checks page numbers: whether there are any, where they stand, how they look, and that the first page shows none.

A page number is a field PAGE in a header or footer in force; "IF PAGE" is one that a condition may hide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from decree30_lint.check.looks import BOLD, ITALIC, UPRIGHT, wrong_size
from decree30_lint.check.pages import is_short, several_pages
from decree30_lint.model.document import Document, HeaderKind, Paragraph, Section, Span, flatten
from decree30_lint.model.edits import Applicability, NumberPages, SetRunFormat
from decree30_lint.model.formatting import Align, RunFormat
from decree30_lint.model.metrics import MeasuredLine, stretches
from decree30_lint.model.outcomes import Breach, Fact, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Interval, Length
from decree30_lint.model.words import Words

CENTRE_OF_TOP = Words("giữa lề trên của trang giấy", "the centre of the upper margin")
FOOT = Words("lề dưới", "the lower margin")
LEFT_OF_CENTRE = Words("lệch về bên trái", "left of the centre")
RIGHT_OF_CENTRE = Words("lệch về bên phải", "right of the centre")

_NUMBERS = frozenset({"PAGE", "IF PAGE"})


class _Number(Struct, frozen=True):
    """Holds one page number as it stands in a header or footer of `section`."""

    section: Section
    kind: HeaderKind
    in_header: bool
    paragraph: Paragraph
    span: Span

    @property
    def at(self) -> Anchor:
        return self.paragraph.at(self.span)


def _numbers_of(section: Section) -> Iterator[_Number]:
    for in_header, edge in ((True, section.headers), (False, section.footers)):
        for kind, blocks in edge.items():
            for paragraph in flatten(blocks):
                for span in paragraph.spans:
                    if span.field in _NUMBERS:
                        yield _Number(section, kind, in_header, paragraph, span)


def _numbers(document: Document) -> Iterator[_Number]:
    """Yields each number once, on the pages after the first of its section.

    Of a document of one page it yields those that the page shows.
    """
    seen: set[Path] = set()
    only_first = is_short(document)
    for section in document.sections:
        for number in _numbers_of(section):
            hidden = number.kind is HeaderKind.FIRST or (only_first and section.title_page)
            if not hidden and number.paragraph.anchor.path not in seen:
                seen.add(number.paragraph.anchor.path)
                yield number


def _numbered(section: Section) -> frozenset[HeaderKind]:
    """Returns the kinds of pages that show a number."""
    return frozenset(number.kind for number in _numbers_of(section))


class PageNumberMissing(Kind, frozen=True):
    """Checks that every page after the first shows its number. `size` is that of the numbers a repair puts in."""

    size: Length

    class Key(MessageKey):
        USUAL = ""
        EVEN = "even"
        SECTION = "section"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản có nhiều trang nhưng chưa đánh số trang.", en="The document has several pages and no page numbers."
        ),
        Key.EVEN: Words(
            vi="Các trang chẵn hoặc các trang lẻ không có số trang.",
            en="The even or the odd pages show no number.",
        ),
        Key.SECTION: Words(
            vi="Có phần của văn bản không được đánh số trang.",
            en="Some pages of the document show no number.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        shown = [_numbered(section) for section in document.sections]
        nowhere = not any(kinds - {HeaderKind.FIRST} for kinds in shown)
        several = several_pages(document) if nowhere or document.even_and_odd else True
        if several is None:
            yield Unsure(view.text.anchor, UndecidedReason.NOT_LAID_OUT)
        elif several and nowhere:
            edits = tuple(NumberPages(section.anchor, self.size) for section in document.sections)
            yield Breach(document.sections[0].anchor, None, None, edits)
        elif several:
            yield from self._gaps(view, shown)

    def _gaps(self, view: View, shown: list[frozenset[HeaderKind]]) -> Iterator[Outcome]:
        """Yields the sections, or every other page, without a number."""
        sections = view.subject.document.sections
        for number, (section, kinds) in enumerate(zip(sections, shown, strict=True)):
            yield from self._judge(section, kinds - {HeaderKind.FIRST}, number, view)

    def _judge(self, section: Section, after_first: frozenset[HeaderKind], number: int, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        edit = NumberPages(section.anchor, self.size)
        if not after_first and number == 0 and not document.pages:
            yield Unsure(section.anchor, UndecidedReason.NOT_LAID_OUT)
        elif not after_first and not section.continuous and any(not p.is_blank for p in flatten(section.blocks)):
            if not _only_first_page(number, view):
                yield Breach(section.anchor, None, None, (edit,), message_key=self.Key.SECTION)
        elif document.even_and_odd and len(after_first) == 1:
            yield Breach(section.anchor, None, None, (edit,), message_key=self.Key.EVEN)


def _only_first_page(number: int, view: View) -> bool:
    """Tells whether the section is one page, and the first one of its text: appendices have numbers of their own."""
    document, texts = view.subject.document, view.subject.recognition.texts
    page = document.sections[number].anchor.page
    if page is None or not document.pages:
        return False
    after = document.sections[number + 1].anchor.page if number + 1 < len(document.sections) else len(document.pages) + 1
    return after == page + 1 and any(text.anchor.page == page for text in texts)


class PageNumber(Kind, frozen=True):
    """Page numbers stand and look as the law says; what is None is not judged.

    They stand in the upper margin ("footer"), centred on page or text to within `off_centre`, a share of the page's width.
    They are upright and consist of digits alone, of a size `within` the bounds. Unless `first_page`, the first page shows
    none. A repair sets numbers of the size `size`.
    """

    off_centre: Bounds | None = None
    within: Bounds | None = None
    first_page: bool = True
    size: Length | None = None

    class Key(MessageKey):
        PLACE = "place"
        FOOTER = "footer"
        SIZE = "size"
        ITALIC = "italic"
        BOLD = "bold"
        MORE = "more"
        FIRST_PAGE = "first-page"

    messages: ClassVar = {
        Key.PLACE: Words(
            vi="Số trang đang {actual}; quy định là đặt ở {expected}.",
            en="The page number stands {actual}; the decree asks for {expected}.",
        ),
        Key.FOOTER: Words(
            vi="Số trang đang đặt ở {actual}; quy định là đặt ở {expected}.",
            en="The page number stands in {actual}; the decree asks for {expected}.",
        ),
        Key.SIZE: Words(
            vi="Số trang đang dùng cỡ chữ {actual}; quy định là {expected}.",
            en="The page number is set in {actual}; the decree asks for {expected}.",
        ),
        Key.ITALIC: Words(
            vi="Số trang đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="The page number is {actual}; the decree asks for {expected}.",
        ),
        Key.BOLD: Words(
            vi="Số trang đang trình bày kiểu chữ {actual}; quy định chỉ ghi kiểu chữ {expected}.",
            en="The page number is {actual}; the decree says only {expected}.",
        ),
        Key.MORE: Words(
            vi="Số trang đang ghi {actual}; quy định chỉ gồm chữ số Ả Rập.",
            en="The page number reads {actual}; the decree asks for Arabic digits alone.",
        ),
        Key.FIRST_PAGE: Words(vi="Trang thứ nhất đang hiển thị số trang.", en="The first page shows a page number."),
    }
    applicability: ClassVar = Applicability.SAFE
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        error = document.precision.size
        for number in _numbers(document):
            if self.off_centre is not None:
                yield from self._place(number, self.off_centre)
            if self.within is not None:
                yield from wrong_size(number.at, number.span.format.size, self.within, error, self.Key.SIZE)
                yield from self._letters(number)
        if not self.first_page:
            yield from self._first(document.sections[0])

    def _place(self, number: _Number, off_centre: Interval) -> Iterator[Outcome]:
        edits = self._edits(number.section)
        if not number.in_header:
            yield Breach(number.at, FOOT, CENTRE_OF_TOP, edits, message_key=self.Key.FOOTER)
            return
        shift = _off_centre(number)
        if shift is None:
            yield Unsure(number.at, UndecidedReason.NOT_IN_FILE)
        elif not off_centre.holds(abs(shift) / number.section.width):
            found = LEFT_OF_CENTRE if shift < 0 else RIGHT_OF_CENTRE
            yield Breach(number.at, found, CENTRE_OF_TOP, edits, message_key=self.Key.PLACE)

    def _letters(self, number: _Number) -> Iterator[Outcome]:
        letters, at = number.span.format, number.at
        if letters.italic:
            yield Breach(at, ITALIC, UPRIGHT, (SetRunFormat(at, RunFormat(italic=False)),), message_key=self.Key.ITALIC)
        if letters.bold:
            yield Breach(at, BOLD, UPRIGHT, (SetRunFormat(at, RunFormat(bold=False)),), message_key=self.Key.BOLD)
        more = _more_than_digits(number)
        if more is not None:
            yield Breach(at, more, None, message_key=self.Key.MORE)

    def _first(self, section: Section) -> Iterator[Outcome]:
        shown = HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT
        for number in _numbers_of(section):
            if number.kind is shown and number.span.field == "PAGE":
                yield Breach(number.at, None, None, self._edits(section), message_key=self.Key.FIRST_PAGE)

    def _edits(self, section: Section) -> tuple[NumberPages, ...]:
        return (NumberPages(section.anchor, self.size),) if self.size is not None else ()


def _off_centre(number: _Number) -> float | None:
    """Returns how far right of the page's or the text's centre, whichever is nearer, it stands, in points."""
    middle, section = _middle(number), number.section
    if middle is None:
        return 0.0 if number.paragraph.layout.align is Align.CENTRE else None
    centres = [section.width / 2]
    if section.margins:
        centres.append((section.margins.left + section.width - section.margins.right) / 2)
    return min((middle - centre for centre in centres), key=abs)


def _middle(number: _Number) -> float | None:
    """Returns the middle of the number from the page's left edge, in points: measured where the file is laid out."""
    if number.span.box is not None:
        return (number.span.box.left + number.span.box.right) / 2
    line = _stretch(number) if number.paragraph.extent else None
    return line.left + line.width / 2 if line else None


def _stretch(number: _Number) -> MeasuredLine | None:
    """Returns the number with what stands beside it; None where the line does not hold it."""
    return next((s for s in stretches(number.paragraph) if s.start <= number.span.start < s.end), None)


def _more_than_digits(number: _Number) -> Fact | None:
    """Returns what stands around the number, or the number itself where it is not written in digits; else None."""
    span = number.span
    line = _stretch(number)
    if line is None:
        return None
    around = line.text[: span.start - line.start] + line.text[span.end - line.start :]
    return line.text if around.strip() or not span.text.strip().isdecimal() else None
