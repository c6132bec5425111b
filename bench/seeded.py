"""Each rule's faults planted alone in specimens of many layouts: found by that rule, and nothing else found.

`python -m bench.seeded [PREFIX of rule ids]` prints what is missed and what is found too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import click

from decree30_lint.compose import Layout, Tier
from decree30_lint.errors import LayoutCannotHoldError, WrongConfigurationError
from decree30_lint.model.rules import Level
from decree30_lint.pipeline import ruleset_named
from decree30_lint.testing import Example, Specimens, examples_of, run_example

RULESET = "nd30-2020"
SPECIMENS = Path(__file__).resolve().parents[1] / "fixtures" / "specimens"
LAYOUTS: Mapping[str, Layout] = {
    "table": Layout(),
    "rows": Layout(letterhead="table-rows", lines="vml", page_number="simple"),
    "tabs": Layout(letterhead="tabs", lines="typed", numbering="automatic"),
    "boxes": Layout(letterhead="text-boxes", lines="border", page_number="frame"),
    "frames": Layout(letterhead="frames", page_number="sdt"),
    "styles": Layout(looks="styles", lines="border", numbering="automatic"),
    "defaults": Layout(looks="defaults", capitals="automatic"),
    "split": Layout(runs="split"),
    "by hand": Layout(letterhead="tabs", subjects="by-hand", closing="table"),
    "blanks": Layout(letterhead="blanks", lines="typed", closing="table", title="cell"),
    "boxed": Layout(letterhead="left-tabs", title="ruled-cell", subjects="by-hand"),
    "decomposed": Layout(form="nfd", runs="split", letterhead="table-rows"),
}
_TRACKED = "toan-van/con-theo-doi"  # of a document that is issued
_IN_ANY_CASE = {  # what a layout itself is found to break
    "split": frozenset({_TRACKED}),
    "decomposed": frozenset({"phong-chu/to-hop", _TRACKED}),
}


@dataclass
class Seeded:
    """Of one rule: faults planted, found, complaints by place; `unheld`: faults a layout cannot show, with reasons."""

    planted: int = 0
    found: int = 0
    beside: list[str] = field(default_factory=list)  # ids of the rules that complained of it too
    complaints: list[str] = field(default_factory=list)
    unheld: list[str] = field(default_factory=list)


def seeded(prefix: str = "") -> dict[str, Seeded]:
    """Figures by rule id, of all rules whose id begins with `prefix`."""
    jobs = [(number, layout) for number in range(len(_planted())) for layout in LAYOUTS]
    jobs = [job for job in jobs if _planted()[job[0]].rule.id.startswith(prefix) and not _breaks(*job)]
    figures: dict[str, Seeded] = {}
    with ProcessPoolExecutor() as pool:
        outcomes = zip(jobs, pool.map(_plant, jobs, chunksize=20), strict=True)
        with click.progressbar(outcomes, length=len(jobs), label="Planting faults", file=sys.stderr) as shown:
            for (number, layout), complaints in shown:
                _add(figures.setdefault(_planted()[number].rule.id, Seeded()), _planted()[number], layout, complaints)
    return figures


def _breaks(number: int, layout: str) -> bool:
    """Tells whether the layout breaks the fault's rule by itself."""
    return _planted()[number].rule.id in _IN_ANY_CASE.get(layout, frozenset())


def silent() -> list[str]:
    """What is said, at error or warning, of untouched specimens in all layouts and both tiers of sizes."""
    said = []
    for name in _specimens().names:
        for layout_name, layout in (*LAYOUTS.items(), ("tier B", Layout(tier=Tier.B))):
            judgement = _specimens().judge(_specimens().get(name), name, layout=layout).judgement
            assert judgement is not None
            loud = {f.rule.id for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank}
            said += [f"{name}, {layout_name}: {rule}" for rule in sorted(loud - _IN_ANY_CASE.get(layout_name, frozenset()))]
    return said


@cache
def _specimens() -> Specimens:
    return Specimens(SPECIMENS, ruleset_named(RULESET))


@cache
def _planted() -> tuple[Example, ...]:
    return tuple(example for example in examples_of(ruleset_named(RULESET)) if example.faulty)


def _plant(job: tuple[int, str]) -> list[str] | str:
    """Complaints; where the layout cannot show the fault, the reason."""
    number, layout = job
    try:
        return run_example(_planted()[number], _specimens(), LAYOUTS[layout])
    except LayoutCannotHoldError as error:
        return error.words.en
    except WrongConfigurationError as error:
        return [f"could not be planted: {error.words.en}"]


def _add(figure: Seeded, example: Example, layout: str, complaints: list[str] | str) -> None:
    if isinstance(complaints, str):
        figure.unheld.append(f"{example.name}, {layout}: cannot be planted: {complaints}")
        return
    complaints = [c for c in complaints if c.split(" ", 1)[0] not in _IN_ANY_CASE.get(layout, frozenset())]
    own = [c for c in complaints if " fires too: " not in c]
    figure.planted += 1
    figure.found += not own
    figure.beside += [c.split(" ", 1)[0] for c in complaints if c not in own]
    figure.complaints += [f"{example.name}, {layout}: {complaint}" for complaint in complaints]


def lines(figures: Mapping[str, Seeded]) -> Iterator[str]:
    """What `make accuracy` prints."""
    for figure in figures.values():
        yield from (line[:240] for line in (*figure.unheld, *figure.complaints))
    planted, found = (sum(getattr(f, name) for f in figures.values()) for name in ("planted", "found"))
    extra = sum(len(f.beside) for f in figures.values())
    yield f"planted faults found: {found} of {planted} in {len(LAYOUTS)} layouts, other findings beside them: {extra}"
    yield f"cannot be planted, since the layout cannot show them: {sum(len(f.unheld) for f in figures.values())}"


if __name__ == "__main__":
    for line in (*lines(seeded(*sys.argv[1:2])), *silent()):
        print(line)
