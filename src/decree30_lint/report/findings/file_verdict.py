"""Sums a file up in a word: the headline of its report, and its row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.report import Report
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words

_MOST_UNDECIDED = 0.25  # of the rules that are met


class FileVerdict(Enum):
    """Names what came of a file, the worst first."""

    FAILED = auto()
    MUST = auto()  # there are errors
    SHOULD = auto()  # there are warnings
    OUTSIDE = auto()
    NOTHING_DECIDED = auto()
    NONE_SEEN = auto()  # too little could be judged to call it correct
    NOTHING_NEW = auto()  # what was found has been accepted
    NO_ERROR = auto()  # there are notes
    ONLY_GENERAL = auto()  # its type is not known
    CORRECT = auto()


HEADLINES: Mapping[FileVerdict, Words] = {
    FileVerdict.FAILED: Words("KHÔNG KIỂM TRA ĐƯỢC.", "COULD NOT BE JUDGED."),
    FileVerdict.MUST: Words("CẦN SỬA:", "NOT CORRECT:"),
    FileVerdict.SHOULD: Words("NÊN SỬA:", "NOT QUITE CORRECT:"),
    FileVerdict.OUTSIDE: Words("NGOÀI PHẠM VI, KHÔNG KIỂM TRA.", "OUT OF SCOPE, NOT CHECKED."),
    FileVerdict.NOTHING_DECIDED: Words("CHƯA KẾT LUẬN ĐƯỢC.", "NOTHING DECIDED."),
    FileVerdict.NONE_SEEN: Words("CHƯA THẤY LỖI.", "NO ERROR SEEN."),
    FileVerdict.NOTHING_NEW: Words("KHÔNG CÓ LỖI MỚI.", "NOTHING NEW."),
    FileVerdict.NO_ERROR: Words("KHÔNG CÓ LỖI.", "NO ERROR."),
    FileVerdict.ONLY_GENERAL: Words("KHÔNG CÓ LỖI.", "NO ERROR."),
    FileVerdict.CORRECT: Words("ĐÚNG THỂ THỨC.", "CORRECT."),
}
STATUSES: Mapping[Status, Words] = {
    Status.OUTSIDE: Words("ngoài phạm vi", "out of scope"),
    Status.UNREADABLE: Words("không đọc được", "cannot be read"),
    Status.REFUSED: Words("không nhận tệp này", "refused"),
    Status.DEADLINE: Words("quá thời hạn", "took too long"),
    Status.MEMORY: Words("quá bộ nhớ", "took too much memory"),
    Status.CRASHED: Words("chương trình gặp lỗi", "the program failed on it"),
}
"""What became of a file that was not judged, in a table."""


def within_sentence(verdict: FileVerdict) -> Words:
    """Returns the headline in small letters, without its stop: "cần sửa"."""
    said = HEADLINES[verdict]
    return Words(said.vi.rstrip(".:").lower(), said.en.rstrip(".:").lower())


def file_verdict(report: Report) -> FileVerdict:
    if report.failure is not None:
        return FileVerdict.FAILED
    if report.outside is not None:
        return FileVerdict.OUTSIDE
    levels = {finding.level for finding in report.findings}
    if Level.ERROR in levels:
        return FileVerdict.MUST
    if Level.WARNING in levels:
        return FileVerdict.SHOULD
    if report.accepted:
        return FileVerdict.NOTHING_NEW
    if levels:
        return FileVerdict.NO_ERROR if is_judged_enough(report) else FileVerdict.NONE_SEEN
    return _without_findings(report)


def _without_findings(report: Report) -> FileVerdict:
    if not report.coverage.get(Verdict.COMPLIES):
        return FileVerdict.NOTHING_DECIDED
    if not is_judged_enough(report):
        return FileVerdict.NONE_SEEN
    return FileVerdict.CORRECT if report.governed else FileVerdict.ONLY_GENERAL


def is_judged_enough(report: Report) -> bool:
    """Tells whether so many rules could be decided that a pass speaks of the document as a whole."""
    met = report.coverage.get(Verdict.COMPLIES, 0)
    return report.legibility is Legibility.FULL and len(report.undecided) <= _MOST_UNDECIDED * met
