"""Makes lines that a pattern may choke on, from the pattern itself: what it repeats stands in them thousands of times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, permutations
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

ALPHABET = ' \t\n0aAĐđ.,;:-–/_()[{<«“"*…\u200b\u0301\x01'
_ALWAYS = "\n "  # differ in where lines begin and end, if in nothing else
MANY = 4  # times that a quantifier must allow to be worth a line
MOST_LETTERS = 10  # of an alphabet, which are tried two by two
MOST_REPEATS = 12  # of a pattern: some list hundreds of names, all with the same blanks within
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_HERE = "\ue000"  # stands in a sample where a repeat is to be blown up
_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}

Node = tuple[Any, Any]


class Line(NamedTuple):
    """Holds a line of any length: `first` and `second` are repeated, the other pieces stand once."""

    before: str
    first: str
    between: str = ""
    second: str = ""
    after: str = ""

    def of(self, length: int) -> str:
        share = length // 2 if self.second else length
        first, second = (piece * (share // len(piece)) if piece else "" for piece in (self.first, self.second))
        return f"{self.before}{first}{self.between}{second}{self.after}"


def hostile_lines(pattern: re.Pattern[Any]) -> Iterator[Line]:
    """Yields each line once."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = list(_parser.parse(source, pattern.flags & ~re.DEBUG if isinstance(pattern.pattern, str) else pattern.flags | 0))
    letters = _letters(list(_singles(tree)), source)
    repeats = list(islice(_repeats(tree), MOST_REPEATS))
    yield from dict.fromkeys(
        (*_of_letters(letters), *_of_repeats(tree, repeats, letters), *_of_pairs(tree, repeats, letters))
    )


def _of_letters(letters: str) -> Iterator[Line]:
    """Yields lines of one letter, of two in turn, and of one behind the other."""
    for letter in letters:
        yield Line("", letter)
        yield Line("", letter, after="\x01")
    for one, other in permutations(letters[:MOST_LETTERS], 2):
        yield Line("", one + other)
        yield Line("", one, "", other)


def _of_repeats(tree: list[Node], repeats: Iterable[Node], letters: str) -> Iterator[Line]:
    """Yields lines that lead into a repeat, run on in it and end otherwise; and such beginnings again and again."""
    for repeat in repeats:
        for blown in _pumps(repeat, letters):
            for least in (0, 1):
                before, _, after = _Sample(tree, {id(repeat): _HERE}, least).text.partition(_HERE)
                yield from (Line(before, blown, after=end) for end in ("\x01", "", "x\n", after, after[:-1] + "\x01"))
                yield Line("", before + blown)
                yield Line("", before + blown + after)
                if before:
                    yield Line("", before)
                    yield Line("", before, "", blown)


def _of_pairs(tree: list[Node], repeats: list[Node], letters: str) -> Iterator[Line]:
    """Yields lines that run on in one repeat and then in another."""
    for one, other in islice(combinations(repeats, 2), 40):
        pieces = _Sample(tree, {id(one): _HERE, id(other): _HERE}, 0).text.split(_HERE)
        if len(pieces) != 3:
            continue
        for first in islice(_pumps(one, letters), 3):
            for second in islice(_pumps(other, letters), 3):
                yield Line(pieces[0], first, pieces[1], second, "\x01")


def _pumps(repeat: Node, letters: str) -> Iterator[str]:
    """Yields what the body of a repeat may be: its own samples, and each letter that it can begin with."""
    body = list(repeat[1][2])
    singles = list(_singles(body))
    samples = [_Sample(body, {}, least, branch).text for least in (0, 1) for branch in range(3)]
    fitting = [letter for letter in letters if any(_holds(each, letter) for each in singles)]
    yield from dict.fromkeys(each for each in (*samples, *fitting[:MOST_LETTERS]) if each)


