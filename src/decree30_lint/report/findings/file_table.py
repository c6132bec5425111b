"""Lists the files of a run in a table, the worst first: a line for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.counts import found_words
from decree30_lint.report.findings.file_verdict import STATUSES, FileVerdict, file_verdict, within_sentence
from decree30_lint.report.findings.summary import fixable_count, summary_of
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import display_width, padded

_TITLE = Words("CÁC TỆP, NHIỀU LỖI TRƯỚC", "THE FILES, THE WORST FIRST")
_FILE = Words("Tệp", "File")
NUMBERS = (
    Words("Lỗi", "Errors"),
    Words("Cảnh báo", "Warnings"),
    Words("Lưu ý", "Notes"),
    Words("Máy sửa được", "Fixable"),
)
"""The heads over the counts of a file, and over what `fix` would mend of it."""

_BETWEEN = "  "
_LEAST = 12  # columns of a name
_LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)


class FileRow(Struct, frozen=True):
    """Holds what a table tells of a file. `counts` are those of errors, warnings and notes.

    `outcome` says what became of the file in place of them, where it was not judged or nothing was found.
    """

    path: str
    verdict: FileVerdict
    counts: tuple[int, int, int]
    fixable: int
    outcome: Words | None

    @property
    def rank(self) -> tuple[int, ...]:
        """Returns what is least for the worst file: one that could not be judged, then those of most errors."""
        errors, warnings, notes = (-count for count in self.counts)
        return (self.verdict is not FileVerdict.FAILED, errors, warnings, self.verdict.value, notes)


def row_of(report: Report) -> FileRow:
    errors, warnings, notes = (report.count(level) for level in _LEVELS)
    verdict = file_verdict(report)
    return FileRow(report.path, verdict, (errors, warnings, notes), fixable_count(report), _outcome(report, verdict))


def _outcome(report: Report, verdict: FileVerdict) -> Words | None:
    if not report.judged:
        return _with_counts(report, STATUSES[report.status])
    return None if report.findings else within_sentence(verdict)


def _with_counts(report: Report, status: Words) -> Words:
    """A signature that is broken is found in documents out of scope, too."""
    if not report.findings:
        return status
    levels = summary_of((report,)).levels
    return Words(*(f"{status.of(lang)}; {found_words(TextStyle(lang), levels)}" for lang in (Lang.VI, Lang.EN)))


def table_lines(rows: Sequence[FileRow], style: TextStyle, *, answers: bool = True) -> Iterator[str]:
    """Yields the title, the head and a line for each file, and an empty one; nothing where there are no rows.

    Without `answers` the table does not tell how many findings could be mended.
    """
    if not rows:
        return
    heads = [style.render(words) for words in (NUMBERS if answers else NUMBERS[:-1])]
    widths = [max(len(head), 4) for head in heads]
    room = max(_LEAST, style.width - 2 - sum(len(_BETWEEN) + width for width in widths))
    room = min(room, max(display_width(printable(row.path)) for row in rows))
    yield from style.title(style.render(_TITLE))
    names = [padded(style.render(_FILE), room), *(head.rjust(width) for head, width in zip(heads, widths, strict=True))]
    yield style.ink.dim(f"  {_BETWEEN.join(names)}")
    for row in sorted(rows, key=lambda row: row.rank):
        yield f"  {padded(shortened_path(row.path, room), room)}{_BETWEEN}{_told(row, widths, style)}".rstrip()
    yield ""


def _told(row: FileRow, widths: Sequence[int], style: TextStyle) -> str:
    if row.outcome is not None:
        return style.render(row.outcome)
    numbers = (*row.counts, row.fixable)
    return _BETWEEN.join(str(number).rjust(width) for number, width in zip(numbers, widths, strict=False))


def shortened_path(path: str, width: int) -> str:
    """Returns the path in at most `width` columns of a screen: of a longer one, the beginning and the end."""
    name = printable(path)
    if display_width(name) <= width:
        return name
    first = (width - 1) // 3
    return _head(name, first) + "…" + _head(name[::-1], width - 1 - first)[::-1]


def _head(text: str, width: int) -> str:
    taken = ""
    for character in text:
        if display_width(taken + character) > width:
            break
        taken += character
    return taken
