"""Reads and compares two files, and writes the report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from decree30_lint.cli.analysis import read_one
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import say, show, text_style_for, write_file
from decree30_lint.compare import compare
from decree30_lint.errors import ExitCode, UnreadableFileError, WrongConfigurationError
from decree30_lint.formats.read_options import PdfEngine, ReadOptions
from decree30_lint.model.comparison import Comparison
from decree30_lint.model.document import Document, Legibility
from decree30_lint.model.lost_letters import lacks_letters
from decree30_lint.model.words import Lang, Words
from decree30_lint.service.configuration.configuration import FailOn
from decree30_lint.service.input_files import STDIN
from decree30_lint.service.isolation.guard import guarded
from decree30_lint.service.isolation.limits import Limits
from decree30_lint.service.output import check_destination

if TYPE_CHECKING:
    from decree30_lint.report.landmarks import LandmarksOfBoth


def compare_files(
    draft: str,
    final: str,
    form: str,
    output: Path | None,
    fail_on: FailOn,
    lang: Lang,
    *,
    engine: PdfEngine | None,
    limits: Limits,
) -> int:
    """Returns the exit code. Raises LintError where a file cannot be read."""
    if draft == final == STDIN:
        raise WrongConfigurationError("twice-stdin", _TWICE)
    if output is not None:
        check_destination(output, [Path(name) for name in (draft, final) if name != STDIN])
    with guarded(limits) as clock:
        reading = ReadOptions(engine, clock=clock)
        comparison = compare(_read(draft, reading), _read(final, reading))
        text = _written(comparison, draft, final, form, lang, on_screen=output is None)
    if output is None:
        show(text)
    else:
        write_file(output, text)
        say(in_lang(lang, f"Đã ghi kết quả vào {output}.", f"The result is in {output}."))
    differs = any(fail_on.meets(difference.level) for difference in comparison.differences)
    return ExitCode.FINDINGS if differs else ExitCode.CLEAN


def _read(name: str, reading: ReadOptions) -> Document:
    """Reads one of the two files. Raises LintError, which names the file that cannot be read.

    A file without any text proves nothing, and is not compared.
    """
    document = read_one(name, reading)
    if all(paragraph.is_blank for paragraph in document.paragraphs):
        raise UnreadableFileError("no-text", Words(f"{name}: {_NO_TEXT.vi}", f"{name}: {_NO_TEXT.en}"))
    if document.legibility is not Legibility.FULL:
        raise UnreadableFileError("no-true-text", Words(f"{name}: {_NO_TRUE_TEXT.vi}", f"{name}: {_NO_TRUE_TEXT.en}"))
    if _lacks_words(document):
        raise UnreadableFileError("no-true-text", Words(f"{name}: {_LETTERS_LOST.vi}", f"{name}: {_LETTERS_LOST.en}"))
    return document


def _lacks_words(document: Document) -> bool:
    words = [word for paragraph in document.paragraphs for word in paragraph.text.split()]
    return sum(map(lacks_letters, words)) > _FEW * len(words)


def _written(comparison: Comparison, draft: str, final: str, form: str, lang: Lang, *, on_screen: bool) -> str:
    if form == "text":
        from decree30_lint.report.comparison_text import comparison_text

        style = text_style_for(lang, sys.stdout if on_screen else None)
        return comparison_text(comparison, draft, final, style, _landmarks(comparison))
    if form == "html":
        from decree30_lint.report.comparison_html import comparison_html

        return comparison_html(comparison, draft, final, lang, _landmarks(comparison))
    from decree30_lint.report.comparison_json import comparison_json

    return comparison_json(comparison, draft, final, lang)


def _landmarks(comparison: Comparison) -> LandmarksOfBoth:
    from decree30_lint.pipeline import ruleset_named
    from decree30_lint.report.landmarks import landmarks_of_both

    return landmarks_of_both(comparison, ruleset_named("nd30-2020").vocabulary)


_TWICE = Words(
    "Chỉ một trong hai tệp được đọc từ đầu vào chuẩn (-).", "Only one of the files can come from standard input (-)."
)
_NO_TRUE_TEXT = Words(
    "Chữ của tệp này do máy nhận dạng từ ảnh quét, có thể sai, nên không so sánh được. Hãy dùng tệp PDF xuất từ Word.",
    "The text of this file was recognised from a scan and may be wrong, so it cannot be compared. Use a PDF saved by Word.",
)
_FEW = 0.01  # of the words lack a letter
_LETTERS_LOST = Words(
    "Lớp chữ của tệp này bị mất một số chữ cái, nên không so sánh được. Hãy dùng tệp PDF xuất từ Word.",
    "Some letters are lost from the text of this file, so it cannot be compared. Use a PDF saved by Word.",
)
_NO_TEXT = Words(
    "Tệp không có chữ nào đọc được (chẳng hạn là ảnh quét), nên không so sánh được. Hãy dùng tệp có chữ.",
    "There is no text in the file (a scan, perhaps), so it cannot be compared. Use a file with text.",
)
