"""Recognises which type a text is of, and which body of rules governs the file."""

from __future__ import annotations

from collections.abc import Container, Sequence

from decree30_lint.model.parts import UNKNOWN_TYPE, Family, Part, Vocabulary
from decree30_lint.model.words import Words
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.number_line import NumberLine

TypeGuess = tuple[str, float]
"""Key of a type, and the confidence."""

FamilyGuess = tuple[Family, float, Words | None]

LETTER = "cong-van"
CONTRACT = "hop-dong"


def type_of(found: Sequence[Candidate], title: str, lexicon: Lexicon, vocabulary: Vocabulary) -> TypeGuess:
    """Returns the type by the title; without one, a letter by its subject, else by the code in the symbol, or addressees."""
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
    return (LETTER, 0.8) if {Part.ADDRESSEES, Part.NUMBER} <= parts else (UNKNOWN_TYPE, 0.6)


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
    for verdict in (
        _party(lines, found, lexicon),
        _legal(found, title, lexicon, issuers),
        _other(lines, found, title, kind, lexicon),
        _formless(lines, found, title, kind, lexicon) if whole else None,
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
        vi="Đây là văn bản quy phạm pháp luật: thể thức theo pháp luật về ban hành văn bản quy phạm pháp luật.",
        en="This is a legal normative document: its form follows the law on promulgating such documents.",
    )
    if title and lexicon.begins("legal_titles", title):
        return Family.LEGAL, 0.97, reason
    number = _number(found)
    if number is None or not number.year:
        return None
    agency = number.agency.upper()
    if lexicon.begins("normative_types", title) and agency.startswith(tuple(i.upper() for i in issuers)):
        return Family.LEGAL, 0.85, reason
    return None


def _other(lines: Sequence[Line], found: Sequence[Candidate], title: str, kind: str, lexicon: Lexicon) -> FamilyGuess | None:
    bodies = _bodies(found)
    begin = {name: any(lexicon.begins(name, line.bare) for line in bodies) for name in _KINDS_OF_BODIES}
    state = begin["bodies"] and not begin["private_bodies"]
    unknown = kind == UNKNOWN_TYPE
    if title and lexicon.begins("other_titles", title):
        return Family.OTHER, 0.93, _SPECIAL
    number = _number(found)
    if begin["courts"] and (unknown or (number is not None and number.year)):
        return Family.OTHER, 0.9, _COURT
    if begin["cooperatives"]:
        return Family.OTHER, 0.75, _PRIVATE
    if (kind == CONTRACT or "hop dong" in title) and not state:
        return Family.OTHER, 0.85, _CONTRACT
    if unknown and not title and any(line.in_capitals and lexicon.begins("other_titles", line.bare) for line in lines[:10]):
        return Family.OTHER, 0.85, _SPECIAL
    return None


def _formless(
    lines: Sequence[Line], found: Sequence[Candidate], title: str, kind: str, lexicon: Lexicon
) -> FamilyGuess | None:
    """Returns that the file is no administrative document where it shows no sign of an office, whatever its title is."""
    signs = _SIGNS_WITHOUT_TYPE if kind == UNKNOWN_TYPE else _SIGNS_OF_OFFICE
    if any(each.part in signs and _is_sign(each) for each in found):
        return None
    return Family.OTHER, 0.7, _no_form(_semblance(lines, found, title, lexicon))


def _is_sign(found: Candidate) -> bool:
    """Tells whether what was found shows an office; a post in a ruled table, such as an agenda, does not."""
    return found.part is not Part.SIGNATORY or not all(line.cell and line.cell.ruled for line in found.lines)


def _semblance(lines: Sequence[Line], found: Sequence[Candidate], title: str, lexicon: Lexicon) -> Words:
    """Returns what a paper without the form of a document seems to be: by its title, else by its tables."""
    if lexicon.titles.begins(title) or any(lexicon.begins(name, title) for name in _TITLES):
        shown = next(line.text for each in found if each.part is Part.TYPE_NAME for line in each.lines)
        shown = shown if len(shown) <= _LONGEST_TITLE else f"{shown[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"
        return Words(
            f"một bản “{shown}” để dùng nội bộ hoặc kèm theo", f"a paper titled “{shown}” for use within or beside others"
        )
    if sum(line.cell is not None and line.cell.ruled for line in lines) * 2 > len(lines):
        return Words("một bảng hoặc biểu mẫu", "a table or a form")
    return Words("một bài viết hoặc tài liệu tham khảo", "an essay or a paper for reference")


_KINDS_OF_BODIES = ("bodies", "private_bodies", "courts", "cooperatives")
_TITLES = ("attached_titles", "other_titles", "title_aliases")
_LONGEST_TITLE = 60  # characters shown of a title
_SIGNS_WITHOUT_TYPE = frozenset({Part.NUMBER, Part.LETTER_SUBJECT, Part.NATIONAL_NAME, Part.APPENDIX})
_SIGNS_OF_OFFICE = _SIGNS_WITHOUT_TYPE | {
    Part.ISSUING_BODY,
    Part.PLACE_DATE,
    Part.SIGNATORY,
    Part.RECIPIENTS,
    Part.ADDRESSEES,
}
_SPECIAL = Words(
    vi="Đây là giấy tờ chuyên ngành hoặc biểu mẫu riêng: không thuộc phạm vi Nghị định này.",
    en="This is a form or a paper of some special field: this decree does not govern it.",
)
_COURT = Words(
    vi="Đây là văn bản tố tụng: không thuộc phạm vi Nghị định này.",
    en="This is a paper of a court or prosecutor: this decree does not govern it.",
)
_PRIVATE = Words(
    vi="Đây là văn bản của tổ chức kinh tế tư nhân: không thuộc phạm vi Nghị định này.",
    en="This is a paper of a private business: this decree does not govern it.",
)
_CONTRACT = Words(
    vi="Đây là hợp đồng giữa các bên: không thuộc phạm vi Nghị định này.",
    en="This is a contract between private parties: this decree does not govern it.",
)


def _no_form(semblance: Words) -> Words:
    return Words(
        vi=f"Đây là tài liệu không mang thể thức văn bản hành chính, có vẻ là {semblance.vi}: không thuộc phạm vi"
        " Nghị định này.",
        en=f"This paper has not the form of an administrative document and seems to be {semblance.en}: this decree does not"
        " govern it.",
    )
