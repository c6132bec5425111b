"""The README names every command and option, and shows what the commands really print."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from decree30_lint.cli.commands import COMMANDS
from decree30_lint.cli.language import LanguageChoice
from decree30_lint.cli.program import program
from decree30_lint.errors import ExitCode
from decree30_lint.formats.file_formats import SUFFIXES
from decree30_lint.model.words import Lang
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.service.configuration.toml_file import KEYS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE, ENGLISH = README.split("\n# In English\n")
HALVES = pytest.mark.parametrize(("half", "lang"), [(VIETNAMESE, Lang.VI), (ENGLISH, Lang.EN)], ids=["vi", "en"])


@HALVES
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_named(name: str, half: str, lang: Lang) -> None:
    command = program.get_command(click.Context(program, obj=LanguageChoice(lang)), name)
    assert command is not None
    assert f"`decree30-lint {name}" in half
    for option in command.params:
        if isinstance(option, click.Option):
            assert any(re.search(rf"`[^`]*{re.escape(flag)}\b", half) for flag in option.opts), option.opts


@HALVES
def test_the_tables_stand_in_help_and_readme(half: str, lang: Lang) -> None:
    """Suffixes, formats and commands: what is in a table is told to users."""
    said = CliRunner().invoke(program, ["check", "--help", "--lang", lang.value]).stdout
    assert [suffix for suffix in SUFFIXES if suffix not in said or f"`{suffix}`" not in half] == []
    assert f"[{'|'.join(FORMATS)}]" in said
    assert f"`--format {'|'.join(FORMATS)}`" in half.replace("\\|", "|")
    assert [form for form, row in FORMATS.items() if f"{form}: {row.about.of(lang)}" not in " ".join(said.split())] == []
    listed = CliRunner().invoke(program, ["--help", "--lang", lang.value]).stdout
    assert [name for name, row in COMMANDS.items() if not re.search(rf"^  {name} +{row.about.of(lang)}", listed, re.M)] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_is_named(key: str) -> None:
    assert re.search(rf"\b{key}\b", README)


@pytest.mark.parametrize(("nth", "suffix"), [(0, "docx"), (1, "pdf")])
def test_the_example_is_what_the_command_prints(nth: int, suffix: str) -> None:
    path = Path(__file__).resolve().parents[1] / "fixtures" / "bao-cao-nam" / f"bao-cao-nam-loi.{suffix}"
    shown = re.findall(r"```text\n(  - .*?)```", README, re.DOTALL)
    assert shown[nth] in CliRunner().invoke(program, ["check", str(path)]).stdout


def test_the_example_of_a_folder_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (shown,) = re.findall(r"```text\n(CÁC TỆP.*?)```", README, re.DOTALL)
    assert CliRunner().invoke(program, ["check", "fixtures/bao-cao-nam"]).stdout.endswith(shown)


def test_the_example_of_a_repair_is_what_the_command_prints() -> None:
    path = Path(__file__).resolve().parents[1] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
    (shown,) = re.findall(r"```text\n(SẼ THAY ĐỔI\n.*?)```", README, re.DOTALL)
    (rules,) = re.findall(r"`--select (trang,[^`]*)`", VIETNAMESE)
    assert shown in CliRunner().invoke(program, ["fix", str(path), "--diff", "--select", rules]).stdout


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_named(code: ExitCode) -> None:
    assert re.search(rf"^\| {code} \|", VIETNAMESE, re.MULTILINE)
    codes = re.search(r"Exit codes: ([^.]*)\.", " ".join(ENGLISH.split()))
    assert codes is not None
    assert re.search(rf"\b{code} ", codes[1])


@HALVES
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_told_for_each_shell(half: str, lang: Lang, shell: str) -> None:
    assert f"_DECREE30_LINT_COMPLETE={shell}_source decree30-lint" in half


@HALVES
def test_pages_of_rules_are_shown(half: str, lang: Lang) -> None:
    pages = re.findall(r"\]\((docs/rules/[^)]*)\)", half)
    assert "docs/rules/README.md" in pages
    assert "docs/rules/tieu-ngu/co-chu.md" in pages
    assert [page for page in pages if not (ROOT / page).is_file()] == []
