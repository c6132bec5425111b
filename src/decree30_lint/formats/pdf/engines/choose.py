"""Reads a PDF with the quick engine, and with the other one where that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from decree30_lint.errors import DeadlinePassedError, LintError, RefusedFileError, UnreadableFileError
from decree30_lint.formats.clock import A_PAGE, UNBOUNDED, Clock
from decree30_lint.formats.limits import SLOW_BYTES
from decree30_lint.formats.pdf.content import Engine, FileFacts, PageContent
from decree30_lint.formats.pdf.engines.refusals import broken

T = TypeVar("T")

ENGINES = ("pdfium", "pdfplumber")  # the first one is taken unless another is asked for


def read_pages(
    data: bytes, reduce: Callable[[PageContent], T], engine: str | None = None, clock: Clock = UNBOUNDED
) -> tuple[FileFacts, list[T], str]:
    """Returns what the file says of itself, what `reduce` made of each page, and the name of the engine that read them.

    `engine` None means pdfium, and pdfplumber where pdfium fails. Pages are read one at a time and not kept. Raises
    UnreadableFileError, RefusedFileError or DeadlinePassedError.
    """
    if engine:
        return (*_read(engine, data, reduce, clock), engine)
    quick, sure = ENGINES
    try:
        return (*_read(quick, data, reduce, clock), quick)
    except (RefusedFileError, DeadlinePassedError, MemoryError):
        raise
    except Exception as first:
        if not _mendable(data):
            raise first if isinstance(first, LintError) else broken() from first
        return (*_read_again(sure, data, reduce, clock, first), sure)


def _mendable(data: bytes) -> bool:
    """Tells whether the slow engine is worth asking: it looks for objects byte by byte, and without them there is none."""
    return len(data) <= SLOW_BYTES and b"obj" in data


def _read_again(
    name: str, data: bytes, reduce: Callable[[PageContent], T], clock: Clock, first: Exception
) -> tuple[FileFacts, list[T]]:
    """Reads the file after the failure `first`, which is raised where this engine cannot read the file either."""
    try:
        return _read(name, data, reduce, clock)
    except UnreadableFileError as second:
        raise (first if isinstance(first, LintError) else second) from None


def _read(name: str, data: bytes, reduce: Callable[[PageContent], T], clock: Clock) -> tuple[FileFacts, list[T]]:
    source = _engine(name).open(data)
    try:
        clock.expect(A_PAGE * source.page_count)
        made = []
        for page in source.pages():
            clock.check()
            made.append(reduce(page))
        return source.facts, made
    finally:
        source.close()


def _engine(name: str) -> Engine:
    if name == "pdfium":
        from decree30_lint.formats.pdf.engines.pdfium import PDFIUM

        return PDFIUM
    from decree30_lint.formats.pdf.engines.plumber import PLUMBER

    return PLUMBER
