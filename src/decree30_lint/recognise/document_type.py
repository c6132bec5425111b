"""Recognises which type a text is of, and which body of rules governs the file."""

from __future__ import annotations

from collections.abc import Container, Sequence

from decree30_lint.model.parts import UNKNOWN_TYPE, Family, Part, Vocabulary
from decree30_lint.model.words import Words
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.outside import PRIVATE, FamilyEvidence, FamilyGuess, not_governed, weighed
from decree30_lint.syntax.number_line import NumberLine

TypeGuess = tuple[str, float]
"""Key of a type, and the confidence."""

LETTER = "cong-van"
CONTRACT = "hop-dong"


def type_of(found: Sequence[Candidate], title: str, lexicon: Lexicon, vocabulary: Vocabulary) -> TypeGuess:
    """Returns the type by the title; without one, a letter by its subject, else by the code in the symbol, or addressees.

    What has a symbol without a code, and recipients, is taken for a letter: all else has a title.
    """
    if title:
        alias = lexicon.begins("title_aliases", title)
        if alias:
            return lexicon.aliases[alias], 0.9
        name = lexicon.titles.begins(title)
        return (lexicon.types[name].key, 0.97) if name else (UNKNOWN_TYPE, 0.9)
    parts = {f.part for f in found}
    if Part.LETTER_SUBJECT in parts:
        return LETTER, 0.97 if Part.ADDRESSEES in parts else 0.8
    number = _number(found)
    code = number.type if number else ""
    known = next((t.key for t in vocabulary.types if t.code and t.code == code), None)
    if known:
        return known, 0.6
    if {Part.ADDRESSEES, Part.NUMBER} <= parts:
        return LETTER, 0.8
    untitled = number is not None and number.shows_symbol and {Part.NATIONAL_NAME, Part.RECIPIENTS} <= parts
    return (LETTER, 0.6) if untitled else (UNKNOWN_TYPE, 0.6)


def type_in(family: Family, kind: TypeGuess, governed: Container[Family]) -> TypeGuess:
    """Returns the type, or the key of the whole family where the types of the ruleset do not apply."""
    if family in (Family.LEGAL, Family.PARTY) and family not in governed:
        return family.value, kind[1]
    return kind


def family_of(
    lines: Sequence[Line],
    found: Sequence[Candidate],
    title: str,
    kind: str,
    lexicon: Lexicon,
    issuers: Sequence[str],
    *,
    whole: bool = True,
) -> FamilyGuess:
    """Returns the family: by the header first, then by the year in the number or the title, then by the title.

    `whole` states that all pages could be read: only then is a letterhead known to be missing.
    """
    text = FamilyEvidence(lines, found, title, kind, lexicon)
    for verdict in (
        _party(lines, found, lexicon),
        _legal(found, title, lexicon, issuers),
        _other(text),
        weighed(text),
        _formless(text) if whole else None,
    ):
        if verdict is not None:
            return verdict
    if kind == UNKNOWN_TYPE:
        return Family.ND30, 0.6, None
    return Family.ND30, 0.97 if any(f.part is Part.NATIONAL_NAME for f in found) else 0.85, None


def _number(found: Sequence[Candidate]) -> NumberLine | None:
    """Returns the number and symbol of the document, None if it has none."""
    return next((f.content for f in found if isinstance(f.content, NumberLine)), None)


def _bodies(found: Sequence[Candidate]) -> list[Line]:
    return [line for f in found if f.part in (Part.PARENT_BODY, Part.ISSUING_BODY) for line in f.lines]


def _party(lines: Sequence[Line], found: Sequence[Candidate], lexicon: Lexicon) -> FamilyGuess | None:
    party_name = any(lexicon.lists["party_name"].is_one(line.bare) for line in lines[:14])
    body = any(lexicon.begins("party_bodies", line.bare) for line in _bodies(found))
    number = _number(found)
    style = number is not None and number.in_party_style
    if party_name or (body and style) or (body and not any(f.part is Part.NATIONAL_NAME for f in found)):
        reason = Words(
            vi="Đây là văn bản của Đảng: thể thức theo quy định của Đảng, không theo Nghị định này.",
            en="This is a Party document: its form follows the Party's rules, not this decree.",
        )
        return Family.PARTY, 0.97 if party_name else 0.85, reason
    union = any(lexicon.begins("unions", line.bare) for line in lines[:14] if line.short)
    if union and style:
        reason = Words(
            vi="Đây là văn bản của tổ chức chính trị - xã hội, trình bày theo quy định riêng.",
            en="This paper of a socio-political organisation follows rules of its own.",
        )
        return Family.OTHER, 0.8, reason
    return None


