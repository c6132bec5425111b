"""Parses the line of number and symbol: "Số: 05/QĐ-SNV" is label, colon, number, slash, groups and joints."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.syntax.folding import folded_letters
from decree30_lint.syntax.passage import Change, Passage, changed, joined
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

# The label as people write it: misspelt, in brackets, "Luật số", "Số hiệu". Blanks are never given back.
_LABEL = re.compile(
    r"\s*+(?:\(\s*+)?(?P<word>(?:Luật\s++)?S[ốôóỗoồòơ]\u0301?(?:\s++hiệu\b)?+)(?![^\W\d_])(?P<gap>\s*+)(?P<sign>[:;.,]?)",
    re.I,
)
_INSERTED = r"(?:[a-zđ]\b|\s?(?:bis|ter)\b)?+"  # "12a", "12 bis"
_NUMBER_WITHOUT_SLASH = re.compile(
    rf"\s*+\d++{_INSERTED}(?=(?:\s++|\s*+[-–—]\s*+)[^\W\d])|[\s.…_{PLACEHOLDER}]*(?=[-–—]\s*[^\W\d])"
)
_JOINT_OR_GROUP = re.compile(r"[\s/_\-‐-―−]+|[^\s/_\-‐-―−]+")
_ROMAN = re.compile(r"[IVXLC]+")
_JOINTS = "/_-‐‑‒–—―−"
_PARTY_JOINTS = "-‐‑‒–—"
_UNLABELLED = re.compile(
    r"\s*+[\d.…\s]{0,12}?\s*/\s*+(?:(?:19|20)\d\d\s*+/\s*+)?[A-ZĐ][\wĐđ]{0,5}\s*[-–—]\s*[A-ZĐ][\w.&\-–— ]{0,25}\s*$"
)


class NumberLine(Struct, frozen=True):
    """Holds the pieces; `slash` is None where none follows the number, `joints` are what stands between the `groups`.

    Pieces count characters of `passage`. `gap` are the blanks between the word of the label and its sign.
    """

    passage: Passage
    word: Piece | None
    gap: Piece
    sign: Piece
    number: Piece
    slash: Piece | None  # the slash and the blanks around it
    groups: tuple[Piece, ...]
    joints: tuple[Piece, ...]

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns number, symbol, type, agency and year as far as they are there."""
        named = {"number": self.number.stripped, "symbol": self._stretch(0), "type": self._stretch(0, 1)}
        named |= {"agency": self._stretch(1), "year": self.year}
        return {name: piece for name, piece in named.items() if piece and piece.text}

    def _stretch(self, first: int, count: int | None = None) -> Piece | None:
        """Returns the groups of the symbol from the `first` on, with what joins them, as written; None if there are none."""
        groups = self.symbol[first : None if count is None else first + count]
        if not groups:
            return None
        start, end = groups[0].start, groups[-1].end
        return Piece(self.passage.text[start:end], start, end)

    @property
    def symbol(self) -> tuple[Piece, ...]:
        """Returns the groups without a year."""
        return tuple(group for group in self.groups if not group.is_year)

    @property
    def year(self) -> Piece | None:
        """Returns the year, wherever it stands among the groups; None if there is none."""
        return next((group for group in self.groups if group.is_year), None)

    @property
    def type(self) -> str:
        """Returns the first group, in which the symbol names the type of document: "QĐ"; "" if there is none."""
        return self.symbol[0].text if self.symbol else ""

    @property
    def agency(self) -> str:
        """Returns what stands behind the first group, which names the issuing body: "UBND"; "" if nothing does."""
        agency = self._stretch(1)
        return agency.text if agency else ""

    @property
    def symbol_text(self) -> str:
        """Returns the symbol as written, without a year before it: "QĐ-UBND"."""
        symbol = self._stretch(0)
        return symbol.text if symbol else ""

    @property
    def shows_symbol(self) -> bool:
        """Tells whether a slash follows the label, be it in a placeholder: what stands behind it is the symbol."""
        return "/" in self.passage.text[self.sign.end :]

    @property
    def lacks_symbol(self) -> bool:
        """Tells whether a number has been given, and nothing stands after it."""
        return not self.symbol and not self.number.open

    @property
    def label_is_plain(self) -> bool:
        """Tells whether the label is a word in small letters with a colon right behind it: "Số:"."""
        return self.word is not None and self.word.text[1:].islower() and not self.gap.text and self.sign.text == ":"

    @property
    def begins_number(self) -> bool:
        """Tells whether a sign, a number or room for one follows the label, and no word as in "Số liệu"."""
        return bool(self.sign.text) or not self.number.stripped.text[:1].isalpha() or self.is_roman

    @property
    def is_roman(self) -> bool:
        """Tells whether the number before the slash is written in Roman digits."""
        return self.slash is not None and _ROMAN.fullmatch(self.number.stripped.text) is not None

    @property
    def in_party_style(self) -> bool:
        """Tells whether the line is written "35-NQ/TU", as the Party's are: a dash behind the number, a slash later."""
        if self.slash is not None or not self.joints or self.joints[0].text.strip() not in tuple(_PARTY_JOINTS):
            return False
        return "/" in self.symbol_text and not any(map(str.isspace, self.symbol_text))

    @property
    def of_one_look(self) -> bool:
        """Tells whether the number and its slash were written in one go: one stretch of one format holds both."""
        if self.slash is None or self.number.blank:
            return False
        start, end = self.number.stripped.start, self.slash.stripped.end
        at = self.passage.at(start, end)
        spans = self.passage.paragraph_at(start).spans
        return any(span.start <= at.start and (at.end or at.start) <= span.end for span in spans)

    def joined(self, slash: str, hyphen: str, *, room: bool) -> list[Change]:
        """Returns the changes that put `slash` behind the number and `hyphen` between the groups, without blanks.

        With `room`, blanks before the slash may be left for a number that was written in later.
        """
        changes = []
        joints = [(joint, hyphen) for joint in self.joints]
        if self.slash is None and joints:
            joints[0] = (joints[0][0], slash)
        if self.slash and self.slash.text.strip() != slash:
            changes.append(self.slash.written(slash))
        elif self.slash and (gap := self._blanks_at_slash(self.slash, slash, room)):
            changes.append(gap)
        return changes + [joint.written(lawful) for joint, lawful in joints if self._is_wrong(joint, lawful)]

    def _blanks_at_slash(self, slash: Piece, lawful: str, room: bool) -> Change | None:
        start = slash.stripped.start
        leading = start > slash.start and not self.number.open and not room
        trailing = slash.stripped.end < slash.end and bool(self.groups) and not self.groups[0].open
        return Change(slash.start if leading else start, slash.end, lawful) if leading or trailing else None

    def _is_wrong(self, joint: Piece, lawful: str) -> bool:
        """Tells whether the joint is wrong.

        Blanks beside a placeholder are room to write; a year has a rule of its own; words after a blank are no symbol.
        """
        before = next((group for group in reversed(self.groups) if group.end <= joint.start), None)
        after = next((group for group in self.groups if group.start >= joint.end), None)
        if after is None or after.open or (before and before.open):
            return False
        if after.is_year or (before and before.is_year):
            return joint.text.strip() != joint.text
        if after.is_number or (before and before.is_number):  # perhaps a year of two digits
            return joint.text.strip() not in ("", joint.text)
        return joint.text != lawful and (bool(joint.text.strip()) or after.text.isupper())

    def after(self, changes: list[Change]) -> str:
        """Returns the line after the changes; its label is left out where it is wrong itself, which another rule says."""
        start = 0 if self.label_is_plain else self.number.stripped.start
        return " ".join(changed(self.passage.text[start:], changes, start).split())

    def without(self, group: Piece) -> Change:
        """Returns the change that takes out the group together with one joint beside it."""
        after = next((joint for joint in self.joints if joint.start == group.end), None)
        before = next((joint for joint in self.joints if joint.end == group.start), None)
        if after:
            return Change(group.start, after.end, "")
        return Change(before.start if before else group.start, group.end, "")


