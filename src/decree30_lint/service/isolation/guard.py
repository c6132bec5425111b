"""Bounds the work on one file in this process, with the help of who watches over it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from decree30_lint.errors import CrashedError, LintError, OutOfMemoryError
from decree30_lint.formats.clock import Clock, deadline_passed
from decree30_lint.model.words import Words
from decree30_lint.service.isolation.limits import Limits
from decree30_lint.service.isolation.watch import Fate, ParentWatcher

_MEGABYTE = 1 << 20
_PATIENCE = 5  # seconds of CPU time beyond the deadline, for whom nobody watches any more


class Watcher(Protocol):
    """Is told what this process is about to do with a file, and ends it where that takes too much."""

    def begin(self, seconds: float, memory: int) -> None: ...

    def expect(self, seconds: float) -> None: ...

    def end(self) -> None: ...


_watcher: Watcher | None = None
_fate: Fate | None = None


def set_watcher(told: ParentWatcher | Watcher | Fate | None) -> None:
    """Says who watches over this process, or what became of the one that was to judge the file."""
    global _watcher, _fate
    _fate = told if isinstance(told, Fate) else None
    _watcher = None if isinstance(told, Fate) else told


def watcher() -> Watcher | None:
    """Returns who watches over this process."""
    return _watcher


def is_watched() -> bool:
    """Tells whether somebody watches over this process, or it is to say what became of the one that was watched."""
    return _watcher is not None or _fate is not None


@contextmanager
def guarded(limits: Limits) -> Iterator[Clock]:
    """Bounds the work of the block, which is on one file.

    Raises DeadlinePassedError, OutOfMemoryError or CrashedError where it takes, or took, too much. Where nobody watches,
    only the clock bounds it, and only where it is asked.
    """
    if _fate is not None:
        raise error_of(_fate)
    if _watcher is None:
        yield Clock(limits.deadline)
        return
    clock = Clock(limits.deadline, _expect)
    _watcher.begin(clock.left, limits.memory)
    _limit(clock.left, limits.memory)
    try:
        yield clock
    except MemoryError:
        raise error_of(Fate(memory=limits.memory)) from None
    finally:
        _limit(None, None)
        _watcher.end()


def error_of(fate: Fate) -> LintError:
    """Returns the error that says it, with the remedy."""
    if fate.late is not None:
        return deadline_passed(fate.late)
    if fate.memory is not None:
        return OutOfMemoryError("memory", _out_of_memory(fate.memory))
    return CrashedError("crash", _crashed(fate.signal))


def _expect(seconds: float) -> None:
    assert _watcher is not None
    _watcher.expect(seconds)
    if sys.platform != "win32":
        _limit_cpu(seconds)


def _limit(seconds: float | None, memory: int | None) -> None:
    """Sets the limits that the system itself holds; None takes them away."""
    if sys.platform == "win32":
        return
    import resource

    _soft(resource.RLIMIT_DATA, None if memory is None else memory * _MEGABYTE)
    _soft(resource.RLIMIT_CPU, None)
    if seconds is not None:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _soft(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + seconds) + _PATIENCE)


def _limit_cpu(more: float) -> None:
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    _soft(resource.RLIMIT_CPU, soft + int(more) + 1)


def _soft(kind: int, value: int | None) -> None:
    """Sets a limit that this process may take away again, as far as the limits it was born with allow."""
    import resource

    _, hard = resource.getrlimit(kind)
    wanted = resource.RLIM_INFINITY if value is None else value
    within = wanted if hard == resource.RLIM_INFINITY else hard if wanted == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (within, hard))


def _out_of_memory(megabytes: int) -> Words:
    return Words(
        f"Kiểm tra tệp này cần hơn {megabytes} MB bộ nhớ nên đã dừng. Hãy chia nhỏ văn bản hoặc giảm dung lượng ảnh, "
        "hoặc tăng --memory.",
        f"Checking this file needs more than {megabytes} MB of memory and was stopped. Split it, or compress its pictures, "
        "or raise --memory.",
    )


def _crashed(number: int) -> Words:
    vi, en = (f" (tín hiệu {number})", f" (signal {number})") if number else ("", "")
    return Words(
        f"Tệp này làm chương trình đọc bị ngắt đột ngột{vi}; đề nghị báo cho người phát triển. "
        "Hãy mở tệp, lưu lại rồi thử lại.",
        f"Reading this file broke the program off{en}; please report it to the developers. "
        "Open the file, save it anew and try again.",
    )
