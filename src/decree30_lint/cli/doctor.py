"""Defines `decree30-lint doctor`, which says what the program can do on this machine, and how to get the rest."""

from __future__ import annotations

import sys
from typing import Any

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, active_language
from decree30_lint.cli.options import config_option, format_option
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "doctor",
        lang,
        [format_option(lang), config_option(lang, from_here=True)],
        callback=doctor,
        help=in_lang(
            lang,
            "Xem chương trình làm được gì trên máy này: phiên bản, bộ quy tắc, LibreOffice, Tesseract, phông chữ, cấu hình; "
            "cái gì thiếu thì nói rõ để làm gì và cài thế nào. Không dùng mạng. Mã thoát là 2 nếu cấu hình sai.",
            "What the program can do on this machine: versions, rulesets, LibreOffice, Tesseract, fonts, the configuration; "
            "of what is missing, what it is good for and how to get it. No network. Exit code 2 where the configuration "
            "is wrong.",
        ),
    )


def doctor(form: str, **params: Any) -> None:
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.cli.settings_of import settings_here
    from decree30_lint.errors import ExitCode
    from decree30_lint.model.facility import State
    from decree30_lint.report.facilities import facilities_json, facilities_text
    from decree30_lint.service.doctor import examine

    context = click.get_current_context()
    facilities = list(examine(settings_here(params)))
    style = text_style_for(active_language(context), sys.stdout)
    show(facilities_json(facilities, style) if form == "json" else facilities_text(facilities, style))
    wrong = any(each.state is State.WRONG for each in facilities)
    context.exit(ExitCode.WRONG_USE if wrong else ExitCode.CLEAN)
