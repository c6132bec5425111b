"""Parts the names of parent and issuing body where one paragraph holds both, wrapped and not broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from msgspec import Struct

from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.folding import bare, tone_folded
from decree30_lint.syntax.number_line import NumberLine

_WORD = re.compile(r"[^\W_]+")
_LEAST = 2  # letters of a code, and words of a name
_LONGEST = 160  # characters of two names


class Parted(Struct, frozen=True):
    """Holds the names of one line: two where the symbol or bold letters part them; `unsure` where it may hold two."""

    names: tuple[Line, ...]
    by_symbol: bool = False
    unsure: bool = False


class _Parent(IntEnum):
    """Says how much the words in front look like the whole name of a parent body."""

    NO = 0
    PERHAPS = 1
    KNOWN = 2


def parted(line: Line, number: NumberLine | None, lexicon: Lexicon) -> Parted:
    """Returns the names that the line holds; where it has one look, the code of the body in the symbol decides.

    "SNV" says that "SỞ NỘI VỤ" begins the lower name. Where it names neither, or both, nothing decides.
    """
    names = _where_bold_begins(line, lexicon)
    if len(names) > 1 or len(line.text) > _LONGEST:
        return Parted(names)
    words = tuple(bare(word[0]) for word in _WORD.finditer(line.paragraph.text))
    starts = [(at, parent) for at in _begun(words, lexicon) if (parent := _parent(_cut(line, at)[0], lexicon))]
    if not starts:
        return Parted((line,))
    code = _code_of_body(number, lexicon)
    meant = [(at, parent) for at, parent in starts if _abbreviates(code, words[at:], lexicon)]
    if _abbreviates(code, words, lexicon):
        return Parted((line,), unsure=any(parent is _Parent.KNOWN for _, parent in meant))
    if meant and meant[0][1] is _Parent.KNOWN:
        return Parted(_cut(line, meant[0][0]), by_symbol=True)
    return Parted((line,), unsure=bool(meant) or any(parent is _Parent.KNOWN for _, parent in starts))


def _where_bold_begins(line: Line, lexicon: Lexicon) -> tuple[Line, ...]:
    """Returns the line, or two pieces where the name of a body begins in bold behind one that is not: parent and body."""
    spans = [span for span in line.paragraph.spans if span.text.strip()]
    first = next((i for i, span in enumerate(spans) if span.format.bold), 0)
    if not first or not all(span.format.bold for span in spans[first:]):
        return (line,)
    start = spans[first].start + len(spans[first].text) - len(spans[first].text.lstrip())
    above, below = line.piece(spans[0].start, spans[first - 1].end), line.piece(start, spans[-1].end)
    return (above, below) if lexicon.begins("bodies", below.bare) else (line,)


def _begun(words: Sequence[str], lexicon: Lexicon) -> Iterator[int]:
    """Yields which words behind the first begin as the name of a body: "PHÒNG" does not within "VĂN PHÒNG", "HẢI PHÒNG"."""
    free = 0
    for at in range(len(words)):
        text = " ".join(words[at:])
        phrase = lexicon.begins("bodies", text)
        if phrase and at >= free and 0 < at <= len(words) - _LEAST:
            yield at
        held = max(len(phrase.split()), len(lexicon.begins("provinces", text).split()))
        free = max(free, at + held)


def _cut(line: Line, at: int) -> tuple[Line, Line]:
    """Returns the line in two, before the word of this number."""
    start = [word.start() for word in _WORD.finditer(line.paragraph.text)][at]
    offset = line.paragraph.spans[0].start
    return line.piece(offset, offset + len(line.paragraph.text[:start].rstrip())), line.piece(
        offset + start, offset + len(line.paragraph.text)
    )


def _parent(above: Line, lexicon: Lexicon) -> _Parent:
    """Returns how the text looks as a parent's name: known where it ends in a place or is a ministry's."""
    kind = lexicon.begins("bodies", above.bare) or lexicon.begins("parents", above.bare)
    if not kind or kind == above.bare or unfinished((above,), lexicon):
        return _Parent.NO
    known = _ends_in_place(above.text, lexicon) or lexicon.lists["written_bodies"].is_one(above.bare)
    return _Parent.KNOWN if known else _Parent.PERHAPS


def _ends_in_place(text: str, lexicon: Lexicon) -> bool:
    """Tells whether the class of a unit and its name end the text: "tỉnh Thanh Giang", "TP Hải Phòng"."""
    words = [word[0] for word in _WORD.finditer(tone_folded(text))]
    for at in range(len(words) - 1, -1, -1):
        if kind := "tp" if words[at] == "tp" else lexicon.unit_classes.begins(" ".join(words[at:])):
            return at + len(kind.split()) < len(words)
    return False


def _code_of_body(number: NumberLine | None, lexicon: Lexicon) -> str:
    """Returns the letters, bare, of the group of the symbol that names the body, "" where none does: "QĐ-SNV" → "snv"."""
    groups = [group.text for group in number.symbol if not group.open] if number else []
    if groups and any(groups[0] == each.code for each in lexicon.types.values()):
        groups = groups[1:]
    code = "".join(filter(str.isalpha, bare(groups[0].partition("(")[0]))) if groups else ""
    return code if len(code) >= _LEAST else ""


def _abbreviates(code: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tells whether the code is made of the words with which the name begins, or of those behind the word for its kind."""
    kind = len(lexicon.begins("bodies", " ".join(words)).split())
    return bool(code) and any(_spells(code, words[first:], lexicon) for first in (0, kind))


def _spells(code: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tells whether the letters of the code are those of words in turn: a first letter, or a whole word such as "UBND"."""
    for word in words:
        if not code:
            break
        if lexicon.lists["joining_words"].is_one(word):
            continue
        took = len(word) if code.startswith(word) else int(code[0] == word[0])
        if not took:
            return False
        code = code[took:]
    return not code


def unfinished(names: Sequence[Line], lexicon: Lexicon) -> bool:
    """Tells whether the last line ends in a word that cannot end a name, or is a mere post: "Chủ tịch Ủy ban nhân dân".

    One syllable alone is read with the line above, whose name it ends: "thành phố Hải", and below it "Phòng".
    """
    last = names[-1]
    alone = len(names) > 1 and " " not in last.bare
    text, plain = (f"{names[-2].text} {last.text}", f"{names[-2].bare} {last.bare}") if alone else (last.text, last.bare)
    ending = plain.rsplit(" ", 1)[-1]
    lists = lexicon.lists
    if lexicon.posts.is_one(tone_folded(text)):
        return True
    return lists["unfinished_names"].is_one(plain) or lists["joining_words"].is_one(ending) or ending in ("-", "&")