def _legal(found: Sequence[Candidate], title: str, lexicon: Lexicon, issuers: Sequence[str]) -> FamilyGuess | None:
    reason = Words(
        vi=f"Đây là văn bản quy phạm pháp luật: {_ITS_LAW.vi}",
        en=f"This is a legal normative document: {_ITS_LAW.en}",
    )
    if title and lexicon.begins("legal_titles", title):
        return Family.LEGAL, 0.97, reason
    number = _number(found)
    if number is None or not number.year:
        return None
    agency = number.agency.upper()
    if lexicon.begins("normative_types", title) and agency.startswith(tuple(i.upper() for i in issuers)):
        year = number.year.text
        return (
            Family.LEGAL,
            0.85,
            Words(
                f"Số, ký hiệu có ghi năm ({year}) là của văn bản quy phạm pháp luật: {_ITS_LAW.vi}",
                f"A number that names a year ({year}) is that of a legal normative document: {_ITS_LAW.en}",
            ),
        )
    return None


_ITS_LAW = Words(
    "thể thức theo pháp luật về ban hành văn bản quy phạm pháp luật.",
    "its form follows the law on promulgating such documents.",
)


def _other(text: FamilyEvidence) -> FamilyGuess | None:
    title, kind, lexicon, shown = text.title, text.kind, text.lexicon, text.shown_title
    bodies = _bodies(text.found)
    begin = {name: any(lexicon.begins(name, line.bare) for line in bodies) for name in _KINDS_OF_BODIES}
    state = begin["bodies"] and not begin["private_bodies"]
    unknown = kind == UNKNOWN_TYPE
    if title and _is_special(title, lexicon):
        return Family.OTHER, 0.93, not_governed(_SPECIAL, shown)
    number = _number(text.found)
    if begin["courts"] and (unknown or (number is not None and number.year)):
        return Family.OTHER, 0.9, not_governed(_COURT, shown)
    if begin["cooperatives"]:
        return Family.OTHER, 0.75, not_governed(PRIVATE, shown)
    if (kind == CONTRACT or "hop dong" in title) and not state:
        return Family.OTHER, 0.85, not_governed(_CONTRACT, shown)
    head = (line for line in text.lines[:10] if line.in_capitals)
    if unknown and not title and any(_is_special(line.bare, lexicon) for line in head):
        return Family.OTHER, 0.85, not_governed(_SPECIAL)
    return None


def _is_special(title: str, lexicon: Lexicon) -> bool:
    """Tells whether a text with this title is a paper of some special field."""
    return bool(lexicon.begins("other_titles", title)) and not lexicon.begins("office_titles", title)


def _formless(text: FamilyEvidence) -> FamilyGuess | None:
    """Returns that the file is no administrative document where it shows no sign of an office, whatever its title is."""
    signs = _SIGNS_WITHOUT_TYPE if text.kind == UNKNOWN_TYPE else _SIGNS_OF_OFFICE
    if any(each.part in signs and _is_sign(each) for each in text.found):
        return None
    return Family.OTHER, 0.7, _no_form(_semblance(text))


def _is_sign(found: Candidate) -> bool:
    """Tells whether what was found shows an office; a post in a ruled table, such as an agenda, does not."""
    return found.part is not Part.SIGNATORY or not all(line.cell and line.cell.ruled for line in found.lines)


def _semblance(text: FamilyEvidence) -> Words:
    """Returns what a paper without the form of a document seems to be: by its title, else by its tables."""
    lines, lexicon, shown = text.lines, text.lexicon, text.shown_title
    if lexicon.titles.begins(text.title) or any(lexicon.begins(name, text.title) for name in _TITLES):
        return Words(
            f"một bản “{shown}” để dùng nội bộ hoặc kèm theo", f"a paper titled “{shown}” for use within or beside others"
        )
    if sum(line.cell is not None and line.cell.ruled for line in lines) * 2 > len(lines):
        return Words("một bảng hoặc biểu mẫu", "a table or a form")
    return Words("một bài viết hoặc tài liệu tham khảo", "an essay or a paper for reference")


_KINDS_OF_BODIES = ("bodies", "private_bodies", "courts", "cooperatives")
_TITLES = ("attached_titles", "other_titles", "title_aliases")
_SIGNS_WITHOUT_TYPE = frozenset({Part.NUMBER, Part.LETTER_SUBJECT, Part.NATIONAL_NAME, Part.APPENDIX})
_SIGNS_OF_OFFICE = _SIGNS_WITHOUT_TYPE | {
    Part.ISSUING_BODY,
    Part.PLACE_DATE,
    Part.SIGNATORY,
    Part.RECIPIENTS,
    Part.ADDRESSEES,
}
_SPECIAL = Words("giấy tờ chuyên ngành hoặc biểu mẫu riêng", "a form or a paper of some special field")
_COURT = Words("văn bản tố tụng", "a paper of a court or prosecutor")
_CONTRACT = Words("hợp đồng giữa các bên", "a contract between private parties")


def _no_form(semblance: Words) -> Words:
    return Words(
        vi=f"Đây là tài liệu không mang thể thức văn bản hành chính, có vẻ là {semblance.vi}: không thuộc phạm vi"
        " Nghị định này.",
        en=f"This paper has not the form of an administrative document and seems to be {semblance.en}: this decree does not"
        " govern it.",
    )
