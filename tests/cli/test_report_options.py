"""Options of `check` for what a report tells: --quiet, --statistics, a folder's table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Invoke = Callable[..., Result]

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
CORRECT = ROOT / "fixtures" / "docx" / "to-trinh.docx"


@pytest.mark.parametrize(
    ("given", "headings"),
    [
        ((), ["PHẢI SỬA"]),
        (("--fail-on", "warning"), ["PHẢI SỬA", "NÊN SỬA"]),
        (("--fail-on", "info"), ["PHẢI SỬA", "NÊN SỬA", "LƯU Ý"]),
    ],
)
def test_quiet_tells_what_makes_the_exit_code(given: tuple[str, ...], headings: list[str], invoke: Invoke) -> None:
    result = invoke("check", FAULTY, "-q", *given)
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if line in ("PHẢI SỬA", "NÊN SỬA", "LƯU Ý")] == headings


def test_quiet_says_nothing_of_what_is_fine(invoke: Invoke) -> None:
    assert invoke("check", CORRECT, "--quiet").stdout == ""
    assert invoke("check", FAULTY, "--quiet", "--fail-on", "never").stdout == ""


def test_quiet_follows_the_configuration_of_each_file(invoke: Invoke, tmp_path: Path) -> None:
    for folder, level in (("a", "warning"), ("b", "error")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.docx").write_bytes(FAULTY.read_bytes())
        (tmp_path / folder / "decree30.toml").write_text(f'fail_on = "{level}"\n', encoding="utf-8")
    text = invoke("check", tmp_path, "--quiet", "--jobs", "1").stdout
    assert text.count("PHẢI SỬA\n") == 2
    assert text.count("NÊN SỬA\n") == 1


def test_a_folder_ends_with_its_table_and_totals(invoke: Invoke, tmp_path: Path) -> None:
    for name, data in (("dung", CORRECT.read_bytes()), ("hong", b"hong"), ("sai", FAULTY.read_bytes())):
        (tmp_path / f"{name}.docx").write_bytes(data)
    result = invoke("check", tmp_path, "--jobs", "1")
    assert result.exit_code == 3
    title, heads, *rows = result.stdout.split("\n\n")[-2].splitlines()
    assert title == "CÁC TỆP, NHIỀU LỖI TRƯỚC"
    assert heads.split() == ["Tệp", "Lỗi", "Cảnh", "báo", "Lưu", "ý", "Máy", "sửa", "được"]
    assert [row.split("  ")[1].rsplit("/", 1)[-1] for row in rows] == ["hong.docx", "sai.docx", "dung.docx"]
    assert result.stdout.split("\n\n")[-1].startswith("Tổng cộng 3 tệp: 1 tệp không kiểm tra được, 1 tệp có lỗi")


def test_the_command_is_offered_where_fix_would_mend(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "bao cao.docx").write_bytes(FAULTY.read_bytes())
    text = " ".join(invoke("check", tmp_path / "bao cao.docx").stdout.split())
    assert f'Máy sửa được 19 trong 32: decree30-lint fix "{tmp_path / "bao cao.docx"}"' in text
    assert invoke("fix", tmp_path / "bao cao.docx", "--diff").exit_code == 1
    for refused in (FAULTY.with_suffix(".pdf"), ROOT / "fixtures" / "docx" / "cong-van-mot-noi.docx"):  # open changes
        text = invoke("check", refused).stdout
        assert "SỬA: " in text
        assert "decree30-lint fix" not in text


@pytest.mark.parametrize("form", ["text", "concise", "markdown"])
def test_quiet_and_statistics_hold_for_each_format_that_help_names(form: str, invoke: Invoke, tmp_path: Path) -> None:
    for name, data in (("dung", CORRECT.read_bytes()), ("hong", b"hong"), ("sai", FAULTY.read_bytes())):
        (tmp_path / f"{name}.docx").write_bytes(data)
    quiet = invoke("check", tmp_path, "--jobs", "1", "--format", form, "--quiet").stdout
    assert "quoc-hieu/co-chu" in quiet
    assert "tieu-ngu/duong-ke" not in quiet  # a warning
    assert "dung.docx" not in quiet
    counted = invoke("check", tmp_path, "--jobs", "1", "--format", form, "--statistics").stdout
    assert "cỡ chữ từ 12 đến 13" in " ".join(counted.split())
    assert "SỞ NỘI VỤ" not in counted
    for text in (quiet, counted):
        assert "hong.docx" in text
        assert "Tổng cộng 3 tệp" in text


def test_statistics_stand_in_place_of_the_findings(invoke: Invoke) -> None:
    text = invoke("check", FAULTY, "--statistics", "--lang", "en").stdout
    assert text.startswith("FINDINGS BY RULE")
    assert "rules met" in text
    assert "PHẢI SỬA" not in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_says_which_formats_they_concern(invoke: Invoke, lang: str) -> None:
    text = " ".join(invoke("check", "--help", "--lang", lang).stdout.split())
    assert text.count("(text, concise, markdown)") == 2
