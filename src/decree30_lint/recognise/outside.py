"""Weighs what shows that the decree does not govern a text: one between parties, of a private body, or a form to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.parts import Evidence, Family, Part
from decree30_lint.model.words import Words
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.folding import bare
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

FamilyGuess = tuple[Family, float, Words | None]

_ENOUGH = {"parties": 4.0, "private": 3.0, "form": 4.0}  # points
_AGREEMENTS = ("ban-ghi-nho", "ban-thoa-thuan")  # types of the decree that are between parties by their nature
_HEAD = 10  # lines in which a form names its number and source
_SIGNERS = 2  # parties that sign
_BLANKS = 3  # entries to fill in
_BLANK = re.compile(rf":\s*{PLACEHOLDER}")
_WORDS_OF_FIELD = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZĐ])|[_.\W]+")  # tenDonViHTX, ten_htx
_NOT_IN_HEAD = frozenset({sign.NUMBER_BELOW_TYPE, sign.DATE_BELOW_TITLE, sign.DATE_AT_END})
_LONGEST_TITLE = 60  # characters shown of a title


class FamilyEvidence(Struct, frozen=True):
    """Holds a text as read so far; `title` is the bare wording of its type's line, `kind` the key of its type."""

    lines: Sequence[Line]
    found: Sequence[Candidate]
    title: str
    kind: str
    lexicon: Lexicon

    def of(self, part: Part) -> list[Candidate]:
        """Returns the candidates of one part."""
        return [each for each in self.found if each.part is part]

    def in_head(self, part: Part) -> bool:
        """Tells whether the part stands in the letterhead, and not below the title or at the end."""
        return any(_NOT_IN_HEAD.isdisjoint(each.evidence) for each in self.of(part))

    def words_of(self, *parts: Part) -> str:
        """Returns the bare text of the parts, line after line."""
        return " ".join(bare(line.text) for part in parts for each in self.of(part) for line in each.lines)

    @property
    def shown_title(self) -> str:
        """Returns the title as it stands, cut where it is long; "" where there is none."""
        shown = next((line.text for each in self.of(Part.TYPE_NAME) for line in each.lines), "")
        return shown if len(shown) <= _LONGEST_TITLE else f"{shown[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def weighed(text: FamilyEvidence) -> FamilyGuess | None:
    """Returns that the decree does not govern the text where the signs of one kind reach their sum; else None."""
    for kind, signs, seems in (
        ("parties", _between_parties(text), _BETWEEN_PARTIES),
        ("private", _of_private_body(text), PRIVATE),
        ("form", _to_fill_in(text), _FORM),
    ):
        points = sum(each.points or 0.0 for each in signs)
        if points >= _ENOUGH[kind]:
            return Family.OTHER, _confidence(points - _ENOUGH[kind]), not_governed(seems, text.shown_title)
    return None


def _confidence(beyond: float) -> float:
    """Returns the share that goes with so many points beyond the sum that is needed."""
    return round(1 - float(2 ** -(beyond + 1.5)), 2)


def not_governed(seems: Words, title: str = "") -> Words:
    """Returns the sentence that the decree does not govern a text, with what it seems to be, and its title."""
    shown = f" (“{title}”)" if title else ""
    return Words(
        f"Đây là {seems.vi}{shown}: không thuộc phạm vi Nghị định này.",
        f"This is {seems.en}{shown}: this decree does not govern it.",
    )


def _between_parties(text: FamilyEvidence) -> Iterator[Evidence]:
    """Yields what the form shows; what the words say as well, where that may decide: they may be many."""
    lexicon, part = text.lexicon, {each.part for each in text.found}
    form = (
        (Part.NUMBER in part, sign.PARTIES_NUMBERED),
        (text.in_head(Part.NUMBER), sign.PARTIES_NUMBER_IN_HEAD),
        (text.in_head(Part.PLACE_DATE), sign.PARTIES_DATED),
        (Part.RECIPIENTS in part, sign.PARTIES_RECIPIENTS),
        (Part.ISSUING_BODY in part, sign.PARTIES_BELOW_BODY),
        (text.kind in _AGREEMENTS, sign.PARTIES_AGREEMENT),
        (Part.ISSUING_BODY not in part, sign.PARTIES_WITHOUT_BODY),
    )
    shown = [each for holds, each in form if holds]
    yield from shown
    if sum(each.points or 0.0 for each in shown) <= -_ENOUGH["parties"]:
        return
    signers = [line for each in text.of(Part.SIGNATORY) for line in each.lines]
    words = " ".join(bare(line.text) for line in text.lines)
    if all(lexicon.says((name,), words) for name in lexicon.lists["lettered_parties"].all):
        yield sign.PARTIES_LETTERED
    if lexicon.says(lexicon.lists["shares_of_parties"].all, words):
        yield sign.PARTIES_SHARE
    if sum(bool(lexicon.begins("signing_parties", line.bare)) for line in signers) >= _SIGNERS:
        yield sign.PARTIES_SIGN
    names = [line for each in text.of(Part.SIGNATORY_NAME) for line in each.lines]
    if sum(_is_office(line, lexicon) for line in (*signers, *names)) >= _SIGNERS:
        yield sign.PARTIES_OFFICES
    if lexicon.says(lexicon.lists["titles_of_parties"].all, text.words_of(Part.TYPE_NAME, Part.SUBJECT)):
        yield sign.PARTIES_TITLE


