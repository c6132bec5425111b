"""Defines `decree30-lint rules test`, which tells whether the examples of a ruleset hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, active_language
from decree30_lint.cli.options import ANY_PATH, format_option, select_option
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    folder = in_lang(lang, "THƯ_MỤC", "FOLDER")
    return LocalizedCommand(
        "test",
        lang,
        [click.Argument(["folder"], metavar=folder, type=ANY_PATH), format_option(lang), select_option(lang)],
        callback=rules_test,
        help=in_lang(
            lang,
            "Thử mọi ví dụ (bad, good) ghi trong bộ quy tắc ở THƯ_MỤC; ví dụ nào sai thì nêu tệp và dòng, mã thoát là 1.",
            "Tries all examples (bad, good) of the ruleset in FOLDER; those that fail are named with file and line, "
            "exit code 1.",
        ),
    )


def rules_test(folder: str, form: str, select: tuple[str, ...], lang: str | None) -> None:
    from decree30_lint.cli.output import text_style_for
    from decree30_lint.cli.rules_testing import run_ruleset_tests
    from decree30_lint.cli.settings_of import split_ids

    context = click.get_current_context()
    sheet = text_style_for(active_language(context), sys.stdout)
    context.exit(run_ruleset_tests(Path(folder), split_ids(select), sheet, form))
