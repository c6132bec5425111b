"""Nothing is done for each item of a document as often as there are items: twice the document, twice the work."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from bench.doubling import SHAPES, WAYS, Work, file_name, growing, on_pair, on_shape, seconds
from bench.shapes import PAIRS

_SIZE = 8  # items; then twice and four times as many
_STEEPEST = 2.6  # linear is 2, quadratic is 4
_SECONDS = 0.06  # of CPU time, for which so many items are taken that the time is worth measuring
_MOST = 30_000  # items
_LEAST = 0.001  # seconds: a hundred items that seem to take less were measured badly
_TRIES = 4

_LONG = (
    "sentences", "words", "placeholders", "short-dates", "slashes", "open-brackets", "blanks-between", "dots", "dashes",
    "runs-different", "tabs-between", "lines-in-a-paragraph", "looks-in-a-paragraph", "fields-nested-in-instructions",
    "fields-nested-in-results", "fields-unclosed", "instruction-pieces", "comments-in-a-paragraph", "comments-nested",
    "rows-indented", "rows-stepped", "rows-across", "columns", "list-texts-long", "lists-linked", "citations",
    "numbers-without-type", "types-without-number", "citations-different", "provisions", "commas-of-a-tail",
    "recipients-on-a-line", "copies-on-a-line", "bases-in-a-line", "references-in-a-line", "pdf-words-in-a-line",
)  # fmt: skip
"""Shapes in which work is done by built-in functions, whose calls are not counted, on a text that is long."""


@pytest.mark.parametrize("shape", SHAPES)
def test_no_function_is_called_more_often_for_each_item(shape: str) -> None:
    assert _growing(on_shape(shape, WAYS["check"])) == set()


@pytest.mark.parametrize("way", ["inspect", "compare"])
@pytest.mark.parametrize(
    "shape", ["paragraphs", "wrong-syllables-in-paragraphs", "rows", "articles-with-clauses", "pdf-lines"]
)
def test_nor_for_the_other_commands(shape: str, way: str) -> None:
    assert _growing(on_shape(shape, WAYS[way])) == set()


@pytest.mark.parametrize("pair", PAIRS)
def test_nor_where_two_documents_differ(pair: str) -> None:
    assert _growing(on_pair(pair)) == set()


def _growing(work: Callable[[int], Work]) -> set[str]:
    """Those that grow in larger documents, too: a few things begin or end at a certain size, what is quadratic goes on."""
    found = growing(work, _SIZE, _STEEPEST)
    for times in (3, 10):
        found = found and found & growing(work, times * _SIZE, _STEEPEST)
    return found


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Cycles are not looked for: that takes the longer the more there is, and says nothing of the program."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("shape", _LONG)
def test_twice_the_document_takes_twice_the_time(shape: str) -> None:
    assert any(_ratio(shape) < _STEEPEST for _ in range(_TRIES))


def _ratio(shape: str) -> float:
    """The CPU time of a document over that of one half as long, what any document takes subtracted."""
    build, name, check = SHAPES[shape], file_name(shape), WAYS["check"]
    check(build(2), name)
    bare, hundred = (min(seconds(check, build(size), name) for _ in range(3)) for size in (2, 100))
    size = min(_MOST, max(100, round(100 * _SECONDS / max(hundred - bare, _LEAST))))
    one, two = (min(seconds(check, build(times * size), name) for _ in range(2)) - bare for times in (1, 2))
    return two / max(one, 0.001)
