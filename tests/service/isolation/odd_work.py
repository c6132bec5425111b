"""Work that does what hostile files make a reader do, for workers that are tested."""

from __future__ import annotations

import ctypes
import os
import time
from multiprocessing.connection import Connection

from decree30_lint.errors import LintError
from decree30_lint.processes import end_where_memory_is_refused
from decree30_lint.service.isolation.guard import guarded, set_watcher
from decree30_lint.service.isolation.limits import Limits
from decree30_lint.service.isolation.pool import Done, PoolWatcher

LIMITS = Limits(deadline=4.0, memory=200)


def serve(connection: Connection) -> None:
    set_watcher(PoolWatcher(connection))
    while True:
        try:
            tasks = connection.recv()
        except EOFError:
            return
        for task in tasks:
            if task == "leave before":
                os._exit(7)
            connection.send(Done(_answer(task)))
            if task == "leave after":
                return


def _answer(task: str) -> str:
    try:
        with guarded(LIMITS):
            return _work(task)
    except LintError as error:
        return f"said {error.code}"


def _work(task: str) -> str:
    match task:
        case "hang":
            time.sleep(60)
        case "die":
            os.abort()
        case "eat":
            held = []
            while True:
                held.append(bytearray(1 << 24))
        case "be refused":
            end_where_memory_is_refused()
            library = ctypes.CDLL(None)
            library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
            assert library.malloc(1 << 40) is None
            library.abort()
        case "die of itself":
            end_where_memory_is_refused()
            ctypes.CDLL(None).abort()
        case "ask for all":
            bytearray(1 << 44)
    return f"did {task}"
