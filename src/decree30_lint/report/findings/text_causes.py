"""Writes findings that come from one cause as one: what it is, what to do, and a line for each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from decree30_lint.model.finding_words import LEVEL, MEND
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.report_notes import CauseNote
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.cause_words import headline
from decree30_lint.report.fact_words import quoted, shortened
from decree30_lint.report.findings.counts import count_words
from decree30_lint.report.findings.would_change import FIX, changes_words
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_TITLE = Words("NGUYÊN NHÂN CHUNG - NÊN SỬA TRƯỚC", "COMMON CAUSES - MEND THESE FIRST")
_COLUMN = 11
_LEAST = 20  # letters of a sentence that a narrow screen still shows


def causes_lines(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields the causes, those of most findings first."""
    causes: dict[str, list[Finding]] = {}
    notes: dict[str, CauseNote] = {}
    for finding in report.findings:
        if finding.cause is not None:
            causes.setdefault(finding.cause.id, []).append(finding)
            notes[finding.cause.id] = finding.cause
    if not causes:
        return
    yield from ("", *style.title(style.render(_TITLE)))
    for number, key in enumerate(sorted(causes, key=lambda key: -len(causes[key]))):
        yield from [""] if number else []
        yield from _cause(notes[key], causes[key], style)


def _cause(note: CauseNote, findings: Sequence[Finding], style: TextStyle) -> Iterator[str]:
    wanted = None if note.wanted is None else style.render(note.wanted)
    head = headline(style.render(note.name), wanted, _found(findings, style), note.at_source, style.lang)
    gravest = min((finding.level for finding in findings), key=lambda level: level.rank)
    yield from style.headed(head, COLOURS[gravest])
    yield from style.labelled(style.render(MEND), style.render(note.advice), 4, _COLUMN)
    for finding in findings:
        yield from block(_line(finding, style), style.width, 4, 2)
        if finding.changes:
            yield from style.labelled(style.render(FIX), changes_words(finding, style), 6, _COLUMN)


def _found(findings: Sequence[Finding], style: TextStyle) -> str:
    """Returns "13 lỗi và 1 cảnh báo"."""
    levels = Counter(finding.level for finding in findings)
    return style.listed([count_words(style, level, levels[level]) for level in Level if levels[level]])


def _line(finding: Finding, style: TextStyle) -> str:
    """Returns the finding on one line of the screen: which part, and its text; of a whole page, the sentence, cut off."""
    begin, end = f"- {style.render(LEVEL[finding.level])}: ", f" [{finding.rule}]"
    said, text = style.render(finding.message), finding.location.text.strip()
    if finding.cause is not None and finding.cause.wanted is not None and text:
        said = f"{style.render(finding.part_name)}, {quoted(text)}"
    return begin + shortened(said, max(_LEAST, style.width - 4 - len(begin) - len(end))) + end
