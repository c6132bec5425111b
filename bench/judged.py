"""What readers judged by eye, in `bench/judged.jsonl`, against what the tool says today.

A line is one rule on one document: `fault` (it is there), `none` (the rule holds), `open` (the law leaves it open), or, with
rule "*", `outside` (the decree does not govern the document: whatever is said of it is false). Reasons quote no document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from decree30_lint import Checker, Level, Report
from decree30_lint.model.document import Legibility

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
JUDGED = ROOT / "bench" / "judged.jsonl"
ALL = "*"
_LOUD = (Level.ERROR, Level.WARNING)


class Entry(msgspec.Struct, frozen=True):
    """An entry is what a reader says of one rule on one document; `file` is its name in the corpus.

    `picture` marks a fault that only a picture of a page shows, in a file whose other pages can be read.
    """

    file: str
    rule: str
    verdict: Literal["fault", "none", "open", "outside"]
    reason: str
    picture: bool = False


class Figures(msgspec.Struct):
    """Counts what the tool says, one rule on one document each, by the reader's verdict; `unjudged` has none."""

    right: int = 0
    false: int = 0
    open: int = 0
    unjudged: int = 0


def entries(path: Path) -> tuple[Entry, ...]:
    """Returns the entries of the file in its order. Raises msgspec.ValidationError where a line is none."""
    lines = path.read_bytes().splitlines() if path.exists() else []
    return tuple(msgspec.json.decode(line, type=Entry) for line in lines if line.strip())


def by_file(known: Sequence[Entry]) -> dict[str, dict[str, Entry]]:
    """Returns the entries by document and rule."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in known:
        found.setdefault(entry.file, {})[entry.rule] = entry
    return found


def loud(report: Report) -> dict[str, Level]:
    """Returns the rules that the tool says are broken, with the strictest level at which it says so."""
    said: dict[str, Level] = {}
    for finding in report.findings:
        if finding.level in _LOUD and said.get(finding.rule) is not Level.ERROR:
            said[finding.rule] = finding.level
    return said


def weigh(known: Mapping[str, Entry], said: Mapping[str, Level], figures: Mapping[Level, Figures]) -> Iterator[str]:
    """Adds one document to the figures; yields each rule that was wrongly said."""
    for rule, level in said.items():
        entry = known.get(rule) or known.get(ALL)
        count = figures[level]
        match entry.verdict if entry else None:
            case None:
                count.unjudged += 1
            case "fault":
                count.right += 1
            case "open":
                count.open += 1
            case _:
                count.false += 1
                assert entry is not None
                yield f"FALSE {level.value} {rule}: {entry.reason}"


def lines() -> Iterator[str]:
    """Yields what `make accuracy` prints of the documents that readers judged.

    Faults that only a picture shows count apart: the tool says that it could not read it.
    """
    documents = by_file(entries(JUDGED))
    for folder in ("docx", "pdf"):
        figures = {level: Figures() for level in _LOUD}
        names = [name for name in documents if name.startswith(folder)]
        faults, found, unread = 0, 0, 0
        for name in names:
            report = Checker().check(CORPUS / name)
            said = loud(report)
            yield from (f"{name}: {line}" for line in weigh(documents[name], said, figures))
            wanted = [entry for entry in documents[name].values() if entry.verdict == "fault"]
            shown = [] if report.legibility is not Legibility.FULL else [entry for entry in wanted if not entry.picture]
            unread += len(wanted) - len(shown)
            faults += len(shown)
            found += sum(entry.rule in said for entry in shown)
            yield from (f"{name}: MISSED {entry.rule}: {entry.reason}" for entry in shown if entry.rule not in said)
        for level, count in figures.items():
            total = count.right + count.false
            share = f"{count.right / total:.3f}" if total else "–"
            rest = f"open {count.open}, not judged {count.unjudged}"
            yield f"{folder}, judged by eye, {level.value}s: precision {share} ({count.right}/{total}), {rest}"
        yield f"{folder}, judged by eye: {found} of {faults} faults found in {len(names)} documents, {unread} in pictures"


if __name__ == "__main__":
    for line in lines():
        print(line)
