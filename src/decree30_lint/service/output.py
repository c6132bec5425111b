"""Files that the program writes: whole or not at all, and never over a document."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.system_words import system_words
from decree30_lint.model.words import Words


def check_destination(path: Path, inputs: Iterable[Path]) -> None:
    """Raises WrongConfigurationError before any work is done for nothing, or a document overwritten by its report."""
    if os.path.realpath(path) in map(os.path.realpath, inputs):
        raise WrongConfigurationError(
            "output-is-input",
            Words(
                f"Không ghi báo cáo đè lên văn bản đang kiểm tra: {path}. Hãy chọn tên khác.",
                f"The report would overwrite the document that is checked: {path}. Choose another name.",
            ),
        )
    if os.path.isdir(path):
        raise cannot_write(path, Words("đó là một thư mục", "that is a folder"))
    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise cannot_write(path, Words("không có thư mục đó", "there is no such folder"))


@contextmanager
def replaced_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content is the file's when the block ends well; till then, and else, the file holds what it held.

    Until then it stands in `<path>.part` beside it, which outlives a process that is killed. A device or a pipe is written
    to as it is. Raises WrongConfigurationError where the system does not let us write.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            with open(target, "wb") as stream:
                yield stream
        else:
            yield from _by_part(target)
    except OSError as error:
        raise cannot_write(path, system_words(error)) from error


def _by_part(target: Path) -> Iterator[BinaryIO]:
    part = target.with_name(f"{target.name}.part")
    try:
        with open(part, "wb") as stream:
            yield stream
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def cannot_write(where: Path | Words, why: Words) -> WrongConfigurationError:
    vi, en = (where.vi, where.en) if isinstance(where, Words) else (where, where)
    return WrongConfigurationError(
        "output-not-writable",
        Words(f"Không ghi được báo cáo vào {vi}: {why.vi}.", f"The report cannot be written to {en}: {why.en}."),
    )
