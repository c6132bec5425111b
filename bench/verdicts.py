"""Verdicts of the rules against the labels of real documents: what is found, what is missed, what is a false alarm."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.rules import Level
from decree30_lint.pipeline import Options, lint, ruleset_named

RULESET = "nd30-2020"

# Labels of DOCX were measured on LibreOffice's layout. Here it differs from what the file says and Word shows.
DISPUTED = {
    ("d003.docx", "dia-danh-ngay/vi-tri"): "the label looks at the height only; the date stands 34 pt off the middle",
    ("d007.docx", "noi-nhan/danh-sach-co-chu"): "11 pt by direct format; LibreOffice lets the table style's 10 pt win",
    ("d058.docx", "nguoi-ky/ho-ten-co-chu"): "14 pt by direct format; LibreOffice lets the table style's 10 pt win",
    ("d070.docx", "quoc-hieu/mot-dong"): "the cell is wide enough; LibreOffice narrows a table wider than the page",
    ("p019.pdf", "bo-cuc/dieu"): "“Điều 3. Tổ chức thực hiện” is a heading of which only the number is bold",
    ("p014.pdf", "dia-danh-ngay/vi-tri"): "the label looks at the height only; the date stands 14 pt off the motto's middle",
    ("p030.pdf", "dia-danh-ngay/vi-tri"): "the label looks at the height only; that of a form stands 23 pt off the middle",
    ("p033.pdf", "dia-danh-ngay/vi-tri"): "the label looks at the height only; the date stands 41 pt off the motto's middle",
}


@dataclass
class Tally:
    """Counts over labelled documents. A false alarm is an error or warning on a rule that the label says is kept."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)
    false: Counter[tuple[str, Level]] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    disputed: int = 0
    lines: list[str] = field(default_factory=list)


def compare(corpus: Path, suffix: str = "") -> Tally:
    """Judges each labelled document whose name ends with `suffix`; only the rules that its label speaks of count."""
    tally = Tally()
    for label_path in sorted((corpus / "labels").glob(f"*{suffix}.json")):
        label = json.loads(label_path.read_text(encoding="utf-8"))
        _compare_one(label, corpus / label["file"], tally)
    return tally


def _compare_one(label: dict[str, Any], path: Path, tally: Tally) -> None:
    ruleset = ruleset_named(RULESET)
    report = lint(path, ruleset, Options(choose=True))
    if report.judgement is None:
        tally.lines.append(f"{path.name}: not judged: {report.failure}")
        return
    said: dict[str, list[Any]] = {}
    for finding in report.judgement.diagnostics:
        said.setdefault(finding.rule.id, []).append(finding)
    faults = {fault["rule"]: fault for fault in label["faults"]}
    for rule_id in label["judged"]:
        if rule_id not in ruleset.rules:
            continue
        if (path.name, rule_id) in DISPUTED:
            tally.disputed += 1
            tally.lines.append(f"{path.name}: label disputed {rule_id}: {DISPUTED[path.name, rule_id]}")
            continue
        loud = [f for f in said.get(rule_id, []) if f.level in (Level.ERROR, Level.WARNING)]
        if rule_id not in faults:
            tally.kept[rule_id] += 1
            for finding in loud:
                tally.false[rule_id, finding.level] += 1
                tally.lines.append(f"{path.name}: FALSE {finding.level} {rule_id}: {finding.breach}")
        elif rule_id in said:
            tally.found[rule_id] += 1
            if not loud:
                tally.lines.append(f"{path.name}: found as info only {rule_id}: {faults[rule_id]['evidence']}")
        else:
            unsure = report.judgement.verdicts[rule_id] is Verdict.UNSURE
            (tally.unsure if unsure else tally.missed)[rule_id] += 1
            tally.lines.append(f"{path.name}: {'UNSURE' if unsure else 'MISSED'} {rule_id}: {faults[rule_id]['evidence']}")
    if not label["judged"]:
        for finding in report.judgement.diagnostics:
            tally.false[finding.rule.id, finding.level] += 1
            tally.lines.append(f"{path.name}: FALSE {finding.level} {finding.rule.id} on a document outside the decree")


def lines(tally: Tally) -> Iterator[str]:
    """What `make accuracy` prints of the rules."""
    yield from tally.lines
    for level in (Level.ERROR, Level.WARNING):
        false = sum(n for (_, at), n in tally.false.items() if at is level)
        yield f"false {level}s: {false} (rules kept: {tally.kept.total()})"
    found, missed, unsure = (sum(c.values()) for c in (tally.found, tally.missed, tally.unsure))
    total = found + missed + unsure
    yield f"labelled faults found: {found} of {total}, unsure: {unsure}, missed: {missed}, labels disputed: {tally.disputed}"


if __name__ == "__main__":
    for line in lines(compare(Path(__file__).resolve().parents[2] / "shared" / "corpus", *sys.argv[1:2])):
        print(line)
