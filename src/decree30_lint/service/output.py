"""Files that the program writes: whole or not at all, and never over a file that it reads."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.system_words import system_words
from decree30_lint.model.words import Words
from decree30_lint.service.configuration.find import FILE_NAME

_ANYBODY, _OWNER = 0o666, 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # follows no link
LONGEST_NAME = 240  # bytes: most systems have 255, and ".part" and ".lock" are put behind it
_LINK_OF_OTHERS = Words("đó là liên kết do người khác tạo", "that is a link made by somebody else")


def check_destination(path: Path, inputs: Iterable[Path]) -> None:
    """Raises WrongConfigurationError before any work is done for nothing, or a file overwritten that we read.

    `inputs` are documents and all else that this run reads; links to them, and other spellings of their names, count.
    """
    target = Path(os.path.realpath(path))
    file = _identity(path)
    if any(Path(os.path.realpath(each)) == target or (file is not None and _identity(each) == file) for each in inputs):
        raise WrongConfigurationError(
            "output-is-input",
            Words(
                f"Không ghi báo cáo đè lên văn bản hay tệp mà chương trình đang dùng: {path}. Hãy chọn tên khác.",
                f"The report would overwrite a document, or a file that is used for it: {path}. Choose another name.",
            ),
        )
    if _guides_us(target):
        raise cannot_write(path, Words("tên đó dành cho cấu hình, quy tắc", "that is a name of a configuration or of rules"))
    if os.path.isdir(path):
        raise cannot_write(path, Words("đó là một thư mục", "that is a folder"))
    if _is_link_of_others(path):
        raise cannot_write(path, _LINK_OF_OTHERS)
    if len(os.fsencode(target.name)) > LONGEST_NAME:
        raise cannot_write(path, Words("tên tệp quá dài", "the name of the file is too long"))
    if not os.path.isdir(target.parent):
        raise cannot_write(path, Words("không có thư mục đó", "there is no such folder"))


def way_within(given: Iterable[Path], path: Path) -> Path:
    """Returns the way to the file within the folder on the command line, or its name alone."""
    folders = [each for each in given if each != path and path.is_relative_to(each)]
    return path.relative_to(max(folders, key=lambda each: len(each.parts))) if folders else Path(path.name)


def numbered_names(target: Path) -> Iterator[Path]:
    """Yields the name itself, and then others like it, for a file that is not to take the place of another."""
    yield target
    yield from (target.with_name(f"{target.stem}-{number}{target.suffix}") for number in count(2))


def _identity(path: Path) -> tuple[int, int] | None:
    """Returns what two names of one file have in common, None where there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None


def _guides_us(target: Path) -> bool:
    """Tells whether we would read the file, next time, as a configuration or as a part of a ruleset."""
    in_ruleset = any(os.path.isfile(folder / "ruleset.yaml") for folder in list(target.parents)[:2])
    return target.name.casefold() == FILE_NAME or (in_ruleset and target.suffix.casefold() == ".yaml")


def _is_link_of_others(path: Path) -> bool:
    """Tells whether somebody else made the link: in a folder for all it would make us overwrite what only we may."""
    if not os.path.islink(path) or not hasattr(os, "geteuid"):
        return False
    return os.lstat(path).st_uid not in (0, os.geteuid())


@contextmanager
def replaced_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content is the file's when the block ends well; till then, and else, the file holds what it held.

    Until then it stands in `<path>.part` beside it, which outlives a process that is killed; the new file has the rights of
    the old one. A device or a pipe is written to as it is. Raises WrongConfigurationError where the system does not let us
    write.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with _device(path) as stream:
                yield stream
        else:
            yield from _by_part(Path(os.path.realpath(path)))
    except OSError as error:
        raise cannot_write(path, system_words(error)) from error


@contextmanager
def new_file(path: Path, like: Path | None) -> Iterator[BinaryIO]:
    """A stream whose content is a new file's when the block ends well; else there is none. It has the rights of `like`.

    Raises OSError; FileExistsError where something has that name, whenever it came.
    """
    part, number = _new_part(path, _ANYBODY if like is None else _OWNER)
    try:
        with open(number, "wb") as stream:
            if like is not None:
                _give_rights(part, os.stat(like))
            yield stream
        _give_name(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _give_name(part: Path, path: Path) -> None:
    """Raises FileExistsError."""
    try:
        os.link(part, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):  # a disk without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(part, path)
    else:
        part.unlink()


def _device(path: Path) -> BinaryIO:
    if stat.S_ISBLK(os.stat(path).st_mode):
        raise cannot_write(path, Words("đó là một ổ đĩa", "that is a disk"))
    return open(path, "wb")


def _by_part(target: Path) -> Iterator[BinaryIO]:
    before = os.stat(target) if target.exists() else None
    if before is not None:
        os.close(os.open(target, os.O_WRONLY))  # what may not be written to is not replaced, either
    part, number = _new_part(target, _ANYBODY if before is None else _OWNER)
    try:
        with open(number, "wb") as stream:
            if before is not None:
                _give_rights(part, before)
            yield stream
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _new_part(target: Path, mode: int) -> tuple[Path, int]:
    """Returns a file that was not there, and its number for the system: another process may write the same report."""
    for further in count():
        part = target.with_name(f"{target.name}.part{further or ''}")
        with suppress(FileExistsError):
            return part, os.open(part, _NEW, mode)
    raise AssertionError


def _give_rights(part: Path, before: os.stat_result) -> None:
    mode = stat.S_IMODE(before.st_mode) & 0o777
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root gives files away
            os.chown(part, before.st_uid, -1)
        try:
            os.chown(part, -1, before.st_gid)
        except OSError:  # what was meant for that group is not for another one
            mode &= ~0o070
    os.chmod(part, mode)


def cannot_write(where: Path | Words, why: Words) -> WrongConfigurationError:
    vi, en = (where.vi, where.en) if isinstance(where, Words) else (where, where)
    return WrongConfigurationError(
        "output-not-writable",
        Words(f"Không ghi được báo cáo vào {vi}: {why.vi}.", f"The report cannot be written to {en}: {why.en}."),
    )
