"""Writes repaired files: copies that never take the place of another file, or the file itself, kept as it was beside it."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from msgspec import Struct

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError, WrongConfigurationError
from decree30_lint.formats.file_formats import FILE_FORMATS, SUFFIXES
from decree30_lint.formats.files import read_file
from decree30_lint.model.fix_report import FixedFile, FixReport
from decree30_lint.model.system_words import system_words
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Words
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.output import new_file, replaced_file

MARK = ".da-sua"
"""Stands in the names of repaired copies, before their suffix."""

_FROM_STDIN = "van-ban.docx"
_OWNER = "~$"  # how Word names the file that tells whose a document is; it takes the place of up to two letters
_BACKUP = ".bak"


class RepairedFiles(Struct, frozen=True):
    """Says where repaired files go: beside the file, into a folder, or in its place.

    `given` are the paths of the command line: what stands in a folder of them keeps its way in that folder.
    """

    given: tuple[Path, ...]
    folder: Path | None = None
    in_place: bool = False

    def check(self, files: Sequence[InputFile]) -> None:
        """Raises WrongConfigurationError where a file could not be written as asked, before any is repaired."""
        if self.folder is not None and self.in_place:
            raise WrongConfigurationError("two-places", _TWO_PLACES)
        if self.folder is None and any(file.is_stdin for file in files):
            raise WrongConfigurationError("no-place", _NO_PLACE)
        if self.folder is not None and os.path.lexists(self.folder) and not os.path.isdir(self.folder):
            raise WrongConfigurationError("no-folder", filled(_NO_FOLDER, path=_both(self.folder)))
        inputs = {os.path.realpath(file.path) for file in files if not file.is_stdin}
        for file in files if self.folder is not None else ():
            target = self._target(file, of_copy=False)
            if os.path.realpath(target) in inputs:
                raise WrongConfigurationError("output-is-input", filled(_OVER_INPUT, path=_both(target)))

    def write(self, file: InputFile, report: FixReport) -> FixedFile:
        """Writes the repaired file, if there is one. Raises LintError, with the remedy, where nothing was written."""
        if report.data is None:
            return FixedFile(report)
        owner = None if file.is_stdin else owner_file(file.path)
        if self.in_place and not report.of_copy:
            return self._replace(file.path, report, report.data, owner)
        try:
            path, there = _written(self._target(file, of_copy=report.of_copy), report.data, file)
        except OSError as error:
            raise _not_written(Path(error.filename or file.path), error) from error
        return FixedFile(report, str(path), there, owner=str(owner) if owner else None)

    def _target(self, file: InputFile, *, of_copy: bool) -> Path:
        path = Path(_FROM_STDIN) if file.is_stdin else file.path
        kept = not of_copy and path.suffix.lower() in FILE_FORMATS["docx"].suffixes
        suffix = path.suffix if kept else ".docx"
        stem = path.stem if path.suffix.lower() in SUFFIXES else path.name
        if self.folder is None:
            return path.with_name(f"{stem}{MARK}{suffix}")
        return (self.folder / self._way(path)).with_name(f"{stem}{suffix}")

    def _way(self, path: Path) -> Path:
        """Returns the way to the file within the folder on the command line, or its name alone."""
        folders = [each for each in self.given if each != path and path.is_relative_to(each)]
        return path.relative_to(max(folders, key=lambda each: len(each.parts))) if folders else Path(path.name)

    def _replace(self, path: Path, report: FixReport, data: bytes, owner: Path | None) -> FixedFile:
        if owner is not None:
            raise RefusedFileError("open-in-word", filled(_OPEN, path=_both(owner)))
        before = read_file(path)
        if hashlib.sha256(before).hexdigest() != report.sha256:
            raise UnreadableFileError("changed", _CHANGED)
        real = Path(os.path.realpath(path))
        backup = real.with_name(real.name + _BACKUP)
        try:
            if not os.path.lexists(backup):
                with new_file(backup, real) as out:
                    out.write(before)
            with replaced_file(real) as stream:
                stream.write(data)
        except (OSError, WrongConfigurationError) as error:
            cause = error if isinstance(error, OSError) else error.__cause__
            raise _not_written(path, cause if isinstance(cause, OSError) else OSError()) from error
        shown = path.with_name(backup.name) if real.name == path.name else backup
        return FixedFile(report, str(path), backup=str(shown))


def earlier_copies(files: Sequence[InputFile], given: Sequence[str]) -> set[InputFile]:
    """Returns the files found in folders that are repaired copies of others found there: nobody asks to repair them."""
    known = {file.path.with_suffix("") for file in files}
    found = (file for file in files if file.shown not in given and MARK in file.path.name)
    return {file for file in found if file.path.with_name(file.path.name.rpartition(MARK)[0]) in known}


def owner_file(path: Path) -> Path | None:
    """Returns the file that Word keeps beside a document while it is open; None where there is none."""
    names = (path.name[cut:] for cut in range(3))
    return next((owner for name in names if name and os.path.lexists(owner := path.with_name(_OWNER + name))), None)


def _written(target: Path, data: bytes, file: InputFile) -> tuple[Path, bool]:
    """Returns where the copy is, and whether it was there already. Raises OSError."""
    os.makedirs(target.parent, exist_ok=True)
    for path in _names(target):
        if os.path.lexists(path):
            if _holds(path, data):
                return path, True
            continue
        try:
            with new_file(path, None if file.is_stdin else file.path) as out:
                out.write(data)
        except FileExistsError:  # somebody else was quicker
            continue
        return path, False
    raise AssertionError


def _names(target: Path) -> Iterator[Path]:
    yield target
    yield from (target.with_name(f"{target.stem}-{number}{target.suffix}") for number in count(2))


def _holds(path: Path, data: bytes) -> bool:
    """Tells whether a file has the content: LibreOffice writes the hour of a conversion into the list of its parts."""
    try:
        there = read_file(path)
        return there == data or _parts(there) == _parts(data)
    except (LintError, zipfile.BadZipFile):
        return False


def _parts(data: bytes) -> list[tuple[str, int, int]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry.filename, entry.file_size, entry.CRC) for entry in archive.infolist()]


def _not_written(path: Path, error: OSError) -> LintError:
    words = _MAYBE_OPEN if isinstance(error, PermissionError) else _NOT_WRITTEN
    return RefusedFileError("not-written", filled(words, path=_both(path), why=system_words(error)))


def _both(path: Path) -> Words:
    return Words(str(path), str(path))


_TWO_PLACES = Words(
    "Chỉ dùng một trong hai tùy chọn --output-dir và --in-place.", "Use only one of --output-dir and --in-place."
)
_NO_PLACE = Words(
    "Văn bản đọc từ đầu vào chuẩn (-) không có tên tệp để đặt bản sửa bên cạnh. Hãy thêm --output-dir THƯ_MỤC "
    f"(bản sửa tên là {_FROM_STDIN}), hoặc --diff để chỉ xem.",
    "A document from standard input (-) has no file beside which its copy could stand. Add --output-dir FOLDER (the copy is "
    f"called {_FROM_STDIN}), or --diff to see what would change.",
)
_NO_FOLDER = Words("--output-dir phải là một thư mục: {path}.", "--output-dir must be a folder: {path}.")
_OVER_INPUT = Words(
    "Bản sửa sẽ ghi đè lên văn bản gốc: {path}. Hãy chọn thư mục khác cho --output-dir, hoặc dùng --in-place (có giữ "
    "bản cũ).",
    "The copy would overwrite a document: {path}. Choose another folder for --output-dir, or use --in-place, which keeps "
    "the old file.",
)
_OPEN = Words(
    "Tệp đang mở trong Word nên chưa ghi gì. Hãy đóng tệp trong Word rồi chạy lại. (Nếu Word đã đóng mà vẫn báo như vậy, "
    "hãy xóa tệp {path}.)",
    "The file is open in Word, so nothing was written. Close it in Word and run this again. (If Word is closed already, "
    "delete {path}.)",
)
_CHANGED = Words(
    "Tệp vừa được lưu lại trong lúc đang sửa nên chưa ghi gì. Hãy chạy lại.",
    "The file was saved anew while it was being repaired, so nothing was written. Run this again.",
)
_MAYBE_OPEN = Words(
    "Chưa ghi được {path}: {why}. Nếu tệp đang mở trong Word, hãy đóng tệp trong Word rồi chạy lại; nếu không, hãy xin "
    "quyền ghi, hoặc chọn thư mục khác bằng --output-dir.",
    "{path} could not be written: {why}. If it is open in Word, close it there and run this again; else get permission, or "
    "choose another folder with --output-dir.",
)
_NOT_WRITTEN = Words(
    "Chưa ghi được {path}: {why}. Hãy chọn thư mục khác bằng --output-dir.",
    "{path} could not be written: {why}. Choose another folder with --output-dir.",
)
