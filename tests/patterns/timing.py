"""Times a pattern on hostile lines, in seconds of the processor, and tells where the time outgrows the line."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from time import thread_time
from types import FrameType
from typing import Any

from tests.patterns.hostile_lines import Line, hostile_lines

SHORT, LONG = 2_500, 10_000  # characters
QUICK = 0.0015  # seconds for the long line that need no second look
STEEPEST = 8.0  # times that the long line may cost: 4 where the cost is that of its length, 16 where it is quadratic
PATIENCE = 1.0  # seconds, after which a match is ended

Match = Callable[[Any], object]


class EndlessError(Exception):
    """Says that a match was ended."""


def superlinear(pattern: re.Pattern[Any], methods: Collection[str]) -> str | None:
    """Returns a line on which one of these methods costs more than its length is worth, and how much; None without any."""
    return superlinear_on(pattern, [_match(pattern, method) for method in sorted(methods) or ["search"]])


def superlinear_on(pattern: re.Pattern[Any], matches: Collection[Match]) -> str | None:
    """Does so with functions that use the pattern."""
    for line in hostile_lines(pattern):
        for match in matches:
            if cost := _outgrows(match, line):
                return f"{line!r}"[:300] + f": {cost}"
    return None


def _match(pattern: re.Pattern[Any], method: str) -> Match:
    """Returns what looks for the pattern in a line as `method` does, to the end."""
    binary = isinstance(pattern.pattern, bytes)
    nothing = b"" if binary else ""
    once = getattr(pattern, method) if method in ("search", "match", "fullmatch") else None
    found = once or (lambda line: pattern.subn(nothing, line))
    return (lambda line: found(line.encode("latin-1", "replace"))) if binary else found


def _outgrows(match: Match, line: Line) -> str | None:
    try:
        with ended_after(PATIENCE):
            return _steepness(match, line)
    except EndlessError:
        return f"{PATIENCE} s are not enough"


def _steepness(match: Match, line: Line) -> str | None:
    """Compares the best of several runs, since other programs disturb single ones."""
    short, long = line.of(SHORT), line.of(LONG)
    if (cost := _seconds(match, long)) < QUICK:
        return None
    for _ in range(4):
        cost = min(cost, _seconds(match, long))
        ratio = cost / min(_seconds(match, short) for _ in range(4))
        if cost < QUICK or ratio < STEEPEST:
            return None
    return f"{cost * 1000:.1f} ms, {ratio:.1f} times those of a quarter of it"


def _seconds(match: Match, line: str) -> float:
    start = thread_time()
    match(line)
    return thread_time() - start


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    signal.signal(signal.SIGPROF, _end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise EndlessError
