"""A ruleset over another: entries change, add and switch off; mistakes are named in the file where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from decree30_lint.check import KINDS
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Family, Part
from decree30_lint.model.rules import Force, Level, RuleSet
from decree30_lint.model.units import Interval, Unit
from decree30_lint.pipeline import Options
from decree30_lint.ruleset import load_ruleset
from decree30_lint.testing import Specimens, specimens_for

Write = Callable[..., Path]

ABOUT = """\
key: so-noi-vu
title: {vi: Quy định của Sở Nội vụ, en: Rules of the Department}
extends: nd30-2020
instrument: 12/QĐ-SNV
instrument_type: {vi: Quyết định, en: Decision}
"""
OWN_RULE = """\
  bo-phan:
    requirement: Phải có bộ phận ban hành.
    clause: Điều 3.2
    check: missing
    why: Vì thế.
    wrong: sai
    right: đúng
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a ruleset's files; names without suffix."""

    def files(about: str = ABOUT, **contents: str) -> Path:
        (tmp_path / "ruleset.yaml").write_text(about, encoding="utf-8")
        for name, content in contents.items():
            path = tmp_path / f"{name.replace('__', '/').replace('_', '-')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return tmp_path

    return files


def part(slug: str, rules: str) -> str:
    return f"part: {slug}\nrules:\n{rules}"


def test_without_files_it_is_the_base_under_another_name(write: Write, ruleset: RuleSet) -> None:
    own = load_ruleset(write(), KINDS)
    assert own.key == "so-noi-vu"
    assert list(own.rules) == list(ruleset.rules)
    assert own.in_force == ruleset.in_force
    assert own.rules["tieu-ngu/co-chu"].citation == ruleset.rules["tieu-ngu/co-chu"].citation


def test_fields_given_take_the_place_of_the_old_ones(write: Write, ruleset: RuleSet) -> None:
    folder = write(tieu_ngu=part("tieu-ngu", "  co-chu: {level: warning, check: {size: 14pt}}\n"))
    rule, old = load_ruleset(folder, KINDS).rules["tieu-ngu/co-chu"], ruleset.rules["tieu-ngu/co-chu"]
    assert (rule.level, rule.check.within) == (Level.WARNING, Interval(14, 14, Unit.PT))  # type: ignore[attr-defined]
    assert (rule.requirement, rule.citation, rule.explanation) == (old.requirement, old.citation, old.explanation)
    assert (rule.good, rule.bad) == ((), ())


def test_a_rule_is_switched_off_and_keeps_its_examples(write: Write, ruleset: RuleSet) -> None:
    folder = write(tieu_ngu=part("tieu-ngu", "  duong-ke: {level: off}\n"))
    rule = load_ruleset(folder, KINDS).rules["tieu-ngu/duong-ke"]
    assert rule.level is Level.OFF
    assert rule.bad == ruleset.rules["tieu-ngu/duong-ke"].bad


def test_a_new_rule_cites_the_new_instrument(write: Write) -> None:
    rule = load_ruleset(write(dia_chi=part("dia-chi", OWN_RULE)), KINDS).rules["dia-chi/bo-phan"]
    assert rule.citation is not None
    assert (rule.citation.instrument, rule.citation.text) == ("12/QĐ-SNV", "Điều 3, khoản 2")
    assert rule.requirement.en == rule.requirement.vi
    assert (rule.force, rule.level) == (Force.STATED, Level.ERROR)


def test_only_what_is_inherited(write: Write) -> None:
    own = load_ruleset(write(f"{ABOUT}inherits: [tieu-ngu, trang/kho-giay]\n"), KINDS)
    assert {rule.part for rule in own.rules.values()} == {Part.PAGE, Part.MOTTO}
    assert [rule for rule in own.rules if rule.startswith("trang/")] == ["trang/kho-giay"]


def test_rules_taken_over_by_another_family_judge_its_documents(write: Write) -> None:
    own = load_ruleset(write(f"{ABOUT}families: [party]\n"), KINDS)
    assert own.families == {Family.PARTY}
    assert own.rules["trang/kho-giay"].applies.families == {Family.PARTY}


def test_words_are_added_or_replaced(write: Write, ruleset: RuleSet) -> None:
    words = "bodies+: [Hợp phần]\nurgency: [Gấp]\nshortened_bodies+: {TTHC: TRUNG TÂM HÀNH CHÍNH}\n"
    folder = write(vocabulary__rieng=words, vocabulary__parts="tieu-ngu: {vi: khẩu hiệu, en: slogan}\n")
    vocabulary = load_ruleset(folder, KINDS).vocabulary
    assert vocabulary.lists["bodies"] == (*ruleset.vocabulary.lists["bodies"], "Hợp phần")
    assert vocabulary.lists["urgency"] == ("Gấp",)
    assert vocabulary.tables["shortened_bodies"].keys() > ruleset.vocabulary.tables["shortened_bodies"].keys()
    assert vocabulary.parts[Part.MOTTO].vi == "khẩu hiệu"
    assert list(vocabulary.parts) == list(ruleset.vocabulary.parts)


def test_dates_of_its_own(write: Write) -> None:
    own = load_ruleset(write(f"{ABOUT}in_force: {{from: 2026-01-01, until: 2026-12-31}}\n"), KINDS)
    assert own.in_force == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_ruleset_may_extend_one_beside_it(write: Write, tmp_path: Path) -> None:
    write(tieu_ngu=part("tieu-ngu", "  co-chu: {level: info}\n"))
    above = tmp_path / "tren"
    above.mkdir()
    about = ABOUT.replace("nd30-2020", "..").replace("so-noi-vu", "phong")
    (above / "ruleset.yaml").write_text(about, encoding="utf-8")
    assert load_ruleset(above, KINDS).rules["tieu-ngu/co-chu"].level is Level.INFO


