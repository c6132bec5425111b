"""Runs `python -m decree30_lint`."""

from decree30_lint.cli import main

main()