def _is_office(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line names a state body, also behind "Đại diện"."""
    name = line.bare.removeprefix(lexicon.begins("signing_parties", line.bare)).lstrip(" :")
    return bool(lexicon.begins("bodies", name)) and not lexicon.begins("private_bodies", name)


def _of_private_body(text: FamilyEvidence) -> Iterator[Evidence]:
    lexicon, name = text.lexicon, text.words_of(Part.PARENT_BODY, Part.ISSUING_BODY)
    bases = text.words_of(Part.LEGAL_BASIS)
    if lexicon.begins("private_names", name) and not lexicon.says(lexicon.lists["state_companies"].all, name):
        yield sign.PRIVATE_NAME
    elif lexicon.begins("bodies", name) and not lexicon.begins("private_bodies", name):
        yield sign.PRIVATE_BELOW_STATE
    if _is_field_for(lexicon.lists["cooperatives"].all, text):
        yield sign.PRIVATE_FIELD
    if lexicon.says(lexicon.lists["laws_of_cooperatives"].all, bases):
        yield sign.PRIVATE_LAW
    if lexicon.says(lexicon.lists["charters"].all, bases):
        yield sign.PRIVATE_CHARTER
    if text.of(Part.RECIPIENTS):
        yield sign.PRIVATE_RECIPIENTS


def _is_field_for(names: tuple[str, ...], text: FamilyEvidence) -> bool:
    """Tells whether the issuing body is a field whose own name has one of `names` in it: {{tenHTX}}."""
    lines = [line.text for each in text.of(Part.ISSUING_BODY) for line in each.lines]
    fields = ["".join(c for c, shown in zip(line, masked(line), strict=True) if shown == PLACEHOLDER) for line in lines]
    return any(text.lexicon.says(names, bare(_WORDS_OF_FIELD.sub(" ", field))) for field in fields)


def _to_fill_in(text: FamilyEvidence) -> Iterator[Evidence]:
    lexicon, bodies = text.lexicon, [line.bare for each in text.of(Part.ISSUING_BODY) for line in each.lines]
    head = text.lines[:_HEAD]
    if (
        not text.of(Part.NATIONAL_NAME)
        and any(lexicon.begins("form_labels", line.bare) and any(map(str.isdigit, line.bare)) for line in head)
        and any(lexicon.begins("sources_of_forms", line.bare.lstrip("(")) for line in head)
    ):
        yield sign.FORM_OF_CIRCULAR
    if any(lexicon.begins("rooms_for_applicants", body.lstrip("([<{«")) for body in bodies):
        yield sign.FORM_FOR_APPLICANT
    if lexicon.says(lexicon.lists["representatives"].all, text.words_of(Part.SIGNATORY)):
        yield sign.FORM_REPRESENTATIVE
    if lexicon.says(lexicon.lists["requests"].all, text.title):
        yield sign.FORM_REQUEST
    if any(lexicon.begins("bodies", body) for body in bodies):
        yield sign.FORM_OF_OFFICE
    if text.of(Part.RECIPIENTS):
        yield sign.FORM_RECIPIENTS
    body = [line for each in text.of(Part.BODY) for line in each.lines]
    if any(lexicon.says(lexicon.lists["vows"].all, bare(line.text)) for line in body):
        yield sign.FORM_VOW
    if sum(_BLANK.search(masked(line.text)) is not None for line in body) >= _BLANKS:
        yield sign.FORM_BLANKS


_BETWEEN_PARTIES = Words("văn bản giữa các bên", "a paper between parties")
PRIVATE = Words("văn bản của tổ chức kinh tế tư nhân", "a paper of a private business")
_FORM = Words("biểu mẫu riêng để điền", "a form of its own to be filled in")
COVER: FamilyGuess = (
    Family.OTHER,
    0.9,
    Words("Đây là trang bìa: thể thức được xét ở văn bản sau bìa.", "This is a cover: the document behind it is judged."),
)
