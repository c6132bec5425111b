"""`make verdicts`: every verdict on all documents we have, in a form that does not depend on how the program names things.

One line of JSON a document: type and family, each recognised part with its confidence, the verdict of each rule, and each
finding with its places, facts, sentence and what its edits would set. Names of classes, fields and keys of the program stand
only in the tables below, so that the record stays the same while the program is rebuilt. It holds texts of the documents and
is never committed.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import click

from bench.seeded import LAYOUTS, RULESET, SPECIMENS
from decree30_lint.compose import Layout, Tier, compose_docx
from decree30_lint.model.edits import DrawLine, Edit, NumberPages, ReplaceText, SetLayout, SetPage, SetRunFormat
from decree30_lint.model.formatting import LineSpacing
from decree30_lint.model.outcomes import Fact
from decree30_lint.model.papers import PaperSize, SheetMargins
from decree30_lint.model.parts import Stage
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.units import Interval, Measure
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.report.remedies import instruction
from decree30_lint.report.sentences import message
from decree30_lint.report.types import type_id
from decree30_lint.testing import Specimens

ROOT = SPECIMENS.parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("docx", "pdf", "pairs", "models", "official", "legacy")
_TIER_B = {"tier B": Layout(tier=Tier.B)}
_OFFICE_ONLY = frozenset({".doc", ".dot", ".rtf", ".odt"})

_RUN = {
    "font": "family",
    "size": "size",
    "bold": "bold",
    "italic": "italic",
    "underline": "underlined",
    "colour": "colour",
    "all caps": "all_caps",
    "small caps": "small_caps",
    "vertical align": "vertical_align",
    "highlight": "highlighted",
    "shading": "shaded",
    "tracking": "tracking",
    "scale": "character_scale",
}
_LAYOUT = {
    "align": "align",
    "left": "left",
    "right": "right",
    "first line": "first_line",
    "before": "before",
    "after": "after",
    "spacing": "spacing",
    "contextual": "contextual",
    "page break": "page_break_before",
}
_PAGE = {name: name for name in ("width", "height", "top", "bottom", "left", "right")}

Json = dict[str, Any]


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--against", type=click.Path(path_type=Path), help="An earlier record; what differs from it is printed.")
def main(record: Path, against: Path | None) -> None:
    """Writes RECORD. Exit code 1 where it differs from the earlier one; where there is none yet, RECORD becomes it."""
    jobs = list(_jobs())
    record.parent.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool, record.open("w", encoding="utf-8") as file:
        entries = pool.map(_entry, jobs, chunksize=4)
        with click.progressbar(entries, length=len(jobs), label="Judging", file=sys.stderr) as shown:
            file.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in shown)
    click.echo(f"{len(jobs)} documents are in {record}")
    if against is None:
        return
    if not against.exists():
        shutil.copy(record, against)
        click.echo(f"Kept as {against}, for the next run to be compared with.")
        return
    different = list(differences(_read(against), _read(record)))
    click.echo("\n".join(different or [f"The same as in {against}."]))
    sys.exit(bool(different))


Job = tuple[str, str]
"""A path and "", or the name of a specimen and that of a layout."""


def _jobs() -> Iterator[Job]:
    office = shutil.which("soffice") is not None
    for folder in [ROOT / "fixtures", *(CORPUS / name for name in FOLDERS)]:
        paths = sorted(p for p in folder.rglob("*") if p.suffix in {".docx", ".pdf", *_OFFICE_ONLY})
        yield from ((str(path), "") for path in paths if office or path.suffix not in _OFFICE_ONLY)
    names = sorted(path.stem for path in SPECIMENS.glob("[!_]*.yaml"))
    yield from ((name, layout) for name in names for layout in (*LAYOUTS, *_TIER_B))


def _entry(job: Job) -> Json:
    name, layout = job
    if not layout:
        path = Path(name)
        report = _report(path.read_bytes(), path.name)
        return {"file": path.relative_to(ROOT.parent).as_posix().removeprefix(f"{ROOT.name}/"), **_facts(report)}
    data = compose_docx(_specimens().get(name), {**LAYOUTS, **_TIER_B}[layout])
    return {"file": f"{name}, {layout}", **_facts(_report(data, f"{name}.docx"))}


@cache
def _specimens() -> Specimens:
    return Specimens(SPECIMENS, ruleset_named(RULESET))


def _report(data: bytes, name: str) -> FileResult:
    return lint_bytes(data, name, ruleset_named(RULESET), Options(stage=Stage.DRAFT, choose=True))


def _facts(report: FileResult) -> Json:
    subject, judgement = report.subject, report.judgement
    if subject is None or judgement is None:
        return {"not judged": [report.status.value, report.failure.code if report.failure else None]}
    if report.outside is not None:
        return {"outside": report.outside.vi}
    places = PlaceIndex.of(subject)
    return {
        "ruleset": report.ruleset,
        "type": [type_id(subject), round(subject.main.type_confidence, 3)],
        "family": [subject.recognition.family.value, round(subject.recognition.family_confidence, 3)],
        "parts": [
            [c.part.value, c.role, round(c.confidence, 3), [_place(p.anchor) for p in c.paragraphs]]
            for text in subject.recognition.texts
            for c in text.components
        ],
        "verdicts": {rule: verdict.value for rule, verdict in sorted(judgement.verdicts.items())},
        "unsure": sorted([rule.id, doubt.why.value, *_place(doubt.at)] for rule, doubt in judgement.unsure),
        "findings": [_finding(finding, report, places) for finding in judgement.diagnostics],
    }


def _finding(finding: Diagnostic, report: FileResult, places: PlaceIndex) -> Json:
    breach, subject = finding.breach, report.subject
    assert subject is not None
    text = places.text_of(finding)
    return {
        "rule": finding.rule.id,
        "level": finding.level.value,
        "places": [_place(anchor) for anchor in (breach.at, *breach.also)],
        "characters": text,
        "actual": _fact(breach.actual),
        "expected": _fact(breach.expected),
        "suggestion": breach.suggestion,
        "sentence": message(finding, text, subject.vocabulary, Lang.VI),
        "remedy": instruction(breach.edits, Lang.VI),
        "repair": finding.rule.applicability.value,
        "edits": [[_place(edit.at), *_edit(edit)] for edit in breach.edits],
    }


def _place(anchor: Anchor) -> list[Any]:
    box = anchor.box
    corners = [round(each, 2) for each in (box.left, box.top, box.right, box.bottom)] if box else []
    return [str(anchor.path), anchor.start, anchor.end, anchor.page, corners]


def _fact(fact: Fact | LineSpacing | None) -> Any:
    match fact:
        case Measure():
            return [round(fact.value, 3), fact.unit.value]
        case Interval():
            return [round(fact.low, 3), round(fact.high, 3), fact.unit.value]
        case Words():
            return [fact.vi, fact.en]
        case PaperSize():
            return [round(fact.width, 3), round(fact.height, 3)]
        case SheetMargins():
            return [fact.edge, fact.read_at, *(round(each, 3) for each in (fact.top, fact.bottom, fact.left, fact.right))]
        case LineSpacing():
            return [fact.lines, fact.exact, fact.at_least]
        case tuple():
            return [_fact(each) for each in fact]
        case float():
            return round(fact, 3)
        case _:
            return fact


def _edit(edit: Edit) -> tuple[str, Any]:
    match edit:
        case SetRunFormat():
            return "letters", _set(edit.format, _RUN)
        case SetLayout():
            return "paragraph", _set(edit.layout, _LAYOUT)
        case ReplaceText():
            return "text", edit.text
        case SetPage():
            return "page", _set(edit, _PAGE)
        case DrawLine():
            return "line", round(edit.length, 3)
        case NumberPages():
            return "page numbers", edit.size
        case _:
            return "cure of a cause", None


def _set(value: object, names: Mapping[str, str]) -> Json:
    held = {name: getattr(value, attribute) for name, attribute in names.items()}
    return {name: _fact(each) for name, each in held.items() if each is not None}


def _read(record: Path) -> dict[str, Json]:
    entries = map(json.loads, record.read_text(encoding="utf-8").splitlines())
    return {entry["file"]: entry for entry in entries}


def differences(before: Mapping[str, Json], after: Mapping[str, Json]) -> Iterator[str]:
    """A line for each thing that one of the two records holds and the other does not: "-" before, "+" after."""
    for file in dict.fromkeys((*before, *after)):
        old, new = _things(before.get(file, {})), _things(after.get(file, {}))
        yield from (f"- {file}: {thing}" for thing in old if thing not in new)
        yield from (f"+ {file}: {thing}" for thing in new if thing not in old)


def _things(entry: Json) -> dict[str, None]:
    """What an entry says, thing by thing."""
    said: list[str] = []
    for key, value in entry.items():
        listed: Iterable[Any] = value.items() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        said += [f"{key} {json.dumps(each, ensure_ascii=False)}" for each in listed]
    return dict.fromkeys(said)


if __name__ == "__main__":
    main()
