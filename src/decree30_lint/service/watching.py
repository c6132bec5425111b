"""Tells, from one look at a folder to the next, which of its documents were saved.

Looks are compared and no events are awaited: the drives of offices, which lie in the network, send none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.formats.file_formats import SUFFIXES
from decree30_lint.service.input_files import is_beside_documents
from decree30_lint.service.own_files import is_own

FORGOTTEN_AFTER = 3
"""Looks without a file until it is forgotten: programs take a document away for a moment when they save it."""


class FileStamp(NamedTuple):
    """Tells one state of a file from another: nanoseconds, then bytes."""

    modified: int
    size: int


class WatchedFile(Struct, frozen=True):
    """Holds how a document was at the last look, and as what it was judged last; None: never.

    `tries` counts how often it could not be read as it is now, `missing` the looks in a row at which it was not there.
    """

    stamp: FileStamp
    judged: FileStamp | None = None
    tries: int = 0
    missing: int = 0


FolderContent = Mapping[Path, FileStamp]
WatchedFiles = dict[Path, WatchedFile]


def first_look(found: FolderContent) -> WatchedFiles:
    """Returns the files that are there when the watch begins, as if they were judged: nobody has saved them."""
    return {path: WatchedFile(stamp, stamp) for path, stamp in found.items()}


def next_look(files: WatchedFiles, found: FolderContent) -> WatchedFiles:
    """Returns what is known after a further look. A folder where everything is gone at once is a drive that is away."""
    if not found:
        return files
    gone = {
        path: replace(file, missing=file.missing + 1)
        for path, file in files.items()
        if path not in found and file.missing + 1 < FORGOTTEN_AFTER
    }
    return gone | {path: _seen(files.get(path), stamp) for path, stamp in found.items()}


def _seen(before: WatchedFile | None, stamp: FileStamp) -> WatchedFile:
    if before is None or before.stamp != stamp:
        return WatchedFile(stamp, before.judged if before else None)
    return replace(before, missing=0) if before.missing else before


def saved(before: WatchedFiles, now: WatchedFiles) -> list[Path]:
    """Returns the documents to judge, the newest first: those that nobody has written to from one look to the next."""
    ready = {
        path: file.stamp
        for path, file in now.items()
        if path in before and not file.missing and file.stamp == before[path].stamp and file.stamp != file.judged
    }
    return sorted(ready, key=lambda path: (-ready[path].modified, path))


def look(folder: Path) -> FolderContent:
    """Returns the documents in a folder, at any depth. Raises OSError where the folder itself cannot be opened."""
    return dict(_documents(os.fspath(folder)))


def _documents(folder: str) -> Iterator[tuple[Path, FileStamp]]:
    """Yields documents as a check of the folder finds them, without copies of ours; what goes meanwhile is not there."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = os.scandir(here)
        except OSError:
            if here == folder:
                raise
            continue
        with entries:
            for entry in entries:
                if _is_open_folder(entry):
                    waiting.append(entry.path)
                elif _is_document(entry.name):
                    with suppress(OSError):
                        found = entry.stat()
                        yield Path(entry.path), FileStamp(found.st_mtime_ns, found.st_size)


def _is_open_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
    return False


def _is_document(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not is_beside_documents(name) and not is_own(name)
