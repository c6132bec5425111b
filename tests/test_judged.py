"""The figures of what readers judged by eye."""

from collections import Counter

import pytest
from bench.judged import ALL, CORPUS, JUDGED, Entry, Figures, by_file, entries, weigh

from decree30_lint import Level
from decree30_lint.pipeline import ruleset_named

_KNOWN = by_file(
    (
        Entry("docx/a.docx", "tieu-ngu/co-chu", "fault", "12 pt"),
        Entry("docx/a.docx", "trang/le-trai", "none", "30 mm"),
        Entry("docx/a.docx", "noi-nhan/luu", "open", "no unit"),
        Entry("pdf/b.pdf", ALL, "outside", "an agenda"),
    )
)


@pytest.mark.parametrize(
    ("name", "rule", "right", "false", "open_", "unjudged"),
    [
        ("docx/a.docx", "tieu-ngu/co-chu", 1, 0, 0, 0),
        ("docx/a.docx", "trang/le-trai", 0, 1, 0, 0),
        ("docx/a.docx", "noi-nhan/luu", 0, 0, 1, 0),
        ("docx/a.docx", "trang/le-phai", 0, 0, 0, 1),
        ("pdf/b.pdf", "trang/le-phai", 0, 1, 0, 0),
    ],
)
def test_what_is_said_counts_once(name: str, rule: str, right: int, false: int, open_: int, unjudged: int) -> None:
    figures = {Level.ERROR: Figures(), Level.WARNING: Figures()}
    lines = list(weigh(_KNOWN[name], {rule: Level.ERROR}, figures))
    assert figures[Level.ERROR] == Figures(right, false, open_, unjudged)
    assert figures[Level.WARNING] == Figures()
    assert len(lines) == false


def test_each_rule_is_judged_once_a_document() -> None:
    counts = Counter((entry.file, entry.rule) for entry in entries(JUDGED))
    assert [twice for twice, count in counts.items() if count > 1] == []


def test_rules_and_files_exist() -> None:
    known = {*ruleset_named("nd30-2020").rules, ALL}
    assert {entry.rule for entry in entries(JUDGED)} <= known
    if CORPUS.is_dir():
        assert [entry.file for entry in entries(JUDGED) if not (CORPUS / entry.file).is_file()] == []
