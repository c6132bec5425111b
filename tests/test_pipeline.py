"""Which rules a run judges, and at what level: by id, by part, by the longest beginning that fits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import Options, chosen_rules, lint

FAULTY = Path(__file__).resolve().parents[1] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
BODY = ["thieu", "ten-day-du", "loai-chu", "co-chu", "kieu-chu", "canh-giua", "duong-ke", "gian-dong"]
PARENT = ["dia-phuong", "loai-chu", "co-chu", "kieu-chu"]
OF_BODY = [f"co-quan/{name}" for name in BODY]
OF_PARENT = [f"co-quan-chu-quan/{name}" for name in PARENT]
NAMES = ("co-quan", "co-quan-chu-quan")


def ids(ruleset: RuleSet, **options: object) -> list[str]:
    return [rule.id for rule in chosen_rules(ruleset, Options(**options))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("co-quan",), (), OF_BODY),
        (("co-quan/",), (), OF_BODY),
        (("co-quan-chu-quan",), (), OF_PARENT),
        (NAMES, (), OF_PARENT + OF_BODY),
        (("co-quan/co-chu",), (), ["co-quan/co-chu"]),
        (("co-quan/co",), (), []),
        (("co-qua",), (), []),
        (("noi-dung/co-chu",), (), ["noi-dung/co-chu"]),  # not "noi-dung/co-chu-thong-nhat"
        (NAMES, ("co-quan",), OF_PARENT),
        (NAMES, ("co-quan-chu-quan/",), OF_BODY),
        (("co-quan-chu-quan",), ("co-quan-chu-quan/co-chu",), [each for each in OF_PARENT if not each.endswith("/co-chu")]),
        (("co-quan/co-chu",), ("co-quan",), []),  # what is ignored is not judged, however closely it was selected
    ],
)
def test_rules_are_selected_by_id_or_part(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str], ruleset: RuleSet
) -> None:
    assert ids(ruleset, select=select, ignore=ignore) == expected


def test_without_a_selection_all_rules_that_are_on_are_judged(ruleset: RuleSet) -> None:
    on = [rule.id for rule in ruleset.rules.values() if rule.level is not Level.OFF]
    assert ids(ruleset) == on
    assert ids(ruleset, ignore=("co-quan",)) == [rule for rule in on if rule not in OF_BODY]


ERROR, WARNING, INFO, OFF = Level


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"co-quan-chu-quan": OFF}, []),
        ({"co-quan": OFF}, PARENT),
        ({"co-quan-chu-quan": OFF, "co-quan-chu-quan/co-chu": INFO}, ["co-chu"]),
        ({"co-quan-chu-quan/co-chu": INFO, "co-quan-chu-quan": OFF}, ["co-chu"]),
        ({"co-quan-chu-quan": INFO, "co-quan-chu-quan/co-chu": OFF}, ["dia-phuong", "loai-chu", "kieu-chu"]),
        ({"co-quan-chu-quan/co-chu": OFF, "co-quan-chu-quan": INFO}, ["dia-phuong", "loai-chu", "kieu-chu"]),
    ],
)
def test_the_longest_beginning_decides_whether_a_rule_is_on(
    levels: Mapping[str, Level], expected: list[str], ruleset: RuleSet
) -> None:
    chosen = ids(ruleset, select=("co-quan-chu-quan",), levels=levels)
    assert chosen == [f"co-quan-chu-quan/{name}" for name in expected]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"phu-luc/ket-thuc": INFO}, {"phu-luc/ket-thuc": INFO}),
        ({"phu-luc": WARNING, "phu-luc/ket-thuc": INFO}, {"phu-luc/ket-thuc": INFO}),
        ({"phu-luc/ket-thuc": INFO, "phu-luc": WARNING}, {"phu-luc/ket-thuc": INFO}),
        ({"phu-luc/dan-chieu": INFO}, {}),
    ],
)
def test_a_rule_that_is_off_is_switched_on_at_the_level_given(
    levels: Mapping[str, Level], expected: dict[str, Level], ruleset: RuleSet
) -> None:
    chosen = chosen_rules(ruleset, Options(select=("phu-luc/ket-thuc",), levels=levels))
    assert {rule.id: rule.level for rule in chosen} == expected


SIZE, TYPE = "so-ky-hieu/co-chu", "so-ky-hieu/ten-loai"  # both are broken in the faulty report


@pytest.mark.parametrize(
    ("levels", "size", "type_"),
    [
        ({}, WARNING, ERROR),
        ({"so-ky": INFO}, WARNING, ERROR),
        ({"so-ky-hieu": INFO}, INFO, INFO),
        ({"so-ky-hieu": INFO, SIZE: ERROR}, ERROR, INFO),
        ({SIZE: ERROR, "so-ky-hieu": INFO}, ERROR, INFO),
        ({"so-ky-hieu": ERROR, TYPE: INFO}, ERROR, INFO),
    ],
)
def test_the_longest_beginning_decides_the_level_of_a_finding(
    levels: Mapping[str, Level], size: Level, type_: Level, ruleset: RuleSet
) -> None:
    judgement = lint(FAULTY, ruleset, Options(select=("so-ky-hieu",), levels=levels)).judgement
    assert judgement is not None
    assert {finding.rule.id: finding.level for finding in judgement.diagnostics} == {SIZE: size, TYPE: type_}


def test_what_is_told_of_the_type_outweighs_what_is_seen(ruleset: RuleSet) -> None:
    seen, told = (lint(FAULTY, ruleset, Options(type=type_)).subject for type_ in (None, "to-trinh"))
    assert seen is not None
    assert told is not None
    assert [(s.main.type, s.main.type_confidence) for s in (seen, told)] == [("bao-cao", 0.97), ("to-trinh", 1.0)]
    assert told.main.components == seen.main.components


def test_a_file_that_is_not_there_is_said_so(ruleset: RuleSet, tmp_path: Path) -> None:
    missing, folder = (lint(path, ruleset, Options(), "a.docx") for path in (tmp_path / "a.docx", tmp_path))
    assert [(r.path, r.status, r.failure and r.failure.code) for r in (missing, folder)] == [
        ("a.docx", Status.UNREADABLE, "not-found"),
        ("a.docx", Status.UNREADABLE, "no-regular-file"),
    ]
