"""Tells several addressees without dashes and signs from one whose name takes several lines, where their words show it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from decree30_lint.model.document import Paragraph
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.syntax.folding import bare, tone_folded
from decree30_lint.syntax.recipients import RecipientList, item_list

_SEVERAL = 3  # names that differ in kind: of two, one may be over the other


def read_addressees(paragraphs: tuple[Paragraph, ...], lexicon: Lexicon) -> RecipientList:
    """Returns the addressees under their label; lines without marks are items where each surely names an addressee."""
    found = item_list(paragraphs, labelled=True)
    if not found.unclear:
        return found
    lines = found.line_by_line
    return lines if _name_several([item.text for item in lines.items], lexicon) else found


def _name_several(lines: Sequence[str], lexicon: Lexicon) -> bool:
    openings = [_opening(line, lexicon) for line in lines]
    if len(lines) < 2 or not all(openings) or not all(_is_whole(line, lexicon) for line in lines):
        return False
    if len(set(openings)) == 1:
        return True
    return len(lines) >= _SEVERAL and all(
        one == other or not lexicon.begins("parents", bare(line))
        for (one, other), line in zip(pairwise(openings), lines[1:], strict=True)
    )


def _opening(line: str, lexicon: Lexicon) -> str:
    """Returns the word for a body, a post or a group with which the line begins, else ""."""
    known = (lexicon.begins(name, bare(line)) for name in ("bodies", "addressee_groups"))
    return next(filter(None, known), "") or lexicon.posts.begins(tone_folded(line))


def _is_whole(line: str, lexicon: Lexicon) -> bool:
    """Tells whether the line says more than the word it begins with, and ends as a name may: not "Văn phòng", "…, "."""
    words = bare(line).rstrip(" .;")
    ending = words.rsplit(" ", 1)[-1]
    if not (words[-1:].isalnum() or words.endswith(")")) or lexicon.lists["joining_words"].is_one(ending):
        return False
    alone = lexicon.posts.is_one(tone_folded(line).rstrip(" .;"))
    return not alone and not any(lexicon.lists[name].is_one(words) for name in ("bodies", "unfinished_names"))
