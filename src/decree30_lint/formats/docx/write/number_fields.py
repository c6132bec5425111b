"""Finds the page numbers that stand in a header or footer, and takes them out with the words that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from lxml.etree import _Element
from msgspec import Struct

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.write.characters import keep_blanks
from decree30_lint.formats.docx.write.marks import Untracked

_RUN, _SIMPLE, _BOX = W + "r", W + "fldSimple", W + "txbxContent"
_WRAPPERS = frozenset(W + name for name in ("ins", "sdt", "sdtContent", "hyperlink", "smartTag", "customXml"))
_SHAPES = frozenset(W + name for name in ("drawing", "pict", "object"))
_NUMBER, _TOTAL = re.compile(r"\bPAGE\b"), re.compile(r"^\s*(?:NUM|SECTION)PAGES\b")
_WORD = r"(?:trang(?:\s{1,3}số)?|page|of|trên)"
_WORDS = re.compile(rf"{_WORD}|[\s.:|/()\[\]~–—-]+", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:\b{_WORD}\s{{0,3}}(?::\s{{0,3}})?|[-–—|/]\s{{0,3}}){{1,8}}$", re.IGNORECASE)
_BEHIND = re.compile(r"^\s*[-–—|/]\s*")


class HeaderPiece(Struct, eq=False):
    """Holds what stands in a line: the runs of one field, or one run of text. `instruction` is None for text."""

    elements: list[_Element]
    instruction: str | None = None
    closed: bool = True
    text: str = ""

    @property
    def is_number(self) -> bool:
        """Tells whether it shows the number of the page."""
        return self.instruction is not None and _NUMBER.search(self.instruction) is not None

    @property
    def is_total(self) -> bool:
        """Tells whether it shows how many pages there are."""
        return self.instruction is not None and _TOTAL.match(self.instruction) is not None


def number_paragraphs(root: _Element) -> list[_Element]:
    """Returns the paragraphs that show a page number, those in text boxes among them."""
    return [paragraph for paragraph in root.iter(W + "p") if any(piece.is_number for piece in pieces(paragraph))]


def pieces(paragraph: _Element) -> list[HeaderPiece]:
    """Returns what stands in the paragraph, in its order."""
    found: list[HeaderPiece] = []
    depth = 0
    for unit in _units(paragraph):
        kinds = [mark.get(W + "fldCharType") for mark in unit.iterchildren(W + "fldChar")]
        if unit.tag == _SIMPLE:
            piece = HeaderPiece([unit], unit.get(W + "instr", ""))
        elif depth:
            piece = found.pop()
            piece.elements.append(unit)
        else:
            piece = HeaderPiece([unit], _instruction(unit, kinds), text=_text(unit))
        depth += kinds.count("begin") - kinds.count("end")
        piece.closed = depth <= 0
        if unit.tag != _SIMPLE and piece.instruction is not None:
            piece.instruction += "".join(said.text or "" for said in unit.iterchildren(W + "instrText"))
        depth = max(depth, 0)
        found.append(piece)
    return found


def _instruction(run: _Element, kinds: Sequence[str | None]) -> str | None:
    if run.find(W + "pgNum") is not None:
        return "PAGE"
    return "" if "begin" in kinds else None


def _units(parent: _Element) -> Iterator[_Element]:
    for child in parent:
        if child.tag in (_RUN, _SIMPLE):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _units(child)


def _text(run: _Element) -> str:
    return "".join(child.text or "" if child.tag == W + "t" else " " for child in run if child.tag != W + "rPr")


def _holds_shape(element: _Element) -> bool:
    return next(element.iter(*_SHAPES), None) is not None


def is_number_alone(paragraph: _Element) -> bool:
    """Tells whether it holds nothing but a page number and the words that belong to one, such as "Trang 2/5"."""
    line = pieces(paragraph)
    if any(_holds_shape(element) for piece in line for element in piece.elements):
        return False
    words = "".join(piece.text for piece in line if piece.instruction is None)
    others = [piece for piece in line if piece.instruction is not None and not (piece.is_number or piece.is_total)]
    return not others and not _WORDS.sub("", words)


def take_out(marks: Untracked, paragraph: _Element) -> bool:
    """Takes the page number out of its paragraph, and a text box that held nothing else; False where a field stays open."""
    line = pieces(paragraph)
    if not all(piece.closed for piece in line):
        return False
    if is_number_alone(paragraph):
        _remove(marks, line)
        _remove_empty_box(marks, paragraph)
        return True
    ours = [at for at, piece in enumerate(line) if piece.is_number]
    for at in list(ours):
        ours += _total_behind(line, at)
    for at in ours:
        _trim(marks, line[at - 1] if at else None, _BEFORE)
        _trim(marks, line[at + 1] if at + 1 < len(line) else None, _BEHIND)
    _remove(marks, [line[at] for at in ours])
    return True


def _total_behind(line: Sequence[HeaderPiece], at: int) -> Iterator[int]:
    """Yields the place of the count of pages behind a number, if only a slash or a word stands between."""
    for number in (at + 1, at + 2):
        if (
            number < len(line)
            and line[number].is_total
            and not _WORDS.sub("", "".join(t.text for t in line[at + 1 : number]))
        ):
            yield number


def _remove(marks: Untracked, line: Iterable[HeaderPiece]) -> None:
    for piece in line:
        marks.replaced(piece.elements, [])


def _trim(marks: Untracked, piece: HeaderPiece | None, words: re.Pattern[str]) -> None:
    """Takes the words of a page number off the end of a run that stands beside it."""
    if piece is None or piece.instruction is not None:
        return
    (run,) = piece.elements
    texts = [child for child in run if child.tag != W + "rPr"]
    if run.getparent() is None or len(texts) != 1 or texts[0].tag != W + "t" or not words.search(piece.text):
        return
    new = deepcopy(run)
    (content,) = new.iterchildren(W + "t")
    content.text = words.sub("", piece.text)
    keep_blanks(content)
    if content.text:
        run.addnext(new)
    marks.replaced([run], [new] if content.text else [])


def _remove_empty_box(marks: Untracked, paragraph: _Element) -> None:
    box = next(paragraph.iterancestors(_BOX), None)
    if box is None or any(text.text for text in box.iter(W + "t")) or any(_holds_shape(child) for child in box):
        return
    holder = next(box.iterancestors(_RUN), None)
    if holder is not None:
        marks.replaced([holder], [])
