"""Lets one process at a time change a file. The system ends the lock of a process that is killed."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.system_words import system_words
from decree30_lint.model.words import Words
from decree30_lint.service.output import cannot_write

_PATIENCE = 30.0  # seconds
_PAUSE = 0.02
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def locked(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keeps other processes out of such blocks about the same file, by an empty file `<path>.lock` beside it.

    Raises WrongConfigurationError where another process stays in for longer than `patience` seconds.
    """
    target = Path(os.path.realpath(path))
    place = target.with_name(f"{target.name}.lock")
    number = _taken(path, place, time.monotonic() + patience)
    try:
        yield
    finally:
        if os.fstat(number).st_size == 0:
            with suppress(OSError):  # Windows keeps what is open
                place.unlink()
        os.close(number)


def _taken(path: Path, place: Path, until: float) -> int:
    """Returns the number that the system has given to the locked file."""
    while time.monotonic() < until:
        try:
            number = os.open(place, _OPEN, 0o666)
        except OSError as error:
            raise cannot_write(path, system_words(error)) from error
        if _take(number) and _is_there(number, place):
            return number
        os.close(number)
        time.sleep(_PAUSE)
    raise WrongConfigurationError(
        "file-in-use",
        Words(
            f"Một tiến trình khác đang ghi {path} (khóa: {place.name}). Hãy đợi xong rồi chạy lại.",
            f"Another process is writing {path} (lock: {place.name}). Wait for it, and run this again.",
        ),
    )


def _is_there(number: int, place: Path) -> bool:
    """Tells whether the file is still the one by that name: who had the lock before takes it away when he leaves."""
    held = os.fstat(number)
    with suppress(OSError):
        there = os.stat(place)
        return stat.S_ISREG(held.st_mode) and (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino)
    return False


if sys.platform == "win32":

    def _take(number: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(number: int) -> bool:
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some network drives have no locks: the file is still replaced as a whole
            return True
        return True
