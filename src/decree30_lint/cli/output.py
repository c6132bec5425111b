"""Writes reports on the screen and into files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from decree30_lint.model.system_words import system_words
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.text_style import TextStyle
from decree30_lint.service.output import cannot_write, replaced_file

_SCREEN = Words("đầu ra chuẩn", "standard output")


def text_style_for(lang: Lang, stream: TextIO | None) -> TextStyle:
    """Returns a style set for the stream; None is for a file, at the usual width and without colours."""
    return TextStyle.for_stream(lang, stream)


def is_terminal() -> bool:
    """Tells whether standard output goes to people, and not into a file or to another program."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def screen() -> Iterator[BinaryIO]:
    """Yields the stream of bytes behind standard output.

    Raises WrongConfigurationError where the screen takes no more; a reader that left early is no mistake.
    """
    if sys.stdout is None:
        raise cannot_write(_SCREEN, Words("đã bị đóng", "it is closed"))
    try:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_write(_SCREEN, system_words(error)) from error


def show(text: str) -> None:
    """Writes the text on the screen."""
    with screen() as out:
        out.write(text.encode("utf-8", "backslashreplace"))


def say(text: str) -> None:
    """Writes a line about the work on the error stream; names of files in it cannot command the screen."""
    with suppress(OSError):  # who closed the error stream, or sent it to a full disk, does not read it
        click.echo(printable(text), err=True)


def write_file(path: Path, text: str) -> None:
    """The file holds the whole text, or what it held before."""
    with replaced_file(path) as out:
        out.write(text.encode("utf-8", "backslashreplace"))
