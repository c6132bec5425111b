"""Compares two versions of a DOCX, without knowing what was to be changed between them.

Each difference is small: one property of one paragraph, of one section, of some characters, of one style; or the words of
one paragraph; or a part, a relationship, or anything else that is in one of the files and not the same in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element

from decree30_lint.formats.docx.inline import XML_BLANKS, is_preserved
from decree30_lint.formats.docx.ooxml import W, local
from decree30_lint.formats.docx.package import open_package

_PARAGRAPH, _SECTION, _RUN, _TEXT, _LETTERS, _LAYOUT = (W + name for name in ("p", "sectPr", "r", "t", "rPr", "pPr"))
_STORIES = frozenset(W + name for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))

Canonical = tuple[Any, ...]
"""An element as tuples: its name, its attributes, its text and its children."""

Properties = Mapping[str, tuple[Canonical, ...]]
"""The children of a list of properties by name, in canonical form; some names occur more than once."""
_BLANKS = ("tab", "br", "cr")
_WORD = re.compile(r"[^\W_]+")
_NOTHING: Properties = {}


class Scope(StrEnum):
    """Names what a difference is in."""

    PART = "part"  # added, taken away, or different in a way that no other scope tells
    STRUCTURE = "structure"  # what holds the paragraphs of a story: tables, controls, their number
    LAYOUT = "layout"  # a property of a paragraph
    MARK = "mark"  # a property of a paragraph mark
    LETTERS = "letters"  # a property of characters
    CONTENT = "content"  # words, and what stands among them
    SECTION = "section"  # a property of a section
    STYLE = "style"  # a property of a style, or of the document defaults


class PackageDifference(NamedTuple):
    """A difference is in a part; `place` is the number of the paragraph or section in it, from 0, or the id of the style.

    `name` is that of the property ("jc", "sz"), or of the element that differs. `words` are the words before and after.
    """

    part: str
    scope: Scope
    place: int | str = 0
    name: str = ""
    words: tuple[str, str] = ("", "")

    def __str__(self) -> str:
        return f"{self.part}: {self.scope.value} {self.place} {self.name}".rstrip()


def differences(before: bytes, after: bytes) -> list[PackageDifference]:
    """Returns all that differs between two versions of a DOCX. Raises as the reader does where one cannot be opened."""
    one, two = open_package(before), open_package(after)
    found: list[PackageDifference] = []
    for name in sorted({*one.entries, *two.entries}):
        pair = one.package_part(name), two.package_part(name)
        if pair[0] != pair[1]:
            found += _of_part(name, *pair)
    return found


def _of_part(part: str, before: bytes | None, after: bytes | None) -> Iterator[PackageDifference]:
    if before is None or after is None or not part.endswith((".xml", ".rels")):
        yield PackageDifference(part, Scope.PART, name="added" if before is None else "gone" if after is None else "bytes")
        return
    one, two = _parsed(before), _parsed(after)
    if one.tag != two.tag or _canonical(one) == _canonical(two):
        if one.tag != two.tag:
            yield PackageDifference(part, Scope.PART, name=local(two))
    elif one.tag in _STORIES:
        yield from _of_stories(part, _ComparedStory(one), _ComparedStory(two))
    elif one.tag == W + "styles":
        yield from _of_styles(part, one, two)
    else:
        yield from (PackageDifference(part, Scope.PART, name=name) for name in _differing(_children(one), _children(two)))


def _parsed(data: bytes) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _canonical(element: _Element) -> Canonical:
    inside = tuple(map(_canonical, element))
    return element.tag, tuple(sorted(map(str, element.items()))), element.text or "", inside


def _children(parent: _Element | None) -> Properties:
    found: dict[str, tuple[Canonical, ...]] = {}
    for child in parent if parent is not None else ():
        name = local(child)
        found[name] = (*found.get(name, ()), _canonical(child))
    return found


def _differing(before: Properties, after: Properties) -> list[str]:
    return [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]


# Stories


_Written = bytes
"""A paragraph as XML, those in it, as in text boxes, emptied: most are equal, and are not looked into."""


class _Atom(NamedTuple):
    """Holds a character, or an element that is none, and the properties of its run."""

    name: str
    value: Canonical | str
    is_letter: bool
    letters: Properties


class _ComparedParagraph(NamedTuple):
    attributes: tuple[tuple[str, str], ...]
    layout: Properties
    mark: Properties
    atoms: list[_Atom]

    @property
    def words(self) -> str:
        return "".join(str(atom.value) for atom in self.atoms if atom.is_letter)


class _ComparedStory:
    """Holds the paragraphs and sections of a story, and its tree with all of them emptied."""

    def __init__(self, root: _Element) -> None:
        sections = list(root.iter(_SECTION))
        self.sections = [_children(section) for section in sections]
        for section in sections:
            section[:] = []
        for section in root.findall(f"{W}body/{W}sectPr"):  # that of the last section, which may be missing
            section.getparent().remove(section)  # type: ignore[union-attr]
        paragraphs = list(root.iter(_PARAGRAPH))
        self.paragraphs = [_emptied(paragraph) for paragraph in reversed(paragraphs)][::-1]  # those in others first
        self.root = root


def _emptied(paragraph: _Element) -> _Written:
    """Returns what a paragraph holds, and takes all of it away but the section that it ends."""
    found = etree.tostring(paragraph, with_tail=False)
    paragraph[:] = list(paragraph.iterfind(f"{W}pPr/{W}sectPr"))
    return found


def _compared(written: _Written) -> _ComparedParagraph:
    paragraph = etree.fromstring(written)
    layout = paragraph.find(_LAYOUT)
    letters = None if layout is None else layout.find(_LETTERS)
    return _ComparedParagraph(
        tuple(sorted((str(name), str(value)) for name, value in paragraph.items())),
        {name: each for name, each in _children(layout).items() if name not in ("rPr", "sectPr")},
        _children(letters),
        list(_atoms(paragraph, {})),
    )


def _atoms(parent: _Element, letters: Properties) -> Iterator[_Atom]:
    for child in parent:
        if child.tag in (_LAYOUT, _LETTERS):
            continue
        if child.tag == _RUN:
            yield from _atoms(child, _children(child.find(_LETTERS)))
        elif child.tag == _TEXT:
            text = child.text or ""
            yield from (
                _Atom("t", letter, True, letters) for letter in (text if is_preserved(child) else text.strip(XML_BLANKS))
            )
        elif any(True for _ in child.iter(_RUN)) and parent.tag != _RUN:
            yield _Atom(local(child), tuple(child.items()), False, _NOTHING)
            yield from _atoms(child, letters)
            yield _Atom(local(child), "end", False, _NOTHING)
        else:
            yield _Atom(local(child), _canonical(child), False, letters)


def _of_stories(part: str, before: _ComparedStory, after: _ComparedStory) -> Iterator[PackageDifference]:
    one, two = before.paragraphs, after.paragraphs
    if len(one) == len(two):
        yield from (
            PackageDifference(part, Scope.STRUCTURE, name=name) for name in sorted({*_of_trees(before.root, after.root)})
        )
        head = tail = 0
        pairs = list(enumerate(zip(one, two, strict=True)))
    else:
        head, tail = _alike(one, two), 0
        tail = _alike(one[head:][::-1], two[head:][::-1])
        yield PackageDifference(part, Scope.STRUCTURE, name="p")
        yield from _of_words(part, head, one[head : len(one) - tail], two[head : len(two) - tail])
        pairs = [(at, (one[at], two[at])) for at in range(head)]
        pairs += [(len(one) - at, (one[-at], two[-at])) for at in range(tail, 0, -1)]
    for number, sections in enumerate(zip_longest(before.sections, after.sections, fillvalue=_NOTHING)):
        yield from (PackageDifference(part, Scope.SECTION, number, name) for name in _differing(*sections))
    for number, pair in pairs:
        if pair[0] != pair[1]:
            yield from _of_paragraphs(part, number, *map(_compared, pair))


def _alike(one: Sequence[_Written], two: Sequence[_Written]) -> int:
    """Returns how many paragraphs at the beginning of both have the same words."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (left, right) in pairs if not _same_words(left, right)), min(len(one), len(two)))


