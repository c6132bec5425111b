"""One example of a rule: a specimen, a small change, and what must be found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from decree30_lint.compose import Layout, apply_change
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.parts import Stage
from decree30_lint.model.results import FileReport
from decree30_lint.model.rules import Finding, Level, Rule, RuleSet
from decree30_lint.pipeline import Options
from decree30_lint.testing.specimens import Specimens

_OWN_KEYS = ("from", "others", "stage", "level", "said")


@dataclass(frozen=True, slots=True)
class Example:
    """`faulty`: the rule must fire; else it must keep silent. `name` tells examples apart: "tieu-ngu/co-chu bad 1"."""

    rule: Rule
    faulty: bool
    number: int
    entry: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.rule.id} {'bad' if self.faulty else 'good'} {self.number}"

    @property
    def change(self) -> dict[str, Any]:
        return {key: value for key, value in self.entry.items() if key not in _OWN_KEYS}


def examples_of(ruleset: RuleSet) -> Iterator[Example]:
    for rule in ruleset.rules.values():
        for faulty, entries in ((True, rule.bad), (False, rule.good)):
            for number, entry in enumerate(entries, start=1):
                yield Example(rule, faulty, number, entry)


def run_example(example: Example, specimens: Specimens, layout: Layout | None = None) -> list[str]:
    """Complaints; none when the example shows what it claims, written in `layout`."""
    report = _report(example, specimens, layout)
    if report.judgement is None:
        return [f"the changed specimen could not be judged: {report.failure}"]
    own = [f for f in report.judgement.findings if f.rule.id == example.rule.id]
    others = [f for f in report.judgement.findings if f.rule.id != example.rule.id and f.level.rank <= Level.WARNING.rank]
    if not example.faulty:
        return [f"fires on a good example: {f.breach}" for f in own]
    allowed = set(example.entry.get("others", ()))
    complaints = [f"{f.rule.id} fires too: {f.breach}" for f in others if f.rule.id not in allowed]
    return [*complaints, *_misses(example, own)]


def _misses(example: Example, own: list[Finding]) -> Iterator[str]:
    if not own:
        yield "does not fire"
        return
    for key, actual in (("level", own[0].level), ("said", own[0].breach.said)):
        if key in example.entry and example.entry[key] != actual:
            yield f"{key} is “{actual}”, the example claims “{example.entry[key]}”"


def _report(example: Example, specimens: Specimens, layout: Layout | None) -> FileReport:
    rule = example.rule
    part = (rule.on or rule.part).value
    switched_on = {rule.id: Level.INFO} if rule.level is Level.OFF else {}
    options = Options(stage=Stage(example.entry.get("stage", "draft")), levels=switched_on)
    names = [example.entry["from"]] if "from" in example.entry else list(specimens.applicable(rule)) or specimens.names
    for name in names:
        try:
            changed = apply_change(specimens.get(name), part, example.change, rule.role)
        except WrongConfigurationError as error:
            complaint = error
            continue
        return specimens.judge(changed, name, options, layout)
    raise complaint
