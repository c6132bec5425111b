"""Decodes the old encodings TCVN3 and VNI in the text of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from decree30_lint.formats.legacy import Decoded, decode
from decree30_lint.formats.pdf.text_glyphs import BEYOND
from decree30_lint.formats.pdf.text_lines import FontRun


def decoded(runs: Sequence[FontRun], texts: Sequence[str]) -> list[Decoded]:
    """Returns the texts with old encodings decoded: a font that uses one does so everywhere."""
    found = [Decoded(text) for text in texts]
    fonts: dict[str, list[int]] = {}
    for index, run in enumerate(runs):
        fonts.setdefault(run.font, []).append(index)
    for font, indexes in fonts.items():
        if not BEYOND.search("".join(texts[index] for index in indexes)):
            # A line break where lines end: nothing is read across.
            ends = ["" if _adjoin(runs, one, other) else "\n" for one, other in pairwise(indexes)] + ["\n"]
            read = decode([texts[index] + end for index, end in zip(indexes, ends, strict=True)], [font] * len(indexes))
            for index, one, end in zip(indexes, read, ends, strict=True):
                found[index] = Decoded(one.text.removesuffix(end), one.encoding)
    return found


def _adjoin(runs: Sequence[FontRun], one: int, other: int) -> bool:
    return other == one + 1 and runs[one].line == runs[other].line != 0
