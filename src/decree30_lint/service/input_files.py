"""Finds the files that the paths on the command line stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from decree30_lint.errors import LintError, UnreadableFileError
from decree30_lint.formats.file_formats import LISTED, SUFFIXES
from decree30_lint.model.system_words import system_words
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Words

STDIN = "-"
_BESIDE = ("~$", ".")  # Word's mark of a file that is open, and hidden files


class InputFile(Struct, frozen=True):
    """Represents a file to judge, by the name the user gave it; "-" is standard input."""

    shown: str
    path: Path

    @property
    def is_stdin(self) -> bool:
        return self.shown == STDIN

    @property
    def is_folder(self) -> bool:
        """Tells whether it is a folder in which there is no document."""
        return not self.is_stdin and os.path.isdir(self.path)

    @property
    def folder(self) -> Path:
        """Returns the folder in which the search for its configuration begins."""
        return Path() if self.is_stdin else self.path if self.is_folder else self.path.parent


def input_files(given: Sequence[str]) -> list[InputFile]:
    """Returns each file once, in the order given, the files of a folder sorted.

    An empty folder stays, so that it is named.
    """
    found: dict[str, InputFile] = {}
    for name in given:
        for source in _sources(name):
            found.setdefault(name if source.is_stdin else os.path.realpath(source.path), source)
    return list(found.values())


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yields the files among the paths, and those that stand in the folders among them."""
    for path in paths:
        yield from path.iterdir() if os.path.isdir(path) else (path,)


def is_beside_documents(name: str) -> bool:
    """Tells whether a file is no document, whatever its suffix: programs keep it beside one while they work on that."""
    return name.startswith(_BESIDE)


def why_nothing(folder: Path) -> LintError:
    """Tells why there is no document to judge in a folder."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        return UnreadableFileError("no-access", filled(_NOT_LISTED, why=system_words(error)))
    return UnreadableFileError("no-documents", _NO_DOCUMENT)


_NO_DOCUMENT = Words(
    f"Thư mục này không có văn bản nào ({LISTED}).",
    f"There is no document in this folder ({LISTED}).",
)
_NOT_LISTED = Words(
    "Không mở được thư mục này ({why}). Hãy xin quyền đọc rồi thử lại.",
    "This folder could not be opened ({why}). Get permission to read it, and try again.",
)


def _sources(name: str) -> Iterator[InputFile]:
    path = Path(name)
    inside = sorted(_walk(path)) if name != STDIN and os.path.isdir(path) else []
    yield from (InputFile(str(file), file) for file in inside) if inside else [InputFile(name, path)]


def _walk(folder: Path) -> Iterator[Path]:
    """Yields documents at any depth; hidden folders and lock files are left out, links to folders not followed.

    A folder that cannot be opened is yielded itself.
    """
    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for file in files:
            path = Path(here, file)
            if path.suffix.lower() in SUFFIXES and not is_beside_documents(file):
                yield path
    yield from closed
