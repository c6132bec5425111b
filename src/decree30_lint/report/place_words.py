"""Tells in words where something stands."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.model.path import Step
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.words import Lang, Words

_STEPS = {
    Step.HEADER: Words("vùng đầu trang (header số {})", "page header no. {}"),
    Step.FOOTER: Words("vùng chân trang (footer số {})", "page footer no. {}"),
    Step.FOOTNOTE: Words("chú thích cuối trang {}", "footnote {}"),
    Step.SECTION: Words("các trang của section {}", "the pages of section {}"),
    Step.TABLE: Words("bảng {}", "table {}"),
    Step.ROW: Words("hàng {}", "row {}"),
    Step.CELL: Words("ô {}", "cell {}"),
    Step.TEXT_BOX: Words("khung chữ {}", "text box {}"),
    Step.PARAGRAPH: Words("đoạn {}", "paragraph {}"),
}
_PAGE = Words("trang {}", "page {}")
_ON_PAGE = {  # third of the page from above, and side of it
    (0, -1): Words("phía trên, bên trái", "upper left"),
    (0, 0): Words("phía trên", "upper part"),
    (0, 1): Words("phía trên, bên phải", "upper right"),
    (1, -1): Words("khoảng giữa, bên trái", "middle, left side"),
    (1, 0): Words("khoảng giữa", "middle"),
    (1, 1): Words("khoảng giữa, bên phải", "middle, right side"),
    (2, -1): Words("phía dưới, bên trái", "lower left"),
    (2, 0): Words("phía dưới", "lower part"),
    (2, 1): Words("phía dưới, bên phải", "lower right"),
}
_BESIDE = 0.08  # of the page's width: what keeps so far from its middle line stands on one side
_PAGES = Words("trang {}", "pages {}")
_MOST_PAGES = 6
_ONWARDS = Words("từ trang {} trở đi", "from page {} on")
_WHOLE = Words("toàn văn bản", "the whole document")


def words_at(anchor: Anchor, places: PlaceIndex, lang: Lang) -> str:
    """Tells where the anchor stands. The only section of a document is the whole of it."""
    only = places.sections == 1 and anchor.path.is_section
    return whole_document(lang) if only else place_words(anchor, lang, places.pages)


def place_words(anchor: Anchor, lang: Lang, pages: Sequence[Page] = ()) -> str:
    """Returns "trang 1, bảng 1, hàng 1, ô 2, đoạn 2", from the large to the small.

    Of a file that has `pages` it returns the place on the page, "trang 1, phía trên, bên phải": its reader sees no tables.
    """
    if pages and anchor.page:
        return _page_words(anchor, lang, pages)
    steps = [_PAGE.of(lang).format(anchor.page)] if anchor.page else []
    for path in anchor.path.trail:
        words = _STEPS.get(path.step)
        steps += [words.of(lang).format(path.number or "").strip()] if words else []
    return ", ".join(steps) or _WHOLE.of(lang)


def pages_words(numbers: Sequence[int], lang: Lang) -> str:
    """Returns "trang 1, 3, 4", each page once."""
    known = sorted(set(numbers))
    listed = ", ".join(map(str, known[:_MOST_PAGES])) + ("…" if len(known) > _MOST_PAGES else "")
    return (_PAGE if len(known) == 1 else _PAGES).of(lang).format(listed)


def _page_words(anchor: Anchor, lang: Lang, pages: Sequence[Page]) -> str:
    if anchor.path.is_section:
        return _ONWARDS.of(lang).format(anchor.page)
    page = _PAGE.of(lang).format(anchor.page)
    if anchor.box is None:
        return page
    return f"{page}, {_ON_PAGE[_third(anchor.box, pages[anchor.box.page - 1])].of(lang)}"


def _third(box: Box, page: Page) -> tuple[int, int]:
    down = int(3 * (box.top + box.bottom) / 2 / page.height)
    return min(max(down, 0), 2), _side(box, page)


def _side(box: Box, page: Page) -> int:
    """Returns -1 for left, 1 for right, 0 where it reaches across the middle or stands there."""
    middle, slack = page.width / 2, _BESIDE * page.width
    if box.right < middle + slack and (box.left + box.right) / 2 < middle - slack:
        return -1
    return int(box.left > middle - slack and (box.left + box.right) / 2 > middle + slack)


def whole_document(lang: Lang) -> str:
    return _WHOLE.of(lang)
