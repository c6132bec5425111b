"""How well parts are recognised and rules judged, on labelled real documents and on planted faults: `make accuracy`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import judged, parts, seeded, verdicts
from decree30_lint.pipeline import ruleset_named
from decree30_lint.ruleset.load import load_vocabulary

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
RULES = ROOT / "rules" / "nd30-2020"
FIGURES = ROOT / "docs" / "accuracy.json"  # for the rule pages


def report_rules(tally: verdicts.Tally, planted: Mapping[str, seeded.Seeded], silent: Sequence[str]) -> None:
    """A row a rule and one for all, and the same figures for the rule pages."""
    beside = Counter(rule for figure in planted.values() for rule in figure.beside)
    beside.update(said.rpartition(": ")[2] for said in silent)
    rules = ruleset_named(verdicts.RULESET).rules
    figures = {rule: _figures(rule, tally, planted.get(rule, seeded.Seeded()), beside[rule]) for rule in rules}
    print(f"{'rule':40} {'precision':>20} {'recall':>20} {'planted':>11} {'labelled':>9} {'kept':>5} {'false':>5}")
    for rule, row in figures.items():
        print(_row(rule, row))
    print(_row("all rules", sum(map(Counter, figures.values()), Counter())))
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _figures(rule: str, tally: verdicts.Tally, planted: seeded.Seeded, beside: int) -> dict[str, int]:
    """`right` of all that was `said` where the truth is known, and of all `faults` that are there; what they are made of."""
    false = sum(n for (one, _), n in tally.false.items() if one == rule)
    labelled = tally.found[rule] + tally.missed[rule] + tally.unsure[rule]
    right = planted.found + tally.found[rule]
    return {
        "right": right,
        "said": right + false + beside,
        "faults": planted.planted + labelled,
        "planted": planted.planted,
        "found": planted.found,
        "labelled_faults": labelled,
        "labelled_found": tally.found[rule],
        "labelled_kept": tally.kept[rule],
        "false_alarms": false,
    }


def _row(name: str, row: Mapping[str, int]) -> str:
    precision, recall = (_ratio(row["right"], row[whole]) for whole in ("said", "faults"))
    of_planted = f"{row['found']}/{row['planted']}"
    of_labelled = f"{row['labelled_found']}/{row['labelled_faults']}"
    kept, false = row["labelled_kept"], row["false_alarms"]
    return f"{name:40} {precision:>20} {recall:>20} {of_planted:>11} {of_labelled:>9} {kept:5} {false:5}"


def _ratio(part: int, whole: int) -> str:
    """ "0.975 (39/40)"; nothing to measure: a dash."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "–"


def main() -> None:
    planted, silent = seeded.seeded(), seeded.silent()
    for line in (*seeded.lines(planted), *(f"not silent: {said}" for said in silent)):
        print(line)
    if not CORPUS.is_dir():
        print(f"No labelled documents: {CORPUS.name} is missing beside the project.")
        return
    report_rules(verdicts.compare(CORPUS), planted, silent)
    for suffix in (".docx", ".pdf"):
        parts.report(load_vocabulary(RULES), suffix)
        print("\n".join(verdicts.lines(verdicts.compare(CORPUS, suffix))))
    for line in judged.lines():
        print(line)


if __name__ == "__main__":
    main()
