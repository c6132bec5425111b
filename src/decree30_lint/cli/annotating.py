"""Annotates a file, writes the copy, and says what is in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from decree30_lint.cli.analysis import ONE_FILE
from decree30_lint.cli.checking import not_to_be_overwritten
from decree30_lint.cli.output import show, text_style_for
from decree30_lint.errors import ExitCode, RefusedFileError, UnreadableFileError, WrongConfigurationError
from decree30_lint.formats.file_formats import FILE_FORMATS
from decree30_lint.model.annotated import AnnotatedFile
from decree30_lint.model.system_words import system_words
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.counts import found_words
from decree30_lint.report.findings.summary import summary_of
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block
from decree30_lint.service.annotator import Annotator, MarkOptions
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.output import cannot_write, check_destination, new_file
from decree30_lint.service.settings import Settings


def annotate_file(path: str, output: Path, settings: Settings, marks: MarkOptions) -> int:
    """Returns the exit code. Raises LintError where the copy cannot be made, or written."""
    file = InputFile(path, Path(path))
    if marks.clear and (marks.track or marks.unsafe):
        raise WrongConfigurationError("only-clear", _ONLY_CLEAR)
    if marks.unsafe and not marks.track:
        raise WrongConfigurationError("unsafe-alone", _UNSAFE_ALONE)
    if file.is_folder:
        raise UnreadableFileError("no-regular-file", ONE_FILE)
    check_destination(output, not_to_be_overwritten([file], settings))
    if os.path.lexists(output):
        raise _there(output)
    made = Annotator(settings, marks).annotate_watched(file)
    if made.failure is not None or made.data is None:
        words = made.failure.words if made.failure else Words("", "")
        raise RefusedFileError("not-annotated", Words(f"{path}: {words.vi}", f"{path}: {words.en}"))
    _write(file, output, made, made.data)
    show("".join(f"{line}\n" for line in _lines(made, output, marks, text_style_for(marks.lang, sys.stdout))))
    return ExitCode.CLEAN


def _write(file: InputFile, output: Path, made: AnnotatedFile, data: bytes) -> None:
    suffixes = (".pdf",) if made.suffix == ".pdf" else FILE_FORMATS["docx"].suffixes
    if output.suffix.lower() not in suffixes:
        raise WrongConfigurationError("wrong-suffix", filled(_WRONG_SUFFIX, path=_both(output), suffix=_both(made.suffix)))
    try:
        with new_file(output, None if file.is_stdin else file.path) as out:
            out.write(data)
    except FileExistsError as error:
        raise _there(output) from error
    except OSError as error:
        raise cannot_write(output, system_words(error)) from error


def _lines(made: AnnotatedFile, output: Path, marks: MarkOptions, style: TextStyle) -> Iterator[str]:
    written = _CLEARED if marks.clear else _ANNOTATED
    yield printable(style.render(written, output))
    if made.of_copy:
        yield from block(style.render(_CONVERTED), style.width)
    if made.unchanged:
        yield from block(style.render(_NO_MARKS if marks.clear else _NOTHING_FOUND), style.width)
    if made.report is not None and made.report.findings:
        yield from block(style.render(_REMARKS, found_words(style, summary_of((made.report,)).levels)), style.width)
    if made.tracked:
        yield from block(style.render(_TRACKED, made.tracked), style.width)
    if made.untracked:
        yield from ("", *style.title(style.render(_UNTRACKED, len(made.untracked))))
    for change in made.untracked:
        said = "; ".join(style.render(words) for words in change.words)
        yield from block(f"- {capitalised(style.render(change.part_name))}: {said}", style.width, 2, 2)


def _there(output: Path) -> WrongConfigurationError:
    return WrongConfigurationError("output-exists", filled(_THERE, path=_both(output)))


def _both(text: object) -> Words:
    return Words(str(text), str(text))


_ANNOTATED = Words("Đã ghi bản có ghi chú: {}", "The annotated copy is in {}")
_CLEARED = Words("Đã ghi bản không còn ghi chú của decree30-lint: {}", "The copy without marks of decree30-lint is in {}")
_NO_MARKS = Words(
    "Tệp vốn không có ghi chú nào của decree30-lint, nên bản này giống hệt tệp gốc.",
    "There were no marks of decree30-lint in the file: the copy equals it.",
)
_NOTHING_FOUND = Words(
    "Không có gì để ghi chú, nên bản này giống hệt tệp gốc.", "There is nothing to remark on: the copy equals the file."
)
_REMARKS = Words("Trong đó ghi chú {}.", "It has remarks on {}.")
_TRACKED = Words(
    "Có {} chỗ sửa chờ duyệt: trong Word mở thẻ Xem lại (Review), bấm Chấp nhận (Accept) hoặc Từ chối (Reject).",
    "{} corrections wait in it as tracked changes: accept or reject them in Word (Review).",
)
_UNTRACKED = Words("KHÔNG GHI ĐƯỢC THÀNH SỬA ĐỔI CHỜ DUYỆT, CHỈ GHI CHÚ ({})", "COULD NOT BE TRACKED, ONLY REMARKED ({})")
_CONVERTED = Words(
    "Tệp gốc không phải .docx: bản này là tệp .docx do LibreOffice chuyển sang.",
    "The file is no .docx: the copy is one, converted by LibreOffice.",
)
_ONLY_CLEAR = Words("--clear không dùng cùng --track, --unsafe.", "--clear goes neither with --track nor with --unsafe.")
_UNSAFE_ALONE = Words(
    "--unsafe chỉ dùng cùng --track: không có --track thì không có chỗ nào được sửa.",
    "--unsafe goes with --track only: without it nothing is corrected.",
)
_THERE = Words(
    "Đã có tệp {path} nên không ghi đè. Hãy chọn tên khác cho -o, hoặc xóa tệp đó trước.",
    "{path} is there already and is not overwritten. Choose another name for -o, or delete that file first.",
)
_WRONG_SUFFIX = Words(
    "Bản có ghi chú là tệp {suffix}, nên tên tệp sau -o phải kết thúc bằng {suffix}: {path}.",
    "The annotated copy is a {suffix}, so the name behind -o must end in {suffix}: {path}.",
)
