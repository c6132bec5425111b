"""Holds the exceptions of decree30-lint, each with its exit code. Only the faces (command line, page) catch them."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import ClassVar

from decree30_lint.model.words import Words


class ExitCode(IntEnum):
    """An exit code is what every command ends with; the graver of two is the greater one."""

    CLEAN = 0  # nothing at or above the level asked for
    FINDINGS = 1
    WRONG_USE = 2  # of a command, or in a configuration
    NOT_JUDGED = 3  # at least one file, whatever the others hold
    INTERRUPTED = 130  # what shells give a program that was stopped with Ctrl-C


class LintError(Exception):
    """Says that something went wrong that a user can mend. `code` is stable; `words` name the cause and the remedy."""

    exit_code: ClassVar[ExitCode] = ExitCode.NOT_JUDGED

    def __init__(self, code: str, words: Words) -> None:
        super().__init__(code, words)
        self.code = code
        self.words = words

    def __str__(self) -> str:
        return self.words.en


class UnreadableFileError(LintError):
    """The file is not a document we can read: status `unreadable`."""


class RefusedFileError(LintError):
    """Says that the file could be read but must not be opened (limits, encryption): status `refused`."""


class DeadlinePassedError(LintError):
    """Says that the work on one file took longer than allowed: status `deadline`."""


class OutOfMemoryError(LintError):
    """Says that the work on one file needed more memory than allowed: status `memory`."""


class CrashedError(LintError):
    """Says that the process that worked on a file broke off: status `crashed`. It is a bug, ours or a library's."""


class WrongConfigurationError(LintError):
    """A rule file, a configuration or an option is wrong."""

    exit_code: ClassVar[ExitCode] = ExitCode.WRONG_USE


class LayoutCannotHoldError(LintError):
    """Says that a specimen asks for what a file of the chosen layout cannot show.

    This is a matter of measuring rules, not of users.
    """


def crash_words(error: Exception) -> Words:
    """Tells what failed and where, for who reports it: a bug of ours, which no user can mend."""
    from traceback import extract_tb

    frame = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
    return Words(
        f"Chương trình gặp lỗi nội bộ khi đọc tệp này; đề nghị báo cho người phát triển: {what}",
        f"The program failed on this file; please report it to the developers: {what}",
    )


def in_file(code: str, path: Path, line: int | None, words: Words) -> WrongConfigurationError:
    """Returns an error that tells what is wrong in a file that people write, at a line where there are lines.

    The file is named as seen from here.
    """
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    vi, en = (f", dòng {line}", f", line {line}") if line else ("", "")
    return WrongConfigurationError(code, Words(f"{shown}{vi}: {_ended(words.vi)}", f"{shown}{en}: {_ended(words.en)}"))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."
