"""`explain` and `rules`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from decree30_lint.model.rules import RuleSet

Invoke = Callable[..., Result]


def test_a_rule_is_explained(invoke: Invoke, ruleset: RuleSet) -> None:
    rule = ruleset.rules["tieu-ngu/co-chu"]
    text = invoke("explain", rule.id).stdout
    assert text.startswith("tieu-ngu/co-chu\n")
    flat = " ".join(text.split())
    explanation = rule.explanation
    for words in (rule.requirement, explanation.why, explanation.wrong, explanation.right):
        assert words.vi in flat
    assert rule.citation is not None
    assert rule.citation.text in flat
    assert explanation.why.en in " ".join(invoke("explain", rule.id, "--lang", "en").stdout.split())


def test_a_part_explains_all_its_rules(invoke: Invoke, ruleset: RuleSet) -> None:
    text = invoke("explain", "tieu-ngu").stdout
    assert [line for line in text.splitlines() if line in ruleset.rules] == [
        rule for rule in ruleset.rules if rule.startswith("tieu-ngu/")
    ]


def test_an_allowance_is_told(invoke: Invoke, ruleset: RuleSet) -> None:
    rule = next(rule for rule in ruleset.rules.values() if rule.tolerance is not None and rule.note is not None)
    flat = " ".join(invoke("explain", rule.id).stdout.split())
    assert "dung sai" in flat
    assert rule.note is not None
    assert rule.note.vi in flat


def test_all_rules_are_listed(invoke: Invoke, ruleset: RuleSet) -> None:
    listed = json.loads(invoke("rules", "--format", "json").stdout)
    assert [entry["id"] for entry in listed] == list(ruleset.rules)
    assert list(listed[0]) == ["id", "part", "level", "configuration", "force", "instrument", "clause", "requirement"]
    text = invoke("rules").stdout
    assert "\n\nTIÊU NGỮ (8 quy tắc)\ntieu-ngu/" in text
    assert all(f"{rule}  (" in text for rule in ruleset.rules)


def test_only_selected_rules_are_listed(invoke: Invoke) -> None:
    listed = json.loads(invoke("rules", "--format", "json", "--select", "tieu-ngu").stdout)
    assert {entry["part"] for entry in listed} == {"tieu-ngu"}
    (one,) = json.loads(invoke("rules", "--format", "json", "--select", "tieu-ngu/co-chu").stdout)
    assert one["level"] == "error"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["lề trái"], ["trang/le-trai", "noi-nhan/gach-dau-dong"]),
        (["lề", "trái"], ["trang/le-trai", "noi-nhan/gach-dau-dong"]),
        (["LE TRAI"], ["trang/le-trai", "noi-nhan/gach-dau-dong"]),
        (["cỡ chữ quốc hiệu"], ["quoc-hieu/co-chu", "toan-van/co-chu-dong-bo"]),
        (["co chu quoc hieu"], ["quoc-hieu/co-chu", "toan-van/co-chu-dong-bo"]),
        (["left margin"], ["trang/le-trai"]),
        (["trang/le-trai", "trang/le-phai"], ["trang/le-trai", "trang/le-phai"]),
    ],
)
def test_rules_are_found_by_words(invoke: Invoke, ruleset: RuleSet, words: list[str], ids: list[str]) -> None:
    text = invoke("explain", *words).stdout
    assert [line for line in text.splitlines() if line in ruleset.rules] == ids
    assert text.count("Vì sao:") == len(ids)


def test_many_rules_are_listed_only(invoke: Invoke) -> None:
    text = invoke("explain", "quốc hiệu").stdout
    assert "quoc-hieu/co-chu\n  Quốc hiệu trình bày cỡ chữ từ 12 đến 13.\n" in text
    assert "Vì sao" not in text
    first, *_, last = text.splitlines()
    assert first.startswith("Có ")
    assert last == "Để xem giải thích, hãy nêu một quy tắc: decree30-lint explain quoc-hieu/thieu"


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        ("con mèo", "Không có quy tắc nào nói đến “con mèo”.", "No rule speaks of “con mèo”."),
        ("tieungu", "Không có quy tắc “tieungu”; có phải ý bạn là “tieu-ngu”?", "There is no rule “tieungu”; did you mean"),
        ("xyzxyz", "Không có quy tắc “xyzxyz”.", "There is no rule “xyzxyz”."),
        ("", "Không có quy tắc nào nói đến “”.", "No rule speaks of “”."),
    ],
)
def test_what_no_rule_is_about(invoke: Invoke, words: str, vietnamese: str, english: str) -> None:
    result = invoke("explain", words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(vietnamese)
    assert result.stderr.endswith(" Xem mọi quy tắc: decree30-lint rules\n")
    assert invoke("explain", words, "--lang", "en").stderr.startswith(english)


CONFIGURATION = """\
ignore = ["go-may"]
[levels]
"tieu-ngu" = "info"
"tieu-ngu/duong-ke" = "off"
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a configuration in the one above."""
    (tmp_path / "decree30.toml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "cong-van").mkdir()
    monkeypatch.chdir(tmp_path / "cong-van")
    return tmp_path


def test_rules_are_listed_under_the_configuration(invoke: Invoke, office: Path, ruleset: RuleSet) -> None:
    path = (office / "decree30.toml").as_posix()
    listed = {entry["id"]: entry for entry in json.loads(invoke("rules", "--format", "json").stdout)}
    assert list(listed) == list(ruleset.rules)
    for rule, level in (("tieu-ngu/co-chu", "info"), ("tieu-ngu/duong-ke", "off"), ("go-may/thieu-dau-cach", "off")):
        assert (listed[rule]["level"], listed[rule]["configuration"]) == (level, path)
    assert (listed["quoc-hieu/co-chu"]["level"], listed["quoc-hieu/co-chu"]["configuration"]) == ("error", None)
    text = " ".join(invoke("rules", "--select", "tieu-ngu").stdout.split())
    assert text.startswith(f"Theo cấu hình {path}. TIÊU NGỮ (8 quy tắc) tieu-ngu/")
    assert "tieu-ngu/duong-ke (tắt theo cấu hình; bộ quy tắc ghi: cảnh báo)" in text


def test_a_rule_is_explained_under_the_configuration(invoke: Invoke, office: Path) -> None:
    configuration = office / "rieng.toml"
    configuration.write_text('language = "en"\nselect = ["quoc-hieu"]\n', encoding="utf-8")
    path = configuration.as_posix()
    text = " ".join(invoke("explain", "tieu-ngu/co-chu", "--config", configuration).stdout.split())
    assert text.startswith(f"Under the configuration {path}. tieu-ngu/co-chu")
    assert "Level: Off by the configuration; in the ruleset: error" in text
    found = invoke("explain", "tiêu ngữ", "--config", configuration, "--lang", "vi").stdout
    assert " ".join(found.split()).startswith(f"Theo cấu hình {path}. Có ")


def test_the_ruleset_of_the_configuration(invoke: Invoke, office: Path) -> None:
    (office / "decree30.toml").write_text('ruleset = "dang-05hd"', encoding="utf-8")
    party = [entry["id"] for entry in json.loads(invoke("rules", "--format", "json").stdout)]
    told = json.loads(invoke("rules", "--format", "json", "--ruleset", "nd30-2020").stdout)
    assert len(party) < 100 < len(told)
    assert party == [
        entry["id"] for entry in json.loads(invoke("rules", "--ruleset", "dang-05hd", "--format", "json").stdout)
    ]


@pytest.mark.parametrize("command", [["inspect", "a.docx"], ["explain", "trang"], ["rules"]])
def test_a_wrong_configuration_is_wrong_use(invoke: Invoke, office: Path, command: list[str]) -> None:
    (office / "decree30.toml").write_text('\nstagee = "draft"\n', encoding="utf-8")
    result = invoke(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "decree30.toml, dòng 2: không có khóa “stagee”" in result.stderr


def test_inspect_speaks_the_language_of_the_configuration(
    invoke: Invoke, office: Path, specimen_bytes: Callable[[str], bytes]
) -> None:
    (office / "decree30.toml").write_text('language = "en"', encoding="utf-8")
    path = office / "cong-van" / "a.docx"
    path.write_bytes(specimen_bytes("bao-cao"))
    assert "national name" in invoke("inspect", path).stdout.lower()
    assert "quốc hiệu" in invoke("inspect", path, "--lang", "vi").stdout.lower()
