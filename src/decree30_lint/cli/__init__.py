"""The command line. What a command does not need is not imported."""

from __future__ import annotations

import gc

_RARELY = 200_000  # new objects between two searches for garbage: a short run makes little, and searching delays it


def main() -> None:
    """The console command. Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 a file could not be judged."""
    gc.set_threshold(_RARELY)
    from decree30_lint.cli.program import PROGRAM, program

    try:
        program.main(prog_name=PROGRAM)
    finally:
        gc.freeze()  # all memory goes back to the system at once: to search it for garbage at the exit is lost time
