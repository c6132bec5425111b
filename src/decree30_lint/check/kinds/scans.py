"""Checks scans: files whose pages are pictures of paper."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.model.digits import number_of
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.papers import PaperSize
from decree30_lint.model.picture import Page, PageScan, PictureColours
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length, Pt
from decree30_lint.model.words import Words

_ScannedPage = tuple[Page, PageScan]


class DigitisedCopy(Kind, frozen=True):
    """A digitised copy is as the law says; what is left out is not judged. Each fault is told once, at the worst page.

    It is a PDF of `version` or later, in colour (`colour`), of at least `dpi` dots an inch, and its pages are as large as
    their `paper` (the two sides); they may lie. Both hold give or take the share `slack`, by which scanners miss the size.
    """

    version: str | None = None
    colour: bool = False
    dpi: int | None = None
    paper: tuple[Length, ...] = ()
    slack: float = 0.0

    class Key(MessageKey):
        VERSION = "version"
        COLOUR = "colour"
        DPI = "dpi"
        SCALE = "scale"

    messages: ClassVar = {
        Key.VERSION: Words(
            vi="Tệp quét là PDF phiên bản {actual}; quy định là từ phiên bản {expected} trở lên.",
            en="The scan is a PDF of version {actual}; {expected} or later is asked for.",
        ),
        Key.COLOUR: Words(
            vi="Tệp quét là ảnh đen trắng hoặc ảnh xám; bản sao số hóa phải là ảnh màu.",
            en="The scan is in black and white or in grey; a digitised copy is in colour.",
        ),
        Key.DPI: Words(
            vi="Tệp quét có độ phân giải {actual} dpi; quy định tối thiểu là {expected} dpi.",
            en="The scan has {actual} dpi; at least {expected} dpi are asked for.",
        ),
        Key.SCALE: Words(
            vi="Trang quét có khổ {actual}; bản sao số hóa giữ tỷ lệ 100% nên phải đúng khổ {expected}.",
            en="The scanned page measures {actual}; a copy at 100% has the size of its paper, {expected}.",
        ),
    }
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_no_text: ClassVar = True
    of_any_file: ClassVar = frozenset(Key)

    def run(self, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        if document.scan is None:
            return
        pages = [(page, page.scan) for page in document.pages if page.scan is not None]
        if self.version is not None:
            yield from _old_version(view, document.scan.version, self.version)
        if self.colour:
            yield from _colourless(view, pages)
        if self.dpi is not None:
            yield from _coarse(view, pages, self.dpi, self.slack)
        if self.paper:
            yield from self._scaled(view, pages, sorted(self.paper))

    def _scaled(self, view: View, pages: Sequence[_ScannedPage], lawful: Sequence[Pt]) -> Iterator[Breach]:
        def off(page: Page) -> float:
            sides = sorted((page.width, page.height))
            return max(abs(side / due - 1) for side, due in zip(sides, lawful, strict=True))

        worst = max((page for page, _ in pages), key=off, default=None)
        if worst is not None and off(worst) > self.slack:
            found = PaperSize(*sorted((worst.width, worst.height)))
            yield Breach(_place(view, worst), found, PaperSize(*lawful), message_key=self.Key.SCALE)


def _old_version(view: View, version: str | None, least: str) -> Iterator[Outcome]:
    if version is None:
        yield Unsure(view.text.anchor, UndecidedReason.NOT_IN_FILE)
    elif _numbers(version) < _numbers(least):
        yield Breach(view.text.anchor, version, least, message_key=DigitisedCopy.Key.VERSION)


def _numbers(version: str) -> list[int]:
    return [number_of(number) or 0 for number in version.split(".")]


def _colourless(view: View, pages: Sequence[_ScannedPage]) -> Iterator[Outcome]:
    for page, scan in pages:
        if scan.colours is None:
            yield Unsure(_place(view, page), UndecidedReason.NOT_IN_FILE)
        elif scan.colours is not PictureColours.COLOUR:
            yield Breach(_place(view, page), None, None, message_key=DigitisedCopy.Key.COLOUR)
            return


def _coarse(view: View, pages: Sequence[_ScannedPage], least: int, slack: float) -> Iterator[Outcome]:
    yield from (Unsure(_place(view, page), UndecidedReason.NOT_IN_FILE) for page, scan in pages if scan.dpi is None)
    known = [(scan.dpi, page.number, page) for page, scan in pages if scan.dpi is not None]
    if known and min(known)[0] < least * (1 - slack):
        dots, _, page = min(known)
        yield Breach(_place(view, page), dots, least, message_key=DigitisedCopy.Key.DPI)


def _place(view: View, page: Page) -> Anchor:
    """Returns the anchor of the largest picture of the page: the scan itself."""
    own = [p for p in view.subject.document.pictures if p.anchor.page == page.number]
    return max(own, key=lambda p: p.width * p.height).anchor if own else view.text.anchor
