"""`make compliant`: every specimen in many mixes of layouts, as Word files and as prints: nothing may be wrong with any.

`python -m bench.compliant [NAME of a specimen …] [--prints plain tagged] [--mixes N] [--seed N]` prints what is said.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any, get_args, get_type_hints

from msgspec.structs import fields, replace

from bench.printed import TAGGED, print_all
from bench.seeded import RULESET, SPECIMENS
from decree30_lint.compose import Layout, Tier, compose_docx, unheld
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.report.sentences import message
from decree30_lint.testing import Specimens

DECOMPOSED = "phong-chu/to-hop"  # what the layout "nfd" breaks itself
SUBSTITUTE = "phong-chu/times-new-roman"  # Liberation Serif stands for Times New Roman in what is printed
EXPORTS = {"plain": "pdf", "tagged": TAGGED}
_TRIES = 60  # mixes thought of for each layout of a covering
_AT_ONCE = 60  # files that one run of LibreOffice prints
_USUAL = {field.name: field.default for field in fields(Layout)}

Case = tuple[str, Layout]


@cache
def choices() -> Mapping[str, tuple[Any, ...]]:
    """The values of each option of a layout."""
    hints = get_type_hints(Layout)
    return {field.name: get_args(hints[field.name]) or tuple(Tier) for field in fields(Layout)}


def covering(seed: int = 0) -> list[Layout]:
    """Layouts in which each value of an option meets each value of every other one at least once."""
    dice, options, found = random.Random(seed), choices(), []
    unmet = set()
    for (one, ours), (other, theirs) in combinations(options.items(), 2):
        unmet |= {((one, a), (other, b)) for a, b in product(ours, theirs)}
    while unmet:
        fixed = dict(min(unmet, key=repr))
        mixes = [mix(dice, fixed) for _ in range(_TRIES)]
        best = max(mixes, key=lambda layout: len(_pairs(layout) & unmet))
        unmet -= _pairs(best)
        found.append(best)
    return found


def _pairs(layout: Layout) -> set[tuple[tuple[str, Any], tuple[str, Any]]]:
    return set(combinations(((name, getattr(layout, name)) for name in choices()), 2))


def mix(dice: random.Random, fixed: Mapping[str, Any] | None = None) -> Layout:
    """A layout of any values but the `fixed` ones."""
    return Layout(**{**{name: dice.choice(values) for name, values in choices().items()}, **(fixed or {})})


def cases(names: Sequence[str], mixes: int, seed: int) -> list[Case]:
    """Each specimen in each layout of the covering, and in `mixes` layouts of its own; without those that cannot hold it."""
    dice, specimens, layouts = random.Random(seed), _specimens(), covering()
    found = [(name, layout) for name in names for layout in (*layouts, *(mix(dice) for _ in range(mixes)))]
    return [(name, layout) for name, layout in found if unheld(specimens.get(name), layout) is None]


def printable(found: Iterable[Case]) -> list[Case]:
    """The cases that LibreOffice prints as they are: it sets frames one below the other, and colours insertions."""
    whole = ((name, replace(layout, runs="whole")) for name, layout in found if layout.letterhead != "frames")
    return list(dict.fromkeys(whole))


def loud(data: bytes, name: str, aside: set[str]) -> list[str]:
    """The errors and warnings said of a file, but those of the rules `aside`."""
    report = lint_bytes(data, name, ruleset_named(RULESET), Options())
    if report.judgement is None or report.subject is None:
        return [f"not judged: {report.failure}"]
    heard = [f for f in report.judgement.diagnostics if f.level.rank <= Level.WARNING.rank and f.rule.id not in aside]
    places = PlaceIndex.of(report.subject)
    return [f"{f.rule.id}: {message(f, places.text_of(f), report.subject.vocabulary, Lang.EN)}" for f in heard]


def aside(layout: Layout) -> set[str]:
    """The rules that a layout itself breaks."""
    return {DECOMPOSED} if layout.form == "nfd" else set()


def shown(case: Case) -> str:
    """The specimen and what its layout has but the usual: "cong-van, letterhead=tabs runs=split"."""
    name, layout = case
    unusual = (f"{key}={getattr(layout, key)}" for key in _USUAL if getattr(layout, key) != _USUAL[key])
    return f"{name}, {' '.join(unusual) or 'usual'}"


@cache
def _specimens() -> Specimens:
    return Specimens(SPECIMENS, ruleset_named(RULESET))


def _composed(case: Case) -> bytes:
    return compose_docx(_specimens().get(case[0]), case[1])


def _in_word(case: Case) -> list[str]:
    return [f"{shown(case)}: {said}" for said in loud(_composed(case), "van-ban.docx", aside(case[1]))]


def _in_print(job: tuple[str, Sequence[Case]]) -> list[str]:
    """What is said of the prints of some cases, made by one run of LibreOffice."""
    export, group = job
    with tempfile.TemporaryDirectory() as folder:
        prints = print_all({shown(case): _composed(case) for case in group}, Path(folder), EXPORTS[export])
    found = [
        (case, said) for case in group for said in loud(prints[shown(case)], "van-ban.pdf", aside(case[1]) | {SUBSTITUTE})
    ]
    return [f"{export} print of {shown(case)}: {said}" for case, said in found]


def complaints(found: Sequence[Case], exports: Sequence[str], *, word: bool = True) -> Iterator[str]:
    """A line for each error and warning, of the Word files first."""
    prints = printable(found)
    groups = [prints[at : at + _AT_ONCE] for at in range(0, len(prints), _AT_ONCE)]
    with ProcessPoolExecutor() as pool:
        for said in pool.map(_in_word, found if word else (), chunksize=10):
            yield from said
        for said in pool.map(_in_print, [(export, group) for export in exports for group in groups]):
            yield from said


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.compliant")
    parser.add_argument("names", nargs="*", default=_specimens().names)
    parser.add_argument("--only-prints", action="store_true")
    parser.add_argument("--prints", nargs="*", choices=list(EXPORTS), default=[])
    parser.add_argument("--mixes", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found, said = cases(options.names, options.mixes, options.seed), 0
    for line in complaints(found, options.prints, word=not options.only_prints):
        print(line, flush=True)
        said += 1
    word, printed = (0 if options.only_prints else len(found)), len(printable(found)) * len(options.prints)
    print(f"compliant documents: {word} Word files, {printed} prints; errors and warnings: {said}")


if __name__ == "__main__":
    main()
