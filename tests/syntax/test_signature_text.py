"""What a digital signature shows, in the many ways in which offices write it."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.signature_text import SignatureText, form_in, signature_text

FORMS = ("Sao y", "Sao lục", "Trích sao")


def parsed(text: str) -> SignatureText:
    lines = text.split("\n")
    paragraphs = (
        Paragraph((Span(line, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse("body/p[1]"))) for line in lines
    )
    return signature_text(tuple(paragraphs), FORMS)


WHOLE = [
    "Sao y; Sở Nội vụ; 12/3/2026; 08:30:15 +07:00",
    "SAO Y; SỞ NỘI VỤ TỈNH THANH GIANG; 12/03/2026; 08:30:15",
    "Sao y; Sở Nội vụ; 12/3/2026 08:30:15 +07:00",
    "Sao y; Văn phòng UBND tỉnh; Thời gian ký: 12/03/2026 08:30:15 +07:00",
    "Sao y\nVăn phòng Ủy ban nhân dân\ntỉnh Thanh Giang\nThời gian ký: 12.03.2026 08:30:15 +07:00",
    "Sao y Sở Nội vụ Thời gian ký: 12/03/2026 08:30:15 +07:00",
    "Sao lục; Sở Y tế; 2026-03-12T08:30:15+07:00",
    "Sao lục; Sở Y tế; 2026-03-12 08:30:15 +0700",
    "Sao lục\nSở Y tế\nThời gian ký: 2026-03-12T08:30:15Z",
    "Trích sao; Phòng Tổng hợp; 20260312T083015+0700",
    "Trích sao; Sở Tài chính; ngày 12 tháng 3 năm 2026; 08 giờ 30 phút 15 giây",
    "Sao y; Cơ quan: Sở Công Thương; Ngày ký: 12-03-2026; Giờ ký: 8:30:15",
    "Sao y bản chính; Sở Xây dựng; 12/3/2026; 16:05:09 GMT+7",
    "Sao y;\nSở Nội vụ;\n12/3/2026;\n08:30:15 +07:00",
    "Sao y: Ban Quản lý khu công nghiệp, 12/3/2026, 08:30:15",
]
LACKING = [
    ("Sao y; Sở Nội vụ; 12/3/2026", ["time"]),
    ("Sao y; Sở Nội vụ; 08:30:15", ["date"]),
    ("Sao y; Sở Nội vụ", ["date", "time"]),
    ("Sao y; 12/3/2026; 08:30:15 +07:00", ["body"]),
    ("Sao y\nThời gian ký: 2026-03-12T08:30:15+07:00", ["body"]),
    ("Sao y bản chính; 12/3/2026; 08:30:15 GMT+7", ["body"]),
    ("SAO Y; THỜI GIAN KÝ: 12/3/2026 08:30:15", ["body"]),
]


@pytest.mark.parametrize(("text", "lacks"), [*((text, []) for text in WHOLE), *LACKING])
def test_entries_of_a_copy(text: str, lacks: list[str]) -> None:
    said = parsed(text)
    assert said.form
    assert [name for name in ("body", "date", "time") if not getattr(said, name)] == lacks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Số: 26/QĐ-STP; 12/3/2026; 08:30:15 +07:00", (True, True, True)),
        ("Số: 26/QĐ-STP\nThời gian ký: 2026-03-12T08:30:15+07:00", (True, True, True)),
        ("Số 26/QĐ-STP; 12/3/2026", (True, True, False)),
        ("12/3/2026; 08:30:15", (False, True, True)),
        ("Sở Tư pháp; 12/3/2026; 08:30:15", (False, True, True)),
    ],
)
def test_entries_of_an_attached_file(text: str, found: tuple[bool, bool, bool]) -> None:
    said = parsed(text)
    assert (said.form, (said.number, said.date, said.time)) == ("", found)


@pytest.mark.parametrize(("text", "form"), [("SAO Y; a", "Sao y"), ("Sao yêu cầu", ""), (" sao  lục", "Sao lục"), ("", "")])
def test_the_form_of_a_copy(text: str, form: str) -> None:
    assert form_in(text, FORMS) == form
