"""Writes SARIF 2.1.0, so that GitHub's code scanning takes it, too: https://docs.oasis-open.org/sarif/sarif/v2.1.0.

One run. Its results are written as files are judged, and behind them what is known at the end: the tool with the rules that
were broken, the files with their hashes, and what could not be judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import BinaryIO

from decree30_lint.model.plain import Json
from decree30_lint.model.report import Report
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.controls import json_text
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.sarif.notifications import Notifications
from decree30_lint.report.findings.sarif.results import ROOT, artifact_location, results_of
from decree30_lint.report.findings.sarif.rules import RulesSeen
from decree30_lint.version import __version__

MOST = 25_000
"""Results of a run: GitHub refuses a file that has more."""

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HERE = Words("Thư mục mà lệnh được chạy.", "The folder in which the command was run.")


def write_sarif(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the results of each file as it is judged, and the rest when all are."""
    write_pieces(out, sarif_pieces(run, options, sources))


def sarif_pieces(run: Run, options: ReportOptions, sources: Sources) -> Iterator[str]:
    rules, told = RulesSeen(options, sources), Notifications(options.lang)
    artifacts: list[Json] = []
    results = 0
    head = _indented({"$schema": SCHEMA, "version": "2.1.0"}).removesuffix("\n}")
    yield f'{head},\n  "runs": [\n    {{\n      "results": ['
    for report in run:
        artifacts.append(_artifact(report, len(artifacts)))
        told.note(report, len(artifacts) - 1)
        for result in results_of(report, len(artifacts) - 1, rules, options):
            results += 1
            if results <= MOST:
                yield f"{',' if results > 1 else ''}\n        {json_text(result)}"
    told.end(run, len(artifacts), results, MOST)
    rest = {
        "tool": {"driver": _driver(rules, told, options)},
        "automationDetails": {"id": "decree30-lint/"},
        "invocations": [told.invocation()],
        "originalUriBaseIds": {ROOT: {"description": {"text": _HERE.of(options.lang)}}},
        "artifacts": artifacts,
        "columnKind": "unicodeCodePoints",
        "properties": {"ruleset": run.ruleset.to_dict()},
    }
    yield ("\n      ],\n" if results else "],\n") + indent(_indented(rest)[2:-2], " " * 4) + "\n    }\n  ]\n}\n"


def _driver(rules: RulesSeen, told: Notifications, options: ReportOptions) -> Json:
    return {
        "name": "decree30-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "language": options.lang.value,
        "rules": rules.descriptors(),
        "notifications": told.descriptors(),
    }


def _artifact(report: Report, index: int) -> Json:
    """Returns the file, with its SHA-256 and how its check ended."""
    entry: Json = {"location": artifact_location(report.path, index), "roles": ["analysisTarget"]}
    if report.sha256 is not None:
        entry["hashes"] = {"sha-256": report.sha256}
    coverage = {verdict.value: count for verdict, count in report.coverage.items()}
    entry["properties"] = {"status": report.status.value} | ({"coverage": coverage} if coverage else {})
    return entry


def _indented(content: Json) -> str:
    return json_text(content, indent=2)
