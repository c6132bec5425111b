"""Replaces words, in the look of those that they replace; only the words that differ are touched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import accumulate, groupby

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.write.characters import Characters, field_runs, keep_blanks
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.document import Span
from decree30_lint.model.edits import ReplaceText, SetBlanks

_WORDS = re.compile(r"\w+|\W")
_SHOWN = frozenset(W + name for name in ("t", "tab", "sym", "noBreakHyphen", "softHyphen", "rPr"))
_TO_FILL_IN = re.compile(r"\[[^\[\]\n]+\]|…|\.{3,}|_{3,}")
_LINK = "HYPERLINK"

_Rewording = tuple[int, int, str]
"""Holds from and to which character of the paragraph something differs, and what is to stand there."""


def write_text(package: EditedPackage, edit: ReplaceText) -> bool:
    """Replaces the characters; nothing is done where nothing differs, or where `can_write_text` says that it cannot be."""
    if not can_write_text(package, edit):
        return False
    characters = package.characters(edit.at.path)
    for start, end, new in reversed(_pieces(package, edit)):
        package.marks.replaced(*_put(characters, start, new, characters.isolated(start, end) or []))
        characters.note_replaced(start, end)
    package.touch(package.resolve(edit.at.path).part)
    return True


def write_blanks(package: EditedPackage, edit: SetBlanks) -> bool:
    """Replaces the blanks by others; nothing is done where something else stands there, a tab for instance."""
    if package.text(edit.at.path)[edit.at.start : edit.at.end].strip(" "):
        return False
    return write_text(package, ReplaceText(edit.at, " " * edit.count))


def can_write_text(package: EditedPackage, edit: ReplaceText) -> bool:
    """Tells whether something differs, and all of it are letters in runs of their own, not those that a field shows.

    Letters of an old encoding can only be replaced all together: others would stand among them in their typeface. What is
    to be filled in ("[CẦN BỔ SUNG]") is but a hint, and never written.
    """
    characters, (start, stop) = package.characters(edit.at.path), _range(package, edit)
    if any(span.start < start < span.end or span.start < stop < span.end for span in _encoded(package, edit)):
        return False
    if len(_TO_FILL_IN.findall(edit.text)) > len(_TO_FILL_IN.findall(package.text(edit.at.path)[start:stop])):
        return False
    pieces = _pieces(package, edit)
    foreign = _foreign_runs(characters.paragraph) if pieces else set()
    return bool(pieces) and all(_is_free(characters, piece, foreign) for piece in pieces)


def retypes(package: EditedPackage, edit: ReplaceText) -> bool:
    """Tells whether the same is read afterwards, and only typed in another way."""
    return package.text(edit.at.path)[slice(*_range(package, edit))] == edit.text


def _range(package: EditedPackage, edit: ReplaceText) -> tuple[int, int]:
    return edit.at.start, len(package.text(edit.at.path)) if edit.at.end is None else edit.at.end


def _encoded(package: EditedPackage, edit: ReplaceText) -> list[Span]:
    return [span for span in package.paragraphs[edit.at.path].spans if span.encoding is not None]


def _pieces(package: EditedPackage, edit: ReplaceText) -> list[_Rewording]:
    """Returns what differs, word by word: in what is read, or in how that is typed."""
    characters, (first, stop) = package.characters(edit.at.path), _range(package, edit)
    old, encoded = package.text(edit.at.path)[first:stop], _encoded(package, edit)

    def is_right(start: int, end: int) -> bool:
        typed = characters.typed(start, end)
        in_old = any(span.start < end and start < span.end for span in encoded)
        return typed == old[start - first : end - first] if in_old else unicodedata.is_normalized("NFC", typed)

    words = _WORDS.findall(old)
    begins = list(accumulate(map(len, words), initial=first))
    left = [(word, is_right(begin, begin + len(word))) for word, begin in zip(words, begins, strict=False)]
    found = [piece for each in _differing(left, begins, edit.text) for piece in _by_run(characters, *each)]
    return [
        (low, high, new) for low, high, new in found if old[low - first : high - first] != new or not is_right(low, high)
    ]


def _differing(left: Sequence[tuple[str, bool]], begins: Sequence[int], new: str) -> Iterator[_Rewording]:
    """Yields the words that differ; of those of `left` it is told whether they are typed as they should be."""
    right = _WORDS.findall(new)
    for kind, low, high, start, end in SequenceMatcher(None, left, [(word, True) for word in right], False).get_opcodes():
        if kind != "equal":
            yield begins[low], begins[high], "".join(right[start:end])


def _by_run(characters: Characters, start: int, end: int, new: str) -> Iterator[_Rewording]:
    """Yields the piece run by run where it has as many characters as before, so that each keeps its look."""
    if len(new) != end - start:
        yield start, end, new
        return
    runs = groupby(range(start, end), lambda at: (place := characters.places[at]) and place.run)
    for stretch in (list(numbers) for _, numbers in runs):
        yield stretch[0], stretch[-1] + 1, new[stretch[0] - start : stretch[-1] + 1 - start]


def _foreign_runs(paragraph: _Element) -> set[_Element]:
    """Returns the runs whose words come from elsewhere, and would be put there again: from fields, and bound controls."""
    found = set()
    for run, members in field_runs(paragraph).items():
        instruction = "".join(text.text or "" for each in members for text in each.iterfind(W + "instrText"))
        if instruction.split()[:1] != [_LINK]:
            found.add(run)
    for run in paragraph.iter(W + "r"):
        controls = run.iterancestors(W + "sdt", W + "fldSimple")
        if any(each.tag == W + "fldSimple" or each.find(f"{W}sdtPr/{W}dataBinding") is not None for each in controls):
            found.add(run)
    return found


def _is_free(characters: Characters, piece: _Rewording, foreign: Container[_Element]) -> bool:
    """Tells whether the piece can be replaced without losing anything; its runs are cut out where needed."""
    start, end, new = piece
    if characters.shows_more(start, end) or characters.is_replaced(start, end) or any(sign in new for sign in "\t\n\f"):
        return False
    fields = {place.run for place in characters.places[start:end] if place is not None and place.run in foreign}
    runs = characters.isolated(start, end)
    if fields or runs is None or any(child.tag not in _SHOWN for run in runs for child in run):
        return False
    return bool(runs) or characters.beside(start) is not None


def _put(characters: Characters, start: int, new: str, old: list[_Element]) -> tuple[list[_Element], list[_Element]]:
    """Puts a run with the new words behind those that it replaces, or beside the character where they are inserted."""
    if not new:
        return old, []
    model = old[0] if old else characters.beside(start)
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
        (old[-1] if old else model).addnext(run)
    else:
        model.addprevious(run)
    return old, [run]
