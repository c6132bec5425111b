"""Places are named by what a reader of the document sees there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path as FilePath

import pytest
from tests.small_docx import small_docx

from decree30_lint.formats.read_document import read_document
from decree30_lint.model.document import Document
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import ruleset_named
from decree30_lint.report.landmarks import Landmarks

FIXTURES = FilePath(__file__).resolve().parents[2] / "fixtures"


@cache
def _named(name: str) -> Mapping[str, tuple[str, str]]:
    """Maps each text of a fixture to its place in both languages."""
    document = read_document((FIXTURES / name).read_bytes(), name)
    landmarks = Landmarks.recognised(document, ruleset_named("nd30-2020").vocabulary)
    return {
        paragraph.text.strip(): (landmarks.words(paragraph.anchor, Lang.VI), landmarks.words(paragraph.anchor, Lang.EN))
        for paragraph in document.every_paragraph()
    }


@pytest.mark.parametrize(
    ("begins", "vi", "en"),
    [
        ("CỘNG HÒA", "phần đầu, bên phải", "letterhead, on the right"),
        ("SỞ NỘI VỤ", "phần đầu, bên trái", "letterhead, on the left"),
        ("BÁO CÁO", "tên loại", "name of the type"),
        ("II. ĐÁNH GIÁ", "nội dung", "body text"),
        (
            "Qua rà soát",
            "nội dung, dưới “5. Thực hiện nghiệp vụ văn thư”",
            "body text, under “5. Thực hiện nghiệp vụ văn thư”",
        ),
        ("Nơi nhận", "nơi nhận", "recipients"),
        ("KT. GIÁM ĐỐC", "phần ký, bên phải", "signature block, on the right"),
    ],
)
def test_a_part_of_the_document_names_a_place(begins: str, vi: str, en: str) -> None:
    named = _named("bao-cao-nam/bao-cao-nam.docx")
    assert next(said for text, said in named.items() if text.startswith(begins)) == (vi, en)


def test_what_stands_in_an_article_is_found_by_its_number() -> None:
    named = _named("docx/quyet-dinh-ban-hanh.docx")
    assert {said for text, (said, _) in named.items() if text.startswith("Điều 2.")} >= {"nội dung, Điều 2"}


def _table(borders: str, *cells: str) -> str:
    row = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells)
    edges = "".join(
        f'<w:{side} w:val="{borders}" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tr>{row}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("body/tbl[2]/tr[1]/tc[2]/p[1]", "bảng 1, hàng 1, ô 2"),
        ("body/tbl[1]/tr[1]/tc[2]/p[1]", "gần đầu văn bản"),
        ("body/p[2]", "gần cuối văn bản, dòng trống dưới “bốn”"),
        ("header[1]/p[1]", "đầu trang"),
        ("body/sect[1]", "toàn văn bản"),
        ("", "toàn văn bản"),
    ],
)
def test_only_tables_that_are_seen_as_such_are_counted(path: str, said: str) -> None:
    body = f"{_table('nil', 'một', 'hai')}<w:p/>{_table('single', 'ba', 'bốn')}<w:p/>"
    document = read_document(small_docx(body), "thử.docx")
    assert Landmarks(document).words(Anchor(Path.parse(path), order=_order(document, path)), Lang.VI) == said


def _order(document: Document, path: str) -> int:
    every = document.every_paragraph()
    return next((paragraph.anchor.order for paragraph in every if str(paragraph.anchor.path) == path), 0)
