"""Decides which places of a finding a suppression covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from decree30_lint.model.fingerprints import folded
from decree30_lint.model.parts import Subject
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.suppressions import Suppression


class SuppressionScope(Struct, frozen=True, dict=True):
    """Decides what the suppressions for one document cover; they are found by fingerprint, or by place, or by rule."""

    subject: Subject
    places: PlaceIndex
    suppressions: Sequence[Suppression]

    def covering(self, diagnostic: Diagnostic, anchor: Anchor, fingerprint: str) -> list[int]:
        """Returns, as indexes in their order, the suppressions that cover `anchor`, one of the places of `diagnostic`."""
        near = {
            *self._anywhere_of(diagnostic.rule.id),
            *self._by_fingerprint.get(fingerprint, ()),
            *self._commented(diagnostic, anchor),
        }
        return sorted(at for at in near if self._fits(self.suppressions[at], diagnostic, anchor))

    def _fits(self, suppression: Suppression, diagnostic: Diagnostic, anchor: Anchor) -> bool:
        """Tells whether a suppression that is found by its place speaks of the rule, and of these words."""
        if not suppression.speaks_of(diagnostic.rule.id):
            return False
        return not suppression.text or self._says(suppression.text, diagnostic, anchor)

    def _anywhere_of(self, rule_id: str) -> Sequence[int]:
        """Returns those that are bound to no place and speak of the rule."""
        if rule_id not in self._by_rule:
            free = (at for at, each in enumerate(self.suppressions) if not each.anchors and not each.fingerprints)
            self._by_rule[rule_id] = [at for at in free if self.suppressions[at].speaks_of(rule_id)]
        return self._by_rule[rule_id]

    def _commented(self, diagnostic: Diagnostic, anchor: Anchor) -> Iterator[int]:
        """Yields those of comments that stand on the place."""
        if not self._by_path:
            return
        if anchor.path.in_body and not anchor.path.is_section and not self.places.speaks_of_whole(diagnostic):
            for at, comment in self._by_path.get(anchor.path, ()):
                if comment.path != anchor.path or _touch(comment, anchor):
                    yield at
            return
        for at, each in enumerate(self.suppressions):
            if any(self._stands_on(comment, diagnostic, anchor) for comment in each.anchors):
                yield at

    @cached_property
    def _by_rule(self) -> dict[str, list[int]]:
        return {}

    @cached_property
    def _by_fingerprint(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for at, each in enumerate(self.suppressions):
            for name in each.fingerprints:
                found.setdefault(name, []).append(at)
        return found

    @cached_property
    def _by_path(self) -> Mapping[Path, Sequence[tuple[int, Anchor]]]:
        """Maps each place to what comments say within it."""
        found: dict[Path, list[tuple[int, Anchor]]] = {}
        for at, each in enumerate(self.suppressions):
            for comment in each.anchors:
                path: Path | None = comment.path
                while path is not None:
                    found.setdefault(path, []).append((at, comment))
                    path = path.above
        return found

    def _says(self, words: str, diagnostic: Diagnostic, anchor: Anchor) -> bool:
        """Tells whether the paragraph holds these words; a text that lacks something holds none."""
        paragraph = self.places.paragraphs.get(anchor.path)
        if paragraph is None or self.places.speaks_of_whole(diagnostic):
            return False
        return folded(words.strip().removesuffix("…")) in folded(paragraph.text)

    def _stands_on(self, comment: Anchor, diagnostic: Diagnostic, anchor: Anchor) -> bool:
        """Tells whether the comment is near something that stands nowhere in the body."""
        if self.places.speaks_of_whole(diagnostic):
            return any(t.anchor == anchor and anchor.order <= comment.order <= t.end for t in self.subject.recognition.texts)
        if anchor.path.is_section:
            return anchor.path == self._section_of(comment)
        return True  # page headers take no comments

    def _section_of(self, comment: Anchor) -> Path | None:
        before = [s.anchor for s in self.subject.document.sections if s.anchor.order <= comment.order]
        return before[-1].path if before else None


def _touch(one: Anchor, other: Anchor) -> bool:
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)
