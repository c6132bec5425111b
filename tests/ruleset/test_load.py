"""A ruleset of one's own: what loads, and how a mistake is complained about."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from decree30_lint.check import KINDS
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.rules import Force, Level, RuleSet
from decree30_lint.ruleset import find_ruleset, load_ruleset, shipped_rules
from decree30_lint.ruleset.source import read_folder

_RULE = """\
part: tieu-ngu
clause: PL I.I.II.1.b

rules:
  co-chu:
    requirement: {vi: Cỡ chữ., en: Size.}
    check: {size: 13pt..14pt}
    why: {vi: Vì thế., en: Because.}
    wrong: sai
    right: đúng
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ruleset with one rule."""
    shipped = shipped_rules() / "nd30-2020"
    shutil.copy(shipped / "ruleset.yaml", tmp_path)
    shutil.copytree(shipped / "vocabulary", tmp_path / "vocabulary")
    (tmp_path / "tieu-ngu.yaml").write_text(_RULE, encoding="utf-8")
    return tmp_path


def test_json_beside_a_folder_of_ones_own_is_not_read(tmp_path: Path) -> None:
    own = shutil.copytree(shipped_rules() / "nd30-2020", tmp_path / "own")
    (tmp_path / "own.json").write_text("{}", encoding="utf-8")
    assert read_folder(own).files == read_folder(shipped_rules() / "nd30-2020").files


def test_one_rule(folder: Path) -> None:
    ruleset = load_ruleset(folder, KINDS)
    rule = ruleset.rules["tieu-ngu/co-chu"]
    assert (rule.force, rule.level) == (Force.STATED, Level.ERROR)
    assert rule.citation is not None
    assert rule.citation.text == "Phụ lục I, Phần I, Mục II, khoản 1, điểm b"


_BOMB = "\n".join([*(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 40)), ""])


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("part: a\npart: b\n", 2, "mục “part” ghi hai lần"),
        ("? [a]\n: b\n", 1, "sai cú pháp YAML: tên mục phải là một dòng chữ"),
        (f"b0: &b0 [a]\n{_BOMB}", 7, "lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều"),
        ("a: 1\nb: &b [*b]\n", 2, "lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều"),
        ("a:\n  " + "[" * 500 + "]" * 500, 2, "lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều"),
        ("a:\n  " + "[" * 200_000, 2, "lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều"),
        ("a:\n  " + "- " * 200_000, 2, "lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều"),
        ("[" * 5000, 1, "lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều"),
        ("a: 1\nb: " + "9" * 5000, 2, "có số quá dài"),
        ("a: 1\nb: 1" + ":59" * 200_000, 2, "có số quá dài"),
        ("a: !!int x", 1, "sai cú pháp YAML"),
        ("a: !!bool x", 1, "sai cú pháp YAML"),
        ("a: !!timestamp x", 1, "sai cú pháp YAML"),
    ],
)
def test_a_file_that_would_eat_time_or_memory_is_named(folder: Path, text: str, line: int, told: str) -> None:
    path = folder / "tieu-ngu.yaml"
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    with pytest.raises(WrongConfigurationError) as caught:
        load_ruleset(folder, KINDS)
    assert caught.value.words.vi == f"{path}, dòng {line}: {told}."
    assert time.process_time() - start < 2


def test_a_large_file_and_one_that_is_none_are_named(folder: Path) -> None:
    path = folder / "tieu-ngu.yaml"
    path.write_text("# " + "x" * (1 << 20), encoding="utf-8")
    with pytest.raises(WrongConfigurationError, match="too large"):
        load_ruleset(folder, KINDS)
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(WrongConfigurationError, match="not YAML"):
        load_ruleset(folder, KINDS)


@pytest.mark.parametrize(
    ("good", "bad", "line", "hint"),
    [
        ("check: {size: 13pt..14pt}", "check: {sise: 13pt..14pt}", 7, "size"),
        ("check: {size: 13pt..14pt}", "check: {size: 13..14}", 7, "13..14"),
        ("check: {size: 13pt..14pt}", "check: {size: {withn: 13pt}}", 7, "within"),
        ("check: {size: 13pt..14pt}", "chek: {size: 13pt..14pt}", 7, "check"),
        ("    wrong: sai\n", "", 5, "wrong"),
        ("    wrong: sai\n", "    wrong: sai\n    level: eror\n", 10, "eror"),
        ("    wrong: sai\n", "    wrong: sai\n    clause: Khoản 1\n", 10, "Khoản 1"),
        ("    wrong: sai\n", "    wrong: [sai\n", 10, ""),
    ],
)
def test_a_mistake_is_named_with_its_line(folder: Path, good: str, bad: str, line: int, hint: str) -> None:
    path = folder / "tieu-ngu.yaml"
    path.write_text(_RULE.replace(good, bad), encoding="utf-8")
    with pytest.raises(WrongConfigurationError) as caught:
        load_ruleset(folder, KINDS)
    for words in (caught.value.words.vi, caught.value.words.en):
        assert "tieu-ngu.yaml" in words
        assert f" {line}:" in words
        assert hint in words


def test_unknown_ruleset_names_the_known_ones() -> None:
    with pytest.raises(WrongConfigurationError) as caught:
        find_ruleset("nd30-2021")
    assert "nd30-2020" in caught.value.words.vi


def test_ids_and_clauses_of_the_shipped_rules(ruleset: RuleSet) -> None:
    for rule in ruleset.rules.values():
        assert rule.id.startswith(f"{rule.part}/")
        assert (rule.citation is None) == (rule.force is Force.PRACTICE), rule.id
        grave = rule.force is Force.PRACTICE and rule.level is Level.ERROR
        assert not grave or rule.id == "toan-van/truong-loi", rule.id  # nobody can follow such a reference