def number_line(paragraphs: tuple[Paragraph, ...]) -> NumberLine:
    """Returns the line that the paragraphs hold; a text without the label is number and symbol from its beginning."""
    passage = joined(paragraphs)
    text = masked(folded_letters(passage.text))
    label = _LABEL.match(text)
    after = label.end() if label else 0
    start, end, symbol = _number_and_slash(text, after)
    joints, groups = _symbol(text, symbol)
    return NumberLine(
        passage,
        _piece(text, *label.span("word")) if label else None,
        _piece(text, *label.span("gap")) if label else _piece(text, after, after),
        _piece(text, *label.span("sign")) if label else _piece(text, after, after),
        _piece(text, after, start),
        _piece(text, start, symbol) if start < end else None,
        groups,
        joints,
    )


def is_unlabelled(text: str) -> bool:
    """Tells whether the text is number and symbol whose label was forgotten: "15/BC-UBND"."""
    return _UNLABELLED.match(text) is not None


def _number_and_slash(text: str, after: int) -> tuple[int, int, int]:
    """Returns where the number ends, where the slash ends, and where the symbol begins.

    Without a slash the first two are the same.
    """
    slash = text.find("/", after)
    bare = _NUMBER_WITHOUT_SLASH.match(text, after)
    if bare and (slash < 0 or text[bare.end() : slash].strip()):
        return bare.end(), bare.end(), bare.end()
    if slash < 0:
        return len(text), len(text), len(text)
    start, end = slash, slash + 1
    while start > after and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, slash + 1, end


def _symbol(text: str, start: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Returns the joints and the groups from `start` on. After a joint at the end a group is still to be written."""
    joints: list[Piece] = []
    groups: list[Piece] = []
    for found in _JOINT_OR_GROUP.finditer(text, start, len(text.rstrip())):
        is_joint = found[0][0] in _JOINTS or found[0][0].isspace()
        (joints if is_joint else groups).append(_piece(text, *found.span()))
    return tuple(joints), tuple(groups)


def _piece(text: str, start: int, end: int) -> Piece:
    return Piece(text[start:end], start, end)
