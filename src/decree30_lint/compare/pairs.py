"""Holds which word of the draft is which of the final."""

from __future__ import annotations

from typing import NamedTuple

from decree30_lint.compare.align import MatchingBlock


class Pairs(NamedTuple):
    """Holds the index of each word's partner in the other document, -1 for none, and the blocks that stand elsewhere."""

    final: list[int]
    draft: list[int]
    moved: list[MatchingBlock]

    def join(self, block: MatchingBlock) -> None:
        """Pairs the words of the block."""
        for at in range(block.size):
            self.final[block.draft + at] = block.final + at
            self.draft[block.final + at] = block.draft + at

    def part(self, draft: int) -> None:
        """Makes the word and its partner lone again."""
        if self.final[draft] >= 0:
            self.draft[self.final[draft]] = self.final[draft] = -1
