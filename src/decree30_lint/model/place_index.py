"""Looks up what stands at the anchors of one document."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Subject
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic


class PlaceIndex(Struct, frozen=True):
    """Indexes the paragraphs of one document by path.

    `whole` holds the anchors that stand for a whole text, `sections` counts the sections.
    """

    paragraphs: Mapping[Path, Paragraph]
    whole: frozenset[Anchor]
    sections: int
    pages: tuple[Page, ...] = ()

    @classmethod
    def of(cls, subject: Subject) -> PlaceIndex:
        """Indexes the document of `subject`, with headers, footers and footnotes."""
        paragraphs = {p.anchor.path: p for p in subject.document.every_paragraph()}
        whole = frozenset(text.anchor for text in subject.recognition.texts)
        return cls(paragraphs, whole, len(subject.document.sections), subject.document.pages)

    def speaks_of_whole(self, finding: Diagnostic) -> bool:
        """Tells whether the finding is about a text that lacks something, and so has no place of its own."""
        return not finding.rule.check.needs_part and finding.breach.at in self.whole

    def text_of(self, finding: Diagnostic) -> str:
        """Returns the text at the finding's first place; "" where it has no place of its own."""
        return "" if self.speaks_of_whole(finding) else self.text_at(finding.breach.at)

    def text_at(self, anchor: Anchor) -> str:
        """Returns the characters at the anchor; "" where no paragraph stands there."""
        paragraph = self.paragraphs.get(anchor.path)
        return paragraph.text[anchor.start : anchor.end] if paragraph else ""
