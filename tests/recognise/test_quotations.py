"""Which paragraphs are another text's words: they have looks of their own."""

from __future__ import annotations

import pytest

from .paper import CLOSING, LETTERHEAD, PROSE, P, document, read

TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
INNER = "Người đứng đầu chịu trách nhiệm về hồ sơ của đơn vị mình."


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        ([f"“{INNER}", INNER, f"{INNER}”."], [0, 1, 2]),
        ([f"“{INNER}", f"“{INNER}", f"“{INNER}”."], [0, 1, 2]),
        ([f"Quy định như sau: “{INNER}", f"{INNER}”.", INNER], [1]),
        ([f'"{INNER}', f'{INNER}".', INNER], [0, 1]),
        ([f"“{INNER}", INNER], []),
        (["Nêu “hồ sơ giấy” và “hồ sơ số” trong danh mục.", INNER], []),
    ],
    ids=["marks at both ends", "each begins with a mark", "opened within", "straight marks", "never closed", "words"],
)
def test_quotations_over_several_paragraphs(lines: list[str], quoted: list[int]) -> None:
    body = [c for c in read(document(LETTERHEAD, TO, PROSE, *lines, CLOSING)).texts[0].components if c.part == "noi-dung"]
    assert [i for i, component in enumerate(body[1:]) if component.quoted] == quoted
