"""PDF: digital ones beside what pdfplumber needs to list their letters, scans beside opening them, memory, cold starts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from bench.big_pdfs import PRINTED, long_pdf, scan
from bench.cold import DRAFT, medians
from bench.warm import FIXTURES, median
from decree30_lint.formats.convert import find_office, to_pdf
from decree30_lint.model.results import FileResult
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

SCANNED = 76  # pages
LENGTHS = (250, 1000)  # pages
_LIST = (
    "import pdfplumber, sys\n"
    "with pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    print(sum(len(page.chars) for page in pdf.pages))"
)
_PEAK = (
    "import re, sys, time\n"
    "from pathlib import Path\n"
    "from decree30_lint.pipeline import Options, lint, ruleset_named\n"
    "ruleset = ruleset_named('nd30-2020')\n"
    "start = time.perf_counter()\n"
    "report = lint(Path(sys.argv[1]), ruleset, Options())\n"
    "seconds = time.perf_counter() - start\n"
    "assert report.failure is None, report.failure\n"
    # What getrusage tells begins with the parent's memory.
    "print(seconds, re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
)


def pdf() -> Iterator[str]:
    """Lines to print."""
    yield from _digital()
    yield from _scan()
    yield from _memory()
    yield from _cold()


def _digital() -> Iterator[str]:
    files = _printed()
    ours = median(lambda: [_lint(data) for data in files])
    theirs = median(lambda: [_letters(data) for data in files], rounds=3)
    pages = sum(_pages(data) for data in files)
    yield f"{len(files)} digital PDF, {pages} pages: {ours / pages * 1000:.1f} ms a page, all judging included"
    yield f"  ratio to listing the letters with pdfplumber (at most 0.35): {ours / theirs:.2f}"


def _printed() -> list[bytes]:
    """The fixtures as PDF: those that are printed, and where an office program is there all of them."""
    if find_office() is None:
        return [path.read_bytes() for path in PRINTED]
    return [to_pdf(path.read_bytes(), ".docx") for path in sorted(FIXTURES.rglob("*.docx"))]


def _scan() -> Iterator[str]:
    data = scan(SCANNED)
    ours, opening = median(lambda: _lint(data)), median(lambda: _pages(data))
    yield f"scan of {SCANNED} pages, {len(data) / 2**20:.0f} MB: {ours:.2f} s"
    yield f"  more than opening it (at most 1 s): {ours - opening:.2f} s"


def _memory() -> Iterator[str]:
    if not Path("/proc/self/status").exists():
        yield "peak memory: told on Linux only"
        return
    with tempfile.TemporaryDirectory() as folder:
        for pages in LENGTHS:
            path = Path(folder, f"{pages}.pdf")
            path.write_bytes(long_pdf(pages))
            command = [sys.executable, "-c", _PEAK, str(path)]
            seconds, peak = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
            yield f"{pages} pages: {float(seconds):.1f} s, peak memory {int(peak) / 1024:.0f} MB (1,000 pages: below 400)"


def _cold() -> Iterator[str]:
    (short,) = [path for path in PRINTED if not path.stem.endswith("-loi")]
    python, ours = [sys.executable, "-c"], [sys.executable, "-m", "decree30_lint", "check"]
    with tempfile.TemporaryDirectory() as folder:
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled = {**usual, "PYTHONPYCACHEPREFIX": folder}
        check, listed = medians([*ours, str(short)], [*python, _LIST, str(short)], compiled)
        _, word = medians([*ours, str(short)], [*ours, str(DRAFT)], compiled)
    yield f"cold check of a PDF of 3 pages: {check * 1000:.0f} ms"
    yield f"  ratio to a program that lists its letters with pdfplumber: {check / listed:.2f}"
    yield f"  ratio to the cold check of a short Word file: {check / word:.2f}"


def _lint(data: bytes) -> FileResult:
    return lint_bytes(data, "bench.pdf", ruleset_named("nd30-2020"), Options())


def _letters(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return sum(len(page.chars) for page in opened.pages)


def _pages(data: bytes) -> int:
    with pdfium.PdfDocument(data) as opened:
        return len(opened)
