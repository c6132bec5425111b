"""Commands whose help and headings are in the user's language."""

from __future__ import annotations

from typing import Any

import click

from decree30_lint.cli.language import VARIABLE, LanguageChoice, in_lang
from decree30_lint.model.words import Lang, Words

_USAGE = Words("Cách dùng: ", "Usage: ")
_OPTIONS = Words("Tùy chọn", "Options")
OPTIONS_METAVAR = Words("[TÙY CHỌN]", "[OPTIONS]")


class LocalizedCommand(click.Command):
    """A command built in one language."""

    def __init__(self, name: str, lang: Lang, params: list[click.Parameter], **settings: Any) -> None:
        shared = [language_option(lang), help_option(lang)]
        super().__init__(name, params=[*params, *shared], add_help_option=False, **settings)
        self.options_metavar = OPTIONS_METAVAR.of(lang)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_usage(
        ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=_USAGE.of(active_language(ctx))
    )


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    rows = [record for option in options if (record := option.get_help_record(ctx)) is not None]
    with formatter.section(_OPTIONS.of(active_language(ctx))):
        formatter.write_dl(rows)


def active_language(ctx: click.Context) -> Lang:
    return language_choice(ctx).effective


def language_choice(ctx: click.Context) -> LanguageChoice:
    return ctx.find_object(LanguageChoice) or LanguageChoice(None)


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
