"""Defines the program, which is the group of all commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import click

from decree30_lint.cli.commands import COMMANDS
from decree30_lint.cli.complaints import exit_code, sentence
from decree30_lint.cli.language import LanguageChoice, in_lang, requested_language
from decree30_lint.cli.localized import OPTIONS_METAVAR, LocalizedGroup, help_option, language_option
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Lang, Words
from decree30_lint.version import __version__

PROGRAM = "decree30-lint"
_NO_FOLDER = Words(
    "Thư mục hiện tại không còn nữa. Hãy chuyển sang thư mục khác rồi chạy lại.",
    "The current folder is gone. Change to another one, and run this again.",
)
_COMMAND_METAVAR = Words("LỆNH [THAM SỐ]...", "COMMAND [ARGS]...")


class Program(LocalizedGroup):
    """Groups the commands, with one guard for all of them."""

    def main(  # type: ignore[override]  # one signature for the two of click: it always exits
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Runs and exits. Complaints are said in the user's language, on the error stream."""
        _speak_utf8()
        given = list(sys.argv[1:] if args is None else args)
        lang = requested_language(given) or Lang.VI
        extra["standalone_mode"] = False
        try:
            _stand_somewhere()
            code = super().main(args if given else ["--help"], prog_name, **extra)
        except Exception as error:  # one guard for all commands: no user ever sees a traceback
            code = exit_code(error)
            with suppress(OSError):
                click.echo(sentence(error, lang), err=True)
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        extra["obj"] = LanguageChoice(requested_language(args))
        lang = extra["obj"].effective
        self.params = _options(lang)
        self.help = _about(lang)
        self.options_metavar = OPTIONS_METAVAR.of(lang)
        self.subcommand_metavar = _COMMAND_METAVAR.of(lang)
        return super().make_context(info_name, args, *rest, **extra)


def _stand_somewhere() -> None:
    """Raises WrongConfigurationError where the current folder has been deleted: names of files would mean nothing."""
    try:
        os.getcwd()
    except OSError as error:
        raise WrongConfigurationError("no-folder", _NO_FOLDER) from error


def _options(lang: Lang) -> list[click.Parameter]:
    version = click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_show_version,
        help=in_lang(lang, "Hiện số phiên bản rồi thoát.", "Show the version and exit."),
    )
    return [language_option(lang, expose_value=False), version, help_option(lang)]


def _about(lang: Lang) -> str:
    return in_lang(
        lang,
        "Kiểm tra thể thức và kỹ thuật trình bày văn bản hành chính theo Nghị định 30/2020/NĐ-CP. "
        "Chạy ngay trên máy, không gửi văn bản đi đâu.\n\n"
        "Ví dụ: decree30-lint check to-trinh.docx; decree30-lint fix to-trinh.docx\n\n"
        "Mã thoát: 0 không có lỗi; 1 có lỗi; 2 dùng lệnh hoặc cấu hình sai; 3 có tệp không kiểm tra được; "
        "130 đã dừng theo yêu cầu.",
        "Checks the form and presentation of Vietnamese administrative documents against Decree 30/2020/NĐ-CP. "
        "Works on this machine only; no document leaves it.\n\n"
        "Examples: decree30-lint check to-trinh.docx; decree30-lint fix to-trinh.docx\n\n"
        "Exit codes: 0 no fault; 1 faults found; 2 wrong use or configuration; 3 a file could not be judged; "
        "130 stopped.",
    )


def _show_version(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"{PROGRAM} {__version__}")
        ctx.exit()


def _speak_utf8() -> None:
    """Windows code pages cannot write Vietnamese; a pipe reads the same bytes everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


program = Program(PROGRAM, COMMANDS)
