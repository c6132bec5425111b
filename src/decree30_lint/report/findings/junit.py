"""Writes what CI systems show as tests, in the XML of JUnit: a suite for each file, in it a case for each broken rule.

A rule broken at the level that makes the run fail is a failure, a milder one passes and tells of it; a file that could not
be judged is an error, one out of scope is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msgspec import Struct

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.finding_lines import details, one_line, sentence, why_not_judged
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.relative_paths import relative_path
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.stopped import incomplete_words

_WHOLE = Words("Thể thức của văn bản", "Form of the document")
_AND_MORE = Words("{} (và {} phát hiện khác)", "{} (and {} more)")
_ACCEPTED = Words("Đã được chấp nhận: {} Lý do: {} [{}]", "Accepted: {} Reason: {} [{}]")
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


class _Case(Struct, frozen=True):
    """A case has a name and what came of it: `outcome` is "failure", "error", "skipped", or "" for one that passed."""

    name: str
    outcome: str = ""
    message: str = ""
    kind: str = ""
    text: str = ""


def write_junit(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the suite of each file as it is judged."""
    write_pieces(out, junit_pieces(run, options))


def junit_pieces(run: Run, options: ReportOptions) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="decree30-lint">\n'
    judged = 0
    for report in run:
        judged += 1
        accepted = [_accepted_words(each.finding, each.suppression.reason, options.lang) for each in report.accepted]
        yield _suite(relative_path(report.path), list(_cases(report, options)), accepted)
    if run.interrupted:
        case = _Case(_WHOLE.of(options.lang), "error", incomplete_words(judged, run.count, options.lang), "incomplete")
        yield _suite("decree30-lint", [case], [])
    yield "</testsuites>\n"


def _cases(report: Report, options: ReportOptions) -> Iterator[_Case]:
    whole = _whole(report, options.lang)
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    if whole.outcome or not by_rule:
        yield whole
    for rule, findings in by_rule.items():
        yield _broken(rule, findings, report, options.lang)


def _whole(report: Report, lang: Lang) -> _Case:
    """Returns the case of the file itself, which passes where it was judged."""
    name = _WHOLE.of(lang)
    if report.failure is not None:
        return _Case(name, "error", why_not_judged(report, report.failure, lang), report.failure.code)
    if report.outside is not None:
        return _Case(name, "skipped", one_line(report.outside.of(lang)), "outside")
    return _Case(name)


def _broken(rule: str, findings: Sequence[Finding], report: Report, lang: Lang) -> _Case:
    worst = min(findings, key=lambda finding: finding.level.rank)
    said = sentence(worst, lang)
    message = _AND_MORE.of(lang).format(said, len(findings) - 1) if len(findings) > 1 else said
    text = "\n\n".join("\n".join(_lines(finding, lang)) for finding in findings)
    return _Case(rule, "failure" if report.counts(worst) else "", message, worst.level.value, text)


def _lines(finding: Finding, lang: Lang) -> Iterator[str]:
    yield f"{capitalised(LEVEL[finding.level].of(lang))}: {sentence(finding, lang)}"
    yield from details(finding, lang)


def _accepted_words(finding: Finding, reason: str, lang: Lang) -> str:
    return one_line(_ACCEPTED.of(lang).format(sentence(finding, lang), reason.rstrip(".") + ".", finding.rule))


def _suite(path: str, cases: Sequence[_Case], accepted: Sequence[str]) -> str:
    counts = {many: str(sum(case.outcome == one for case in cases)) for one, many in _COUNTED.items()}
    suite = Element("testsuite", {"name": printable(path), "tests": str(len(cases)), **counts})
    for case in cases:
        _add_case(suite, path, case)
    if accepted:
        _add_text(suite, "system-out", "\n".join(accepted))
    indent(suite, "  ", level=1)
    return f"  {tostring(suite, 'unicode')}\n"


def _add_case(suite: Element, path: str, case: _Case) -> None:
    """Jenkins takes what stands before the last full stop of a class for its package: the path is given none."""
    added = SubElement(suite, "testcase", {"classname": printable(path.replace(".", "_")), "name": printable(case.name)})
    if case.outcome:
        _add_text(added, case.outcome, case.text, message=case.message, type=printable(case.kind))
    elif case.text:
        _add_text(added, "system-out", case.text)


def _add_text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text or None
