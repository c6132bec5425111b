"""Writes the counts of a run by rule as a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.results import Failure
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.markdown_text import code, escaped
from decree30_lint.report.findings.rule_counts import RuleCount
from decree30_lint.report.text_style import TextStyle

_MOST = 200  # rules of a table: a report has to fit into one comment
_HEADS = (
    (Words("Phát hiện", "Findings"), "--:"),
    (Words("Tệp", "Files"), "--:"),
    (Words("Mức", "Level"), "---"),
    (Words("Quy tắc", "Rule"), "---"),
    (Words("Máy sửa được", "Mended by fix"), "--:"),
    (Words("Yêu cầu", "What it asks"), "---"),
)
_ANSWERS = 2  # columns, the last, that tell what is right or whether a program can do it
_FAILED = Words("{}: không kiểm tra được. {} [{}]", "{}: could not be judged. {} [{}]")
_MORE = Words("Còn {} quy tắc không nêu trong bảng này.", "{} more rule(s) are not in this table.")


def rule_lines(rows: Sequence[RuleCount], style: TextStyle, *, answers: bool) -> Iterator[str]:
    """Yields the table, a row for each rule; nothing where no rule was broken."""
    if not rows:
        return
    heads = _HEADS if answers else _HEADS[:-_ANSWERS]
    yield "\n" + _row([style.render(words) for words, _ in heads]) + _row([ruler for _, ruler in heads])
    for row in rows[:_MOST]:
        yield _row(_cells(row, style)[: len(heads)])
    if len(rows) > _MOST:
        yield f"\n{style.render(_MORE, len(rows) - _MOST)}\n"


def _cells(row: RuleCount, style: TextStyle) -> Sequence[str]:
    level, asked = style.render(LEVEL[row.level]), escaped(style.render(row.requirement))
    return (str(row.findings), str(row.files), level, code(row.rule), str(row.fixable), asked)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def failure_words(path: str, failure: Failure, style: TextStyle) -> str:
    return style.render(_FAILED, printable(path), style.render(failure.words), failure.code)
