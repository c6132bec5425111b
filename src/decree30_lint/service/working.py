"""Does the work of a run on its files in their order: in this process, or in others that are watched over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError, crash_words
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.files import read_file, read_stream
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.words import Words
from decree30_lint.pipeline import not_judged
from decree30_lint.processes import processors, resident_megabytes
from decree30_lint.service.input_files import InputFile, why_nothing
from decree30_lint.service.isolation.guard import guarded, is_watched, set_watcher
from decree30_lint.service.settings import Job

if TYPE_CHECKING:  # not needed where one file is worked on
    from multiprocessing.connection import Connection

_WORTH_A_WORKER = 4  # files: starting a process takes about as long as judging so many
_GROWN = 0.5  # of the allowed memory: a process that keeps more is replaced by a new one

Made = TypeVar("Made")
MadeOnce = TypeVar("MadeOnce", covariant=True)
Recipe = tuple[Callable[..., "FileWork[Made]"], tuple[Any, ...]]
"""Makes the same work in another process: a function, and what it takes."""

Task = tuple[InputFile, bytes | None]
"""A file, and the content of standard input, which no other process has."""


class FileWork(Protocol[MadeOnce]):
    """Says what is done with each file of a run. Bugs apart, no file makes it raise."""

    def plan(self, files: Iterable[InputFile]) -> list[Job]: ...

    def work(self, job: Job, data: bytes | None = None) -> MadeOnce:
        """Works on a file in this process; `data` is its content, where that is known."""
        ...

    def failed(self, job: Job, result: FileResult) -> MadeOnce:
        """Returns what comes of a file that cannot be worked on."""
        ...


def work_on(
    planned: Sequence[Job], work: FileWork[Made], anew: Recipe[Made], jobs: int | None, *, apart: bool = False
) -> Iterator[Made]:
    """Yields what comes of each file, in their order, from other processes; one alone is done here, where we are watched.

    `jobs` is the number of processes; None: as fits. With `apart` no file is worked on here.
    """
    if len(planned) == 1 and is_watched() and not apart:
        return map(work.work, planned)
    return _elsewhere(planned, work, anew, jobs or max(1, min(processors(), len(planned) // _WORTH_A_WORKER)))


def _elsewhere(planned: Sequence[Job], work: FileWork[Made], anew: Recipe[Made], size: int) -> Iterator[Made]:
    from decree30_lint.service.isolation.pool import Pool

    pool: Pool[Task, Made] = Pool(serve, anew, size)
    for job, made in zip(planned, pool.map([_task(job) for job in planned]), strict=True):
        yield work.failed(job, not_judged(job.file.shown, made)) if isinstance(made, LintError) else made


def serve(connection: Connection, make: Callable[..., FileWork[Any]], arguments: tuple[Any, ...]) -> None:
    """Works on the files that come, until nobody sends any more, or this process has grown."""
    from decree30_lint.service.isolation.pool import Done, PoolWatcher

    work = make(*arguments)
    set_watcher(PoolWatcher(connection))
    while True:
        try:
            tasks: list[Task] = connection.recv()
        except EOFError:
            return
        for file, data in tasks:
            (job,) = work.plan([file])
            connection.send(Done(work.work(job, data)))
            if resident_megabytes(os.getpid()) > _GROWN * job.limits.memory:
                return


def bounded(job: Job, act: Callable[[Clock], Made], failed: Callable[[Job, FileResult], Made]) -> Made:
    """Acts on a file within the limits of the job; what cannot be done has `failed`, which names the reason."""
    try:
        with guarded(job.limits) as clock:
            return act(clock)
    except LintError as error:
        return failed(job, not_judged(job.file.shown, error))
    except Exception as error:  # a bug of ours: named, and the other files still get their turn
        failure = Failure("crash", crash_words(error))
        return failed(job, FileResult(job.file.shown, None, None, Status.CRASHED, failure=failure))


def content_for(job: Job, data: bytes | None) -> bytes:
    """Returns the content of the file, which is `data` where that is known.

    Raises LintError where it cannot be read, or the configuration that was found for it is wrong.
    """
    if job.failure is not None:
        raise RefusedFileError(job.failure.code, job.failure.words)
    return content_of(job.file) if data is None else data


def content_of(file: InputFile) -> bytes:
    """Returns the bytes of a file, or of standard input. Raises UnreadableFileError or RefusedFileError."""
    if file.is_folder:
        raise why_nothing(file.path)
    if not file.is_stdin:
        return read_file(file.path)
    if sys.stdin is None:
        raise UnreadableFileError("no-access", _STDIN_CLOSED)
    return read_stream(sys.stdin.buffer)


def _task(job: Job) -> Task:
    if not job.file.is_stdin:
        return job.file, None
    try:
        return job.file, content_of(job.file)
    except LintError:  # which whoever works on it will meet, too
        return job.file, None


_STDIN_CLOSED = Words("Đầu vào chuẩn đã đóng nên không đọc được.", "Standard input is closed and cannot be read.")
