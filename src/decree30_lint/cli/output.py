"""Where a report goes: to the screen, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import click

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.text_style import WIDTH, TextStyle
from decree30_lint.report.wrapping import Ink

_NARROWEST = 40


def colours_wanted(stream: TextIO) -> bool:
    """Only on a terminal, and not where NO_COLOR (no-color.org) asks for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def text_style_for(lang: Lang, stream: TextIO | None) -> TextStyle:
    """Set for the stream; None: for a file, at the usual width and without colours."""
    if stream is None or not stream.isatty():
        return TextStyle(lang)
    from shutil import get_terminal_size

    width = max(_NARROWEST, min(WIDTH, get_terminal_size().columns))
    return TextStyle(lang, width, Ink(colours_wanted(stream)))


def show(text: str) -> None:
    """On the screen; see `stream`."""
    stream([text])


def stream(pieces: Iterable[str]) -> None:
    """On the screen, each piece as soon as it is there.

    Raises WrongConfigurationError where the screen takes no more; a reader that left early is no mistake.
    """
    try:
        for piece in pieces:
            click.echo(piece, nl=False, color=colours_wanted(sys.stdout))
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = str(error.strerror)
        raise _cannot_write(Path("-"), Words(reason, reason)) from error


def check_destination(path: Path, inputs: list[Path]) -> None:
    """Raises WrongConfigurationError before any work is done for nothing, or a document overwritten by its report."""
    if os.path.realpath(path) in map(os.path.realpath, inputs):
        raise WrongConfigurationError(
            "output-is-input",
            Words(
                f"Không ghi báo cáo đè lên văn bản đang kiểm tra: {path}. Hãy chọn tên khác.",
                f"The report would overwrite the document that is checked: {path}. Choose another name.",
            ),
        )
    if os.path.isdir(path):
        raise _cannot_write(path, Words("đó là một thư mục", "that is a folder"))
    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise _cannot_write(path, Words("không có thư mục đó", "there is no such folder"))


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """The file holds all pieces, or what it held before. A device or a pipe is written to as it is.

    Until the last piece is there, the pieces stand in `<path>.part` beside it, which outlives a process that is killed.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            _write(target, pieces)
        else:
            _replace(target, pieces)
    except OSError as error:
        reason = str(error.strerror)
        raise _cannot_write(path, Words(reason, reason)) from error


def _replace(target: Path, pieces: Iterable[str]) -> None:
    part = target.with_name(f"{target.name}.part")
    try:
        _write(part, pieces)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _write(place: Path, pieces: Iterable[str]) -> None:
    with open(place, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for piece in pieces:
            file.write(piece)
            file.flush()


def _cannot_write(path: Path, why: Words) -> WrongConfigurationError:
    return WrongConfigurationError(
        "output-not-writable",
        Words(f"Không ghi được báo cáo vào {path}: {why.vi}.", f"The report cannot be written to {path}: {why.en}."),
    )
