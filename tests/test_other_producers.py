"""Compliant documents as other programs print them: no error and no warning but what the print itself brings along."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.compliant import loud
from bench.printed import print_all
from bench.redrawn import drawn_twice, on_letter_paper
from bench.web_page import find_chromium, print_web_pages, web_page

from decree30_lint.compose import Layout, compose_docx
from decree30_lint.testing import Specimens

_SUBSTITUTE = "phong-chu/times-new-roman"  # Liberation Serif stands for Times New Roman in what is printed
_NAMES = ("cong-van-mot-noi", "quyet-dinh", "thong-bao", "giay-moi", "bien-ban", "ban-sao", "hop-dong")


def _said(prints: dict[str, bytes], *aside: str) -> dict[str, list[str]]:
    found = {name: loud(data, "van-ban.pdf", {_SUBSTITUTE, *aside}) for name, data in prints.items()}
    return {name: said for name, said in found.items() if said}


@pytest.mark.skipif(find_chromium() is None, reason="needs Chromium")
def test_prints_of_web_pages(specimens: Specimens, tmp_path: Path) -> None:
    pages = {name: web_page(specimens.get(name)) for name in _NAMES}
    assert _said(print_web_pages(pages, tmp_path), "so-trang/thieu") == {}


@pytest.mark.libreoffice
def test_pages_drawn_anew(specimens: Specimens, tmp_path: Path) -> None:
    prints = print_all({name: compose_docx(specimens.get(name), Layout()) for name in _NAMES}, tmp_path)
    assert _said({name: drawn_twice(data) for name, data in prints.items()}) == {}
    assert _said({name: on_letter_paper(data) for name, data in prints.items()}, "trang/kho-giay") == {}
