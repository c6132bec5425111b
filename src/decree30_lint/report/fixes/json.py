"""Writes the report of a repair that programs read: schema "decree30-lint-fix/1"."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import BinaryIO

from decree30_lint.model.fix_report import FixRun
from decree30_lint.model.plain import Json
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import json_text
from decree30_lint.report.findings.json import TOOL
from decree30_lint.report.findings.pieces import write_pieces
from decree30_lint.report.fixes.totals import FixTotals

SCHEMA = "decree30-lint-fix/1"


def write_json(run: FixRun, out: BinaryIO, lang: Lang) -> None:
    """Writes one object, file by file as they are repaired."""
    write_pieces(out, json_pieces(run, lang))


def json_pieces(run: FixRun, lang: Lang) -> Iterator[str]:
    totals = FixTotals()
    head = {"schema": SCHEMA, "tool": TOOL, "written": not run.dry, "unsafe": run.unsafe}
    before = json_text(head, indent=2).removesuffix("\n}") + ',\n  "files": ['
    for file in run:
        totals.add(file.report)
        yield f"{before}\n{indent(json_text(file.to_dict(lang), indent=2), '    ')}"
        before = ","
    yield "\n  ],\n" if before == "," else f"{before}],\n"
    after: Json = {"complete": False} if run.interrupted else {}
    yield json_text(after | {"summary": totals.to_dict()}, indent=2).removeprefix("{\n") + "\n"
