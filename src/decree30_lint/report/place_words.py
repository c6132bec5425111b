"""Tells in words where something stands."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.model.path import Path, Step
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.words import Lang, Words

_STEPS = {
    Step.HEADER: Words("đầu trang", "page header"),
    Step.FOOTER: Words("chân trang", "page footer"),
    Step.FOOTNOTE: Words("chú thích cuối trang {}", "footnote {}"),
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


def path_words(path: Path, lang: Lang) -> str:
    """Returns "bảng 1, hàng 1, ô 2, đoạn 2", from the large to the small, counted as the file has them."""
    named = ((_STEPS.get(step.step), step.number) for step in path.trail)
    steps = [words.of(lang).format(number or "").strip() for words, number in named if words is not None]
    return ", ".join(steps) or _WHOLE.of(lang)


def pages_words(numbers: Sequence[int], lang: Lang) -> str:
    """Returns "trang 1, 3, 4", each page once."""
    known = sorted(set(numbers))
    listed = ", ".join(map(str, known[:_MOST_PAGES])) + ("…" if len(known) > _MOST_PAGES else "")
    return (_PAGE if len(known) == 1 else _PAGES).of(lang).format(listed)


def page_words(anchor: Anchor, lang: Lang, pages: Sequence[Page]) -> str:
    """Returns "trang 1, phía trên, bên phải"."""
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
