"""Reads a PDF with the quick engine under a deadline, and with the other one where that fails."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError
from decree30_lint.formats.pdf.content import Engine, FileFacts, PageContent
from decree30_lint.formats.pdf.engines.refusals import too_slow

T = TypeVar("T")

ENGINES = ("pdfium", "pdfplumber")  # the first one is taken unless another is asked for

_left_behind: list[Thread] = []  # in pdfium beyond their deadline; it must not be entered by two threads


def read_pages(
    data: bytes, reduce: Callable[[PageContent], T], engine: str | None = None, deadline: float = 60.0
) -> tuple[FileFacts, list[T], str]:
    """Returns what the file says of itself, what `reduce` made of each page, and the name of the engine that read them.

    `engine` None means pdfium, and pdfplumber where pdfium fails, takes more than `deadline` seconds or still hangs in
    another file. Pages are read one at a time and not kept. Raises UnreadableFileError, RefusedFileError or
    DeadlinePassedError.
    """
    if engine:
        return (*_read(engine, data, reduce, deadline), engine)
    quick, sure = ENGINES
    try:
        return (*_read(quick, data, reduce, deadline), quick)
    except RefusedFileError:
        raise
    except Exception as first:
        return (*_read_again(sure, data, reduce, deadline, first), sure)


def _read_again(
    name: str, data: bytes, reduce: Callable[[PageContent], T], deadline: float, first: Exception
) -> tuple[FileFacts, list[T]]:
    """Reads the file after the failure `first`, which is raised where this engine cannot read the file either."""
    try:
        return _read(name, data, reduce, deadline)
    except UnreadableFileError as second:
        raise (first if isinstance(first, LintError) else second) from None


def _read(name: str, data: bytes, reduce: Callable[[PageContent], T], deadline: float) -> tuple[FileFacts, list[T]]:
    """Reads the file in a thread of its own, which is left behind when the deadline has passed, since nothing can end it."""
    _left_behind[:] = [thread for thread in _left_behind if thread.is_alive()]
    if name == "pdfium" and _left_behind:
        raise too_slow()
    abandoned, done, failed = Event(), list[tuple[FileFacts, list[T]]](), list[BaseException]()

    def work() -> None:
        try:
            done.append(_pages(_engine(name), data, reduce, abandoned))
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=work, name=f"reading by {name}", daemon=True)
    thread.start()
    thread.join(deadline)
    abandoned.set()
    if failed:
        raise failed[0]
    if not done:
        _left_behind.extend([thread] if name == "pdfium" else [])
        raise too_slow()
    return done[0]


def _pages(engine: Engine, data: bytes, reduce: Callable[[PageContent], T], abandoned: Event) -> tuple[FileFacts, list[T]]:
    source = engine.open(data)
    try:
        made = []
        for page in source.pages():
            made.append(reduce(page))
            if abandoned.is_set():
                break
        return source.facts, made
    finally:
        source.close()


def _engine(name: str) -> Engine:
    if name == "pdfium":
        from decree30_lint.formats.pdf.engines.pdfium import PDFIUM

        return PDFIUM
    from decree30_lint.formats.pdf.engines.plumber import PLUMBER

    return PLUMBER
