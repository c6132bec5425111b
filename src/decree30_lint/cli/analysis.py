"""One document read and understood, without judging it."""

from __future__ import annotations

import sys
from pathlib import Path

from decree30_lint.cli.paths import STDIN
from decree30_lint.cli.settings import DEFAULT_RULESET, check_type
from decree30_lint.formats.files import read_file, read_stream
from decree30_lint.formats.read_document import read_document
from decree30_lint.formats.read_options import ReadOptions
from decree30_lint.model.parts import Subject
from decree30_lint.pipeline import Options, analyse, ruleset_named


def analyse_file(path: str, type_key: str | None, ruleset_name: str | None, reading: ReadOptions) -> Subject:
    """Raises LintError."""
    ruleset = ruleset_named(ruleset_name or DEFAULT_RULESET)
    check_type(type_key, ruleset)
    document = read_document(content(path), path, reading)
    subject, _ = analyse(document, ruleset, Options(type=type_key, choose=ruleset_name is None))
    return subject


def content(path: str) -> bytes:
    """The bytes of a file or of standard input. Raises UnreadableFileError or RefusedFileError."""
    return read_stream(sys.stdin.buffer) if path == STDIN else read_file(Path(path))
