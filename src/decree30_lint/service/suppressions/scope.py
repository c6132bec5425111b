"""Decides which places of a finding a suppression covers."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.fingerprints import folded
from decree30_lint.model.parts import Subject
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.suppressions import Suppression


class SuppressionScope(Struct, frozen=True):
    """Decides what the suppressions for one document cover."""

    subject: Subject
    places: PlaceIndex

    def covers(self, suppression: Suppression, diagnostic: Diagnostic, anchor: Anchor, fingerprint: str) -> bool:
        """Tells whether the suppression covers `anchor`, one of the places of `diagnostic`.

        `diagnostic` is of a rule that the suppression speaks of.
        """
        if suppression.fingerprints and fingerprint not in suppression.fingerprints:
            return False
        if suppression.text and not self._says(suppression.text, diagnostic, anchor):
            return False
        return not suppression.anchors or any(self._stands_on(each, diagnostic, anchor) for each in suppression.anchors)

    def _says(self, words: str, diagnostic: Diagnostic, anchor: Anchor) -> bool:
        """Tells whether the paragraph holds these words; a text that lacks something holds none."""
        paragraph = self.places.paragraphs.get(anchor.path)
        if paragraph is None or self.places.speaks_of_whole(diagnostic):
            return False
        return folded(words.strip().removesuffix("…")) in folded(paragraph.text)

    def _stands_on(self, comment: Anchor, diagnostic: Diagnostic, anchor: Anchor) -> bool:
        """Tells whether the comment touches the characters.

        What stands nowhere in the body can be spoken of anywhere near it.
        """
        if self.places.speaks_of_whole(diagnostic):
            return any(t.anchor == anchor and anchor.order <= comment.order <= t.end for t in self.subject.recognition.texts)
        if anchor.path.is_section:
            return anchor.path == self._section_of(comment)
        if not anchor.path.in_body:  # page headers take no comments
            return True
        return comment.path.is_within(anchor.path) or (comment.path == anchor.path and _touch(comment, anchor))

    def _section_of(self, comment: Anchor) -> Path | None:
        before = [s.anchor for s in self.subject.document.sections if s.anchor.order <= comment.order]
        return before[-1].path if before else None


def _touch(one: Anchor, other: Anchor) -> bool:
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)
