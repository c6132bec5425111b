"""Makes pictures for reports in other processes: no file can hang or break the command, or take its findings away.

LibreOffice starts slowly and prints quickly, so Word files are printed several at a time. Where that fails, each of them is
tried alone, then with the next best maker; the last one is our own outline.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, TypeVar

from decree30_lint.errors import (
    CrashedError,
    DeadlinePassedError,
    LintError,
    OutOfMemoryError,
    UnreadableFileError,
    crash_words,
)
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.files import read_file
from decree30_lint.illustrate.illustrated import (
    as_docx,
    illustrated_outline,
    illustrated_pdf,
    illustrated_print,
    printed,
    word_makers,
)
from decree30_lint.model.illustration import Illustration, PictureMaker
from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure
from decree30_lint.model.words import Words
from decree30_lint.processes import processors
from decree30_lint.service.isolation.guard import guarded, set_watcher
from decree30_lint.service.isolation.limits import MEMORY, Limits
from decree30_lint.service.isolation.pool import Done, Pool, PoolWatcher
from decree30_lint.service.judged_content import judged_content

_SECONDS, _A_FILE = 25.0, 2.0  # a slow machine starts LibreOffice in twenty seconds, and a quick one prints ten files in two
_TOGETHER = 10  # Word files that are printed at a time
_MOST_WORKERS = 4  # LibreOffice takes some hundred megabytes

Made = TypeVar("Made")


class PictureRequest(NamedTuple):
    """Asks for the pictures of a report; `source` is the file that it is about, or its content."""

    report: Report
    source: Path | bytes


class _PictureTask(NamedTuple):
    """Names requests by their numbers, and who makes the pictures; no file goes with it, so that it is small."""

    numbers: tuple[int, ...]
    maker: PictureMaker


class _PictureResult(NamedTuple):
    """Holds what came of a request; `alone` tells that the process was its own."""

    number: int
    result: Illustration | LintError
    alone: bool


def illustrations(requests: Sequence[PictureRequest], memory: int = MEMORY) -> Iterator[Illustration]:
    """Yields the pictures for each request, in their order; `memory` is what one process may take, in megabytes.

    It never raises for a file.
    """
    return _Illustrator(requests, memory).illustrations()


class _Illustrator:
    """Has the pictures for some requests made."""

    def __init__(self, requests: Sequence[PictureRequest], memory: int) -> None:
        self._requests = requests
        self._memory = memory
        self._word_makers = word_makers()

    def illustrations(self) -> Iterator[Illustration]:
        found: dict[int, Illustration] = {}
        made = self._made(self._tasks())
        for number, request in enumerate(self._requests):
            if not request.report.findings:
                yield Illustration(request.report.path)
                continue
            while number not in found:
                each = next(made)
                found[each.number] = self._settled(each)
            yield found.pop(number)

    def _tasks(self) -> list[_PictureTask]:
        """Returns the work in the order of the first request of each."""
        asked = [number for number, request in enumerate(self._requests) if request.report.findings]
        word = [number for number in asked if not self._is_pdf(number)]
        size = min(_TOGETHER, ceil(len(word) / _workers(len(word)))) or 1
        together = [tuple(word[at : at + size]) for at in range(0, len(word), size)]
        tasks = [_PictureTask(numbers, self._word_makers[0]) for numbers in together]
        tasks += [_PictureTask((number,), PictureMaker.PDFIUM) for number in asked if self._is_pdf(number)]
        return sorted(tasks)

    def _is_pdf(self, number: int) -> bool:
        return self._requests[number].report.format == "pdf"

    def _made(self, tasks: Sequence[_PictureTask]) -> Iterator[_PictureResult]:
        pool: Pool[_PictureTask, list[Illustration | LintError]] = Pool(
            _serve, (self._requests, self._memory), _workers(len(tasks)), ahead=1
        )
        for task, made in zip(tasks, pool.map(tasks), strict=True):
            broken = isinstance(made, LintError)
            results = [made] * len(task.numbers) if isinstance(made, LintError) else made
            for number, result in zip(task.numbers, results, strict=True):
                yield _PictureResult(number, result, not broken or len(task.numbers) == 1)

    def _settled(self, made: _PictureResult) -> Illustration:
        """Returns the illustration; of a Word file that failed, that of the next maker."""
        result = made.result
        makers = [] if self._is_pdf(made.number) else self._word_makers[1 if made.alone else 0 :]
        for maker in makers:
            if isinstance(result, LintError):
                ((_, result, _),) = self._made([_PictureTask((made.number,), maker)])
        return _failed(self._requests[made.number], result) if isinstance(result, LintError) else result


def _workers(tasks: int) -> int:
    return max(1, min(processors(), tasks, _MOST_WORKERS))


def _failed(request: PictureRequest, error: LintError) -> Illustration:
    words = next((words for kind, words in _WHY.items() if isinstance(error, kind)), error.words)
    return Illustration(request.report.path, failure=Failure(error.code, words))


def _serve(connection: Connection, requests: Sequence[PictureRequest], memory: int) -> None:
    """Does the tasks that come, until nobody sends any more. What libraries print of their own is not for the user."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    set_watcher(PoolWatcher(connection))
    while True:
        try:
            tasks: list[_PictureTask] = connection.recv()
        except EOFError:
            return
        for task in tasks:
            connection.send(Done(_done(task, [requests[number] for number in task.numbers], memory)))