def _same_words(one: _Written, two: _Written) -> bool:
    return one == two or _compared(one).words == _compared(two).words


def _of_words(part: str, number: int, one: Sequence[_Written], two: Sequence[_Written]) -> Iterator[PackageDifference]:
    """Yields a difference where the paragraphs have not the same words, in whatever order."""
    words = [sorted(_WORD.findall(" ".join(map(_spoken, map(_compared, each))))) for each in (one, two)]
    if words[0] != words[1]:
        yield PackageDifference(part, Scope.CONTENT, number, "words", (" ".join(words[0]), " ".join(words[1])))


def _spoken(paragraph: _ComparedParagraph) -> str:
    return "".join(str(atom.value) if atom.is_letter else " " * (atom.name in _BLANKS) for atom in paragraph.atoms)


def _of_trees(before: _Element, after: _Element) -> Iterator[str]:
    """Yields the names of the elements that differ in themselves, or that only one of the trees has."""
    if before.tag != after.tag:
        yield from (local(before), local(after))
    elif before.attrib != after.attrib or (before.text or "") != (after.text or ""):
        yield local(before)
    tags = [[child.tag for child in each] for each in (before, after)]
    if tags[0] == tags[1]:
        for one, two in zip(before, after, strict=True):
            yield from _of_trees(one, two)
        return
    known = [{child.tag: child for child in each} for each in (before, after)]
    yield from (local(known[tag not in known[0]][tag]) for tag in {*tags[0]} ^ {*tags[1]})
    if {*tags[0]} == {*tags[1]} or any(len(each) != len({*each}) for each in tags):
        yield from (local(before), local(after))
    for tag in {*tags[0]} & {*tags[1]}:
        yield from _of_trees(known[0][tag], known[1][tag])


