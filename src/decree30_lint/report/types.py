"""Tells what a document is called: its type, or the family that other rules govern."""

from __future__ import annotations

from decree30_lint.model.parts import UNKNOWN_TYPE, Family, Subject
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import capitalised

_FAMILIES = {
    Family.LEGAL: Words("Văn bản quy phạm pháp luật", "Legal normative document"),
    Family.PARTY: Words("Văn bản của Đảng", "Party document"),
    Family.OTHER: Words("Văn bản khác", "Other document"),
}
_UNKNOWN = Words("Chưa nhận ra", "Not recognised")


def type_id(subject: Subject) -> str:
    """Returns the key of the type, or "qppl", "party", "unknown" where the decree does not govern the document."""
    family = subject.recognition.family
    if family in (Family.LEGAL, Family.PARTY):
        return family.value
    return UNKNOWN_TYPE if family is Family.OTHER else subject.main.type


def type_name(subject: Subject) -> Words:
    """The name of a type is Vietnamese in both languages."""
    family = _FAMILIES.get(subject.recognition.family)
    name = next((known.name for known in subject.vocabulary.types if known.key == subject.main.type), None)
    if family is None:
        return Words(capitalised(name), capitalised(name)) if name else _UNKNOWN
    return Words(f"{family.vi} ({name})", f"{family.en} ({name})") if name and subject.main.type != UNKNOWN_TYPE else family


def type_code(subject: Subject) -> str:
    """Returns "TTr"; "" where the decree gives none."""
    key = type_id(subject)
    return next((known.code for known in subject.vocabulary.types if known.key == key), "")
