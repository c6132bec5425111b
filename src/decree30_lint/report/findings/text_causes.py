"""Writes findings that come from one cause as one: what it is, what to do, and a line for each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from decree30_lint.model.finding_words import LEVEL, MEND
from decree30_lint.model.report import Finding
from decree30_lint.model.report_notes import CauseNote
from decree30_lint.model.words import Words
from decree30_lint.report.cause_words import headline
from decree30_lint.report.fact_words import quoted, shortened
from decree30_lint.report.findings.counts import found_words
from decree30_lint.report.findings.groups import FindingGroup
from decree30_lint.report.findings.text_finding import marked
from decree30_lint.report.findings.would_change import FIX, changes_words
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

_COLUMN = 11
_LEAST = 20  # letters of a sentence that a narrow screen still shows
_ITEM = Words("+ {}: ", "+ {}: ")


def cause_lines(group: FindingGroup, note: CauseNote, style: TextStyle) -> Iterator[str]:
    yield from marked(f"- {cause_headline(note, group.findings, style)}", group.level, style)
    if advice := style.render(note.advice):
        yield from style.labelled(style.render(MEND), advice, 4, _COLUMN)
    for finding in group.findings:
        yield from block(_line(finding, style), style.width, 4, 2)
        if finding.changes:
            yield from style.labelled(style.render(FIX), changes_words(finding, style), 6, _COLUMN)


def cause_headline(note: CauseNote, findings: Sequence[Finding], style: TextStyle) -> str:
    """Returns "Kiểu Normal: cỡ chữ 11, đặt cỡ chữ 13; sửa một chỗ, hết 13 lỗi."."""
    found = found_words(style, Counter(finding.level for finding in findings))
    wanted = None if note.wanted is None else style.render(note.wanted)
    return headline(style.render(note.name), wanted, found, note.at_source, style.lang)


def _line(finding: Finding, style: TextStyle) -> str:
    """Returns the finding on one line of the screen: which part, and its text; of a whole page, the sentence, cut off.

    The part is also all that is said where answers are left out: the headline says what was found.
    """
    begin, end = style.render(_ITEM, style.render(LEVEL[finding.level])), f" [{finding.rule}]"
    said, text = style.render(finding.message), finding.location.text.strip()
    cause = finding.cause
    if cause is not None and text and (cause.wanted is not None or not style.render(cause.advice)):
        said = f"{style.render(finding.part_name)}, {quoted(text)}"
    return begin + shortened(said, max(_LEAST, style.width - 4 - len(begin) - len(end))) + end