class _Sample:
    """Builds a text that the nodes match, as far as looking around allows; a repeat is taken `least` times, or fewer."""

    def __init__(self, nodes: Iterable[Node], blown: Mapping[int, str], least: int, branch: int = 0) -> None:
        self.blown, self.least, self.branch = blown, least, branch
        self.groups: dict[int, str] = {}
        self.text = self._sequence(nodes)

    def _sequence(self, nodes: Iterable[Node]) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        kind, value = node
        if kind in _SINGLE:
            return next((letter for letter in _own_letters(node) + ALPHABET if _holds(node, letter)), "x")
        if kind in _REPEATS:
            least, most, body = value
            if id(node) in self.blown:
                return self.blown[id(node)]
            once = self._sequence(body)
            return once if _HERE in once else once * min(max(least, self.least), most)
        if kind is op.BRANCH:
            branches = [self._sequence(each) for each in value[1]]
            return next((each for each in branches if _HERE in each), branches[min(self.branch, len(branches) - 1)])
        if kind is op.SUBPATTERN:
            self.groups[value[0]] = text = self._sequence(value[-1])
            return text
        if kind is op.ATOMIC_GROUP:
            return self._sequence(value)
        if kind is op.GROUPREF:
            return self.groups.get(value, "")
        if kind is op.GROUPREF_EXISTS:
            return self._sequence(value[1])
        if kind is op.ASSERT and value[0] > 0:
            text = self._sequence(value[1])
            return text if _HERE in text else ""
        return ""


def _inner(node: Node) -> Iterator[Iterable[Node]]:
    """Yields the sequences within a node."""
    kind, value = node
    if kind in _REPEATS:
        yield value[2]
    elif kind is op.BRANCH:
        yield from value[1]
    elif kind is op.SUBPATTERN:
        yield value[-1]
    elif kind is op.ATOMIC_GROUP:
        yield value
    elif kind in (op.ASSERT, op.ASSERT_NOT):
        yield value[1]
    elif kind is op.GROUPREF_EXISTS:
        yield from filter(None, value[1:])


def _repeats(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node[0] in _REPEATS and node[1][1] >= MANY:
            yield node
        for inner in _inner(node):
            yield from _repeats(inner)


def _singles(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yields what stands for one letter: letters, classes, dots."""
    for node in nodes:
        if node[0] in _SINGLE:
            yield node
        for inner in _inner(node):
            yield from _singles(inner)


def _letters(singles: list[Node], source: str) -> str:
    """Returns letters that the pattern tells apart: of those in just the same classes, one."""
    different = dict.fromkeys(map(repr, singles))
    kinds = [single for single in singles if different.pop(repr(single), 0) is None]
    kinds.sort(key=lambda single: single[0] is op.LITERAL)
    candidates = ALPHABET + "".join(map(_own_letters, kinds[:60]))
    told_apart: dict[tuple[bool, ...], str] = {}
    for letter in candidates:
        told_apart.setdefault(tuple(_holds(kind, letter) for kind in kinds[:60]), letter)
    ranked = sorted(told_apart, key=lambda holding: -sum(holding))
    return "".join(dict.fromkeys((*map(told_apart.__getitem__, ranked), *_ALWAYS)))[:40]


def _own_letters(single: Node) -> str:
    """Returns the letters that are named in it."""
    kind, value = single
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return "".join(map(_own_letters, value))
    return chr(value[0]) + chr(value[1]) if kind is op.RANGE else ""


def _holds(single: Node, letter: str) -> bool:
    """Tells whether the letter is one of those that `single` stands for; capitals may differ from small letters."""
    kind, value = single
    if kind is op.LITERAL:
        return letter.lower() == chr(value).lower()
    if kind is op.NOT_LITERAL:
        return letter != chr(value)
    if kind is op.RANGE:
        return ord(letter) in range(value[0], value[1] + 1)
    if kind is op.CATEGORY:
        return re.match(_CATEGORIES[value], letter) is not None
    if kind is op.IN:
        negated = value[0][0] is op.NEGATE
        return any(_holds(each, letter) for each in value[negated:]) != negated
    return kind is op.ANY and letter != "\n"
