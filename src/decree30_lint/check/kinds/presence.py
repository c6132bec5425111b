"""Checks whether a part stands in the document at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome
from decree30_lint.model.parts import TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words


class Missing(Kind, frozen=True):
    """Checks that the part is there. The key for a text issued with another is "attached"."""

    class Key(MessageKey):
        USUAL = ""
        ATTACHED = "attached"

    messages: ClassVar = {
        Key.USUAL: Words(vi="Văn bản thiếu {part}.", en="The document lacks: {part}."),
        Key.ATTACHED: Words(
            vi="Văn bản ban hành kèm theo thiếu {part}.", en="The text issued with the document lacks: {part}."
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if not view.components:
            key = self.Key.ATTACHED if view.text.kind is TextKind.ATTACHED else self.Key.USUAL
            yield Breach(view.text.anchor, None, None, message_key=key)


class Unwanted(Kind, frozen=True):
    """Checks that the part is not there."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Loại văn bản này không có {part} (“{text}”).",
            en="This type of document has no such part: {part} (“{text}”).",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            yield Breach(component.anchor, component.text, None)
