"""Keeps processes that we start from outliving us, and clears up what a killed one left in the temporary folder.

The command line imports this before anything else: nothing here may be slow to load.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

_PREFIX = "decree30-"
_LOCK = "in-use"
REFUSED_MEMORY = 112  # exit code of a process that was refused memory and could not go on
_YOUNG = 60.0  # seconds: so long a folder may stand without its lock, while it is being made


class Lifeline:
    """A pipe whose one end only this process holds: when it ends in whatever way, the kernel kills who is tied to the other.

    Linux alone can do that; elsewhere nobody is tied, and limits of CPU time and the next sweep are what is left.
    """

    def __init__(self) -> None:
        self._far, self._near = os.pipe()

    @property
    def far_end(self) -> int:
        """Returns the end that the process to be tied must keep open."""
        return self._far

    def tie(self, target: int) -> None:
        """Ties the process `target` (a group: minus its number), where this runs already: in a process forked from here."""
        with suppress(OSError):
            os.close(self._near)
        if sys.platform == "linux":
            import fcntl

            fcntl.fcntl(self._far, fcntl.F_SETOWN, target)
            fcntl.fcntl(self._far, fcntl.F_SETSIG, signal.SIGKILL)
            fcntl.fcntl(self._far, fcntl.F_SETFL, fcntl.fcntl(self._far, fcntl.F_GETFL) | os.O_ASYNC)

    def close(self) -> None:
        """Gives both ends back, when those who are tied have ended."""
        os.close(self._far)
        os.close(self._near)


def tied_group(lifeline: Lifeline) -> Callable[[], None] | None:
    """Returns what a program runs before it begins, in a session of its own: it and all that it starts are tied."""
    return (lambda: lifeline.tie(-os.getpid())) if sys.platform != "win32" else None


@contextmanager
def working_folder() -> Iterator[str]:
    """Yields a new folder in the temporary folder. It goes at the end, or at the next `sweep` after a kill."""
    import tempfile

    made = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    with made as folder, _lock(folder):
        yield folder


def _lock(folder: str) -> BinaryIO:
    """Returns the open lock of a new folder. It has its name only when it is held: before, a sweep would find it free."""
    name = os.path.join(folder, _LOCK)
    if sys.platform == "win32":
        return open(name, "wb")
    import fcntl

    lock = open(f"{name}.new", "wb")  # noqa: SIM115
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.rename(lock.name, name)
    return lock


def sweep() -> None:
    """Removes the working folders whose processes have ended without removing them."""
    with suppress(OSError):
        for name in os.listdir(_temporary()):
            if name.startswith(_PREFIX) and _is_abandoned(folder := os.path.join(_temporary(), name)):
                import shutil

                shutil.rmtree(folder, ignore_errors=True)


def _temporary() -> str:
    """Returns where `tempfile` makes folders; importing it would cost more than the rest of this module."""
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return next((folder for folder in named if folder and os.path.isdir(folder)), "/tmp")


def _is_abandoned(folder: str) -> bool:
    """Tells whether nobody holds the lock of the folder; of a folder without one, whether it is old enough to have one."""
    lock = os.path.join(folder, _LOCK)
    try:
        if sys.platform == "win32":
            os.remove(lock)  # refused while somebody has it open
        else:
            import fcntl

            with open(lock, "rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return time.time() - os.stat(folder).st_mtime > _YOUNG
    except OSError:
        return False
    return True


def end_where_memory_is_refused() -> None:
    """Has this process end with REFUSED_MEMORY where a library of C breaks it off because it was refused memory.

    Such a library calls `abort`; why it does is seen from `errno`, there and then. This is for processes with a limit of
    memory, in whatever thread the library works; and it is known how on Linux alone.
    """
    global _at_abort
    if sys.platform != "linux" or _at_abort is not None:
        return
    import resource

    if resource.getrlimit(resource.RLIMIT_DATA)[0] == resource.RLIM_INFINITY:
        return
    import ctypes

    library = ctypes.CDLL(None)
    library.__errno_location.restype = ctypes.POINTER(ctypes.c_int)

    def abort(number: int) -> None:
        if library.__errno_location()[0] == errno.ENOMEM:
            os._exit(REFUSED_MEMORY)

    _at_abort = ctypes.CFUNCTYPE(None, ctypes.c_int)(abort)
    library.signal(signal.SIGABRT, _at_abort)


_at_abort: object = None  # what the system calls must not be collected


def resident_megabytes(process: int) -> int:
    """Returns how much memory a process holds now; 0 where that is not known, as of one that has ended."""
    if sys.platform == "linux":
        with suppress(OSError, ValueError, IndexError), open(f"/proc/{process}/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
        return 0
    import psutil

    with suppress(psutil.Error):
        return int(psutil.Process(process).memory_info().rss) >> 20
    return 0


def processors() -> int:
    """Returns how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