MISTAKES = {
    "unknown base": ({"about": ABOUT.replace("nd30-2020", "nd31")}, "ruleset.yaml", 3, "nd31"),
    "extends itself": ({"about": ABOUT.replace("nd30-2020", ".")}, "ruleset.yaml", 3, "“.”"),
    "no title": ({"about": "key: a\nextends: nd30-2020\n"}, "ruleset.yaml", 1, "title"),
    "base lacks a key": ({"about": "key: a\ntitle: b\n"}, "ruleset.yaml", 1, "instrument"),
    "unknown key": ({"about": f"{ABOUT}extend: x\n"}, "ruleset.yaml", 6, "extends"),
    "unknown inherited": ({"about": f"{ABOUT}inherits: [tieu-ngu, tieu-nguu]\n"}, "ruleset.yaml", 6, "tieu-nguu"),
    "dates": ({"about": f"{ABOUT}in_force:\n  until: 2026-13-01\n"}, "ruleset.yaml", 7, "2026-13-01"),
    "no first day": ({"about": f"{ABOUT}in_force: {{until: 2026-12-01}}\n"}, "ruleset.yaml", 6, "from"),
    "not a part": ({"khac": part("khac", "  a: {level: off}\n")}, "khac.yaml", 1, "khac"),
    "other name": ({"tieu_ngu": part("quoc-hieu", "  a: {level: off}\n")}, "tieu-ngu.yaml", 1, "quoc-hieu.yaml"),
    "no rules": ({"tieu_ngu": "part: tieu-ngu\n"}, "tieu-ngu.yaml", 1, "rules"),
    "empty entry": ({"tieu_ngu": part("tieu-ngu", "  co-chu:\n")}, "tieu-ngu.yaml", 3, ": "),
    "new rule incomplete": ({"tieu_ngu": part("tieu-ngu", "  co: {level: off}\n")}, "tieu-ngu.yaml", 3, "requirement"),
    "level": ({"tieu_ngu": part("tieu-ngu", "  co-chu:\n    level: eror\n")}, "tieu-ngu.yaml", 4, "error"),
    "list": (
        {"nguoi_ky": part("nguoi-ky", "  cap-pho:\n    check: {signing_line: {mark: KT., deputies: deputy_post}}\n")},
        "nguoi-ky.yaml",
        4,
        "deputy_post",
    ),
    "said": ({"tieu_ngu": part("tieu-ngu", "  noi-dung:\n    levels: {dash: info}\n")}, "tieu-ngu.yaml", 4, "dashes"),
    "hole": (
        {"tieu_ngu": part("tieu-ngu", '  co-chu:\n    messages:\n      "": "{prat} sai"\n')},
        "tieu-ngu.yaml",
        5,
        "part",
    ),
    "type": (
        {"tieu_ngu": part("tieu-ngu", "  co-chu:\n    applies:\n      types: [bao-coa]\n")},
        "tieu-ngu.yaml",
        5,
        "bao-cao",
    ),
    "family": ({"trang": part("trang", "  kho-giay:\n    applies: {families: [nd31]}\n")}, "trang.yaml", 4, "party"),
    "twice": ({"tieu_ngu": part("tieu-ngu", "  co-chu: {level: off}\n" * 2)}, "tieu-ngu.yaml", 4, "co-chu"),
    "tab": ({"tieu_ngu": "part: tieu-ngu\n\trules:\n"}, "tieu-ngu.yaml", 2, "YAML"),
    "list of words": ({"vocabulary__rieng": "bodies: Sở\n"}, "rieng.yaml", 1, "bodies"),
    "type of document": ({"vocabulary__types": "- {key: a, name: b}\n"}, "types.yaml", 1, "code"),
    "name of a part": ({"vocabulary__parts": "tieu-ngu: {vi: a}\n"}, "parts.yaml", 1, "“en”"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_are_named_with_file_and_line_in_both_languages(write: Write, name: str) -> None:
    contents, file, line, hint = MISTAKES[name]
    with pytest.raises(WrongConfigurationError) as caught:
        load_ruleset(write(**contents), KINDS)
    words = caught.value.words
    assert f"{file}, dòng {line}: " in words.vi
    assert f"{file}, line {line}: " in words.en
    assert hint in words.vi
    assert hint in words.en
    assert not {"unknown", "has no", "cannot", "must"} & set(words.vi.split())


def test_a_file_that_is_no_utf8_is_named(write: Write, tmp_path: Path) -> None:
    folder = write()
    (tmp_path / "tieu-ngu.yaml").write_bytes("part: tiêu-ngữ".encode("utf-16"))
    with pytest.raises(WrongConfigurationError, match="UTF-8"):
        load_ruleset(folder, KINDS)


def test_its_own_rules_judge(write: Write) -> None:
    folder = write(tieu_ngu=part("tieu-ngu", "  co-chu: {check: {size: 13pt}}\n"))
    own = load_ruleset(folder, KINDS)
    specimens: Specimens = specimens_for(folder, own)
    report = specimens.judge(specimens.get("bao-cao"), "bao-cao", Options())
    assert report.judgement is not None
    assert report.judgement.verdicts["tieu-ngu/co-chu"] is Verdict.BREAKS
    assert (report.ruleset, report.ruleset_title) == ("so-noi-vu", own.title)
