"""Paths: how they are written, and what they answer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path as File

import pytest

from decree30_lint.model.path import BODY, FILE, CellPlace, Path, Step

SOURCE = File(__file__).parents[2] / "src" / "decree30_lint"
KNOW_PATHS = (SOURCE / "model" / "path.py", SOURCE / "formats" / "docx" / "address.py")
WRITTEN = (
    "",
    "body",
    "body/p[3]",
    "body/sect[2]",
    "body/tbl[1]/tr[1]/tc[2]/p[2]",
    "body/p[3]/txbx[1]/p[12]",
    "header[2]/p[1]",
    "footer[1]/even/p[1]",
    "footnotes/p[1]",
)
NESTED = "body/tbl[1]/tr[2]/tc[3]/tbl[4]/tr[5]/tc[6]/p[7]"


@pytest.mark.parametrize("text", WRITTEN)
def test_a_path_is_read_as_it_is_written(text: str) -> None:
    path = Path.parse(text)
    assert str(path) == text
    assert path == Path.parse(text)
    assert hash(path) == hash(Path.parse(text))


@pytest.mark.parametrize("text", ["p3", "body/p[x]", "body//p[1]", "/body", "body/P[1]", "word/p[1]", "body/p[1] "])
def test_no_path(text: str) -> None:
    with pytest.raises(ValueError, match="no path of a document"):
        Path.parse(text)


def test_a_path_is_made_step_by_step() -> None:
    assert str(BODY.child(Step.TABLE, 1).cell(2, 3).child(Step.PARAGRAPH, 4)) == "body/tbl[1]/tr[2]/tc[3]/p[4]"
    assert str(FILE.child(Step.HEADER, 2)) == "header[2]"


@pytest.mark.parametrize(
    ("text", "parent", "story"),
    [
        ("", "", ""),
        ("body", "", "body"),
        ("header[2]/p[1]", "header[2]", "header[2]"),
        (NESTED, "body/tbl[1]/tr[2]/tc[3]/tbl[4]/tr[5]/tc[6]", "body"),
    ],
)
def test_what_holds_a_place(text: str, parent: str, story: str) -> None:
    path = Path.parse(text)
    assert (str(path.parent), str(path.story)) == (parent, story)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (NESTED, ("body/tbl[1]/tr[2]/tc[3]/tbl[4]", 5, 6)),
        ("body/tbl[1]/tr[2]/tc[3]/tbl[4]", ("body/tbl[1]", 2, 3)),
        ("body/tbl[1]/tr[2]/tc[3]/p[1]/txbx[1]/p[1]", ("body/tbl[1]", 2, 3)),
        ("body/tbl[1]/tr[2]/tc[3]", ("body/tbl[1]", 2, 3)),
        ("body/tbl[1]", None),
        ("body/p[1]", None),
        ("", None),
    ],
)
def test_the_innermost_cell(text: str, place: tuple[str, int, int] | None) -> None:
    expected = place and CellPlace(Path.parse(place[0]), place[1], place[2])
    assert Path.parse(text).cell_place == expected


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("in_body", ("body", "body/p[1]", "body/sect[1]"), ("", "header[1]/p[1]", "footnote[1]/p[1]")),
        ("in_footnote", ("footnote[1]/p[1]", "footnotes/p[1]"), ("body/p[1]", "footer[1]/p[1]", "")),
        ("in_text_box", ("body/p[1]/txbx[1]", "body/p[1]/txbx[1]/p[1]"), ("body/p[1]", "")),
        ("is_section", ("body/sect[1]",), ("body", "")),
        ("is_cell", ("body/tbl[1]/tr[1]/tc[1]",), ("body/tbl[1]/tr[1]", "body/tbl[1]/tr[1]/tc[1]/p[1]")),
    ],
)
def test_questions(question: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    assert [text for text in (*yes, *no) if getattr(Path.parse(text), question)] == list(yes)


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", "body/tbl[1]", True),
        ("body/p[1]/txbx[1]/p[1]", "body/p[1]", True),
        ("body/p[1]", "", True),
        ("body/p[11]", "body/p[1]", False),
        ("body/p[1]", "body/p[1]", False),
        ("body", "body/p[1]", False),
    ],
)
def test_one_place_is_within_another(one: str, other: str, within: bool) -> None:
    assert Path.parse(one).is_within(Path.parse(other)) is within


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", "body/tbl[1]/tr[1]/tc[2]/p[3]", True),
        (NESTED, "body/tbl[1]/tr[2]/tc[1]/p[1]", True),
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", "body/tbl[1]/tr[2]/tc[2]/p[1]", False),
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", "body/tbl[1]/tr[1]/tc[1]/p[2]", False),
        ("body/p[4]", "body/p[4]", False),
    ],
)
def test_one_place_is_beside_another(one: str, other: str, beside: bool) -> None:
    assert Path.parse(one).is_beside(Path.parse(other)) is beside
    assert Path.parse(other).is_beside(Path.parse(one)) is beside


_STEP = r"(?:body|header|footer|footnotes?|sect|tbl|tr|tc|txbx|p)"
_MARKER = re.compile(rf"(?:^|[/(|]){_STEP}(?:/(?=\w)|\\?\[)|^/{_STEP}$")
_OF_TEXT = frozenset(("startswith", "endswith", "split", "rsplit", "partition", "rpartition", "removeprefix", "find"))


def test_only_two_modules_take_paths_apart() -> None:
    files = [file for file in SOURCE.rglob("*.py") if file not in KNOW_PATHS]
    assert [f"{file.name}:{line}" for file in files for line in _taken_apart(file)] == []


def _taken_apart(file: File) -> Iterator[int]:
    """Yields the lines that hold a piece of a written path, or ask one as text."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in prose and _MARKER.search(text):
                yield node.lineno
            case ast.Attribute(value=ast.Call(func=ast.Name(id="str"), args=[ast.Attribute(attr="path")]), attr=attribute):
                yield from (node.lineno,) if attribute in _OF_TEXT else ()


@pytest.mark.parametrize(
    "line",
    [
        'path.rpartition("/tr[")',
        'path.startswith("body/sect[")',
        're.compile(r"body/sect\\[\\d+\\]")',
        'f"{path}/tr[{n}]/tc[{m}]"',
        'f"header[{n}]"',
        'str(anchor.path).partition("/")',
    ],
)
def test_what_takes_a_path_apart(line: str, tmp_path: File) -> None:
    file = tmp_path / "module.py"
    file.write_text(f"found = {line}\n", encoding="utf-8")
    assert set(_taken_apart(file)) == {1}
