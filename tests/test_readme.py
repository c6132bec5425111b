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
from decree30_lint.model.words import Lang
from decree30_lint.service.configuration.toml_file import KEYS

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_named(name: str) -> None:
    command = program.get_command(click.Context(program, obj=LanguageChoice(Lang.VI)), name)
    assert command is not None
    assert f"decree30-lint {name}" in README
    for option in command.params:
        if isinstance(option, click.Option):
            assert any(re.search(rf"`[^`\n]*{re.escape(flag)}\b", README) for flag in option.opts), option.opts


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_is_named(key: str) -> None:
    assert re.search(rf"\b{key}\b", README)


@pytest.mark.parametrize(("nth", "suffix"), [(0, "docx"), (1, "pdf")])
def test_the_example_is_what_the_command_prints(nth: int, suffix: str) -> None:
    path = Path(__file__).resolve().parents[1] / "fixtures" / "bao-cao-nam" / f"bao-cao-nam-loi.{suffix}"
    shown = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert shown[nth] in CliRunner().invoke(program, ["check", str(path)]).stdout


@pytest.mark.parametrize("code", ["0", "1", "2", "3"])
def test_every_exit_code_is_named(code: str) -> None:
    assert re.search(rf"^\| {code} \|", README, re.MULTILINE)
