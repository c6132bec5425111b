"""`decree30-lint explain`: what a rule asks, by which clause, and why."""

from __future__ import annotations

import sys

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, active_language
from decree30_lint.cli.options import ruleset_option
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "explain",
        lang,
        [click.Argument(["rule"], metavar=in_lang(lang, "QUY_TẮC", "RULE")), ruleset_option(lang)],
        callback=explain,
        help=in_lang(
            lang,
            "Giải thích một quy tắc (tieu-ngu/co-chu) hoặc mọi quy tắc của một phần (tieu-ngu): yêu cầu gì, căn cứ nào, "
            "vì sao, thế nào là sai, thế nào là đúng.",
            "Explains a rule (tieu-ngu/co-chu) or all rules of a part (tieu-ngu): what is asked, by which clause, why, "
            "what is wrong and what is right.",
        ),
    )


def explain(rule: str, ruleset: str | None, lang: str | None) -> None:
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.report.rulebook import explanation_text
    from decree30_lint.service.settings import rules_of

    sheet = text_style_for(active_language(click.get_current_context()), sys.stdout)
    show(explanation_text(rules_of(ruleset, (rule,)), sheet))
