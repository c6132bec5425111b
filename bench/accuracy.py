"""How well parts are recognised and rules judged, on labelled real documents and on planted faults: `make accuracy`."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import seeded, verdicts
from decree30_lint.formats.docx import read_docx
from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Recognition, TextKind, Vocabulary
from decree30_lint.pipeline import ruleset_named
from decree30_lint.recognise import recognise
from decree30_lint.ruleset.load import load_vocabulary

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
RULES = ROOT / "rules" / "nd30-2020"
FIGURES = ROOT / "docs" / "accuracy.json"  # for the rule pages


@dataclass
class Score:
    """Counts of one part over all documents."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def add(self, other: Score) -> None:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong


@dataclass
class Figures:
    parts: dict[str, Score] = field(default_factory=dict)
    kinds: dict[str, Score] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """NFC, blanks collapsed, none around slashes and hyphens."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for mark in "/-–":
        text = text.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    return text


def shown_parts(recognition: Recognition) -> dict[str, Counter[str]]:
    """Paragraphs by part, pieces of one paragraph joined; of all main texts and, for `phu-luc`, of appendices."""
    lines: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for text in recognition.texts:
        for component in text.components:
            part = component.part.value
            label = part == "phu-luc" and component.role == "label"
            main = part != "phu-luc" and text is recognition.texts[0] and text.kind is not TextKind.COPY
            if label or main:
                for paragraph in component.paragraphs:
                    lines.setdefault((part, paragraph.anchor.path), []).append((paragraph.anchor.start, as_filed(paragraph)))
    found: dict[str, Counter[str]] = {}
    for (part, _), pieces in lines.items():
        shown = plain(" ".join(piece for _, piece in sorted(pieces)))
        found.setdefault(part, Counter())[shown] += 1
    return found


def as_filed(paragraph: Paragraph) -> str:
    """The text with old encodings undecoded, as the labels hold it."""
    return "".join(span.raw if span.encoding and span.raw else span.text for span in paragraph.spans)


def labels() -> Iterator[Mapping[str, Any]]:
    for path in sorted((CORPUS / "labels").glob("*.docx.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def measure(figures: Figures, label: Mapping[str, Any], vocabulary: Vocabulary) -> None:
    path = CORPUS / label["file"]
    recognition = recognise(read_docx(path.read_bytes(), path.name), vocabulary)
    governed = label["family"] == "nd30"
    shown = {"family": (label["family"], recognition.family.value)}
    if governed:
        shown["type"] = (label["type"], recognition.texts[0].type)
        compare(figures, label, shown_parts(recognition))
    for name, (wanted, found) in shown.items():
        figures.kinds.setdefault(name, Score()).add(Score(int(wanted == found), int(wanted != found), int(wanted != found)))
        if wanted != found:
            figures.misses.append(f"{label['file']}: {name} is {wanted}, taken for {found}")


def compare(figures: Figures, label: Mapping[str, Any], found: Mapping[str, Counter[str]]) -> None:
    measured = set(label["parts"]) | (set(found) & set(figures.parts))
    for part in sorted(measured):
        wanted = Counter(plain(text) for text in label["parts"].get(part, ()))
        have = found.get(part, Counter())
        missed, extra = wanted - have, have - wanted
        right = sum((wanted & have).values())
        figures.parts.setdefault(part, Score()).add(Score(right, sum(missed.values()), sum(extra.values())))
        figures.misses += [f"{label['file']}: {part} missed: {text}" for text in sorted(missed.elements())]
        figures.misses += [f"{label['file']}: {part} wrong:  {text}" for text in sorted(extra.elements())]


def report_parts(vocabulary: Vocabulary) -> None:
    figures = Figures()
    all_labels = list(labels())
    for part in sorted({part for label in all_labels for part in label["parts"]}):
        figures.parts[part] = Score()
    for label in all_labels:
        measure(figures, label, vocabulary)
    print(f"{'part':20} {'labelled':>8} {'precision':>9} {'recall':>7}")
    total = Score()
    for part, score in figures.parts.items():
        total.add(score)
        print(f"{part:20} {score.right + score.missed:8} {score.precision:9.3f} {score.recall:7.3f}")
    print(f"{'all parts':20} {total.right + total.missed:8} {total.precision:9.3f} {total.recall:7.3f}")
    for name, score in figures.kinds.items():
        print(f"{name:20} {score.right + score.missed:8} {score.recall:17.3f}")
    print("\n".join(figures.misses))


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
    tally = verdicts.compare(CORPUS)
    report_rules(tally, planted, silent)
    report_parts(load_vocabulary(RULES))
    for line in verdicts.lines(tally):
        print(line)


if __name__ == "__main__":
    main()
