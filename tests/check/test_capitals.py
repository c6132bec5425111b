"""Capitals of names, of units, of citations, of sentences: what is said, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.check.pieces import document, paragraph, section

from decree30_lint.check.naming import sightings
from decree30_lint.check.word_row import word_row
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Component, Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import RuleSet, View


def said(ruleset: RuleSet, rule: str, text: str) -> list[str]:
    """The corrected words that the rule gives for a report with this one paragraph."""
    return [b.suggestion or b.message_key for b in breaches(ruleset, rule, text)]


def breaches(ruleset: RuleSet, rule: str, text: str) -> Iterator[Breach]:
    view = whole(ruleset, text)
    return (o for o in ruleset.rules[f"viet-hoa/{rule}"].check.run(view) if isinstance(o, Breach))


def whole(ruleset: RuleSet, text: str) -> View:
    one = paragraph(text)
    components = (Component(Part.BODY, (one,)),)
    main = Text(TextKind.MAIN, "bao-cao", 1.0, components, Anchor(FILE, 0), 10**6)
    subject = Subject(document(section([one])), Recognition(Family.ND30, 1.0, (main,)), ruleset.vocabulary)
    return View(subject, main, Part.BODY, components)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Bộ tài chính và Sở Giáo Dục Và Đào Tạo", ["Bộ Tài chính", "Sở Giáo dục và Đào tạo"]),
        ("trình Uỷ Ban nhân dân xã", ["Uỷ ban nhân dân"]),  # the writer's place of the tone mark stays
        ("gửi Sở Văn hoá, thể thao và du lịch", ["Sở Văn hoá, Thể thao và Du lịch"]),
        ("gửi Sở Văn hoá Thể thao và Du Lịch", ["Sở Văn hoá Thể thao và Du lịch"]),
        ("các phòng thuộc sở Xây dựng", ["Sở Xây dựng"]),
        ("trình Quốc Hội, quốc hội các nước", ["Quốc Hội".replace("Hội", "hội")]),
        ("cán bộ y tế, cơ sở y tế, các sở y tế, trụ sở công an", []),
        ("BỘ TÀI CHÍNH, Bộ Tài chính", []),
        ("tại Bộ. Tài chính vững mạnh", []),
        ('bài “Bộ Tài Chính” và "Sở Y Tế"', []),
        ("Công ty In Bộ Tài Chính", []),
    ],
)
def test_bodies(ruleset: RuleSet, text: str, expected: list[str]) -> None:
    assert said(ruleset, "co-quan", text) == expected


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("nha-nuoc", "của nhà nước, cơ quan nhà nước quy định, của nhà nước pháp quyền", ["của Nhà nước"]),
        ("dang", "chủ trương của đảng và của đảng viên", ["của Đảng"]),
        ("dang", "hai đảng cộng sản", []),
        ("vung-mien", "vùng Bắc bộ và tây nguyên", ["Bắc Bộ", "Tây Nguyên"]),
        ("vung-mien", "Việt Nam bộ trưởng, nam bộ phận, theo phương tây nguyên tắc", []),
        ("thu-do", "thành phố Hồ Chí Minh, TP.HCM", ["Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"]),
        ("danh-hieu", "tặng Huân chương Lao động hạng ba", ["Huân chương Lao động hạng Ba"]),
        ("ten-hieu", "các vua Hùng, bà Triệu Mai", ["Vua Hùng"]),
        ("dia-hinh-thanh-ten", "tại Cửa lò, mua cửa lò", ["Cửa Lò"]),
        ("su-kien", "sau Cách mạng Tháng 8", ["Cách mạng tháng Tám"]),
        ("to-chuc-quoc-te", "các nước Asean, trang asean.org", ["ASEAN"]),
        ("don-vi-hanh-chinh", "tại Tỉnh Lào Cai. Tỉnh Lào Cai có Tỉnh ủy", ["tỉnh Lào Cai"]),
        ("don-vi-hanh-chinh", "tại Thành Phố Đà Nẵng và Thành phố Hồ Chí Minh", ["thành phố Đà Nẵng"]),
        ("don-vi-danh-so", "tại phường 5, gồm 3 xã 2 phường, các phường 1 và 2", ["Phường 5"]),
        ("don-vi-danh-so", "tại phường Trần Hưng Đạo và Công ty Cấp nước phường Trần Hưng Đạo", ["Phường Trần Hưng Đạo"]),
        ("dia-hinh", "thăm Vịnh Hạ Long, vịnh Hạ Long, Biển Đông Anh, Cầu Sông Đà Hai. Sông Đà Hai", ["vịnh Hạ Long"]),
        ("ten-van-ban", "theo nghị định số 30/2020/NĐ-CP, văn bản quy phạm pháp luật số 64/2025/QH15", ["Nghị định"]),
        ("ten-van-ban", "theo công văn số     /SNV-VP, thông báo số 0912 của đơn vị", ["Công văn"]),
        (
            "ten-van-ban",
            "theo Luật đất đai; pháp luật đất đai; một số điều của luật đất đai",
            ["Luật Đất đai", "Luật Đất đai"],
        ),
        ("ten-van-ban", "Luật Đầu Tư công và Luật Đầu tư", ["Luật Đầu tư công"]),
        ("vien-dan", "tại Điểm a Khoản 2 điều 5", ["Điều", "điểm", "khoản"]),
        ("vien-dan", "Khoản 2 nêu trên; học phần II; mục 3 Thông báo; các điều 5 và 6; Khoản 10.1", []),
        ("vien-dan", "theo mục 2 chương IV", ["Chương", "Mục"]),
        ("vien-dan", "theo Điều 5 khoản 2 điểm a", ["điểm a khoản 2 Điều 5"]),
        ("vien-dan", "theo Điều 5 khoản 2 và khoản 3 Điều 6", []),
        ("thu-thang", "sáng thứ hai, ngày 05/01/2026; lần thứ hai, năm 2026", ["thứ Hai"]),
        ("chuc-vu", "do chủ tịch Ủy ban nhân dân và các giám đốc Sở Y tế", ["Chủ tịch"]),
        ("chuc-vu", "do phó giám đốc Bạch Đức Lưu và “giám đốc Sở Y tế” ký", ["Phó giám đốc"]),
        ("ten-nguoi", "ông Lương văn An, bà Tạ Mai trình bày", ["Lương Văn An"]),
        ("dau-cau", "Đã kiểm tra. các đơn vị báo cáo v.v. và TP. lớn", ["Các"]),
        ("dau-cau", "các đơn vị báo cáo", ["Các"]),
        ("dau-cau", "- các đơn vị báo cáo", ["item"]),
    ],
)
def test_other_names(ruleset: RuleSet, rule: str, text: str, expected: list[str]) -> None:
    assert said(ruleset, rule, text) == expected


def test_edits_touch_only_the_letters_that_change(ruleset: RuleSet) -> None:
    text = "trình Uỷ Ban Nhân dân xã"
    (breach,) = breaches(ruleset, "co-quan", text)
    mended = text
    for edit in breach.edits:
        assert isinstance(edit, ReplaceText)
        assert edit.at.end == edit.at.start + 1
        mended = mended[: edit.at.start] + edit.text + mended[edit.at.end :]
    assert mended == "trình Uỷ ban nhân dân xã"


def test_words_of_two_names_are_judged_once(ruleset: RuleSet) -> None:
    view = whole(ruleset, "chủ trương của đảng và nhà nước")
    row = word_row(view.subject.document)
    found = [s for several in sightings(view.subject).wrong.values() for s in several]
    assert [row.text(s.first, s.last) for s in found] == ["của đảng", "và nhà nước"]


def test_lists_hold_no_name_twice(ruleset: RuleSet) -> None:
    lists = {source: names for source, names in ruleset.vocabulary.lists.items() if source.startswith("written_")}
    names = [name for entries in lists.values() for name in entries]
    assert len(names) == len(set(names))
