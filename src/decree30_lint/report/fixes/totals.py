"""Counts over the files of a run of repairs."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from decree30_lint.model.fix_report import FixReport, FixStatus
from decree30_lint.model.plain import Json
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.findings.counts import count_words
from decree30_lint.report.text_style import TextStyle

_TOTAL = Words("Tổng cộng {} tệp", "{} file(s) in all")
_STATUSES = {
    FixStatus.REPAIRED: Words("đã sửa {}", "{} repaired"),
    FixStatus.UNCHANGED: Words("{} tệp không có gì sửa được", "{} with nothing that could be mended"),
    FixStatus.NOT_REPAIRED: Words("{} tệp chưa sửa", "{} not repaired"),
    FixStatus.OUTSIDE: Words("{} tệp ngoài phạm vi", "{} out of scope"),
}
_WOULD = Words("sẽ sửa {}", "{} would be repaired")
_LEFT = Words("còn lại {}", "{} left")


class FixTotals(Struct, eq=False):
    """Counts the files by how they ended, and the findings that are left in those that were judged."""

    statuses: Counter[FixStatus] = field(default_factory=Counter)
    levels: Counter[Level] = field(default_factory=Counter)

    @property
    def files(self) -> int:
        return self.statuses.total()

    def add(self, report: FixReport) -> None:
        self.statuses[report.status] += 1
        self.levels.update(finding.level for finding in report.last.findings)

    def words(self, style: TextStyle, *, dry: bool) -> str:
        """Returns the last line of a report: "Tổng cộng 3 tệp: đã sửa 2, 1 tệp chưa sửa; còn lại 2 lỗi …"."""
        said = {**_STATUSES, FixStatus.REPAIRED: _WOULD} if dry else _STATUSES
        ended = [style.render(words, self.statuses[status]) for status, words in said.items() if self.statuses[status]]
        levels = (Level.ERROR, Level.WARNING, Level.INFO)
        left = ", ".join(count_words(style, level, self.levels[level]) for level in levels)
        return f"{style.render(_TOTAL, self.files)}: {', '.join(ended)}; {style.render(_LEFT, left)}."

    def to_dict(self) -> Json:
        """Returns the counts as `summary` of the schema decree30-lint-fix/1."""
        return {
            "files": self.files,
            **{status.value: self.statuses[status] for status in FixStatus},
            "errors": self.levels[Level.ERROR],
            "warnings": self.levels[Level.WARNING],
            "infos": self.levels[Level.INFO],
        }
