"""Writes the reports that programs read: schema "decree30-lint/1", one object or one line a file."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import BinaryIO

from decree30_lint.model.plain import Json
from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import json_text
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.summary import Summary, added, summary_of
from decree30_lint.version import __version__

SCHEMA = "decree30-lint/1"
TOOL = {"name": "decree30-lint", "version": __version__}


def write_json(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes one object, file by file as they are judged."""
    write_pieces(out, json_pieces(run, options.lang))


def write_jsonl(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes a line for each file as it is judged."""
    write_pieces(out, jsonl_pieces(run, options.lang))


def json_pieces(run: Run, lang: Lang) -> Iterator[str]:
    total = summary_of(())
    head = {"schema": SCHEMA, "tool": TOOL, "ruleset": run.ruleset.to_dict()}
    before = _indented(head).removesuffix("\n}") + ',\n  "files": ['
    for report in run:
        total = added(total, summary_of((report,)))
        yield f"{before}\n{indent(_indented(_entry(report, run, lang)), '    ')}"
        before = ","
    yield "\n  ],\n" if before == "," else f"{before}],\n"
    after: Json = {"complete": False} if run.interrupted else {}
    after["summary"] = _summary(total)
    if run.unused_suppressions:
        after["unused_suppressions"] = [note.to_dict(lang) for note in run.unused_suppressions]
    yield _indented(after).removeprefix("{\n") + "\n"


def jsonl_pieces(run: Run, lang: Lang) -> Iterator[str]:
    """Each line holds the tool and the ruleset, too; a last line tells of an interruption."""
    judged = 0
    for report in run:
        judged += 1
        ruleset = report.ruleset or run.ruleset
        yield _line(report.to_dict(lang) | {"tool": TOOL, "ruleset": ruleset.to_dict()})
    if run.interrupted:
        yield _line({"incomplete": True, "judged": judged, "files": run.count})


def _entry(report: Report, run: Run, lang: Lang) -> Json:
    """The file, with its ruleset where that is not the one of the run."""
    own = report.ruleset.to_dict() if report.ruleset else run.ruleset.to_dict()
    return report.to_dict(lang) | ({"ruleset": own} if own != run.ruleset.to_dict() else {})


def _indented(content: Json) -> str:
    return json_text(content, indent=2)


def _line(content: Json) -> str:
    return json_text(content) + "\n"


def _summary(total: Summary) -> Json:
    return {
        "files": total.files,
        "clean": total.clean,
        "with_findings": total.with_findings,
        "outside": total.outside,
        "not_judged": total.not_judged,
        "errors": total.levels[Level.ERROR],
        "warnings": total.levels[Level.WARNING],
        "infos": total.levels[Level.INFO],
        "accepted": total.accepted,
    }
