"""Reads the line of the type: the name that a type is known by, and what goes on behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import DocumentType
from decree30_lint.syntax.passage import Passage, joined
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import begins_with

_BLANK_FORM = ("tên loại",)  # what forms write where the name is to be filled in
_WORD = re.compile(r"\S+")


class TypeLine(Struct, frozen=True):
    """Holds the line; `name` is that of the type it begins with, as the vocabulary has it, "" for none."""

    passage: Passage
    name: str

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns the name of the type as it stands here."""
        words = list(_WORD.finditer(self.passage.text))[: len(self.name.split())]
        if not words:
            return {}
        start, end = words[0].start(), words[-1].end()
        return {"type": Piece(self.passage.text[start:end], start, end)}

    @property
    def open(self) -> bool:
        """Tells whether the name is still to be filled in."""
        text = self.passage.text
        return PLACEHOLDER in masked(text) or bool(begins_with(text, _BLANK_FORM))

    @property
    def goes_on(self) -> bool:
        """Tells whether more than one word follows the name: a subject, or words of one."""
        return bool(self.name) and len(self.passage.text.split()) > len(self.name.split()) + 1

    @property
    def written(self) -> str:
        """Returns the name as it stands in the line of the type, in capitals; "" for none."""
        return self.name.upper()


def type_line(paragraphs: tuple[Paragraph, ...], types: Iterable[DocumentType]) -> TypeLine:
    """Returns the line that the paragraphs hold."""
    passage = joined(paragraphs)
    return TypeLine(passage, begins_with(passage.text, [each.name for each in types]))
