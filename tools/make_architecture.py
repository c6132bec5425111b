"""Writes the floor plan in docs/architecture.md from the imports and the first sentence of each room: `make docs`."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
_PACKAGE = "decree30_lint"
_SOURCE = ROOT / "src" / _PACKAGE
_BLOCK = re.compile(r"(?<=<!-- floor plan -->\n).*?(?=<!-- end of the floor plan -->)", re.S)


def page(text: str) -> str:
    """Returns the page with the floor plan that the code has now."""
    return _BLOCK.sub(lambda _: f"\n{plan()}\n", text)


def plan() -> str:
    arrows = _arrows()
    floors = [[room.strip() for room in floor.split("|")] for floor in _layers()]
    return "\n".join([*_picture(floors, arrows), "", *_table(floors, arrows)])


def _layers() -> list[str]:
    """Returns the floors from the top, as the contract of import-linter has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers: list[str] = next(each["layers"] for each in contracts if each.get("containers") == [_PACKAGE])
    return layers


def _arrows() -> Mapping[str, frozenset[str]]:
    """Returns for each room those that it imports."""
    graph = grimp.build_graph(_PACKAGE)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            room, imported = (name.split(".")[1:2] for name in (module, other))
            if room and imported and room != imported:
                found[room[0]].add(imported[0])
    return {room: frozenset(others) for room, others in found.items()}


def _picture(floors: list[list[str]], arrows: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yields a drawing; an arrow that others already imply is left out."""
    yield "```mermaid"
    yield "flowchart TD"
    for number, floor in enumerate(floors):
        yield f"  subgraph floor{len(floors) - 1 - number}[ ]"
        yield f"    {' ~~~ '.join(floor)}"
        yield "  end"
    rooms = [room for floor in floors for room in floor]
    for room in rooms:
        implied = {far for near in arrows.get(room, ()) for far in _reached(near, arrows)}
        yield from (f"  {room} --> {other}" for other in rooms if other in arrows.get(room, ()) and other not in implied)
    yield "```"


def _reached(room: str, arrows: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Returns what the room imports, directly or through others."""
    near = arrows.get(room, frozenset())
    return near.union(*(_reached(other, arrows) for other in near))


def _table(floors: list[list[str]], arrows: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield "| Floor | Room | What it does | Imports |"
    yield "|---|---|---|---|"
    for number, floor in enumerate(floors):
        for room in floor:
            imported = ", ".join(sorted(arrows.get(room, ()))) or "–"
            yield f"| {len(floors) - 1 - number} | `{room}` | {_sentence(room)} | {imported} |"


def _sentence(room: str) -> str:
    """Returns the first sentence of the room's docstring."""
    path = _SOURCE / room / "__init__.py"
    tree = ast.parse((path if path.is_file() else _SOURCE / f"{room}.py").read_text(encoding="utf-8"))
    text = " ".join((ast.get_docstring(tree) or "").split())
    return re.split(r"(?<=[.]) ", text)[0].replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
