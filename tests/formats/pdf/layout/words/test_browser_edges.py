"""What a browser prints at the edges of a page is no part of the document; what an office puts there is."""

from __future__ import annotations

import pytest
from tests.drawn_pages import LEFT, page, put, shown, sized

from decree30_lint.formats.pdf.layout.sequence import lay_out_page

HEAD, FOOT = 22.0, 824.0
SMALL = sized(8)
BODY = "Chữ của văn bản"


@pytest.mark.parametrize(
    ("head", "foot", "left"),
    [
        ("11/30/26, 10:26 AM  Cổng thông tin", "https://thanhgiang.example/van-ban?id=12  1/2", []),
        ("10:26 30/11/2026  Cổng thông tin", "file:///D:/van-ban.html  2/2", []),
        ("Cổng thông tin  https://thanhgiang.example/", "1 of 2  30/11/2026, 10:26", []),
        ("Sở Nội vụ", "https://thanhgiang.example  1/2", ["Sở Nội vụ", "https://thanhgiang.example  1/2"]),
        ("30/11/2026 10:26", "Sở Nội vụ  1/2", ["30/11/2026 10:26", "Sở Nội vụ  1/2"]),
    ],
)
def test_edges_of_a_browser(head: str, foot: str, left: list[str]) -> None:
    glyphs = [*put(head, LEFT, HEAD, SMALL), *put(BODY, LEFT, 200), *put(foot, LEFT, FOOT, SMALL)]
    lines = [" ".join(str(line).split()) for line in shown(lay_out_page(page(glyphs)))]
    assert sorted(lines) == sorted(" ".join(line.split()) for line in [BODY, *left])
