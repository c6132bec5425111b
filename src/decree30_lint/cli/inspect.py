"""Defines `decree30-lint inspect`, which shows what was understood of a document, and why."""

from __future__ import annotations

import sys
from typing import Any

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, language_under
from decree30_lint.cli.options import ANY_PATH, config_option, format_option, reading_options, ruleset_option, type_option
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "inspect",
        lang,
        [
            click.Argument(["path"], type=ANY_PATH, metavar=in_lang(lang, "ĐƯỜNG_DẪN", "PATH")),
            _weights_option(lang),
            format_option(lang),
            type_option(lang),
            ruleset_option(lang),
            *reading_options(lang),
            config_option(lang),
        ],
        callback=inspect,
        help=in_lang(
            lang,
            "Với từng đoạn của văn bản: là thành phần thể thức nào, vì sao, còn có thể là gì, chữ và đoạn trình bày ra sao, "
            "đặt ở kiểu nào.",
            "For each paragraph: its part, the evidence, the runner-up, how its letters and lines really look, and which "
            "style sets that.",
        ),
    )


def _weights_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--weights"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_weights,
        help=in_lang(
            lang,
            "Chỉ in bảng các dấu hiệu để nhận ra từng thành phần, kèm điểm của mỗi dấu hiệu.",
            "Only print the table of the signs by which each part is recognised, with the points of each.",
        ),
    )


def _show_weights(context: click.Context, option: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.pipeline import ruleset_named
    from decree30_lint.report.inspection import weights_text

    show(weights_text(ruleset_named("nd30-2020").vocabulary, text_style_for(language_under(context, None), sys.stdout)))
    context.exit()


def inspect(path: str, form: str, **params: Any) -> None:
    from decree30_lint.cli.analysis import analyse_file
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.cli.settings_of import settings_of
    from decree30_lint.report.inspection import inspection_json, inspection_text

    subject, configured = analyse_file(path, settings_of(params))
    lang = language_under(click.get_current_context(), configured)
    if form == "json":
        show(inspection_json(subject, path, lang))
    else:
        show(inspection_text(subject, path, text_style_for(lang, sys.stdout)))
