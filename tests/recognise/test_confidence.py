"""How sure recognition is: what is found with less than the ruleset's `confidence` is not judged."""

from __future__ import annotations

from functools import cache

import pytest
from bench.sureness import Bands, weigh
from msgspec.structs import replace

from decree30_lint.check import judge
from decree30_lint.compose import Layout, compose_docx, load_specimen
from decree30_lint.formats.docx import read_docx
from decree30_lint.model.document import Document
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Evidence, Part, Recognition, Subject
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Words
from decree30_lint.recognise import recognise
from decree30_lint.recognise.votes import NOTHING, choose

from .paper import (
    CLOSING,
    DATE,
    LETTERHEAD,
    MOTTO,
    NAME,
    PROSE,
    VOCABULARY,
    P,
    Row,
    Source,
    centred,
    columns,
    document,
    read,
)
from .test_specimens import FOLDER, NAMES

BODY, NUMBER, MOTTO_PART = Part.BODY, Part.NUMBER, Part.MOTTO


def vote(part: Part, points: float, words: str = "") -> Evidence:
    return Evidence(part, points, Words(words, words))


@pytest.mark.parametrize(
    ("votes", "part", "confidence", "runner_up"),
    [
        ([], None, 1.0, None),
        ([vote(BODY, -1)], None, 1.0, None),
        ([vote(BODY, 1)], BODY, 0.667, None),  # 2 / (2 + 1)
        ([vote(BODY, 2)], BODY, 0.8, None),  # 4 / (4 + 1)
        ([vote(BODY, 1), vote(BODY, 2)], BODY, 0.889, None),  # 8 / (8 + 1)
        ([vote(BODY, 2), vote(BODY, -1)], BODY, 0.667, None),
        ([vote(BODY, 3), vote(NUMBER, 1)], BODY, 0.727, NUMBER),  # 8 / (8 + 2 + 1)
        ([vote(BODY, 1), vote(NUMBER, 3)], NUMBER, 0.727, BODY),
        ([vote(BODY, 2), vote(NUMBER, -4)], BODY, 0.8, None),  # what is spoken against takes no share
        ([vote(BODY, 2), vote(NUMBER, 2)], BODY, 0.444, NUMBER),  # 4 / (4 + 4 + 1)
        ([vote(BODY, 1), vote(NUMBER, 1), vote(MOTTO_PART, 1)], BODY, 0.286, NUMBER),
        ([vote(BODY, 10)], BODY, 0.999, None),
    ],
)
def test_one_point_doubles_the_odds(
    votes: list[Evidence], part: Part | None, confidence: float, runner_up: Part | None
) -> None:
    choice = choose(votes)
    assert (choice.part, choice.confidence, choice.runner_up) == (part, confidence, runner_up)
    assert (choice == NOTHING) == (part is None)


@cache
def _recognised(name: str) -> Recognition:
    return recognise(read_docx(compose_docx(load_specimen(FOLDER / f"{name}.yaml"), Layout()), f"{name}.docx"), VOCABULARY)


# With what the parts of correct documents are recognised.
SPECIMENS = {
    "ban-sao": {0.941, 0.95},
    "bo-cuc authority": {0.9},
    "bo-cuc chuong": {0.95},
    "bo-cuc chuong-heading": {0.93},
    "bo-cuc diem": {0.95},
    "bo-cuc dieu": {0.95},
    "bo-cuc enacting": {0.97},
    "bo-cuc khoan": {0.95},
    "bo-cuc muc": {0.95},
    "bo-cuc muc-heading": {0.93},
    "bo-cuc muc-la-ma": {0.95},
    "bo-cuc phan": {0.95},
    "bo-cuc phan-heading": {0.93},
    "can-cu": {0.969, 0.984},
    "co-quan": {0.978, 0.996, 0.999},
    "co-quan-chu-quan": {0.978},
    "dau": {0.9, 0.941},
    "dia-chi": {0.85},
    "dia-danh-ngay": {0.97},
    "do-khan": {0.985},
    "ho-ten-nguoi-ky": {0.958, 0.985},
    "kinh-gui": {0.97},
    "luu-hanh": {0.985},
    "nguoi-ky": {0.97, 0.989, 0.995, 0.996},
    "nguoi-soan": {0.8},
    "noi-dung": {0.8, 0.9, 0.97},
    "noi-nhan label": {0.98},
    "noi-nhan list": {0.96},
    "phu-luc form": {0.9},
    "phu-luc label": {0.95},
    "phu-luc reference": {0.95},
    "phu-luc title": {0.9},
    "quoc-hieu": {1.0},
    "so-ky-hieu": {0.985},
    "so-trang": {1.0},
    "ten-loai": {0.992},
    "tieu-ngu": {1.0},
    "trich-yeu": {0.97, 0.989},
    "trich-yeu-cong-van": {0.941},
}


