"""Which word of the draft is which of the final."""

from __future__ import annotations

from typing import NamedTuple

from decree30_lint.compare.align import Block


class Pairs(NamedTuple):
    """For each word of the draft and of the final the other's index, -1 for none; and the blocks that stand elsewhere."""

    final: list[int]
    draft: list[int]
    moved: list[Block]

    def join(self, block: Block) -> None:
        for at in range(block.size):
            self.final[block.draft + at] = block.final + at
            self.draft[block.final + at] = block.draft + at

    def part(self, draft: int) -> None:
        """The word and its partner are lone again."""
        if self.final[draft] >= 0:
            self.draft[self.final[draft]] = self.final[draft] = -1
