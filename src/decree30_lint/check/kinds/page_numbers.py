"""Checks page numbers: whether there are any, where they stand, how they look, and that the first page shows none."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.looks import BOLD, ITALIC, UPRIGHT, wrong_size
from decree30_lint.check.page_numbering import PrintedNumber, numbers_after_first, numbers_of, numbers_of_first_page
from decree30_lint.check.pages import all_on_one_page_each, has_text, is_one_first_page, several_pages
from decree30_lint.model.document import HeaderKind, Section
from decree30_lint.model.edits import Applicability, NumberPages, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Interval, Length
from decree30_lint.model.words import Words

CENTRE_OF_TOP = Words("giữa lề trên của trang giấy", "the centre of the upper margin")
FOOT = Words("lề dưới", "the lower margin")
LEFT_OF_CENTRE = Words("lệch về bên trái", "left of the centre")
RIGHT_OF_CENTRE = Words("lệch về bên phải", "right of the centre")


class PageNumberMissing(Kind, frozen=True):
    """Checks that every page after the first shows its number. A repair puts in numbers of this `size` and font."""

    size: Length
    family: str

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
        shown = [frozenset(number.kind for number in numbers_of(s)) - {HeaderKind.FIRST} for s in document.sections]
        several = several_pages(document) if not any(shown) or document.even_and_odd else True
        if several and not any(shown):
            apart = all_on_one_page_each(document, view.subject.recognition)
            several = None if apart is None else not apart
        if several is None:
            yield Unsure(view.text.anchor, UndecidedReason.NOT_LAID_OUT)
        elif several and not any(shown):
            edits = tuple(NumberPages(section.anchor, self.size, self.family) for section in document.sections)
            yield Breach(document.sections[0].anchor, None, None, edits)
        elif several:
            for number, after_first in enumerate(shown):
                yield from self._judge(number, after_first, view)

    def _judge(self, number: int, after_first: frozenset[HeaderKind], view: View) -> Iterator[Outcome]:
        """Yields the section, or every other page of it, where its pages after the first show no number."""
        document = view.subject.document
        section = document.sections[number]
        edit = NumberPages(section.anchor, self.size, self.family)
        if not after_first and number == 0 and not document.pages:
            yield Unsure(section.anchor, UndecidedReason.NOT_LAID_OUT)
        elif not after_first and not section.continuous and has_text(section):
            if not is_one_first_page(document, number, view.subject.recognition):
                yield Breach(section.anchor, None, None, (edit,), message_key=self.Key.SECTION)
        elif document.even_and_odd and len(after_first) == 1:
            yield Breach(section.anchor, None, None, (edit,), message_key=self.Key.EVEN)


class PageNumber(Kind, frozen=True):
    """Page numbers stand and look as the law says; what is None is not judged.

    They stand in the upper margin ("footer"), centred on page or text to within `off_centre`, a share of the page's width.
    They are upright and consist of digits alone, of a size `within` the bounds. Unless `first_page`, the first page shows
    none. A repair sets numbers of the size `size` and the font `family`.
    """

    off_centre: Bounds | None = None
    within: Bounds | None = None
    first_page: bool = True
    size: Length | None = None
    family: str | None = None

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
        for number in numbers_after_first(document):
            if self.off_centre is not None:
                yield from self._place(number, self.off_centre)
            if self.within is not None:
                yield from wrong_size(number.at, number.span.format.size, self.within, error, self.Key.SIZE)
                yield from self._letters(number)
        if not self.first_page:
            section = document.sections[0]
            for number in numbers_of_first_page(section):
                yield Breach(number.at, None, None, self._edits(section), message_key=self.Key.FIRST_PAGE)

    def _place(self, number: PrintedNumber, off_centre: Interval) -> Iterator[Outcome]:
        edits = self._edits(number.section)
        if not number.in_header:
            yield Breach(number.at, FOOT, CENTRE_OF_TOP, edits, message_key=self.Key.FOOTER)
            return
        shift = number.off_centre
        if shift is None:
            yield Unsure(number.at, UndecidedReason.NOT_IN_FILE)
        elif not off_centre.holds(abs(shift) / number.section.width):
            found = LEFT_OF_CENTRE if shift < 0 else RIGHT_OF_CENTRE
            yield Breach(number.at, found, CENTRE_OF_TOP, edits, message_key=self.Key.PLACE)

    def _letters(self, number: PrintedNumber) -> Iterator[Outcome]:
        letters, at = number.span.format, number.at
        if letters.italic:
            yield Breach(at, ITALIC, UPRIGHT, (SetRunFormat(at, RunFormat(italic=False)),), message_key=self.Key.ITALIC)
        if letters.bold:
            yield Breach(at, BOLD, UPRIGHT, (SetRunFormat(at, RunFormat(bold=False)),), message_key=self.Key.BOLD)
        if number.more_than_digits is not None:
            yield Breach(at, number.more_than_digits, None, message_key=self.Key.MORE)

    def _edits(self, section: Section) -> tuple[NumberPages, ...]:
        return (NumberPages(section.anchor, self.size, self.family),) if self.size and self.family else ()
