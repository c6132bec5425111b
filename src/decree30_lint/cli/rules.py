"""`decree30-lint rules`: the list of all rules; `rules test`: the examples of a ruleset's folder tried."""

from __future__ import annotations

import sys

import click
from click.core import ParameterSource

from decree30_lint.cli.commands import CommandEntry
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import OPTIONS_METAVAR, LocalizedGroup, active_language, shared_options
from decree30_lint.cli.options import format_option, ruleset_option, select_option
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Lang, Words

COMMANDS = {"test": CommandEntry("rules_test", Words("Thử các ví dụ của một bộ quy tắc.", "Try the examples of a ruleset."))}


def command(lang: Lang) -> click.Command:
    return LocalizedGroup(
        "rules",
        COMMANDS,
        params=[format_option(lang), select_option(lang), ruleset_option(lang), *shared_options(lang)],
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


def rules(form: str, select: tuple[str, ...], ruleset: str | None, lang: str | None) -> None:
    from decree30_lint.cli.output import show, text_style_for
    from decree30_lint.cli.settings_of import split_ids
    from decree30_lint.report.rulebook import rules_json, rules_text
    from decree30_lint.service.settings import rules_of

    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        _refuse_options_before(context)
        return
    sheet = text_style_for(active_language(context), sys.stdout)
    chosen = rules_of(ruleset, split_ids(select))
    show(rules_json(chosen, sheet) if form == "json" else rules_text(chosen, sheet))


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
