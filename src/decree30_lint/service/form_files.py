"""Writes the forms that are filed with drafts: never over a file that is none of ours, or that somebody has filled in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.file_formats import SUFFIXES
from decree30_lint.model.parts import Agency
from decree30_lint.model.report import Report
from decree30_lint.model.system_words import system_words
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Words
from decree30_lint.report.form.marks import LARGEST, FormMark, digest_of, mark_in
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.output import (
    LONGEST_NAME,
    check_destination,
    new_file,
    numbered_names,
    replaced_file,
    way_within,
)
from decree30_lint.service.settings import Job

MARK = ".phieu.docx"
"""Stands behind the name of a file in the name of its form."""

_WORD = ".docx"
_FROM_STDIN = "van-ban"


class FormFiles:
    """Writes the form of each file of a run into `target`: a file of that name for one draft, else a folder.

    `given` are the paths of the command line: what stands in a folder of them keeps its way in that folder. `written` are
    the forms so far, `renamed` those that had to take another name, and `failure` tells why the first one was not written,
    of `failed`.
    """

    def __init__(self, target: Path, given: Sequence[str], files: Sequence[InputFile]) -> None:
        self.target = target
        self.written: list[Path] = []
        self.renamed: list[Path] = []
        self.failed = 0
        self.failure: WrongConfigurationError | None = None
        self._given = tuple(map(Path, given))
        self._files = files
        self._read = {os.path.realpath(file.path) for file in files if not file.is_stdin}

    @property
    def in_one_file(self) -> bool:
        return self.target.suffix.lower() == _WORD and not os.path.isdir(self.target)

    def check(self, used: Iterable[Path]) -> None:
        """Raises WrongConfigurationError where forms could not be written as asked; `used` are all files of the run."""
        if not self.in_one_file:
            self._check_folder()
            return
        if len(self._files) > 1:
            raise WrongConfigurationError("form-of-several", _SEVERAL)
        check_destination(self.target, used)
        if not _may_be_replaced(self.target, None):
            raise _not_ours(self.target)

    def _check_folder(self) -> None:
        if os.path.lexists(self.target) and not os.path.isdir(self.target):
            raise WrongConfigurationError("form-no-folder", _about(_NO_FOLDER, self.target))
        if self.target.suffix.lower() in SUFFIXES and not os.path.isdir(self.target):
            raise WrongConfigurationError("form-is-word", _about(_NO_WORD, self.target))

    def beside(self, reports: Iterable[Report], planned: Sequence[Job]) -> Iterator[Report]:
        """Yields the reports, the form of each written before the next file is judged."""
        for report, job in zip(reports, planned, strict=False):
            self.write(job.file, report, job.options.agency)
            yield report

    def write(self, file: InputFile, report: Report, agency: Agency) -> None:
        """Writes the form of one file, none for a folder without documents.

        Where that fails, `failure` tells why, and the others go on.
        """
        if file.is_folder:
            return
        try:
            self.written.append(self._write(file, report, agency))
        except (OSError, WrongConfigurationError) as error:
            self.failed += 1
            self.failure = self.failure or self._failure(error)

    def _failure(self, error: OSError | WrongConfigurationError) -> WrongConfigurationError:
        cause = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(cause, OSError):
            assert isinstance(error, WrongConfigurationError)
            return error
        words = _about(_NOT_WRITTEN, Path(cause.filename or self.target), system_words(cause))
        return WrongConfigurationError("form-not-written", words)

    def _write(self, file: InputFile, report: Report, agency: Agency) -> Path:
        from decree30_lint.report.form.form import form_of  # loads python-docx

        if self.in_one_file:
            if not _may_be_replaced(self.target, None):
                raise _not_ours(self.target)
            return _put(self.target, form_of(report, agency))
        draft = self._draft(file)
        data = form_of(report, agency, draft=draft)
        target = self._target(file)
        os.makedirs(target.parent, exist_ok=True)
        for path in numbered_names(target):
            if os.path.realpath(path) in self._read or not _may_be_replaced(path, draft):
                continue
            self.renamed += [path] if path != target else []
            return _put(path, data)
        raise AssertionError

    def _target(self, file: InputFile) -> Path:
        path = Path(_FROM_STDIN) if file.is_stdin else file.path
        return self.target / way_within(self._given, path).parent / _form_name(path.name)

    def _draft(self, file: InputFile) -> str:
        """Returns what tells the draft apart from others of its name: the way to it from the folder of the forms."""
        if file.is_stdin:
            return file.shown
        real = os.path.realpath(file.path)
        try:
            return Path(os.path.relpath(real, os.path.realpath(self.target))).as_posix()
        except ValueError:  # on another drive
            return real


def earlier_forms(files: Sequence[InputFile], given: Sequence[str]) -> set[InputFile]:
    """Returns the files found in folders that are forms of ours, filled in or not: nobody asks to check them."""
    found = (file for file in files if file.shown not in given and file.path.suffix.lower() == _WORD)
    return {file for file in found if _mark(file.path) is not None}


def _form_name(name: str) -> str:
    """Returns the name of the form; one that is too long is cut, and ends with a digest."""
    if len(os.fsencode(name + MARK)) <= LONGEST_NAME:
        return name + MARK
    tail = f"~{hashlib.sha256(os.fsencode(name)).hexdigest()[:8]}{MARK}"
    while len(os.fsencode(name + tail)) > LONGEST_NAME:
        name = name[:-1]
    return name + tail


def _may_be_replaced(path: Path, draft: str | None) -> bool:
    """Tells whether nothing is lost: there is no file, or an untouched form of the draft, None for that of any."""
    if not os.path.lexists(path):
        return True
    mark = None if os.path.islink(path) else _mark(path)
    return mark is not None and mark.untouched and (draft is None or mark.draft == digest_of(draft))


def _mark(path: Path) -> FormMark | None:
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
            return None
        with open(path, "rb") as file:
            return mark_in(file)
    except OSError:
        return None


def _put(path: Path, data: bytes) -> Path:
    """Raises OSError, WrongConfigurationError; FileExistsError where another file has taken the name in between."""
    with replaced_file(path) if os.path.lexists(path) else new_file(path, None) as out:
        out.write(data)
    return path


def _not_ours(path: Path) -> WrongConfigurationError:
    return WrongConfigurationError("form-not-ours", _about(_NOT_OURS, path))


def _about(words: Words, path: Path, why: Words | None = None) -> Words:
    return filled(words, path=Words(str(path), str(path)), **({"why": why} if why is not None else {}))


_SEVERAL = Words(
    "Có nhiều văn bản nên --form phải là một thư mục: mỗi văn bản có một phiếu trong đó.",
    "There are several documents, so --form must be a folder: it gets a form for each of them.",
)
_NO_FOLDER = Words(
    "--form phải là tệp .docx hoặc một thư mục: {path}.",
    "--form must be a .docx file or a folder: {path}.",
)
_NO_WORD = Words(
    "Phiếu kiểm tra thể thức là tệp Word: hãy đặt tên có đuôi .docx, hoặc nêu một thư mục, thay cho {path}.",
    "The form is a Word file: give it a name that ends with .docx, or name a folder, instead of {path}.",
)
_NOT_OURS = Words(
    "{path} đã có, và không phải phiếu do chương trình lập, hoặc đã có người điền, nên không ghi đè. Hãy chọn tên khác.",
    "{path} is there already, and is no form of this program, or somebody has filled it in: it is not overwritten. Choose "
    "another name.",
)
_NOT_WRITTEN = Words(
    "Chưa ghi được phiếu {path}: {why}. Hãy chọn chỗ khác cho --form.",
    "The form {path} could not be written: {why}. Choose another place for --form.",
)
