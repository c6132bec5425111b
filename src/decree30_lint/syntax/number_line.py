"""Takes the line of number and symbol apart: "Số: 05/QĐ-SNV" is label, colon, number, slash, groups and joints."""

from __future__ import annotations

import re

from msgspec import Struct

from decree30_lint.model.parts import Component
from decree30_lint.syntax.folding import folded_letters
from decree30_lint.syntax.passage import Passage, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked, unfilled

_LABEL = re.compile(r"\s*(?P<word>số)(?P<gap>\s*)(?P<sign>[:;.,]?)", re.IGNORECASE)
_NUMBER_WITHOUT_SLASH = re.compile(rf"\s*+\d+(?=(?:\s++|\s*+[-–—]\s*+)[^\W\d])|[\s.…_{PLACEHOLDER}]*(?=[-–—]\s*[^\W\d])")
_JOINT_OR_GROUP = re.compile(r"[\s/_\-‐-―−]+|[^\s/_\-‐-―−]+")
_JOINTS = "/_-‐‑‒–—―−"
_YEAR = re.compile(r"(?:19|20)\d\d")


class Piece(Struct, frozen=True):
    """Holds characters of the line, look-alikes of Đ read as Đ; `open` means that a placeholder is among them."""

    text: str
    start: int
    end: int
    open: bool

    @property
    def is_year(self) -> bool:
        return bool(_YEAR.fullmatch(self.text))


class NumberLine(Struct, frozen=True):
    """Holds the pieces; `slash` is None where none follows the number, `joints` are what stands between the `groups`."""

    passage: Passage
    word: Piece | None
    gap: Piece
    sign: Piece
    number: Piece
    slash: Piece | None  # the slash and the blanks around it
    groups: tuple[Piece, ...]
    joints: tuple[Piece, ...]

    @property
    def blank(self) -> bool:
        """Tells whether the number has not been given yet."""
        return unfilled(self.number.text)

    @property
    def symbol(self) -> tuple[Piece, ...]:
        """Returns the groups without a year."""
        return tuple(group for group in self.groups if not group.is_year)


def number_line(component: Component) -> NumberLine:
    passage = passage_of(component)
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
    return Piece(text[start:end], start, end, PLACEHOLDER in text[start:end])