def _done(task: _PictureTask, requests: Sequence[PictureRequest], memory: int) -> list[Illustration | LintError] | LintError:
    try:
        with guarded(Limits(_SECONDS + _A_FILE * len(requests), memory)) as clock:
            return _results(task.maker, requests, clock)
    except LintError as error:
        return error


def _results(maker: PictureMaker, requests: Sequence[PictureRequest], clock: Clock) -> list[Illustration | LintError]:
    contents = [_attempted(partial(_content, request, clock)) for request in requests]
    prints = iter(printed([each for each in contents if isinstance(each, bytes)], maker, clock))
    return [
        _attempted(partial(_illustrated, request.report, maker, content, next(prints), clock))
        if isinstance(content, bytes)
        else content
        for request, content in zip(requests, contents, strict=True)
    ]


def _content(request: PictureRequest, clock: Clock) -> bytes:
    source = request.source if isinstance(request.source, bytes) else read_file(request.source)
    return as_docx(judged_content(source, request.report), clock)


def _illustrated(report: Report, maker: PictureMaker, data: bytes, pdf: bytes | None, clock: Clock) -> Illustration:
    if maker is PictureMaker.PDFIUM:
        return illustrated_pdf(data, report, clock)
    if maker is PictureMaker.OUTLINE:
        return illustrated_outline(data, report, clock)
    if pdf is None:
        raise UnreadableFileError("not-printed", _NOT_PRINTED)
    return illustrated_print(data, pdf, maker, report, clock)


def _attempted(act: Callable[[], Made]) -> Made | LintError:
    """Returns what comes of one file among several: the error, unless it concerns all of them."""
    try:
        return act()
    except (DeadlinePassedError, MemoryError):
        raise
    except LintError as error:
        return error
    except Exception as error:  # a bug, ours or a library's
        return CrashedError("crash", crash_words(error))


_NOT_PRINTED = Words(
    "Không dàn được trang của tệp này để vẽ hình. Hãy mở tệp trong Word và lưu lại rồi thử lại.",
    "The pages of this file could not be laid out for pictures. Open it in Word, save it anew and try again.",
)
_WHY: Mapping[type[LintError], Words] = {
    DeadlinePassedError: Words(
        "Vẽ hình các trang của tệp này mất quá nhiều thời gian nên đã bỏ qua; kết quả kiểm tra vẫn đầy đủ.",
        "Drawing the pages of this file took too long and was given up; the findings are complete.",
    ),
    OutOfMemoryError: Words(
        "Vẽ hình các trang của tệp này cần quá nhiều bộ nhớ nên đã bỏ qua; kết quả kiểm tra vẫn đầy đủ.",
        "Drawing the pages of this file needs too much memory and was given up; the findings are complete.",
    ),
    CrashedError: Words(
        "Chương trình vẽ hình bị ngắt ở tệp này nên không có hình; kết quả kiểm tra vẫn đầy đủ.",
        "What draws the pages broke off over this file, so there are no pictures; the findings are complete.",
    ),
}
