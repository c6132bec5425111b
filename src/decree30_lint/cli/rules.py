"""`decree30-lint rules`: the list of all rules; with `--test`, the examples of a ruleset's folder tried."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, active_language
from decree30_lint.cli.options import format_option, ruleset_option, select_option
from decree30_lint.model.words import Lang

FORMATS = ("text", "json")


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "rules",
        lang,
        [format_option(lang, FORMATS), select_option(lang), ruleset_option(lang), _test_option(lang)],
        callback=rules,
        help=in_lang(
            lang,
            "Liệt kê mọi quy tắc: mã, mức, yêu cầu và điều khoản. Với --test: thử các ví dụ ghi trong một bộ quy tắc.",
            "Lists all rules: id, level, requirement and clause. With --test: tries the examples written in a ruleset.",
        ),
    )


def _test_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--test"],
        metavar=in_lang(lang, "THƯ_MỤC", "FOLDER"),
        help=in_lang(
            lang,
            "Thử mọi ví dụ (bad, good) trong thư mục quy tắc này; ví dụ nào sai thì nêu tệp và dòng, mã thoát là 1.",
            "Try all examples (bad, good) in this folder; those that fail are named with file and line, exit code 1.",
        ),
    )


def rules(form: str, select: tuple[str, ...], ruleset: str | None, test: str | None, lang: str | None) -> None:
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.cli.settings_of import split_ids
    from decree30_lint.report.rulebook import rules_json, rules_text
    from decree30_lint.service.settings import rules_of

    context = click.get_current_context()
    sheet = text_style_for(active_language(context), sys.stdout)
    if test is not None:
        from decree30_lint.cli.rules_test import run_ruleset_tests

        context.exit(run_ruleset_tests(Path(test), split_ids(select), sheet, form))
    chosen = rules_of(ruleset, split_ids(select))
    show(rules_json(chosen, sheet) if form == "json" else rules_text(chosen, sheet))
