"""docs/architecture.md tells of the code as it is: its floor plan is the imports', its calls are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tool_modules import tool

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_CODE = re.compile(r"```python\n(.*?)```", re.S)
_PLACE = re.compile(r"`((?:src|rules|tests|tools|docs|bench)/[^`<>*]+)`")


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
