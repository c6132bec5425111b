"""Says what went wrong with a command, in the user's language."""

from __future__ import annotations

import re

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.errors import ExitCode, LintError, crash_words
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")  # click has no class for it
_SEE_HELP = Words("Xem cách dùng: {} --help", "For help: {} --help")


def exit_code(error: Exception) -> ExitCode:
    """Returns the exit code of any command.

    What click has to complain of is wrong use; what nobody foresaw leaves a file not judged.
    """
    if isinstance(error, click.Abort):
        return ExitCode.INTERRUPTED
    if isinstance(error, click.ClickException):
        return ExitCode.WRONG_USE
    return error.exit_code if isinstance(error, LintError) else ExitCode.NOT_JUDGED


def sentence(error: Exception, lang: Lang) -> str:
    """Returns the complaint, and for wrong use where to read more."""
    if isinstance(error, click.Abort):
        return in_lang(lang, "Đã dừng theo yêu cầu.", "Stopped.")
    if isinstance(error, LintError):
        return printable(error.words.of(lang))
    if not isinstance(error, click.ClickException):
        return printable(crash_words(error).of(lang))
    said = printable(_words(error).of(lang), keep="\n")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said}\n{_SEE_HELP.of(lang).format(context.command_path)}" if context is not None else said


def _words(error: click.ClickException) -> Words:
    """Each kind of mistake click knows, most special first; `error.format_message()` is click's own English."""
    if isinstance(error, click.NoSuchOption):
        near = f" Có phải ý bạn là {error.possibilities[0]}?" if error.possibilities else ""
        return Words(f"Không có tùy chọn {error.option_name}.{near}", error.format_message())
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx).rstrip(".") if error.param and error.ctx else ""
        if isinstance(error.param, click.Option):
            name = f"{error.param.opts[0]} {name}"
        return Words(f"Lệnh còn thiếu {name}.", error.format_message())
    if isinstance(error, click.BadOptionUsage) and "does not take" in error.message:
        return Words(f"Tùy chọn {error.option_name} không nhận giá trị.", error.format_message())
    if isinstance(error, click.BadOptionUsage):
        return Words(f"Tùy chọn {error.option_name} còn thiếu giá trị.", error.format_message())
    if isinstance(error, click.BadParameter):
        return Words(_wrong_value(error), error.format_message())
    if error.message.startswith("Missing command"):
        return Words("Chưa ghi lệnh nào.", error.format_message())
    extra = _EXTRA.match(error.message)
    return Words(f"Lệnh thừa {extra[1]}." if extra else "Dùng lệnh sai.", error.format_message())


def _wrong_value(error: click.BadParameter) -> str:
    name = error.param.opts[0] if error.param else ""
    if error.param is not None and isinstance(error.param.type, click.Choice):
        return f"Giá trị của {name} phải là một trong: {', '.join(error.param.type.choices)}."
    if error.param is not None and isinstance(error.param.type, click.DateTime):
        return f"Giá trị của {name} phải là một ngày, ví dụ 2026-03-05 hoặc 05/03/2026."
    if error.param is not None and isinstance(error.param.type, click.FloatRange):
        most = "" if error.param.type.max is None else f", không quá {error.param.type.max:g}"
        return f"Giá trị của {name} phải là một số lớn hơn 0{most}."
    return f"Giá trị của {name} không đúng."
