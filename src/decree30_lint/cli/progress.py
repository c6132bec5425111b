"""Shows a bar on the error stream, only where somebody waits for it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TextIO, TypeVar

import click

_PATIENCE = 1.0  # seconds before the bar appears

Item = TypeVar("Item")


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def with_progress(
    items: Iterable[Item], count: int, label: str, *, beside_report: bool, at_once: bool = False
) -> Iterator[Item]:
    """Yields the `count` items, beside a bar if they are several, they take long, and the error stream is a terminal.

    `beside_report` states that the report goes to the screen; where that is a terminal, it shows by itself how far
    the work is. `at_once` shows the bar before the first item, since that is known to take long.
    """
    if count < 2 or not _is_terminal(sys.stderr) or (beside_report and _is_terminal(sys.stdout)):
        yield from items
        return
    start = time.monotonic()
    with ExitStack() as stack:
        hidden = click.progressbar(length=count, label=label, file=sys.stderr)
        bar = stack.enter_context(hidden) if at_once else None
        for done, item in enumerate(items):
            if bar is None and time.monotonic() - start > _PATIENCE:
                bar = stack.enter_context(hidden)
                bar.update(done)
            yield item
            if bar is not None:
                bar.update(1)
