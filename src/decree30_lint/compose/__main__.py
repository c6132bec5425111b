"""Composes a specimen: `python -m decree30_lint.compose SPECIMEN.yaml -o FILE.docx [--option value …]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import get_args, get_type_hints

from msgspec.structs import fields

from decree30_lint.compose import Layout, Tier, compose_docx, load_specimen
from decree30_lint.errors import LintError


def main() -> int:
    """Runs the command: reads the arguments, composes the specimen and writes the file."""
    options = _parser().parse_args()
    settings = {f.name: getattr(options, f.name) for f in fields(Layout)}
    try:
        specimen = load_specimen(options.specimen)
    except LintError as error:
        print(error.words.en, file=sys.stderr)
        return 2
    options.output.write_bytes(compose_docx(specimen, Layout(**{**settings, "tier": Tier(settings["tier"])})))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m decree30_lint.compose", description="Writes a specimen as a Word file.")
    parser.add_argument("specimen", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    hints = get_type_hints(Layout)
    for option in fields(Layout):
        choices = [str(choice) for choice in get_args(hints[option.name]) or list(Tier)]
        parser.add_argument(f"--{option.name.replace('_', '-')}", choices=choices, default=str(option.default))
    return parser


if __name__ == "__main__":
    sys.exit(main())
