"""How parts begin and end, and the words in them: in any capitals, with any blanks, as whole words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import NO_WORDS, document, outcomes

from decree30_lint.check.kinds.wording import EndsWith, FixedWording, OneOf, OpensWith, Wording
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import Breach, Outcome
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind, RuleSet


def found(check: Kind, *texts: str) -> list[Outcome]:
    return outcomes(check, document(), {Part.SUBJECT: texts}, Part.SUBJECT, NO_WORDS)


def said(check: Kind, *texts: str) -> list[tuple[str, str | None]]:
    """The keys and the corrected texts; "?" where it could not tell."""
    return [(o.message_key, o.suggestion) if isinstance(o, Breach) else ("?", None) for o in found(check, *texts)]


LETTER = OpensWith(("V/v",), instead={"Về việc": "V/v", "Vv": "V/v"}, exact=True, bare=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V/v góp ý", []),
        ("V/v {{trich_yeu}}", []),
        ("{{trich_yeu}}", [("?", None)]),
        ("V/V góp ý", [("", "V/v góp ý")]),
        ("v/v góp ý", [("", "V/v góp ý")]),
        ("v/v: góp ý", [("", "V/v góp ý")]),
        ("Về việc góp ý", [("instead", "V/v góp ý")]),
        ("V/v: góp ý", [("sign", "V/v góp ý")]),
        ("góp ý dự thảo", [("", "V/v góp ý dự thảo")]),
    ],
)
def test_opening_of_a_letter(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(LETTER, text) == expected


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (OpensWith(("Về việc", "Ban hành")), "ban hành Quy chế", []),
        (OpensWith(("Về việc", "Ban hành")), "Thành lập Tổ", [("", None)]),
        (OpensWith(forbidden=("V/v",)), "V/v thành lập Tổ", [("forbidden", None)]),
        (OpensWith(forbidden=("V/v",)), "Thành lập Tổ", []),
        (OpensWith(instead={"V/v": "về việc", "V/v:": "về việc"}), "V/v: góp ý", [("instead", "về việc góp ý")]),
        (OpensWith(instead={"V/v": "về việc"}), "góp ý", []),
        (EndsWith(forbidden=(".",)), "Về việc góp ý.", [("forbidden", "Về việc góp ý")]),
        (EndsWith(forbidden=(".",)), "Về việc góp ý", []),
        (EndsWith(("./.",)), "góp ý./.", []),
        (EndsWith(("./.",)), "góp ý.", [("", None)]),
        (EndsWith(("./.",)), "góp ý {{x}}", [("?", None)]),
        (OneOf(("Khẩn", "Hỏa tốc")), "HOẢ TỐC.", []),
        (OneOf(("Khẩn", "Hỏa tốc")), "HỎA TỐC HẸN GIỜ", [("", None)]),
        (Wording(required=("năm", "quý")), "Kết quả Năm 2026, quý III", []),
        (Wording(required=("năm", "quý")), "Kết quả năm 2026", [("required", None)]),
        (Wording(required=("năm",)), "Kết quả {{nam}}", [("?", None)]),
        (Wording(forbidden=("công tác",)), "công tácx", []),
    ],
)
def test_what_a_part_says(check: Kind, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(check, text) == expected


def test_words_are_asked_of_all_places_of_a_part_together() -> None:
    assert said(Wording(required=("năm",)), "Kết quả", "năm 2026") == []


def test_each_place_of_unwanted_words_is_told() -> None:
    check = Wording(("đồng chí",), instead={"sở hữu": "có"})
    breaches = [o for o in found(check, "Đồng chí A sở hữu; ĐỒNG  CHÍ B.", "Sở hữu") if isinstance(o, Breach)]
    assert [(b.message_key, [(at.start, at.end) for at in (b.at, *b.also)]) for b in breaches] == [
        ("forbidden", [(0, 8), (19, 28)]),
        ("instead", [(11, 17), (0, 6)]),
    ]
    assert [[edit.text for edit in b.edits if isinstance(edit, ReplaceText)] for b in breaches] == [[], ["có", "Có"]]


@pytest.mark.parametrize(
    ("text", "expected"), [("BÁO CÁO NHANH", []), ("PHIẾU TRÌNH", ["type"]), ("TÊN LOẠI VĂN BẢN", ["?"])]
)
def test_names_of_types(text: str, expected: list[str], ruleset: RuleSet) -> None:
    seen = outcomes(OneOf(types=True), document(), {Part.TYPE_NAME: (text,)}, Part.TYPE_NAME, ruleset.vocabulary)
    assert [o.message_key if isinstance(o, Breach) else "?" for o in seen] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Độc lập - Tự do - Hạnh phúc", []),
        ("Độc lập -Tựdo - Hạnhphúc", []),  # blanks that nobody can see prove nothing
        ("Độc lập –Tựdo – Hạnhphúc", ["dashes"]),
        ("Độc lập - Tựdo – Hạnh phúc", ["dashes"]),
        ("Độc lập - Tự đo - Hạnhphúc", ["words"]),
    ],
)
def test_a_wrong_dash_is_wrong_whatever_blanks_are_lost(text: str, expected: list[str]) -> None:
    motto = FixedWording("Độc lập - Tự do - Hạnh phúc")
    printed = replace(document(), knows=frozenset({Knowledge.TYPED_CHARACTERS}))
    found = outcomes(motto, printed, {Part.MOTTO: (text,)}, Part.MOTTO, NO_WORDS)
    assert [o.message_key for o in found if isinstance(o, Breach)] == expected
