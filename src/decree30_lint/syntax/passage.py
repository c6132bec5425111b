"""Joins the text of a component into one string that knows where each character stands, for rules that judge words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.outcomes import USUAL, Breach, Fact, MessageKey
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.syntax.placeholders import with_room_shown


class Change(NamedTuple):
    """Holds a change: the characters from `start` to `end` of a passage become `text`."""

    start: int
    end: int
    text: str


class Passage(Struct, frozen=True):
    """Holds paragraphs joined by a line break; `starts` tells where in `text` each of them begins."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]

    def at(self, start: int, end: int) -> Anchor:
        """Returns the anchor of the characters from `start` to `end`, as far as they stand in the paragraph of the first."""
        number = bisect_right(self.starts, start) - 1
        paragraph, begin = self.paragraphs[number], self.starts[number]
        offset = paragraph.anchor.start - begin
        return paragraph.anchor.slice(start + offset, min(end, begin + len(paragraph.text)) + offset)

    @property
    def anchor(self) -> Anchor:
        """Returns the anchor of the first paragraph."""
        return self.paragraphs[0].anchor

    @property
    def words(self) -> str:
        """Returns the text with blanks and line breaks collapsed."""
        return " ".join(self.text.split())

    def paragraph_at(self, at: int) -> Paragraph:
        """Returns the paragraph that holds the character at `at`."""
        return self.paragraphs[bisect_right(self.starts, at) - 1]

    def breach(
        self,
        changes: Sequence[Change],
        actual: Fact | None,
        expected: Fact | None,
        key: MessageKey = USUAL,
        *,
        suggest: bool | str = True,
        at: Anchor | None = None,
    ) -> Breach:
        """Returns a breach that `changes`, in order, would mend; it is `at` what they change, unless that is given.

        `suggest` is the corrected text that is worth showing: a piece of it, or all (True), or none (False).
        """
        where = at or self.at(changes[0].start, max(changes[-1].end, changes[0].start + 1))
        suggestion = with_room_shown(changed(self.text, changes)) if suggest is True else suggest or None
        return Breach(where, actual, expected, self.edits(changes), key, suggestion)

    def edits(self, changes: Sequence[Change]) -> tuple[ReplaceText, ...]:
        """Returns the edits of the changes; none where a change reaches over the end of a paragraph."""
        if any("\n" in self.text[change.start : change.end] for change in changes):
            return ()
        return tuple(self._edit(change) for change in changes)

    def _edit(self, change: Change) -> ReplaceText:
        """Returns one edit; an insertion takes the character before it along, unless a paragraph begins there."""
        start, end, text = change
        if start == end and start not in self.starts:
            start, text = start - 1, self.text[start - 1] + text
        return ReplaceText(self.at(start, end), text)


def passages(view: View) -> tuple[Passage, ...]:
    """Returns the words of each component, for what is judged of any part, whether its lines are parsed or not."""
    return tuple(joined(component.paragraphs) for component in view.components)


def joined(paragraphs: tuple[Paragraph, ...]) -> Passage:
    """Returns the paragraphs as one passage."""
    starts, length = [], 0
    for paragraph in paragraphs:
        starts.append(length)
        length += len(paragraph.text) + 1
    return Passage("\n".join(p.text for p in paragraphs), paragraphs, tuple(starts))


def changed(text: str, changes: Sequence[Change], start: int = 0) -> str:
    """Returns the text after the changes, which are in order; it begins at the character `start` of their passage."""
    for change in reversed(changes):
        text = text[: change.start - start] + change.text + text[change.end - start :]
    return text


def difference(old: str, new: str) -> Change:
    """Returns the one change that makes `new` of `old`, without what both begin and end with."""
    low = 0
    while low < min(len(old), len(new)) and old[low] == new[low]:
        low += 1
    tail = 0
    while tail < min(len(old), len(new)) - low and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Change(low, len(old) - tail, new[low : len(new) - tail])
