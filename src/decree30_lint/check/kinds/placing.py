"""Checks where parts stand in their own room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.model.edits import Applicability, SetLayout
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.outcomes import USUAL, Breach, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words


class Aligned(Kind, frozen=True):
    """Each paragraph of the part is aligned as the law says within its own room (cell, column, page)."""

    to: Align

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} “{text}” đang {actual}; quy định là {expected}.",
            en="{part} “{text}” is aligned {actual}; the decree asks for {expected}.",
        )
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            for paragraph in component.paragraphs:
                align = paragraph.layout.align
                if align is None:
                    yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
                elif align is not self.to:
                    edit = SetLayout(paragraph.anchor, ParagraphLayout(align=self.to))
                    yield Breach(paragraph.anchor, align, self.to, (edit,))