@pytest.mark.parametrize("part", SPECIMENS)
def test_of_the_specimens(part: str) -> None:
    assert _of_all_specimens()[part] == SPECIMENS[part]


def test_every_part_of_the_specimens_is_pinned() -> None:
    assert _of_all_specimens().keys() == SPECIMENS.keys()


@cache
def _of_all_specimens() -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for name in NAMES:
        for text in _recognised(name).texts:
            for component in text.components:
                label = f"{component.part.value} {component.role}".strip()
                found.setdefault(label, set()).add(component.confidence)
    return found


FAMILIES = dict.fromkeys(NAMES, 0.97) | {"van-ban-phu-luc-dien-tu": 0.6}
OTHER_TYPES = {
    "ban-sao": [0.97, 1.0],  # nobody asks for the type of a copy's own head
    "hai-quyet-dinh": [0.97, 0.97],
    "ke-hoach": [0.97, 0.6, 0.6],  # appendices have no type
    "quyet-dinh-ban-hanh": [0.97, 0.97],
    "quyet-dinh-kem-danh-sach": [0.97, 0.6, 0.6, 0.97],
    "van-ban-phu-luc-dien-tu": [0.6],
}


@pytest.mark.parametrize("name", NAMES)
def test_of_type_and_family(name: str) -> None:
    found = _recognised(name)
    assert found.family_confidence == FAMILIES[name]
    assert [text.type_confidence for text in found.texts] == OTHER_TYPES.get(name, [0.97])


SUBJECT = "Kết quả lập danh mục hồ sơ năm 2026"
RIGHT = (centred(NAME), centred(MOTTO), P(DATE, "c", italic=True))
BODY_NAME, NUMBER_LINE = centred("SỞ NỘI VỤ"), centred("Số: 05/SNV-VTLT", False)


def head(*left: P, right: tuple[P, ...] = RIGHT) -> Row:
    return columns(left or (BODY_NAME, NUMBER_LINE), right)


def signed(*right: P | str) -> Row:
    return columns(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], right)


def two(upper: P, lower: P) -> Row:
    return head(upper, lower, NUMBER_LINE)


PARENT, POST = "UBND TỈNH THANH GIANG", centred("GIÁM ĐỐC")
BASIS = "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024"


@pytest.mark.parametrize(
    ("sources", "part", "confidence"),
    [
        # which of two names is the parent's
        ([two(centred(PARENT, False), BODY_NAME)], Part.PARENT_BODY, 0.978),
        ([two(centred(PARENT, False), centred("SỞ NỘI VỤ", False))], Part.PARENT_BODY, 0.85),
        ([two(centred(PARENT), BODY_NAME)], Part.PARENT_BODY, 0.8),
        ([two(centred(PARENT), centred("SỞ NỘI VỤ", False))], Part.PARENT_BODY, 0.739),
        ([head()], Part.ISSUING_BODY, 0.95),
        ([two(centred("CÔNG TY", False), centred("XĂNG DẦU BẾN ĐÁ", False))], Part.ISSUING_BODY, 0.958),
        # number and symbol
        ([head(BODY_NAME, NUMBER_LINE)], Part.NUMBER, 0.985),
        ([head(BODY_NAME, centred("Số: 05", False))], Part.NUMBER, 0.941),
        ([head(BODY_NAME, centred("05/SNV-VTLT", False))], Part.NUMBER, 0.79),
        # wording that is nearly right
        ([head(right=(centred("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VN"), *RIGHT[1:]))], Part.NATIONAL_NAME, 0.926),
        ([head(right=(centred(NAME), centred("Độc lập - Tự do - Hạnh"), RIGHT[2]))], Part.MOTTO, 0.911),
        # the type's name and the subject, less and less marked
        ([head(), centred("BÁO CÁO"), centred(SUBJECT)], Part.TYPE_NAME, 0.992),
        ([head(), centred("BÁO CÁO", False), centred(SUBJECT)], Part.TYPE_NAME, 0.985),
        ([head(), P("BÁO CÁO"), centred(SUBJECT)], Part.TYPE_NAME, 0.97),
        ([head(), centred("Báo cáo"), centred(SUBJECT)], Part.TYPE_NAME, 0.919),
        ([head(), centred("Báo cáo", False), centred(SUBJECT)], Part.TYPE_NAME, 0.85),
        ([head(), centred("BÁO CÁO"), centred(SUBJECT)], Part.SUBJECT, 0.989),
        ([head(), centred("BÁO CÁO"), centred(SUBJECT, False)], Part.SUBJECT, 0.978),
        ([head(), P("BÁO CÁO"), P(SUBJECT, "l")], Part.SUBJECT, 0.919),
        ([head(), P("BÁO CÁO"), P(SUBJECT)], Part.SUBJECT, 0.8),
        ([head(), centred("BÁO CÁO"), P(SUBJECT, "l")], Part.SUBJECT, 0.739),
        # a basis in a type that must have one, in a block
        ([head(), centred("QUYẾT ĐỊNH"), centred(SUBJECT), f"{BASIS};"], Part.LEGAL_BASIS, 0.938),
        ([head(), centred("BÁO CÁO"), centred(SUBJECT), f"{BASIS};", f"{BASIS};"], Part.LEGAL_BASIS, 0.938),
        # who signs
        ([head(), PROSE, signed(POST, "", "", centred("Tạ Quang Nhuận"))], Part.SIGNATORY, 0.97),
        ([head(), PROSE, signed(centred("KT. GIÁM ĐỐC"), centred("PHÓ GIÁM ĐỐC"), "")], Part.SIGNATORY, 0.989),
        ([head(), PROSE, signed(POST, "", "", centred("Tạ Quang Nhuận"))], Part.SIGNATORY_NAME, 0.985),
        ([head(), PROSE, signed(POST, "", "", centred("Winston Nadar"))], Part.SIGNATORY_NAME, 0.958),
        ([head(), PROSE, signed(POST, centred("Tạ Quang Nhuận"))], Part.SIGNATORY_NAME, 0.904),
        ([head(), PROSE, signed(POST, "", "", centred("tạ quang nhuận"))], Part.SIGNATORY_NAME, 0.85),
        ([head(), PROSE, signed(POST, "", "", centred("Tạ Quang 2"))], Part.SIGNATORY_NAME, 0.586),
        ([head(), PROSE, signed(POST, centred("tạ quang nhuận"))], Part.SIGNATORY_NAME, 0.453),
    ],
)
def test_of_weak_evidence(sources: list[Source], part: Part, confidence: float) -> None:
    closing = [] if any("Nơi nhận:" in cells[0] for cells in sources if isinstance(cells, tuple)) else [CLOSING]
    found = read(document(*sources, PROSE, *closing)).texts[0].of(part)
    assert {component.confidence for component in found} == {confidence}


