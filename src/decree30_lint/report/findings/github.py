"""Writes the worst of a run as annotations of GitHub Actions, and how much more there is.

GitHub shows ten annotations of a step. It obeys whatever line begins with "::", so no text of a document begins a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import BinaryIO

from msgspec import Struct

from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.counts import total_words
from decree30_lint.report.findings.finding_lines import details, one_line, sentence, why_not_judged
from decree30_lint.report.findings.groups import FindingGroup, finding_groups
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.relative_paths import shown_path
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.stopped import incomplete_words
from decree30_lint.report.findings.summary import added, summary_of
from decree30_lint.report.text_style import TextStyle

MOST = 10
_FIRST = (-1, 0)
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_FAILED = Words("Không kiểm tra được", "Could not be judged")
_SEVERAL_FAILED = Words("{} tệp không kiểm tra được", "{} files could not be judged")
_ALSO = Words("Còn {} tệp cùng lý do: {}", "{} more for the same reason: {}")
_MOST_NAMES = 20
_MOST_SENTENCES = 3  # of findings that have one cause
_CAUSE = Words("{} phát hiện có chung nguyên nhân.", "{} findings have this cause in common.")
_MORE = Words(
    "Còn {} phát hiện chưa hiện thành chú thích. Xem đủ bằng lệnh: decree30-lint check",
    "{} more finding(s) are not shown as annotations. To see them all: decree30-lint check",
)


class _Annotation(Struct, frozen=True):
    """Holds an annotation of a file, which speaks of as many `findings`.

    Those of lower `rank` come first: the graver ones, and of these the first of each file, so that every file has its turn.
    """

    rank: tuple[int, int]
    command: str
    path: str
    title: str
    lines: tuple[str, ...]
    findings: int

    def __str__(self) -> str:
        properties = {"file": self.path, "title": self.title}
        named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        return f"::{self.command} {named}::{_escaped(chr(10).join(self.lines))}"


def write_github(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes when all files are judged, for the worst to come first."""
    write_pieces(out, github_pieces(run, options.lang))


def github_pieces(run: Run, lang: Lang) -> Iterator[str]:
    total = summary_of(())

    def annotations() -> Iterator[_Annotation]:
        nonlocal total
        failed: dict[str, list[str]] = {}
        for report in run:
            total = added(total, summary_of((report,)))
            path = shown_path(report.path)
            if report.failure is not None:
                failed.setdefault(why_not_judged(report, report.failure, lang), []).append(path)
            groups = enumerate(finding_groups(report.findings))
            yield from (_of_group(path, group, number, lang) for number, group in groups)
        yield from (_not_judged(why, paths, lang) for why, paths in failed.items())

    shown = nsmallest(MOST, annotations(), key=lambda each: each.rank)
    yield from (f"{each}\n" for each in shown)
    found = total.levels.total() + total.not_judged
    if more := found - sum(each.findings for each in shown):
        yield f"{_MORE.of(lang).format(more)}\n"
    if run.interrupted:
        yield f"{incomplete_words(total.files, run.count, lang)}\n"
    yield f"{total_words(TextStyle(lang), total)}\n"


def _not_judged(why: str, paths: Sequence[str], lang: Lang) -> _Annotation:
    """Returns one annotation for all files that could not be judged for the same reason, at the first of them."""
    first, *others = paths
    if not others:
        return _Annotation(_FIRST, "error", first, _FAILED.of(lang), (why,), 1)
    named = ", ".join(others[:_MOST_NAMES]) + ("…" if len(others) > _MOST_NAMES else "")
    lines = (why, _ALSO.of(lang).format(len(others), named))
    return _Annotation(_FIRST, "error", first, _SEVERAL_FAILED.of(lang).format(len(paths)), lines, len(paths))


def _of_group(path: str, group: FindingGroup, number: int, lang: Lang) -> _Annotation:
    command, rank, count = _COMMANDS[group.level], (group.level.rank, number), len(group.findings)
    if group.cause is not None and count > 1:
        said = f"{_CAUSE.of(lang).format(count)} {group.cause.advice.of(lang)}"
        lines = (one_line(said), *(sentence(finding, lang) for finding in group.findings[:_MOST_SENTENCES]))
        return _Annotation(rank, command, path, one_line(group.cause.name.of(lang)), lines, count)
    finding = group.findings[0]
    title = f"{capitalised(finding.part_name.of(lang))} ({finding.rule})"
    lines = (sentence(finding, lang), *details(finding, lang))
    return _Annotation(rank, command, path, one_line(title), lines, 1)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
