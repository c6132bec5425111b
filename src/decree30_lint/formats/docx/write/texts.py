"""Replaces words, in the look of those that they replace; only the words that differ are touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.write.characters import Characters, keep_blanks
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import ReplaceText, SetBlanks

_WORDS = re.compile(r"\w+|\W")
_SHOWN = frozenset(W + name for name in ("t", "tab", "sym", "noBreakHyphen", "softHyphen", "rPr"))


def write_text(package: EditedPackage, edit: ReplaceText) -> bool:
    """Replaces the characters; nothing is done where some of them stand in no run, or are no letters."""
    part = package.resolve(edit.at.path).part
    characters = package.characters(edit.at.path)
    stop = len(characters) if edit.at.end is None else edit.at.end
    old = package.text(edit.at.path)[edit.at.start : stop]
    differing = list(_differing(old, edit.text)) or [(0, len(old), edit.text)]  # the same words, stored otherwise
    pieces = [(edit.at.start + start, edit.at.start + end, new) for start, end, new in differing]
    runs = [_runs(characters, start, end, new) for start, end, new in pieces]
    if any(found is None for found in runs):
        return False
    for (start, _, new), found in zip(reversed(pieces), reversed(runs), strict=True):
        package.marks.replaced(*_put(characters, start, new, found or []))
    package.touch(part)
    return True


def write_blanks(package: EditedPackage, edit: SetBlanks) -> bool:
    """Replaces the blanks by others; nothing is done where something else stands there, a tab for instance."""
    if package.text(edit.at.path)[edit.at.start : edit.at.end].strip(" "):
        return False
    return write_text(package, ReplaceText(edit.at, " " * edit.count))


def _differing(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yields the words of `old` that differ, from and to which character, with what stands for them in `new`."""
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    begins = [0]
    for word in left:
        begins.append(begins[-1] + len(word))
    for kind, low, high, start, end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield begins[low], begins[high], "".join(right[start:end])


def _runs(characters: Characters, start: int, end: int, new: str) -> list[_Element] | None:
    """Returns the runs to be replaced, None where that cannot be done without losing something."""
    if characters.shows_more(start, end) or any(sign in new for sign in "\t\n\f"):
        return None
    runs = characters.isolated(start, end)
    if runs is None or any(child.tag not in _SHOWN for run in runs for child in run):
        return None
    return runs if runs or characters.beside(start) is not None else None


def _put(characters: Characters, start: int, new: str, old: list[_Element]) -> tuple[list[_Element], list[_Element]]:
    """Puts a run with the new words behind those that it replaces, or beside the character where they are inserted."""
    if not new:
        return old, []
    model = old[-1] if old else characters.beside(start)
    assert model is not None
    run = model.makeelement(W + "r")
    properties = model.find(W + "rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    text = run.makeelement(W + "t")
    text.text = new
    keep_blanks(text)
    run.append(text)
    if old or start:
        model.addnext(run)
    else:
        model.addprevious(run)
    return old, [run]
