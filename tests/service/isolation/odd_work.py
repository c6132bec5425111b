"""Work that does what hostile files make a reader do, for workers that are tested."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

from decree30_lint.errors import LintError
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
        case "ask for all":
            bytearray(1 << 44)
    return f"did {task}"
