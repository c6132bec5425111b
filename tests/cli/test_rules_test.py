"""`rules test`: a trainer tries the examples of a ruleset."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

SPECIMENS = Path(__file__).resolve().parents[2] / "fixtures" / "specimens"

Invoke = Callable[..., Result]

RULES = """\
part: tieu-ngu
rules:
  co-chu:
    level: warning
    check: {size: 14pt}
    bad:
      - {change: {size: 13pt}, level: warning}
      - {change: {size: 14pt}}
    good:
      - {change: {size: 12pt}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    about = "key: rieng\ntitle: Quy tắc riêng\nextends: nd30-2020\n"
    (tmp_path / "ruleset.yaml").write_text(about, encoding="utf-8")
    return tmp_path


def write(folder: Path, rules: str) -> Path:
    (folder / "tieu-ngu.yaml").write_text(rules, encoding="utf-8")
    return folder


def test_examples_that_fail_are_named_with_file_and_line(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "test", write(folder, RULES))
    assert result.exit_code == 1
    first, second, total = result.stdout.splitlines()
    assert f"{folder / 'tieu-ngu.yaml'}, dòng 8: tieu-ngu/co-chu: ví dụ sai (bad) mà quy tắc không báo" in first
    assert "dòng 10: tieu-ngu/co-chu: ví dụ đúng (good) mà quy tắc vẫn báo: Tiêu ngữ đang dùng cỡ chữ 12" in second
    assert total == "Đã thử 3 ví dụ: 1 đạt, 2 không đạt."


def test_programs_read_json(invoke: Invoke, folder: Path) -> None:
    found = json.loads(invoke("rules", "test", write(folder, RULES), "--format", "json", "--lang", "en").stdout)
    assert [(entry["line"], entry["rule"]) for entry in found] == [(8, "tieu-ngu/co-chu"), (10, "tieu-ngu/co-chu")]


def test_examples_that_hold(invoke: Invoke, folder: Path) -> None:
    rules = RULES.replace("      - {change: {size: 14pt}}\n", "").replace("12pt", "14pt")
    result = invoke("rules", "test", write(folder, rules))
    assert (result.exit_code, result.stdout) == (0, "Đã thử 2 ví dụ: 2 đạt, 0 không đạt.\n")


def test_a_rule_that_judges_anew_needs_an_example(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "test", write(folder, RULES.partition("    bad:")[0]))
    assert result.exit_code == 1
    assert "dòng 3: tieu-ngu/co-chu: quy tắc chưa có ví dụ sai (bad)" in result.stdout


def test_one_that_is_milder_or_off_needs_none(invoke: Invoke, folder: Path) -> None:
    rules = "part: tieu-ngu\nrules:\n  co-chu: {level: info}\n  duong-ke: {level: off}\n"
    assert invoke("rules", "test", write(folder, rules)).exit_code == 0


def test_a_change_that_cannot_be_made_is_named(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "test", write(folder, RULES.replace("{change: {size: 14pt}}", "{from: bao-coa, delete: true}")))
    assert result.exit_code == 1
    assert "dòng 8: tieu-ngu/co-chu: Không có văn bản mẫu “bao-coa”" in result.stdout


def test_only_the_rules_selected(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "test", write(folder, RULES), "--select", "quoc-hieu")
    assert result.stdout == "Đã thử 0 ví dụ: 0 đạt, 0 không đạt.\n"


def test_a_mistake_in_the_folder_is_wrong_use(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "test", write(folder, RULES.replace("size: 14pt", "sise: 14pt", 1)))
    assert result.exit_code == 2
    assert "tieu-ngu.yaml, dòng 5: không có phép kiểm tra “sise”; có phải ý bạn là “size”?" in result.stderr
    assert invoke("rules", "test", folder / "khac").exit_code == 2


def test_options_of_the_list_are_not_lost(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "--select", "quoc-hieu", "test", write(folder, RULES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Hãy ghi tùy chọn sau test: decree30-lint rules test THƯ_MỤC --select" in result.stderr
    assert "1 fail" in invoke("rules", "--lang", "en", "test", write(folder, RULES.replace("12pt", "14pt"))).stdout


def test_another_word_is_no_folder(invoke: Invoke, folder: Path) -> None:
    result = invoke("rules", "tset", folder)
    assert result.exit_code == 2
    assert "Không có lệnh “tset”. Có phải ý bạn là “test”?" in result.stderr


def test_own_specimens(invoke: Invoke, folder: Path) -> None:
    (folder / "specimens").mkdir()
    text = (SPECIMENS / "bao-cao.yaml").read_text(encoding="utf-8")
    (folder / "specimens" / "rieng.yaml").write_text(text, encoding="utf-8")
    rules = RULES.replace("{change: {size: 14pt}}", "{from: rieng, change: {size: 13pt}}").replace("12pt", "14pt")
    assert invoke("rules", "test", write(folder, rules)).exit_code == 0
