"""Judges one example of a rule: a specimen, a small change, and what must be found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from decree30_lint.compose import Layout, Specimen, apply_change, unheld
from decree30_lint.errors import LayoutCannotHoldError, WrongConfigurationError
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Stage, Subject
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Diagnostic, Level, Rule, RuleSet
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import Options
from decree30_lint.report.sentences import message
from decree30_lint.testing.specimens import Specimens

_OWN_KEYS = ("from", "others", "stage", "level", "message")


class Example(Struct, frozen=True):
    """Holds an example of a rule.

    If it is `faulty`, the rule must fire; else it must keep silent. `name` tells examples apart: "tieu-ngu/co-chu bad 1".
    """

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
    """Complaints in English; none when the example shows what it claims, written in `layout`."""
    return [words.en for words in complaints_about(example, specimens, layout)]


def complaints_about(example: Example, specimens: Specimens, layout: Layout | None = None) -> list[Words]:
    """Returns what the example claims and the rules do not bear out.

    Raises WrongConfigurationError if the change cannot be made, LayoutCannotHoldError if this layout cannot show it.
    """
    report = report_on(example, specimens, layout)
    if report.judgement is None or report.subject is None:
        return [_not_judged(report)]
    own = [f for f in report.judgement.diagnostics if f.rule.id == example.rule.id]
    others = [f for f in report.judgement.diagnostics if f.rule.id != example.rule.id and f.level.rank <= Level.WARNING.rank]
    if not example.faulty:
        return [_on_good(_said(f, report.subject), report.path) for f in own]
    allowed = set(example.entry.get("others", ()))
    too = [_too(f, _said(f, report.subject)) for f in others if f.rule.id not in allowed]
    return [*too, *_misses(example, own, report)]


def _said(finding: Diagnostic, subject: Subject) -> Words:
    text = PlaceIndex.of(subject).text_of(finding)
    return Words(*(message(finding, text, subject.vocabulary, lang) for lang in (Lang.VI, Lang.EN)))


def _misses(example: Example, own: list[Diagnostic], report: FileResult) -> Iterator[Words]:
    if not own:
        verdict = report.judgement.verdicts[example.rule.id] if report.judgement else Verdict.NOT_APPLICABLE
        yield _silent(_VERDICTS[verdict], report.path)
        return
    for key, actual in (("level", own[0].level), ("message", own[0].breach.message_key)):
        if key in example.entry and example.entry[key] != actual:
            yield _other_claim(key, actual, example.entry[key])


_VERDICTS = {
    Verdict.BREAKS: Words("không đạt", "breaks"),
    Verdict.COMPLIES: Words("đạt", "complies"),
    Verdict.UNSURE: Words("không xác định được", "unsure"),
    Verdict.NOT_APPLICABLE: Words("không áp dụng cho văn bản mẫu này", "not applicable to this specimen"),
}


def _not_judged(report: FileResult) -> Words:
    why = report.failure.words if report.failure else Words("", "")
    return Words(f"văn bản mẫu đã sửa không kiểm tra được: {why.vi}", f"the changed specimen could not be judged: {why.en}")


def _on_good(said: Words, specimen: str) -> Words:
    return Words(
        f"ví dụ đúng (good) mà quy tắc vẫn báo: {said.vi} ({specimen})", f"fires on a good example: {said.en} ({specimen})"
    )


def _too(finding: Diagnostic, said: Words) -> Words:
    rule = finding.rule.id
    return Words(f"{rule} cũng báo: {said.vi} Nếu đúng là thế, ghi thêm others: [{rule}]", f"{rule} fires too: {said.en}")


def _silent(verdict: Words, specimen: str) -> Words:
    return Words(
        f"ví dụ sai (bad) mà quy tắc không báo; kết luận: {verdict.vi} ({specimen})",
        f"does not fire on a bad example; verdict: {verdict.en} ({specimen})",
    )


def _other_claim(key: str, actual: str, claimed: object) -> Words:
    return Words(f"{key} là “{actual}”, ví dụ ghi “{claimed}”", f"{key} is “{actual}”, the example claims “{claimed}”")


def report_on(example: Example, specimens: Specimens, layout: Layout | None = None) -> FileResult:
    """Returns what the tool says of the example, written in `layout`. Raises as `complaints_about` does."""
    name, changed = planted(example, specimens, layout)
    return specimens.judge(changed, name, options_of(example), layout)


def options_of(example: Example) -> Options:
    """Returns the options with which the example is judged: its rule is on."""
    switched_on = {example.rule.id: Level.INFO} if example.rule.level is Level.OFF else {}
    return Options(stage=Stage(example.entry.get("stage", "draft")), levels=switched_on)


def planted(example: Example, specimens: Specimens, layout: Layout | None = None) -> tuple[str, Specimen]:
    """Returns the specimen as the example changes it, with its name. Raises as `complaints_about` does."""
    rule = example.rule
    part = (rule.on or rule.part).value
    names = [example.entry["from"]] if "from" in example.entry else list(specimens.applicable(rule)) or specimens.names
    for name in names:
        try:
            changed = apply_change(specimens.get(name), part, example.change, rule.role)
        except WrongConfigurationError as error:
            complaint = error
            continue
        _refuse_unheld(changed, layout or Layout())
        return name, changed
    raise complaint


def _refuse_unheld(changed: Specimen, layout: Layout) -> None:
    if words := unheld(changed, layout):
        raise LayoutCannotHoldError("unheld", words)
