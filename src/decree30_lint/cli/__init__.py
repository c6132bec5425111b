"""The command line. What a command does not need is not imported."""

from __future__ import annotations

from decree30_lint.cli.program import PROGRAM, program


def main() -> None:
    """The console command. Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 a file could not be judged."""
    program.main(prog_name=PROGRAM)
