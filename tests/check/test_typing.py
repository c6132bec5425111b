"""Slips of typing: what is one, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.check.pieces import NO_WORDS, document, outcomes, prose, section

from decree30_lint.check.brackets import lone_brackets, lone_quotes
from decree30_lint.check.kinds.typing import Balanced, Blanks, DatesPadded, SpeltSyllables
from decree30_lint.check.misspelt import misspelt
from decree30_lint.compose import report_from_text
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.outcomes import Breach, Unsure
from decree30_lint.model.parts import Part, Vocabulary
from decree30_lint.model.rules import Kind
from decree30_lint.model.units import Interval, Unit
from decree30_lint.testing import Specimens

JOINTS = frozenset({"và", "năm"})
WORDS = Vocabulary((), {}, {"joints": tuple(JOINTS)})


@pytest.mark.parametrize(
    ("word", "key", "right"),
    [
        ("vàKho", "glued", "và Kho"),
        ("tỉnhUBND", "glued", "tỉnh UBND"),
        ("UBNDtỉnh", "glued", "UBND tỉnh"),
        ("nămnay", "glued", "năm nay"),
        ("XÃHỘI", "glued", "XÃ HỘI"),
        ("theoquyđịnh", "glued", "theo quy định"),
        ("phảnánh", "joined", None),  # or "phả nánh"
        ("SNội", "unknown", None),
        ("SCông", "unknown", None),
        ("trưởngg", "unknown", None),
        ("thựuc", "unknown", None),
        ("nghành", "spelling", "ngành"),
        ("NGHÀNH", "spelling", "NGÀNH"),
        ("Tòan", "spelling", "Toàn"),
        ("nguời", "spelling", "người"),
        ("trưòng", "spelling", "trường"),
        ("thuôc", "tone", None),
        ("QUYÊT", "tone", None),
        ("THường", "case", "Thường"),
        ("HƯớNG", "case", "HƯỚNG"),
    ],
)
def test_misspelt(word: str, key: str, right: str | None) -> None:
    found = misspelt(word, JOINTS)
    assert found is not None
    assert (found.key, found.right) == (key, right)


NAMES = "Đắk Lắk Kạn Krông Pắc Păh Hrê Xtiêng Plông Niê Êban Kpă Mlô Alăng Bnướch Bríu Zơrâm Ayũn Hđơk Bhalêê Êê Pơơ"
BORROWED = "bêtông ôtô ôxít cácbon côngtenơ prôtêin vắcxin xăngtimét ximăng glucôzơ café première São voilà résumé Müller"
SHORT = "NGƯT UBTƯ TƯ QyĐ HĐND VNĐ TrĐ ĐuY ĐTXD"
RIGHT = "hoà hòa thủy thuỷ quý qui Đồng ỦY"


@pytest.mark.parametrize("word", f"{NAMES} {BORROWED} {SHORT} {RIGHT}".split())
def test_not_misspelt(word: str) -> None:
    assert misspelt(word, JOINTS) is None


def told(check: Kind, *texts: str, **settings: str) -> list[tuple[str, str | None]]:
    """The place's characters and the correction of every breach."""
    of = document(section(prose(*texts)))
    found = outcomes(check, of, {Part.BODY: ("x",)}, Part.BODY, WORDS)
    by_path = {p.anchor.path: p.text for p in of.paragraphs}
    breaches = [each for each in found if isinstance(each, Breach)]
    assert len(breaches) == len(found)
    return [(by_path[b.at.path][b.at.start : b.at.end], b.suggestion) for b in breaches]


SYLLABLES = SpeltSyllables("joints", Interval(0, 0.2, Unit.PERCENT), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kho bạc vàKho lưu trữ", [("vàKho", "và Kho")]),
        ("Nghành. Thưc hiện đúng, Thưc Tế", [("Nghành", "Ngành"), ("Thưc", None)]),  # the second may be a name
        ("bà H’Hen, huyện Cư M'gar, thư-lừưu, a@lừưu.vn, lừưu.vn, m2lừưu", []),
        ("[lừưu] {lừưu} «lừưu»", []),
        ("(lừưu), “lừưu”/", [("lừưu", None), ("lừưu", None)]),
        ("Ðồng bằng", []),  # the letter has a rule of its own
    ],
)
def test_syllables_in_text(text: str, expected: list[tuple[str, str | None]]) -> None:
    filling = " ".join(f"{onset}{rime}" for onset in ("ch", "đ", "kh", "t") for rime in ("ả", "ẻ", "ỏ", "ủ", "ời", "ải"))
    assert told(SYLLABLES, text, filling) == expected


