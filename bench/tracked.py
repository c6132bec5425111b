"""Tracked changes in real files, accepted and rejected by programs that are not ours; part of `make repairs`.

`python -m bench.tracked [--every N]` writes the corrections of each Word file of the corpus as tracked changes and as they
are; it fails where anything is wrong. Accepting all must give the text and the effective format of the file with the
corrections, rejecting all those of the original, paragraph by paragraph. A file is not laid to a program that cannot resolve
what is in it (`foreign_revisions`). Comments and changes of ours must leave what `check` finds as it was, and clearing them
the text and the looks.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import click
from tests.annotate.changes import edited, edits_of, parts, report_on, seen, tracked
from tests.foreign_revisions import LIBREOFFICE, accepted, judges, rejected
from tests.validators import complaints_new

from bench.repairs import CORPUS, corpus
from bench.seeded import RULESET
from decree30_lint.annotate.docx_copy import annotated_docx, cleared_docx
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.repair.refusals import why_not

Outcome = tuple[str, Counter[str], list[str]]
"""The name of a file, what it adds to the figures, and what is wrong."""


def examined(path: Path) -> Outcome:
    """Examines one file; those that are not repaired, or have nothing to correct, only count."""
    name, data = str(path.relative_to(CORPUS)), path.read_bytes()
    result = lint_bytes(data, path.name, _ruleset(), Options())
    edits = edits_of(result) if result.judgement is not None and why_not(result) is None else []
    if not edits:
        return name, Counter({"without corrections": 1}), []
    marked, untracked = tracked(data, *edits, date="2026-01-01T00:00:00Z")
    done = [edit for edit in edits if edit not in untracked]
    plain = edited(data, *done)
    figures = Counter({"files": 1, "tracked": len(done), "not tracked": len(untracked)})
    wrong = []
    for rejecting in (False, True):
        for by in judges(marked, rejecting=rejecting):
            if by != LIBREOFFICE:
                good = _agrees(by, marked, data if rejecting else plain, rejecting=rejecting)
                what = f"{by}, {'rejecting' if rejecting else 'accepting'}"
                figures[f"{what}: {'as it should' if good else 'OTHERWISE'}"] += 1
                wrong += [] if good else [what]
    return name, figures, [*wrong, *_of_annotations(data, path.name, result)]


def _agrees(by: str, marked: bytes, wanted: bytes, *, rejecting: bool) -> bool:
    """Tells whether the program makes of the changes what is wanted, or what it makes of the wanted file itself."""
    resolve = rejected if rejecting else accepted
    made = seen(resolve(marked, by))
    return made == seen(wanted) or made == seen(resolve(wanted, by))


def _of_annotations(data: bytes, name: str, result: FileResult) -> Iterator[str]:
    copy = annotated_docx(data, name, report_on(result, _ruleset()), Lang.VI, edits_of(result)).data
    if _findings(result) != _findings(lint_bytes(copy, name, _ruleset(), Options())):
        yield "other findings in the annotated copy"
    if new := complaints_new(data, copy):
        yield f"new complaints: {sorted(new)[:2]}"
    before, after = parts(data), parts(cleared_docx(copy))
    if before.keys() != after.keys() or seen(data) != seen(cleared_docx(copy)):
        yield "cleared, it is another file"


def _findings(result: FileResult) -> list[object]:
    diagnostics = result.judgement.diagnostics if result.judgement else ()
    return [(each.rule.id, each.breach.at, each.breach.actual) for each in diagnostics]


@cache
def _ruleset() -> RuleSet:
    return ruleset_named(RULESET)


def lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yields what is wrong, and the figures."""
    total: Counter[str] = Counter()
    for name, figures, wrong in outcomes:
        total += figures
        yield from (f"{name}: {each}" for each in wrong)
    yield from (f"{what}: {count}" for what, count in sorted(total.items()))
    yield f"files with anything wrong: {sum(bool(wrong) for _, _, wrong in outcomes)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take one file in so many")
    files = corpus()[:: parser.parse_args().every]
    with ProcessPoolExecutor() as pool:
        outcomes = pool.map(examined, files)
        with click.progressbar(outcomes, length=len(files), label="Tracking changes", file=sys.stderr) as shown:
            found = list(shown)
    for line in lines(found):
        print(line)
    return int(any(wrong for _, _, wrong in found))


if __name__ == "__main__":
    sys.exit(main())
