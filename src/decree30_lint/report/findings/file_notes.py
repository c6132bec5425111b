"""Says of a file what every format says of it: of which type it is, and which texts in it were not judged."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.parts import UNKNOWN_TYPE
from decree30_lint.model.report import Report
from decree30_lint.model.words import Lang, Words

_SURE = 0.8  # a type recognised with less is said to be uncertain
_NOT_SURE = Words("{} (chưa chắc chắn)", "{} (not certain)")
_NOT_JUDGED = Words("Không kiểm tra văn bản thứ {} trong tệp. {}", "Document {} of the file was not judged. {}")


def type_words(report: Report, lang: Lang) -> str:
    """Returns "Tờ trình", or "Tờ trình (chưa chắc chắn)"; "" where the type was not recognised."""
    note = report.document_type
    if note is None or (note.id == UNKNOWN_TYPE and report.outside is None):
        return ""
    name = note.name.of(lang)
    return name if note.confidence >= _SURE else _NOT_SURE.of(lang).format(name)


def not_judged_words(report: Report, lang: Lang) -> Iterator[str]:
    """Yields a sentence for each further text of the file that no ruleset governs."""
    for each in report.not_judged:
        yield _NOT_JUDGED.of(lang).format(each.number, each.reason.of(lang))
