"""Whether a part stands in the document at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, Outcome
from decree30_lint.model.parts import TextKind
from decree30_lint.model.records import dataclass
from decree30_lint.model.rules import View
from decree30_lint.model.words import Words


@dataclass(frozen=True, slots=True)
class Missing:
    """The part must be there. A text issued with another is "attached"."""

    words: ClassVar = {
        "": Words(vi="Văn bản thiếu {part}.", en="The document lacks: {part}."),
        "attached": Words(
            vi="Văn bản ban hành kèm theo thiếu {part}.", en="The text issued with the document lacks: {part}."
        ),
    }
    trust: ClassVar = Applicability.SHOW
    needs_part: ClassVar = False
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if not view.components:
            said = "attached" if view.text.kind is TextKind.ATTACHED else ""
            yield Breach(view.text.anchor, None, None, message_key=said)


@dataclass(frozen=True, slots=True)
class Unwanted:
    """The part must not be there."""

    words: ClassVar = {
        "": Words(
            vi="Loại văn bản này không có {part} (“{text}”).",
            en="This type of document has no such part: {part} (“{text}”).",
        ),
    }
    trust: ClassVar = Applicability.SHOW
    needs_part: ClassVar = True
    whole_document: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            yield Breach(component.anchor, component.text, None)
