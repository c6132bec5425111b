"""Reads the line of the type: the name that a type is known by, and what goes on behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from decree30_lint.model.parts import DocumentType
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import begins_with

_BLANK_FORM = ("tên loại",)  # what forms write where the name is to be filled in


class TypeLine(Struct, frozen=True):
    """Holds the line; `name` is that of the type it begins with, as the vocabulary has it, "" for none."""

    text: str
    name: str

    @property
    def open(self) -> bool:
        """Tells whether the name is still to be filled in."""
        return PLACEHOLDER in masked(self.text) or bool(begins_with(self.text, _BLANK_FORM))

    @property
    def goes_on(self) -> bool:
        """Tells whether more than one word follows the name: a subject, or words of one."""
        return bool(self.name) and len(self.text.split()) > len(self.name.split()) + 1


def type_line(text: str, types: Sequence[DocumentType]) -> TypeLine:
    return TypeLine(text, begins_with(text, [each.name for each in types]))
