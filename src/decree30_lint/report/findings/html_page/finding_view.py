"""Makes of findings what the page shows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decree30_lint.model.finding_words import LEVEL, MEND, RULE
from decree30_lint.model.place import Box
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import Level
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.groups import FindingGroup, finding_groups
from decree30_lint.report.findings.html_page import words
from decree30_lint.report.findings.html_page.crops import MarkedBox, crops
from decree30_lint.report.findings.html_page.explained import Explained
from decree30_lint.report.findings.html_page.figures import FilePictures, figure
from decree30_lint.report.findings.html_page.views import FigureView, FindingView, GroupView, SectionView
from decree30_lint.report.findings.text_causes import cause_headline
from decree30_lint.report.findings.text_groups import HEADINGS
from decree30_lint.report.text_style import TextStyle

_MOST_FIGURES = 2  # of a finding
_MOST_OF_CAUSE = 4
_MOST_MARKED = 4  # boxes of a finding that choose what is shown; a paragraph that goes over lines has up to three


class FindingViews:
    """Numbers the findings of one file as they are shown, and remembers which rules have been explained."""

    def __init__(self, report: Report, file: str, pictures: FilePictures, explained: Explained, style: TextStyle) -> None:
        self._report = report
        self._file = file
        self._pictures = pictures
        self._explained = explained
        self._style = style
        self._places = {id(finding): at for at, finding in enumerate(report.findings)}
        self._number = 0

    def sections(self) -> Iterator[SectionView]:
        """Yields the findings by level, those that are mended together as one group."""
        groups: dict[Level, list[GroupView]] = {}
        for group in finding_groups(self._report.findings):
            groups.setdefault(group.level, []).append(self._group(group))
        for level, shown in groups.items():
            yield SectionView(HEADINGS[level].of(self._style.lang), level.value, shown)

    def _group(self, group: FindingGroup) -> GroupView:
        first = self._number + 1
        shown = [self._finding(finding, of_cause=group.cause is not None) for finding in group.findings]
        note = group.cause
        if note is None:
            return GroupView(group.level.value, "", "", shown)
        head = cause_headline(note, group.findings, self._style)
        figures = self._figures(group.findings, first, _MOST_OF_CAUSE)
        return GroupView(group.level.value, head, self._style.render(note.advice), shown, figures)

    def _finding(self, finding: Finding, *, of_cause: bool) -> FindingView:
        self._number += 1
        style, number = self._style, self._number
        elsewhere = (RULE, MEND) if of_cause else (RULE,)
        left_out = {style.render(label).rstrip(":") for label in elsewhere}
        known = self._explained.take(self._report, finding.rule)
        return FindingView(
            id=f"{self._file}-{number}",
            number=number,
            tone=finding.level.value,
            level=capitalised(style.render(LEVEL[finding.level])),
            message=style.render(finding.message),
            details=[each for each in words.details(finding, self._report, style) if each[0] not in left_out],
            rule=finding.rule,
            rule_label=style.render(RULE).rstrip(":"),
            help_id=known.id,
            help=known.here,
            figures=[] if of_cause else self._figures([finding], number, _MOST_FIGURES),
        )

    def _figures(self, findings: Sequence[Finding], first: int, most: int) -> list[FigureView]:
        boxes: Mapping[int, Sequence[Box]] = self._pictures.boxes
        marked, further = [], []
        for number, finding in enumerate(findings, start=first):
            found = [MarkedBox(box, number, finding.level.value) for box in boxes.get(self._places[id(finding)], ())]
            marked += found[:_MOST_MARKED]
            further += found[_MOST_MARKED:]
        shown = crops(marked, self._pictures.pages, most, further)
        return [figure(crop, self._pictures, self._style, numbered=len(findings) > 1) for crop in shown]
