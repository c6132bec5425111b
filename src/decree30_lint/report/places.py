"""Where something stands, in words."""

from __future__ import annotations

import re

from decree30_lint.model.place import Anchor
from decree30_lint.model.places import Places
from decree30_lint.model.words import Lang, Words

_STEP = re.compile(r"(?P<name>[a-z]+)(?:\[(?P<index>\d+)\])?")
_SECTION = re.compile(r"body/sect\[\d+\]")
_STEPS = {
    "header": Words("đầu trang {}", "page header {}"),
    "footer": Words("chân trang {}", "page footer {}"),
    "footnote": Words("chú thích cuối trang {}", "footnote {}"),
    "sect": Words("các trang của section {}", "the pages of section {}"),
    "tbl": Words("bảng {}", "table {}"),
    "tr": Words("hàng {}", "row {}"),
    "tc": Words("ô {}", "cell {}"),
    "txbx": Words("khung chữ {}", "text box {}"),
    "p": Words("đoạn {}", "paragraph {}"),
}
_PAGE = Words("trang {}", "page {}")
_WHOLE = Words("toàn văn bản", "the whole document")


def words_at(anchor: Anchor, places: Places, lang: Lang) -> str:
    """Where the anchor stands. The only section of a document is the whole of it."""
    only = places.sections == 1 and _SECTION.fullmatch(anchor.path)
    return whole_document(lang) if only else place_words(anchor, lang)


def place_words(anchor: Anchor, lang: Lang) -> str:
    """ "trang 1, bảng 1, hàng 1, ô 2, đoạn 2": from the large to the small."""
    steps = [_PAGE.of(lang).format(anchor.page)] if anchor.page else []
    for step in _STEP.finditer(anchor.path):
        words = _STEPS.get(step["name"])
        steps += [words.of(lang).format(step["index"] or "").strip()] if words else []
    return ", ".join(steps) or _WHOLE.of(lang)


def whole_document(lang: Lang) -> str:
    return _WHOLE.of(lang)
