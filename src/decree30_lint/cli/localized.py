"""Commands, and groups of commands, whose help and headings are in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from decree30_lint.cli.commands import CommandEntry
from decree30_lint.cli.language import VARIABLE, LanguageChoice, in_lang
from decree30_lint.errors import LintError, WrongConfigurationError
from decree30_lint.model.words import Lang, Words

_USAGE = Words("Cách dùng: ", "Usage: ")
_OPTIONS = Words("Tùy chọn", "Options")
_REQUIRED = Words("[bắt buộc]", "[required]")
_COMMANDS = Words("Các lệnh", "Commands")
OPTIONS_METAVAR = Words("[TÙY CHỌN]", "[OPTIONS]")


class LocalizedCommand(click.Command):
    """Represents a command built in one language."""

    def __init__(self, name: str, lang: Lang, params: list[click.Parameter], **settings: Any) -> None:
        super().__init__(name, params=[*params, *shared_options(lang)], add_help_option=False, **settings)
        self.options_metavar = OPTIONS_METAVAR.of(lang)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)


class LocalizedGroup(click.Group):
    """A group of the commands in a table; each is built when it is called for, in the language of the moment."""

    def __init__(self, name: str, table: Mapping[str, CommandEntry], **settings: Any) -> None:
        super().__init__(name, add_help_option=False, **settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self.table.get(cmd_name)
        return entry.build(active_language(ctx)) if entry else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.table and not ctx.resilient_parsing:
            raise _no_such_command(args[0], self.table)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = active_language(ctx)
        write_options(self, ctx, formatter)
        with formatter.section(_COMMANDS.of(lang)):
            formatter.write_dl([(name, entry.about.of(lang)) for name, entry in self.table.items()])


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_usage(
        ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=_USAGE.of(active_language(ctx))
    )


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    lang = active_language(ctx)
    records = (option.get_help_record(ctx) for option in options)
    rows = [(name, said.replace("[required]", _REQUIRED.of(lang))) for name, said in filter(None, records)]
    with formatter.section(_OPTIONS.of(lang)):
        formatter.write_dl(rows)


def _no_such_command(name: str, known: Mapping[str, CommandEntry]) -> LintError:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    vi, en = (f" Có phải ý bạn là “{near[0]}”?", f" Did you mean “{near[0]}”?") if near else ("", "")
    listed = ", ".join(known)
    return WrongConfigurationError(
        "unknown-command",
        Words(f"Không có lệnh “{name}”.{vi} Các lệnh: {listed}.", f"There is no command “{name}”.{en} Commands: {listed}."),
    )


def active_language(ctx: click.Context) -> Lang:
    return language_choice(ctx).effective


def language_under(ctx: click.Context, configured: Lang | None) -> Lang:
    """Returns what the user asks for now, else what a configuration says, else Vietnamese."""
    return language_choice(ctx).lang or configured or Lang.VI


def language_choice(ctx: click.Context) -> LanguageChoice:
    return ctx.find_object(LanguageChoice) or LanguageChoice(None)


def shared_options(lang: Lang) -> list[click.Parameter]:
    """Returns the options that every command takes."""
    return [language_option(lang), help_option(lang)]


def language_option(lang: Lang, **settings: Any) -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice([choice.value for choice in Lang]),
        help=in_lang(
            lang,
            f"Ngôn ngữ: tiếng Việt (vi, mặc định) hoặc tiếng Anh (en). Cũng đặt được bằng biến {VARIABLE}.",
            f"Language: Vietnamese (vi, the default) or English (en). Also set by {VARIABLE}.",
        ),
        **settings,
    )


def help_option(lang: Lang) -> click.Option:
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help=in_lang(lang, "Hiện trang trợ giúp này rồi thoát.", "Show this page and exit."),
    )


def _show_help(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()
