"""`make repairs`: what repairs do to real files, and to faults planted in specimens of many layouts.

`python -m bench.repairs [corpus | planted] [--rule PREFIX] [--fast] [--jobs N]` prints figures, and each file that a repair
does not make right; it fails where one does harm. With `--fast` each fault is planted in one of the layouts, and every tenth
file is repaired.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

import click
from lxml import etree
from tests.validators import complaints_new

from bench.seeded import LAYOUTS, RULESET, SPECIMENS, _breaks, _planted
from decree30_lint.compose import compose_docx
from decree30_lint.errors import LayoutCannotHoldError, WrongConfigurationError
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.package import main_part, open_package
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import Applicability
from decree30_lint.model.plan import Repair
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Judgement, RuleSet
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.pipeline.repairing import Repairer
from decree30_lint.testing import Specimens
from decree30_lint.testing.examples import options_of, planted

Found = TypeVar("Found")

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_FEW = 10
_NOT_MENDED = "does not comply"  # a fault that is left does no harm
_OF_THE_FAULT = ("tracked-changes",)  # the fault itself forbids repairs
_STORIES = ("footnotes", "endnotes")


@dataclass
class Repaired:
    """Of one file: what became of it, its safe findings and those left, by rule, and whatever is wrong with the repair."""

    name: str
    outcome: str  # "repaired", "as it was", or the code of why it is not repaired
    safe: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    check_seconds: float = 0.0
    repair_seconds: float = 0.0


def text_of(data: bytes) -> list[str]:
    """Returns the text of each paragraph of the body and the notes, blanks included, as a reader sees it."""
    document = read_docx(data, "a.docx")
    return [paragraph.text for paragraph in (*document.paragraphs, *document.footnotes)]


def words_of(data: bytes) -> str:
    """Returns the letters of the body and the notes as they are typed, without anything that blanks or looks are."""
    package = open_package(data)
    main = main_part(package)
    parts = [main, *filter(None, (package.related(main, kind) for kind in _STORIES))]
    roots = [etree.fromstring(package.package_part(part) or b"<none/>") for part in parts]
    return "".join("".join(text.text or "" for root in roots for text in root.iter(W + "t")).split())


def examined(name: str, data: bytes, options: Options) -> tuple[Repaired, Repair]:
    """Repairs a file, and looks for harm: changed words, rules that are worse off, a second repair that changes more."""
    started = time.perf_counter()
    repair = Repairer(name, _ruleset(), options).repair(data)
    seconds = time.perf_counter() - started
    if repair.failure is not None or repair.before.status is Status.OUTSIDE:
        code = repair.failure.code if repair.failure else "outside"
        return Repaired(name, code, safe=_safe(repair.before.judgement)), repair
    after = repair.after or repair.before
    found = Repaired(name, "as it was" if repair.data is None else "repaired", _safe(repair.before.judgement))
    found.repair_seconds = seconds
    found.left = found.safe - (_counted(repair.before.judgement) - _counted(after.judgement))
    if repair.data is not None:
        found.wrong += _harm(data, repair, repair.data, Repairer(name, _ruleset(), options).repair(repair.data))
    return found, repair


def _harm(data: bytes, repair: Repair, repaired: bytes, again: Repair) -> Iterator[str]:
    if words_of(data) != words_of(repaired) or text_of(data) != text_of(repaired):
        yield "words changed"
    worse = _counted(again.before.judgement) - _counted(repair.before.judgement)
    yield from (f"worse: {rule}" for rule in worse)
    if again.data is not None:
        yield "a second repair changes more"


def _safe(judgement: Judgement | None) -> Counter[str]:
    diagnostics = judgement.diagnostics if judgement else ()
    return Counter(d.rule.id for d in diagnostics if d.applicability is Applicability.SAFE)


def _counted(judgement: Judgement | None) -> Counter[str]:
    return Counter(d.rule.id for d in judgement.diagnostics) if judgement else Counter()


@cache
def _ruleset() -> RuleSet:
    return ruleset_named(RULESET)


# Real files


def corpus() -> list[Path]:
    """Returns the Word files of the corpus."""
    return sorted(path for path in CORPUS.rglob("*.docx"))


def _real(path: Path) -> Repaired:
    name, data = str(path.relative_to(CORPUS)), path.read_bytes()
    found, repair = examined(name, data, Options())
    if repair.data is not None:
        found.wrong += (f"new complaint: {complaint}" for complaint in sorted(complaints_new(data, repair.data)))
    started = time.perf_counter()
    lint_bytes(data, name, _ruleset(), Options())
    found.check_seconds = time.perf_counter() - started
    return found


def corpus_lines(found: Sequence[Repaired]) -> Iterator[str]:
    yield from (f"{each.name}: {wrong}" for each in found for wrong in each.wrong)
    outcomes = Counter(each.outcome for each in found)
    mended = [each for each in found if each.outcome in ("repaired", "as it was")]
    safe, left = _sum(each.safe for each in mended), _sum(each.left for each in mended)
    yield f"files: {len(found)}; " + ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common())
    yield f"safe findings mended: {safe.total() - left.total()} of {safe.total()} ({1 - left.total() / safe.total():.3f})"
    yield "left: " + (", ".join(f"{rule} {count}" for rule, count in left.most_common()) or "none")
    refused = _sum(each.safe for each in found if each not in mended)
    yield f"safe findings in files that are not repaired: {refused.total()}"
    harm = Counter(wrong.partition(":")[0] for each in found for wrong in each.wrong)
    yield "harm: " + (", ".join(f"{wrong} {count}" for wrong, count in harm.items()) or "none")
    times = [sum(getattr(each, name) for each in mended) for name in ("check_seconds", "repair_seconds")]
    yield f"a repair with its proof takes {times[1] / times[0]:.2f} times as long as the check"


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        total += each
    return total


# Planted faults


@cache
def _specimens() -> Specimens:
    return Specimens(SPECIMENS, ruleset_named(RULESET))


def made_right(number: int, layout: str) -> Repaired | None:
    """Repairs a specimen with one fault in one layout; None where the layout cannot show it, or no edit of it is safe."""
    example = _planted()[number]
    try:
        _, specimen = planted(example, _specimens(), LAYOUTS[layout])
        data = _settled(compose_docx(specimen, LAYOUTS[layout]))
    except (LayoutCannotHoldError, WrongConfigurationError):
        return None
    found, _ = examined(f"{example.name}, {layout}", data, options_of(example))
    if not found.safe[example.rule.id]:
        return None
    if found.left[example.rule.id]:
        found.wrong.append(f"{_NOT_MENDED}: {example.rule.id}")
    elif found.outcome not in ("repaired", "as it was", *_OF_THE_FAULT):
        found.wrong.append(f"not repaired: {found.outcome}")
    return found


def _settled(data: bytes) -> bytes:
    """Returns the file with the tracked insertions accepted that some layouts have: they would forbid repairs."""
    package = EditedPackage.open(data, "")
    for part in (package.main, *(relation.target for relation in package.relations().values())):
        root = package.tree(part) if part.endswith(".xml") else None
        if root is not None and root.find(f".//{W}ins") is not None:
            etree.strip_tags(root, W + "ins")
            package.touch(part)
    return package.written()


def planted_lines(made: Sequence[Repaired]) -> Iterator[str]:
    yield from (f"{each.name}: {wrong}" for each in made for wrong in each.wrong)
    may_be = [each for each in made if each.outcome not in _OF_THE_FAULT]
    right = sum(not each.wrong for each in may_be)
    yield f"specimens with a safe fault made right: {right} of {len(may_be)} in {len(LAYOUTS)} layouts"
    harm = Counter(wrong.partition(":")[0] for each in made for wrong in each.wrong)
    yield "wrong: " + (", ".join(f"{wrong} {count}" for wrong, count in harm.items()) or "none")


def jobs(prefix: str = "", *, fast: bool = False) -> list[tuple[int, str]]:
    """Returns the faults whose rules begin with the prefix, each in every layout, or in one where it should go `fast`."""
    return [
        (number, layout)
        for number, example in enumerate(_planted())
        for layout in ([list(LAYOUTS)[number % len(LAYOUTS)]] if fast else LAYOUTS)
        if example.rule.id.startswith(prefix)
        and example.rule.applicability is not Applicability.SHOW
        and not _breaks(number, layout)
    ]


def _seeded(job: tuple[int, str]) -> Repaired | None:
    return made_right(*job)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["corpus", "planted", []], default=[])
    parser.add_argument("--rule", default="")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--jobs", type=int, default=None)
    arguments = parser.parse_args()
    files: list[Repaired] = []
    specimens: list[Repaired] = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        if "planted" not in arguments.parts and CORPUS.is_dir():
            paths = corpus()[:: _FEW if arguments.fast else 1]
            files = list(_shown(pool.map(_real, paths), len(paths), "Repairing files"))
            _print(corpus_lines(files))
        if "corpus" not in arguments.parts:
            faults = jobs(arguments.rule, fast=arguments.fast)
            made = _shown(pool.map(_seeded, faults, chunksize=10), len(faults), "Repairing planted faults")
            specimens = [each for each in made if each is not None]
            _print(planted_lines(specimens))
    sys.exit(any(not wrong.startswith(_NOT_MENDED) for each in (*files, *specimens) for wrong in each.wrong))


def _shown(found: Iterable[Found], length: int, label: str) -> Iterator[Found]:
    with click.progressbar(found, length=length, label=label, file=sys.stderr) as shown:
        yield from shown


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
