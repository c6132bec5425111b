"""docs/architecture.md tells of the code as it is: floor plan and calls are the code's. No two classes share a name."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from tests.tool_modules import tool

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_CODE = re.compile(r"```python\n(.*?)```", re.S)
_PLACE = re.compile(r"`((?:src|rules|tests|tools|docs|bench)/[^`<>*]+)`")
_TYPE = re.compile(r"_?[A-Z]\w*[a-z]\w*")


def test_the_floor_plan_is_that_of_the_imports() -> None:
    assert tool("make_architecture").page(PAGE) == PAGE, "run `make docs`"


def test_the_way_of_a_document_is_twelve_lines_that_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = _CODE.findall(PAGE)
    calls = [line for line in code.splitlines() if line and not line.startswith(("from ", "import ", "assert ", "#"))]
    assert len(calls) == 12
    exec(compile(code, "docs/architecture.md", "exec"), {})


def test_every_place_it_names_is_there() -> None:
    places = _PLACE.findall(PAGE)
    assert len(places) > 10
    assert [place for place in places if not (ROOT / place).exists()] == []


def _names_of_types(source: str) -> list[str]:
    """Returns the names of the classes and of the types that are other names of types; `_Line` counts as `Line`."""
    body = ast.parse(source).body
    classes = [each.name for each in body if isinstance(each, ast.ClassDef)]
    given = [each for each in body if isinstance(each, ast.Assign) and "TypeVar(" not in ast.unparse(each.value)]
    assigned = [target.id for each in given for target in each.targets if isinstance(target, ast.Name)]
    return [name.lstrip("_") for name in (*classes, *filter(_TYPE.fullmatch, assigned))]


def test_no_two_classes_share_a_name() -> None:
    homes = defaultdict(list)
    for path in sorted((ROOT / "src").rglob("*.py")):
        for name in _names_of_types(path.read_text(encoding="utf-8")):
            homes[name].append(path.relative_to(ROOT).as_posix())
    assert len(homes) > 500
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}
