"""`decree30-lint rules`: the list of all rules."""

from __future__ import annotations

import sys

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.options import format_option, ruleset_option, select_option
from decree30_lint.cli.wording import SpokenCommand, spoken
from decree30_lint.model.words import Lang

FORMATS = ("text", "json")


def command(lang: Lang) -> click.Command:
    return SpokenCommand(
        "rules",
        lang,
        [format_option(lang, FORMATS), select_option(lang), ruleset_option(lang)],
        callback=rules,
        short_help=in_lang(lang, "Liệt kê các quy tắc.", "List the rules."),
        help=in_lang(
            lang,
            "Liệt kê mọi quy tắc: mã, mức, yêu cầu và điều khoản.",
            "Lists all rules: id, level, requirement and clause.",
        ),
    )


def rules(form: str, select: tuple[str, ...], ruleset: str | None, lang: str | None) -> None:
    from decree30_lint.cli.output import sheet_for, show
    from decree30_lint.cli.settings import rules_of, split_ids
    from decree30_lint.report.rulebook import rules_json, rules_text

    sheet = sheet_for(spoken(click.get_current_context()), sys.stdout)
    chosen = rules_of(ruleset, split_ids(select))
    show(rules_json(chosen, sheet) if form == "json" else rules_text(chosen, sheet))
