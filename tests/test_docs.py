"""The committed pages of the rules are those that the rules give."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from tests.tool_modules import tool

from decree30_lint.model.rules import RuleSet

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "docs" / "rules"
_LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    return dict(tool("build_docs").pages())


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


def test_described_pictures_belong_to_rules_and_are_there(pages: dict[Path, str], ruleset: RuleSet) -> None:
    described = yaml.safe_load((ROOT / "tools" / "pictures.yaml").read_text(encoding="utf-8"))
    assert described.keys() <= ruleset.rules.keys()
    drawn = {rule: (RULES / f"{rule}-dung.svg") in pages for rule in described}
    assert drawn == {rule: "none" not in entry for rule, entry in described.items()}


def test_a_page_without_a_picture_says_why_there_is_none(pages: dict[Path, str], ruleset: RuleSet) -> None:
    bare = [rule for rule in ruleset.rules if (RULES / f"{rule}-dung.svg") not in pages]
    assert all("This page has no picture: " in pages[RULES / f"{rule}.md"] for rule in bare)
    assert [rule for rule in bare if "would look different when drawn" in pages[RULES / f"{rule}.md"]] == []


def test_the_pages_of_an_appendix_go_on_counting_in_the_wrong_picture(pages: dict[Path, str]) -> None:
    numbers = [_coloured(pages[RULES / "phu-luc" / f"so-trang-{name}.svg"]) for name in ("sai", "dung")]
    assert numbers == [["4"], ["2"]]


def _coloured(picture: str) -> list[str | None]:
    words = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")
    return [each.text for each in words if each.attrib.get("fill", "#000000") != "#000000"]


def test_pictures_are_well_formed_and_differ(pages: dict[Path, str]) -> None:
    pictures = {path: text for path, text in pages.items() if path.suffix == ".svg"}
    assert {ElementTree.fromstring(text).tag for text in pictures.values()} == {"{http://www.w3.org/2000/svg}svg"}
    right = {path for path in pictures if path.stem.endswith("-dung")}
    wrong = {path: path.with_stem(path.stem.removesuffix("-dung") + "-sai") for path in right}
    assert set(pictures) == right | set(wrong.values())
    assert [path.name for path in right if pictures[path] == pictures[wrong[path]]] == []


@pytest.mark.parametrize("edge", ["tren", "duoi", "trai", "phai"])
def test_margins_are_drawn_as_wide_as_the_words_say(edge: str, pages: dict[Path, str], ruleset: RuleSet) -> None:
    said = ruleset.rules[f"trang/le-{edge}"].explanation
    for words, name in ((said.wrong, "sai"), (said.right, "dung")):
        (width,) = re.findall(r"\d+ mm", words.vi)
        assert f">{width}<" in pages[RULES / "trang" / f"le-{edge}-{name}.svg"]


def test_the_line_of_the_motto_is_shorter_in_the_wrong_picture(pages: dict[Path, str]) -> None:
    lengths = [_longest_line(pages[RULES / "tieu-ngu" / f"duong-ke-{name}.svg"]) for name in ("sai", "dung")]
    assert lengths[0] < 0.9 * lengths[1]


def _longest_line(picture: str) -> float:
    lines = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}line")
    return max(float(line.attrib["x2"]) - float(line.attrib["x1"]) for line in lines)
