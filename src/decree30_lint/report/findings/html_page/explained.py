"""Gives every rule one explanation on the page: where it occurs first, or gathered at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.report import Report
from decree30_lint.model.rule_help import RuleHelp
from decree30_lint.model.words import Words
from decree30_lint.report.findings.html_page.views import HelpView
from decree30_lint.report.findings.pieces import Sources
from decree30_lint.report.text_style import TextStyle

_WHY = Words("Vì sao? Thế nào là sai, thế nào là đúng?", "Why? What is wrong, and what is right?")
_MOST_PRINTED = 3  # explanations of a page that paper shows, too


class Taken(Struct, frozen=True):
    """Holds the id of an explanation, None where there is none, and the explanation itself where it is to stand here."""

    id: str | None = None
    here: HelpView | None = None


class Explained:
    """Holds the explanations that a page has so far. Of several files all stand at the end, else beside a finding."""

    def __init__(self, reports: Sequence[Report], sources: Sources, style: TextStyle, *, wanted: bool) -> None:
        self._sources = sources
        self._style = style
        self._wanted = wanted
        self._gathered = len(reports) > 1
        self._printed = len({finding.rule for report in reports for finding in report.findings}) <= _MOST_PRINTED
        self._known: dict[RuleHelp, HelpView] = {}

    def take(self, report: Report, rule: str) -> Taken:
        """Returns where the rule is explained."""
        if not self._wanted:
            return Taken()
        help = self._sources.rule_help(report, rule)
        if help is None:
            return Taken()
        if known := self._known.get(help):
            return Taken(known.id)
        view = HelpView(f"r{len(self._known) + 1}", help, self._style.render(_WHY), self._printed)
        self._known[help] = view
        return Taken(view.id, None if self._gathered else view)

    def gathered(self) -> Iterator[HelpView]:
        """Yields the explanations that stand nowhere else, by the ids of their rules."""
        if self._gathered:
            yield from sorted(self._known.values(), key=lambda view: view.help.id)
