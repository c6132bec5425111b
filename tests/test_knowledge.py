"""What a file can tell is asked of `Document.knows`; nobody infers it from the name of the format."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from decree30_lint.formats.docx.read_docx import KNOWS as DOCX_KNOWS
from decree30_lint.formats.pdf.read_pdf import KNOWS as PDF_KNOWS
from decree30_lint.model.knowledge import Knowledge

SOURCE = Path(__file__).parents[1] / "src" / "decree30_lint"
ROOMS = ("check", "recognise", "compare", "report", "service", "pipeline")
NAMES_THE_FORMAT = {  # to the user
    "pipeline/repairing.py:_repair",  # which files a repair can be written into
    "report/flatten.py:pdf_note",  # what a PDF says of itself
    "report/rule_pages.py:_judged",  # for which formats a rule is
    "service/annotator.py:act",  # which writer takes the file
    "service/illustrating.py:_is_pdf",  # what draws the pages of a file
    "service/repaired_files.py:_target",  # how a copy is called
}

_FORMATS = frozenset({"pdf", "docx"})


def comparisons(source: str) -> Iterator[str]:
    """Yields the functions that compare something with the name of a format, "" for the module itself."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in ast.walk(tree):
        if _is_comparison(node):
            yield next((each.name for each in reversed(functions) if any(inner is node for inner in ast.walk(each))), "")


def _is_comparison(node: ast.AST) -> bool:
    compared = (node.left, *node.comparators) if isinstance(node, ast.Compare) else (node,)
    if not isinstance(node, ast.Compare | ast.MatchValue):
        return False
    return any(isinstance(each, ast.Constant) and each.value in _FORMATS for part in compared for each in ast.walk(part))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def f(d):\n    return d.format == "pdf"', ["f"]),
        ('def f(d):\n    return "docx" != d.format', ["f"]),
        ('def f(d):\n    return d.format in ("pdf", "odt")', ["f"]),
        ('def f(d):\n    match d.format:\n        case "pdf":\n            return 1', ["f"]),
        ('PDF = d.format == "pdf"', [""]),
        ('def f(d):\n    return Knowledge.BLANKS in d.knows, picture.format is PictureFormat.JPEG, f("pdf")', []),
    ],
)
def test_the_search_itself(source: str, found: list[str]) -> None:
    assert list(comparisons(source)) == found


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_asks_for_the_format(room: str) -> None:
    place = SOURCE / room
    paths = [place] if place.is_file() else sorted(place.rglob("*.py"))
    assert paths
    found = {
        f"{path.relative_to(SOURCE).as_posix()}:{name}"
        for path in paths
        for name in comparisons(path.read_text(encoding="utf-8"))
    }
    assert found <= NAMES_THE_FORMAT


def test_what_the_readers_know() -> None:
    assert set(Knowledge) == DOCX_KNOWS
    assert set() == PDF_KNOWS


@pytest.mark.parametrize("knowledge", Knowledge)
def test_everything_known_is_asked_for(knowledge: Knowledge) -> None:
    asking = [path for room in ("check", "compare") for path in (SOURCE / room).rglob("*.py")]
    assert any(f"Knowledge.{knowledge.name} " in path.read_text(encoding="utf-8") for path in asking)
