"""Says that a run was stopped before its end, in the same words in every format."""

from __future__ import annotations

from decree30_lint.model.words import Lang, Words

INCOMPLETE = Words("BÁO CÁO CHƯA ĐẦY ĐỦ.", "THE REPORT IS INCOMPLETE.")
_NOT_ALL = Words(
    "Đã dừng theo yêu cầu: mới kiểm tra {} trong {} tệp.", "Stopped on request: {} of {} file(s) have been judged."
)


def stopped_words(judged: int, files: int, lang: Lang) -> str:
    return _NOT_ALL.of(lang).format(judged, files)


def incomplete_words(judged: int, files: int, lang: Lang) -> str:
    """Returns the headline and the sentence in one line."""
    return f"{INCOMPLETE.of(lang)} {stopped_words(judged, files, lang)}"
