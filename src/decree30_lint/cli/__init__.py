"""Holds the command line. What a command does not need is not imported."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_RARELY = 200_000  # new objects between two searches for garbage: a short run makes fewer, and searching delays it


def main() -> None:
    """Runs the console command. Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 a file could not be judged."""
    _open_what_is_closed()
    gc.set_threshold(_RARELY)
    from decree30_lint.service.isolation.watch import watched

    told = watched()  # from here on in a process of its own, where the system has such
    from decree30_lint.cli.program import PROGRAM, program
    from decree30_lint.service.isolation.guard import set_watcher

    set_watcher(told)

    try:
        program.main(prog_name=PROGRAM)
    except SystemExit as end:
        _leave(end.code)
        raise


def _open_what_is_closed() -> None:
    """A file of ours must not get the number of a standard stream that is closed: libraries write their complaints there."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free


def _leave(code: object) -> None:
    """Ends the process at once: taking all objects down one by one would be lost time.

    Returns where the usual exit has something to say: output that nobody takes any more, a code that is no number.
    """
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(code, int):
            os._exit(code)
