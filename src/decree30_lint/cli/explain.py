"""Defines `decree30-lint explain`, which says what a rule asks, by which clause, and why."""

from __future__ import annotations

from typing import Any

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand
from decree30_lint.cli.options import config_option, ruleset_option
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "explain",
        lang,
        [
            click.Argument(["words"], nargs=-1, required=True, metavar=in_lang(lang, "QUY_TẮC|TỪ_NGỮ", "RULE|WORDS")),
            ruleset_option(lang, from_here=True),
            config_option(lang, from_here=True),
        ],
        callback=explain,
        help=in_lang(
            lang,
            "Giải thích một quy tắc (tieu-ngu/co-chu), mọi quy tắc của một phần (tieu-ngu), hoặc các quy tắc nói đến những "
            "từ này (lề trái; không dấu cũng được): yêu cầu gì, căn cứ nào, vì sao, thế nào là sai, thế nào là đúng.",
            "Explains a rule (tieu-ngu/co-chu), all rules of a part (tieu-ngu), or those that speak of some words (left "
            "margin): what is asked, by which clause, why, what is wrong and what is right.",
        ),
    )


def explain(words: tuple[str, ...], **params: Any) -> None:
    from decree30_lint.cli.explaining import explain_rules
    from decree30_lint.cli.settings_of import settings_here

    explain_rules(" ".join(words), settings_here(params), click.get_current_context())
