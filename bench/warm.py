"""In one process: documents a second, growth with length, and the same walk through python-docx objects."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import docx

from bench.long_document import long_docx
from decree30_lint.model.results import FileResult
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
LENGTH = 1000  # paragraphs of the shortest of the three long documents; the longest has four times as many


def warm() -> Iterator[str]:
    """Lines to print."""
    yield from _throughput()
    yield from _growth()


def _throughput() -> Iterator[str]:
    files = [path.read_bytes() for path in sorted(FIXTURES.rglob("*.docx"))]
    ours = median(lambda: [_lint(data) for data in files])
    theirs = median(lambda: [_walk(data) for data in files])
    yield f"{len(files)} fixtures: {len(files) / ours:.0f} documents a second, all judging included"
    yield f"  ratio to the property walk of python-docx: {ours / theirs:.2f}"


def _growth() -> Iterator[str]:
    sizes = (LENGTH, 2 * LENGTH, 4 * LENGTH)
    times = [median(partial(_lint, long_docx(n)), rounds=3) for n in sizes]
    for n, seconds in zip(sizes, times, strict=True):
        yield f"{n} paragraphs: {seconds:.2f} s, {seconds / times[0] / (n / LENGTH):.2f} x linear"
    walk = median(lambda: _walk(long_docx(sizes[-1])), rounds=1)
    yield f"  {sizes[-1]} paragraphs, ratio to the property walk of python-docx (at most 0.5): {times[-1] / walk:.2f}"


def _lint(data: bytes) -> FileResult:
    return lint_bytes(data, "bench.docx", ruleset_named("nd30-2020"), Options())


def _walk(data: bytes) -> list[object]:
    """The properties that our reader resolves, asked of python-docx paragraph by paragraph, run by run."""
    seen: list[object] = []
    for paragraph in docx.Document(io.BytesIO(data)).paragraphs:
        layout = paragraph.paragraph_format
        seen += [paragraph.text, paragraph.style and paragraph.style.name, layout.alignment, layout.left_indent]
        seen += [layout.first_line_indent, layout.space_before, layout.space_after, layout.line_spacing]
        for run in paragraph.runs:
            seen += [run.text, run.font.name, run.font.size, run.font.bold, run.font.italic, run.font.color.rgb]
    return seen


def median(work: Callable[[], object], rounds: int = 5) -> float:
    """The median of several runs, in seconds."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
