"""Holds the words that every output has for a finding: its level, the labels of its details, the clause it stands on."""

from __future__ import annotations

from decree30_lint.model.rules import ClauseCitation, Level
from decree30_lint.model.words import Lang, Words

LEVEL = {
    Level.ERROR: Words("lỗi", "error"),
    Level.WARNING: Words("cảnh báo", "warning"),
    Level.INFO: Words("lưu ý", "note"),
    Level.OFF: Words("tắt", "off"),
}
WHERE = Words("Vị trí:", "Where:")
FOUND = Words("Hiện tại:", "Found:")
REQUIRED = Words("Quy định:", "Required:")
WRITE = Words("Sửa thành:", "Write:")
MEND = Words("Cách sửa:", "Mend:")
BY = Words("Căn cứ:", "By:")
RULE = Words("Quy tắc:", "Rule:")

NO_CLAUSE = Words("thông lệ soạn thảo, không có điều khoản", "practice in drafting, no clause")
_WHOLE = "toàn văn"  # of an instrument whose clauses are not known
_ENGLISH_CLAUSE = {
    "Phụ lục": "Appendix",
    "Phần": "Part",
    "Mục": "Section",
    "khoản": "clause",
    "điểm": "point",
    "Điều": "Article",
    "Mẫu": "Sample",
}


def citation_words(citation: ClauseCitation | None, lang: Lang) -> str:
    """Returns "Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định 30/2020/NĐ-CP"."""
    if citation is None:
        return NO_CLAUSE.of(lang)
    instrument = f"{citation.instrument_type.of(lang)} {citation.instrument}"
    if lang is Lang.VI:
        return f"{citation.text} {instrument}"
    return f"{_english_clause(citation.text)} of {instrument}"


def clause_words(citation: ClauseCitation, lang: Lang) -> str:
    """Returns "Phụ lục I, Phần I, Mục II, khoản 1, điểm b; Mục V", where the reader knows of which instrument.

    Of several clauses each is told as far as it differs from the one before.
    """
    told: list[str] = []
    before: list[str] = []
    for clause in citation.text.split("; "):
        steps = clause.split(", ")
        shared = 0
        while shared < min(len(before), len(steps) - 1) and before[shared] == steps[shared]:
            shared += 1
        told.append(", ".join(steps[shared:]))
        before = steps
    text = "; ".join(told)
    return text if lang is Lang.VI else _english_clause(text)


def _english_clause(text: str) -> str:
    for vietnamese, english in _ENGLISH_CLAUSE.items():
        text = text.replace(f"{vietnamese} ", f"{english} ")
    return "the whole" if text == _WHOLE else text