@pytest.mark.parametrize(
    ("name", "least", "expected"),
    [
        (("", "tạ quang nhuận"), 0.5, Verdict.BREAKS),  # 0.85
        (("tạ quang nhuận",), 0.5, Verdict.UNSURE),  # 0.453
        (("tạ quang nhuận",), 0.45, Verdict.BREAKS),
        (("", "tạ quang nhuận"), 0.9, Verdict.UNSURE),
    ],
)
def test_what_is_not_sure_enough_is_not_judged(
    name: tuple[str, ...], least: float, expected: Verdict, ruleset: RuleSet
) -> None:
    assert ruleset.confidence == 0.5
    rule = ruleset.rules["nguoi-ky/ho-ten-viet-hoa"]
    paper = document(LETTERHEAD, PROSE, signed(POST, *(centred(line) if line else "" for line in name)))
    verdicts = judge(_subject(paper), replace(ruleset, confidence=least), [rule]).verdicts
    assert verdicts == {rule.id: expected}


def _subject(paper: Document) -> Subject:
    return Subject(paper, read(paper), VOCABULARY)


@pytest.mark.parametrize(
    ("shown", "pieces", "expected"),
    [
        ([("Số: 05", 0.97), ("Số: 06", 0.96)], False, {0.95: (2, 0.965, 0.5)}),
        ([("Số: 05", 0.97), ("Số: 05", 0.8)], False, {0.95: (1, 0.97, 1.0), 0.8: (1, 0.8, 0.0)}),  # labelled once
        ([("SỞ NỘI VỤ", 0.75)], False, {0.7: (1, 0.75, 0.0)}),
        ([("SỞ NỘI VỤ", 0.75)], True, {0.7: (1, 0.75, 1.0)}),
        ([("Số: 07", 0.3)], True, {0.0: (1, 0.3, 0.0)}),
    ],
)
def test_confidence_against_truth(
    shown: list[tuple[str, float]], pieces: bool, expected: dict[float, tuple[int, float, float]]
) -> None:
    bands: Bands = {}
    weigh(bands, shown, ["Số: 05", "SỞ NỘI VỤ TỈNH THANH GIANG"], pieces)
    assert {low: (len(band.confidences), round(band.mean, 3), band.share) for low, band in bands.items()} == expected


def test_a_basis_alone_in_a_type_that_has_none_is_prose() -> None:
    (text,) = read(document(head(), centred("BÁO CÁO"), centred(SUBJECT), f"{BASIS};", PROSE, CLOSING)).texts
    assert text.of(Part.LEGAL_BASIS) == ()
    assert len(text.of(Part.BODY)) == 2
