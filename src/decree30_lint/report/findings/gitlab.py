"""Writes the Code Quality report of GitLab: one list, an entry for each finding and for each file that was not judged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from textwrap import indent
from typing import BinaryIO

from decree30_lint.model.plain import Json
from decree30_lint.model.report import Finding
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import json_text
from decree30_lint.report.findings.finding_lines import details, one_line, sentence, why_not_judged
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.relative_paths import shown_path
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.stopped import incomplete_words

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.INFO: "info"}
_FAILED = Words("Không kiểm tra được: {}", "Could not be judged: {}")
_OUTSIDE = Words("Ngoài phạm vi, không kiểm tra: {}", "Out of scope, not checked: {}")


def write_gitlab(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the entries of each file as it is judged."""
    write_pieces(out, gitlab_pieces(run, options.lang))


def gitlab_pieces(run: Run, lang: Lang) -> Iterator[str]:
    before, seen = "[\n", set[str]()
    for entry in _entries(run, lang):
        entry["fingerprint"] = _unique(entry["fingerprint"], seen)
        yield before + indent(json_text(entry, indent=2), "  ")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _entries(run: Run, lang: Lang) -> Iterator[Json]:
    judged = 0
    for report in run:
        judged += 1
        path = shown_path(report.path)
        if report.failure is not None:
            said = _FAILED.of(lang).format(why_not_judged(report, report.failure, lang))
            yield _entry(path, report.failure.code, "blocker", said)
        if report.outside is not None:
            yield _entry(path, "outside", "info", _OUTSIDE.of(lang).format(report.outside.of(lang)))
        yield from (_of_finding(path, finding, lang) for finding in report.findings)
    if run.interrupted:
        yield _entry(".", "incomplete", "blocker", incomplete_words(judged, run.count, lang))


def _of_finding(path: str, finding: Finding, lang: Lang) -> Json:
    said = " ".join([sentence(finding, lang), *(f"{line}." for line in details(finding, lang))])
    return _entry(path, finding.rule, _SEVERITIES[finding.level], said, finding.fingerprints[0])


def _entry(path: str, check: str, severity: str, description: str, fingerprint: str = "") -> Json:
    """Returns an entry; its fingerprint tells of what was found in which file, and not where."""
    return {
        "description": one_line(description),
        "check_name": check,
        "fingerprint": hashlib.sha256("\n".join([path, check, fingerprint]).encode()).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _unique(fingerprint: str, seen: set[str]) -> str:
    """Returns the fingerprint, made another where it is there already, as files of one name have it."""
    while fingerprint in seen:
        fingerprint = hashlib.sha256(fingerprint.encode()).hexdigest()[:32]
    seen.add(fingerprint)
    return fingerprint
