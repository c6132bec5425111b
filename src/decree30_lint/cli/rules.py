"""Defines `decree30-lint rules`, which lists all rules; `rules test` tries the examples of a ruleset's folder."""

from __future__ import annotations

import sys
from typing import Any

import click
from click.core import ParameterSource

from decree30_lint.cli.commands import CommandEntry
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import OPTIONS_METAVAR, LocalizedGroup, language_under, shared_options
from decree30_lint.cli.options import config_option, format_option, ruleset_option, select_option
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Lang, Words

COMMANDS = {"test": CommandEntry("rules_test", Words("Thử các ví dụ của một bộ quy tắc.", "Try the examples of a ruleset."))}


def command(lang: Lang) -> click.Command:
    return LocalizedGroup(
        "rules",
        COMMANDS,
        params=[
            format_option(lang),
            select_option(lang),
            ruleset_option(lang, from_here=True),
            config_option(lang, from_here=True),
            *shared_options(lang),
        ],
        callback=rules,
        invoke_without_command=True,
        options_metavar=OPTIONS_METAVAR.of(lang),
        subcommand_metavar=in_lang(lang, "[test THƯ_MỤC]", "[test FOLDER]"),
        help=in_lang(
            lang,
            "Liệt kê mọi quy tắc: mã, mức, yêu cầu và điều khoản. rules test thử các ví dụ ghi trong một bộ quy tắc.",
            "Lists all rules: id, level, requirement and clause. rules test tries the examples written in a ruleset.",
        ),
    )


def rules(form: str, **params: Any) -> None:
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.cli.settings_of import settings_here, split_ids
    from decree30_lint.report.rulebook import rules_json, rules_text
    from decree30_lint.service.rules_in_use import rules_in_use

    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        _refuse_options_before(context)
        return
    here = rules_in_use(settings_here(params))
    style = text_style_for(language_under(context, here.language), sys.stdout)
    listed = rules_json if form == "json" else rules_text
    show(listed(here.selected(split_ids(params["select"])), style, here.ruleset.vocabulary.parts, here.configured))


def _refuse_options_before(context: click.Context) -> None:
    """Raises WrongConfigurationError: options of the list would be lost on `test`."""
    given = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if set(given) - {"lang"}:
        name = context.invoked_subcommand
        raise WrongConfigurationError(
            "options-before-command",
            Words(
                f"Hãy ghi tùy chọn sau {name}: {context.command_path} {name} THƯ_MỤC --select …",
                f"Write the options behind {name}: {context.command_path} {name} FOLDER --select …",
            ),
        )
