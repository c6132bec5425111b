"""The committed pages of the rules are those that the rules give."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from decree30_lint.model.rules import RuleSet

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "docs" / "rules"
_LINK = re.compile(r"\]\(([^)]+)\)")


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    return dict(_builder().pages())


def test_committed_pages_equal_the_generated_ones(pages: dict[Path, str]) -> None:
    stale = [path.name for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


def test_no_file_is_left_over(pages: dict[Path, str]) -> None:
    assert {path for path in RULES.rglob("*") if path.is_file()} == set(pages)


def test_every_rule_has_its_page_and_its_line_in_the_index(pages: dict[Path, str], ruleset: RuleSet) -> None:
    index = pages[RULES / "README.md"]
    assert _LINK.findall(index) == [f"{rule}.md" for rule in ruleset.rules]
    assert {path for path in pages if path.suffix == ".md"} == {RULES / f"{name}.md" for name in ["README", *ruleset.rules]}


def test_links_lead_somewhere(pages: dict[Path, str]) -> None:
    for path, text in pages.items():
        if path.suffix == ".md":
            assert [link for link in _LINK.findall(text) if (path.parent / link) not in pages] == [], path.name


def test_pages_name_no_folder_of_this_machine(pages: dict[Path, str]) -> None:
    assert [path.name for path, text in pages.items() if str(ROOT) in text or str(Path.home()) + "/" in text] == []


def test_pictures_are_well_formed_and_differ(pages: dict[Path, str]) -> None:
    for path, text in pages.items():
        if path.suffix == ".svg":
            assert ElementTree.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"
            assert text != pages[path.with_name(path.name.replace("-dung.", "-sai."))] or path.stem.endswith("-sai")


def test_the_line_of_the_motto_is_shorter_in_the_wrong_picture(pages: dict[Path, str]) -> None:
    lengths = [_longest_line(pages[RULES / "tieu-ngu" / f"duong-ke-{name}.svg"]) for name in ("sai", "dung")]
    assert lengths[0] < 0.9 * lengths[1]


def _longest_line(picture: str) -> float:
    lines = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}line")
    return max(float(line.attrib["x2"]) - float(line.attrib["x1"]) for line in lines)