def _of_paragraphs(part: str, index: int, one: _ComparedParagraph, two: _ComparedParagraph) -> Iterator[PackageDifference]:
    if one.attributes != two.attributes:
        yield PackageDifference(part, Scope.CONTENT, index, "attributes")
    yield from (PackageDifference(part, Scope.LAYOUT, index, name) for name in _differing(one.layout, two.layout))
    yield from (PackageDifference(part, Scope.MARK, index, name) for name in _differing(one.mark, two.mark))
    words = one.words, two.words
    if words[0] != words[1]:
        yield PackageDifference(part, Scope.CONTENT, index, "words", words)
        counted = [Counter((atom.name, atom.value) for atom in each.atoms if not atom.is_letter) for each in (one, two)]
        names = {name for name, _ in (counted[0] - counted[1]) + (counted[1] - counted[0])}
        yield from (PackageDifference(part, Scope.CONTENT, index, name) for name in sorted(names))
        yield from (PackageDifference(part, Scope.LETTERS, index, name) for name in sorted(_looks_differing(one, two)))
        return
    if [atom.value for atom in one.atoms] != [atom.value for atom in two.atoms]:
        yield from (PackageDifference(part, Scope.CONTENT, index, name) for name in _elements_differing(one, two))
    names = set()
    for left, right in _pairs(one, two):
        if left.letters is not right.letters:
            names.update(_differing(left.letters, right.letters))
    yield from (PackageDifference(part, Scope.LETTERS, index, name) for name in sorted(names))


def _pairs(one: _ComparedParagraph, two: _ComparedParagraph) -> Iterator[tuple[_Atom, _Atom]]:
    """Returns what the two have in common: all, or at least the letters."""
    alike = [atom.value for atom in one.atoms] == [atom.value for atom in two.atoms]
    left, right = ([atom for atom in each.atoms if alike or atom.is_letter] for each in (one, two))
    return zip(left, right, strict=True)


def _looks_differing(one: _ComparedParagraph, two: _ComparedParagraph) -> set[str]:
    """Returns in what properties letters differ: those that both have, and new ones from those beside or instead of which.

    Of several like letters it may be that either stayed: what leaves fewer differences counts, to pair the letters by what
    they are, or first by their look too.
    """
    left, right = ([atom for atom in each.atoms if atom.is_letter] for each in (one, two))
    matcher = SequenceMatcher(None, _looks(left), _looks(right), autojunk=False)
    blocks = [block for kind, *block in matcher.get_opcodes() if kind != "equal"]
    by_look = {name for block in blocks for name in _of_letters(left, right, *block)}
    by_letter = _of_letters(left, right, 0, len(left), 0, len(right)) if by_look else ()
    return min(by_look, set(by_letter), key=len)


def _looks(atoms: Iterable[_Atom]) -> list[Canonical]:
    return [(atom.value, *sorted(atom.letters.items())) for atom in atoms]


def _of_letters(left: Sequence[_Atom], right: Sequence[_Atom], first: int, last: int, begin: int, end: int) -> Iterator[str]:
    """Yields the properties in which letters from `first` and `begin` on differ, paired by what they are."""
    letters = [atom.value for atom in left[first:last]], [atom.value for atom in right[begin:end]]
    for kind, *block in SequenceMatcher(None, *letters, False).get_opcodes():
        old, new = slice(first + block[0], first + block[1]), slice(begin + block[2], begin + block[3])
        near = left[max(0, old.start - 1) : old.stop + 1]
        if kind == "equal":
            for one, two in zip(left[old], right[new], strict=True):
                yield from _differing(one.letters, two.letters) if one.letters is not two.letters else ()
        else:
            for two in right[new] if near else ():
                yield from min((_differing(one.letters, two.letters) for one in near), key=len)


def _elements_differing(one: _ComparedParagraph, two: _ComparedParagraph) -> list[str]:
    """Returns the names of the elements that only one of the two has; "order" where both have the same."""
    values = [{(atom.name, atom.value) for atom in each.atoms if not atom.is_letter} for each in (one, two)]
    return sorted({name for name, _ in values[0] ^ values[1]}) or ["order"]


# Styles


def _of_styles(part: str, before: _Element, after: _Element) -> Iterator[PackageDifference]:
    one, two = _styles(before), _styles(after)
    for key in sorted({*one, *two}):
        if key not in one or key not in two:
            yield PackageDifference(part, Scope.STYLE, key, "gone" if key in one else "added")
        else:
            yield from (PackageDifference(part, Scope.STYLE, key, name) for name in _differing(one[key], two[key]))


def _styles(root: _Element) -> Mapping[str, Properties]:
    """Returns what each style says, by its id; "" stands for the document defaults, "/" for all else."""
    found: dict[str, Properties] = {}
    for child in root:
        key = child.get(W + "styleId", "/")
        if child.tag == W + "docDefaults":
            key = ""
        letters, layout = (next(child.iter(tag), None) for tag in (_LETTERS, _LAYOUT))
        rest = {name: each for name, each in _children(child).items() if key and name not in ("rPr", "pPr")}
        own = {f"rPr/{name}": each for name, each in _children(letters).items()}
        own |= {f"pPr/{name}": each for name, each in _children(layout).items()}
        found[key] = {**found.get(key, {}), **rest, **own}
    return found