def test_a_text_in_another_tongue_is_not_judged() -> None:
    of = document(section(prose("thựuc hiệnn nhiệmm vụụ đượcc giaoo")))
    (found,) = outcomes(SYLLABLES, of, {Part.BODY: ("x",)}, Part.BODY, WORDS)
    assert isinstance(found, Unsure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("văn thư , lưu trữ .", [("thư ,", "thư,")]),
        ("(nếu có ) thì", [("có )", "có)")]),
        ("Điều 2 . Giao", []),
        ("1 . Giao", []),
        ("tỷ lệ 1 : 500", []),
        ("Họ tên :\t", []),
        ("ngày …… , tháng      , năm", []),
        ("báo cáo ./.", []),
    ],
)
def test_blank_before(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(Blanks(most=3, none_before=",;:.!?)"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("văn thư,lưu trữ", [("thư,lưu", "thư, lưu")]),
        ("năm 2020.Các sở. Năm nay.Các", [("nay.Các", "nay. Các")]),
        ("Sở Nội vụ(UBND tỉnh)giao", [("vụ(UBND", "vụ (UBND")]),
        ("“Lưu trữ”của tỉnh", [("trữ”của", "trữ” của")]),
        ("TP.Huế, Q.Ba, ThS.Lê, v.v, 1,5 tấn, sonoivu.Gov.vn, van,thu@x.vn, f(x), KH(s), a)khoản", []),
        ("[thư,lưu]", []),
    ],
)
def test_blank_after(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(Blanks(one_beside=",;:?!.)”("), text) == expected


def test_slips_are_gathered_and_each_has_its_edit() -> None:
    of = document(section(prose("văn thư , lưu trữ ; kho", "sở , ngành")))
    (found,) = outcomes(Blanks(most=3, none_before=",;"), of, {Part.BODY: ("x",)}, Part.BODY, NO_WORDS)
    assert isinstance(found, Breach)
    places = [(str(at.path), at.start, at.end) for at in (found.at, *found.also)]
    assert places == [("body/p[1]", 4, 9), ("body/p[1]", 14, 19), ("body/p[2]", 0, 4)]
    edits = [(str(e.at.path), e.at.start, e.at.end) for e in found.edits if isinstance(e, ReplaceText)]
    assert edits == [("body/p[1]", 7, 8), ("body/p[1]", 17, 18), ("body/p[2]", 2, 3)]
    assert {e.text for e in found.edits if isinstance(e, ReplaceText)} == {""}


@pytest.mark.parametrize(
    ("texts", "lone"),
    [
        (["gồm: a) một; b) hai; 1) ba; (điểm a); (gồm: a) x; b) y)"], []),
        (["a) Một", "b) Hai"], []),
        (["(một (hai) ba"], ["("]),
        (["một) hai"], [")"]),
        (["(Kèm theo Quyết định số 5", "ngày 6 của Sở)"], []),
        (["(Gửi kèm hồ sơ trên", "Quốc lộ 227)."], []),
        (["(Gửi kèm", "a) Một", "b) Hai", "c) Ba", "d) Bốn"], ["("]),
        (["«format('#»", "[(x]"], []),
    ],
)
def test_brackets(texts: list[str], lone: list[str]) -> None:
    assert [texts[sign.paragraph][sign.at] for sign in lone_brackets(texts)] == lone


@pytest.mark.parametrize(
    ("texts", "lone"),
    [
        (['Đề án “Lưu trữ” và "Văn thư".'], []),
        (["Đề án “Lưu trữ“ và ”Văn thư”"], []),
        (['Đề án “Lưu trữ" số'], []),
        (["Đề án “Lưu trữ số"], ["“"]),
        (["Lưu trữ” số"], ["”"]),
        (["“Điều 5. Một", "Hai.", "Ba.”"], []),
        (["“Điều 5. Một", "“Hai.", "“Ba.”"], []),
        (['ống 15" và 20"', '"'], []),
    ],
)
def test_quotes(texts: list[str], lone: list[str]) -> None:
    assert [texts[sign.paragraph][sign.at] for sign in lone_quotes(texts)] == lone


def test_a_lone_bracket_is_shown_with_what_it_encloses() -> None:
    text = "gồm 03 phòng (Văn thư; Thu thập và chỉnh lý tài liệu; Quản lý kho."
    assert told(Balanced(()), text) == [("(Văn thư; Thu thập và chỉnh", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 6/3/2020", [("6/3/2020", "06/3/2020")]),
        ("ngày 15/1/2020", [("15/1/2020", "15/01/2020")]),
        ("ngày 5-2-2020", [("5-2-2020", "05-02-2020")]),
        ("Ngày 6 tháng 2 năm 2020", [("6 tháng 2 năm 2020", "06 tháng 02 năm 2020")]),
        ("ngày 06/3/2020, ngày 10/12/2020, ngày 06/03/2020, ngày 2/9, số 6/3/2020, ngày 6/3/2020/X", []),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(DatesPadded(10, 3, ()), text) == expected


@pytest.mark.parametrize(
    ("text", "count"), [("Sở  Nội vụ", 1), ("Sở Nội vụ.  Các phòng", 1), ("  Sở Nội vụ", 0), ("ngày      tháng", 0)]
)
def test_double_blanks(text: str, count: int) -> None:
    assert len(outcomes(Blanks(most=3, between=True), document(), {Part.BODY: (text,)}, Part.BODY, NO_WORDS)) == count


@pytest.mark.shared
def test_the_published_report(specimens: Specimens, corpus: Path) -> None:
    text = (corpus.parent / "seed" / "bao-cao-2020.txt").read_text(encoding="utf-8")
    report = specimens.judge(report_from_text(text, specimens.get("bao-cao")), "text")
    assert report.judgement is not None
    found = [f for f in report.judgement.diagnostics if f.rule.part is Part.TYPING]
    assert {f.breach.actual: f.breach.suggestion for f in found if f.rule.id == "go-may/am-tiet"} == {
        "vàKho": "và Kho",
        "SNội": None,
    }
    (dates,) = [f for f in found if f.rule.id == "go-may/ngay-thang"]
    assert (dates.breach.actual, dates.breach.suggestion, len(dates.breach.also)) == ("6/3/2020", "06/3/2020", 6)
    assert len([f for f in found if f.rule.id == "go-may/ngoac-khong-khop"]) == 2
