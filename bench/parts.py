"""How well parts, types and families are recognised on labelled real documents."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import sureness
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Recognition, TextKind, Vocabulary
from decree30_lint.recognise import recognise

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

# Lines that the labels of PDFs leave out, though they are what they are taken for.
DISPUTED = {
    ("p024.pdf", "can-cu"): "the label leaves out the day that a signature fills into a basis",
    ("p030.pdf", "phu-luc"): "the label leaves out the appendix of the regulation on page 4",
    ("p033.pdf", "can-cu"): "bases are labelled only in decisions",
    ("p038.pdf", "can-cu"): "bases are labelled only in decisions",
    ("p043.pdf", "can-cu"): "bases are labelled only in decisions",
}


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
    bands: sureness.Bands = field(default_factory=dict)


def plain(text: str) -> str:
    """NFC, blanks collapsed, none around slashes and hyphens."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for mark in "/-–":
        text = text.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    return text


def shown_parts(recognition: Recognition) -> dict[str, list[sureness.Shown]]:
    """Paragraphs by part, pieces of one paragraph joined; of all main texts and, for `phu-luc`, of appendices."""
    lines: dict[tuple[str, str], list[tuple[int, str, float]]] = {}
    for text in recognition.texts:
        for component in text.components:
            part = component.part.value
            label = part == "phu-luc" and component.role == "label"
            main = part != "phu-luc" and text is recognition.texts[0] and text.kind is not TextKind.COPY
            if label or main:
                for paragraph in component.paragraphs:
                    piece = (paragraph.anchor.start, as_filed(paragraph), component.confidence)
                    lines.setdefault((part, str(paragraph.anchor.path)), []).append(piece)
    found: dict[str, list[sureness.Shown]] = {}
    for (part, _), pieces in lines.items():
        shown = plain(" ".join(text for _, text, _ in sorted(pieces)))
        found.setdefault(part, []).append((shown, min(confidence for *_, confidence in pieces)))
    return found


def as_filed(paragraph: Paragraph) -> str:
    """The text with old encodings undecoded, as the labels hold it."""
    return "".join(span.raw if span.encoding and span.raw else span.text for span in paragraph.spans)


def labels(suffix: str) -> Iterator[Mapping[str, Any]]:
    for path in sorted((CORPUS / "labels").glob(f"*{suffix}.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def measure(figures: Figures, label: Mapping[str, Any], vocabulary: Vocabulary) -> None:
    path = CORPUS / label["file"]
    recognition = recognise(read_document(path.read_bytes(), path.name), vocabulary)
    governed = label["family"] == "nd30"
    shown = {"family": (label["family"], recognition.family.value)}
    if governed:
        shown["type"] = (label["type"], recognition.texts[0].type)
        shown_there = shown_parts(recognition)
        weigh(figures, label, shown_there)
        texts = {part: Counter(text for text, _ in found) for part, found in shown_there.items()}
        compare(figures, label, joined(texts, label) if path.suffix == ".pdf" else texts)
    for name, (wanted, found) in shown.items():
        figures.kinds.setdefault(name, Score()).add(Score(int(wanted == found), int(wanted != found), int(wanted != found)))
        if wanted != found:
            figures.misses.append(f"{label['file']}: {name} is {wanted}, taken for {found}")


def joined(found: Mapping[str, Counter[str]], label: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """A PDF has no paragraphs: labels join the lines of one name; lines that follow each other and make it count as it."""
    made = {}
    for part, lines in found.items():
        items = list(lines.elements())
        for wanted in {plain(text) for text in label["parts"].get(part, ())} - set(items):
            runs = ((i, j) for i in range(len(items)) for j in range(i + 2, min(i + 6, len(items) + 1)))
            run = next(((i, j) for i, j in runs if plain(" ".join(items[i:j])) == wanted), None)
            if run:
                items[slice(*run)] = [wanted]
        made[part] = Counter(items)
    return made


def measured(figures: Figures, label: Mapping[str, Any], found: Iterable[str]) -> list[str]:
    """The parts that labels speak of, of those that this document has or seems to have."""
    return sorted(set(label["parts"]) | (set(found) & set(figures.parts)))


def weigh(figures: Figures, label: Mapping[str, Any], found: Mapping[str, Sequence[sureness.Shown]]) -> None:
    """Confidences against what the label says. A PDF has no paragraphs: lines count as pieces of what a label joins."""
    for part in measured(figures, label, found):
        if (Path(label["file"]).name, part) not in DISPUTED:
            wanted = [plain(text) for text in label["parts"].get(part, ())]
            sureness.weigh(figures.bands, found.get(part, ()), wanted, pieces=label["file"].endswith(".pdf"))


def compare(figures: Figures, label: Mapping[str, Any], found: Mapping[str, Counter[str]]) -> None:
    for part in measured(figures, label, found):
        if reason := DISPUTED.get((Path(label["file"]).name, part)):
            figures.misses.append(f"{label['file']}: {part} left out: {reason}")
            continue
        wanted = Counter(plain(text) for text in label["parts"].get(part, ()))
        have = found.get(part, Counter())
        missed, extra = wanted - have, have - wanted
        right = sum((wanted & have).values())
        figures.parts.setdefault(part, Score()).add(Score(right, sum(missed.values()), sum(extra.values())))
        figures.misses += [f"{label['file']}: {part} missed: {text}" for text in sorted(missed.elements())]
        figures.misses += [f"{label['file']}: {part} wrong:  {text}" for text in sorted(extra.elements())]


def report(vocabulary: Vocabulary, suffix: str) -> None:
    """A row a part, of the labelled documents whose names end with `suffix`: ".docx", ".pdf"."""
    figures = Figures()
    all_labels = list(labels(suffix))
    for part in sorted({part for label in all_labels for part in label["parts"]}):
        figures.parts[part] = Score()
    for label in all_labels:
        measure(figures, label, vocabulary)
    print(f"{'part of ' + suffix:20} {'labelled':>8} {'precision':>9} {'recall':>7}")
    total = Score()
    for part, score in figures.parts.items():
        total.add(score)
        print(f"{part:20} {score.right + score.missed:8} {score.precision:9.3f} {score.recall:7.3f}")
    print(f"{'all parts':20} {total.right + total.missed:8} {total.precision:9.3f} {total.recall:7.3f}")
    for name, score in figures.kinds.items():
        print(f"{name:20} {score.right + score.missed:8} {score.recall:17.3f}")
    print("\n".join(sureness.lines(figures.bands)))
    print("\n".join(figures.misses))
