"""Finds documents that are cited in two ways that cannot both be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, islice, product

from msgspec import Struct

from decree30_lint.model.outcomes import MessageKey
from decree30_lint.syntax.citations.cited import Cited
from decree30_lint.syntax.citations.dates import CitedDate
from decree30_lint.syntax.citations.words import CitationWords, nearly_equal
from decree30_lint.syntax.folding import folded

_MOST_SYMBOLS = 50  # of one number and year that are held against each other
_MOST_WAYS = 20  # of citing one document that are held against each other
_LONG_NUMBER = 3  # digits: two documents of one number and almost one symbol are hardly a coincidence


class ConflictKey(MessageKey):
    SYMBOL = "symbol"
    SYMBOL_PERHAPS = "symbol-perhaps"  # the same document only by its number
    DATE = "date"
    TYPE = "type"
    TYPE_OF_SYMBOL = "type-of-symbol"  # one citation, whose symbol belongs to another type


class Conflict(Struct, frozen=True):
    """Holds one document written in two ways: `wrong` and `others` in one way, `right` in another.

    `decided` means that there is a reason to take `right` for right. With TYPE_OF_SYMBOL `wrong` and `right` are one
    citation, whose symbol belongs to the type `meant`.
    """

    key: ConflictKey
    wrong: Cited
    right: Cited
    others: tuple[Cited, ...]
    decided: bool
    meant: str = ""

    @property
    def shown(self) -> tuple[str, str]:
        """Returns what is written, and what would be right."""
        if self.key is ConflictKey.TYPE_OF_SYMBOL:
            return self.wrong.up_to_number, self.meant
        if self.key is ConflictKey.DATE:
            return _with_date(self.wrong), _with_date(self.right)
        if self.key is ConflictKey.TYPE:
            return self.wrong.up_to_number, self.right.up_to_number
        return self.wrong.number, self.right.number


def _with_date(cited: Cited) -> str:
    date = cited.citation.date
    return f"{cited.number} {cited.text(date.start, date.end)}" if date else cited.number


def find_conflicts(cited: Sequence[Cited], lexicon: CitationWords) -> Iterator[Conflict]:
    """Yields the conflicts among `cited`, which is in the order of the page and holds no citation that is still open."""
    yield from _types_of_symbols(cited, lexicon)
    for group in _grouped(cited, lambda c: c.citation.key[:2]).values():
        if len(group) == 1:
            continue
        by_symbol = _grouped(group, lambda c: c.citation.mark.symbol)
        for same in by_symbol.values():
            yield from _dates(same, lexicon)
            yield from _types(same, lexicon)
        for one, other in combinations(islice(by_symbol.values(), _MOST_SYMBOLS), 2):
            yield from _symbols(one, other, lexicon)


def _grouped(cited: Sequence[Cited], key: Callable[[Cited], Hashable]) -> dict[Hashable, list[Cited]]:
    groups: dict[Hashable, list[Cited]] = {}
    for entry in cited:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def _ways(cited: Sequence[Cited]) -> list[Cited]:
    """Returns one citation for each way in which date, body and type are given; the first ones, where there are many."""
    ways: dict[Hashable, Cited] = {}
    for entry in cited:
        citation = entry.citation
        date = citation.date and (citation.date.complete, citation.date.numbers)
        ways.setdefault((date, citation.body, citation.type, citation.near, citation.number_word >= 0), entry)
        if len(ways) == _MOST_WAYS:
            break
    return list(ways.values())


def _decided(key: ConflictKey, one: list[Cited], other: list[Cited]) -> Conflict:
    """Returns the conflict in which the more frequent way is taken for right; of two as frequent the first, undecided."""
    right, wrong = (one, other) if len(one) >= len(other) else (other, one)
    return Conflict(key, wrong[0], right[0], tuple(wrong[1:]), len(one) != len(other))


def _symbols(one: list[Cited], other: list[Cited], lexicon: CitationWords) -> Iterator[Conflict]:
    first, second = one[0].citation.mark.symbol, other[0].citation.mark.symbol
    if not _alike(first, second, lexicon):
        return
    pairs = list(product(_ways(one), _ways(other)))
    key = max((_same_document(a, b, lexicon) for a, b in pairs), key=_EVIDENCE.index)
    if key is None or any(_disagree(a, b, lexicon) for a, b in pairs):
        return
    yield _by_initials(key, one, other) or _decided(key, one, other)


_EVIDENCE = (None, ConflictKey.SYMBOL_PERHAPS, ConflictKey.SYMBOL)


def _alike(one: str, other: str, lexicon: CitationWords) -> bool:
    """Tells whether the symbols differ in one letter but do not name two types ("QĐ", "QC")."""
    if one.casefold() != other.casefold() and not nearly_equal(one, other):
        return False
    codes = {symbol.replace("/", "-").split("-")[0] for symbol in (one, other)}
    return len(codes) == 1 or not all(code in lexicon.names_of_code for code in codes)


def _same_document(one: Cited, other: Cited, lexicon: CitationWords) -> ConflictKey | None:
    """Returns how sure it is that both mean one document: by date or issuing body, or only by a long number."""
    a, b = one.citation, other.citation
    if a.date and b.date and a.date.complete and a.date.numbers == b.date.numbers:
        return ConflictKey.SYMBOL
    if a.body and b.body and same_body(a.body, b.body, lexicon):
        return ConflictKey.SYMBOL
    return ConflictKey.SYMBOL_PERHAPS if len(a.mark.number) >= _LONG_NUMBER else None


def _disagree(one: Cited, other: Cited, lexicon: CitationWords) -> bool:
    """Tells whether date, body or type say that these are two documents."""
    a, b = one.citation, other.citation
    if a.body and b.body and not same_body(a.body, b.body, lexicon):
        return True
    return dates_differ(a.date, b.date) or _other_type(one, other, lexicon)


def dates_differ(one: CitedDate | None, other: CitedDate | None) -> bool:
    """Tells whether a day, month or year that both dates give is not the same."""
    if one is None or other is None:
        return False
    return any(a != b for a, b in zip(one.numbers, other.numbers, strict=True) if a is not None and b is not None)


def same_body(one: str, other: str, lexicon: CitationWords) -> bool:
    """Tells whether one name holds the other: "UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"."""
    first, second = (_in_full(name, lexicon) for name in (one, other))
    return first in second or second in first


def _in_full(body: str, lexicon: CitationWords) -> str:
    return " ".join(lexicon.bodies.get(word, word) for word in folded(body).split())


def _other_type(one: Cited, other: Cited, lexicon: CitationWords) -> bool:
    """Tells whether each stands right behind a type, and neither type is a shorter name of the other."""
    first, second = one.citation, other.citation
    named = first.near and second.near and first.number_word >= 0 and second.number_word >= 0
    if not named or {first.type, second.type} & lexicon.any_document:
        return False
    return first.type not in second.type and second.type not in first.type


def _by_initials(key: ConflictKey, one: list[Cited], other: list[Cited]) -> Conflict | None:
    """Returns the conflict decided by initials: where "Bộ Nội vụ" issued the document, the symbol with BNV is right."""
    initials = {_initials(c.citation.body) for c in (*one, *other) if c.citation.body}
    has = [bool(initials & set(c[0].citation.mark.symbol.replace("/", "-").split("-"))) for c in (one, other)]
    if has[0] == has[1]:
        return None
    right, wrong = (one, other) if has[0] else (other, one)
    return Conflict(key, wrong[0], right[0], tuple(wrong[1:]), True)


def _initials(body: str) -> str:
    return "".join(word[0] for word in body.split()).upper()


def _dates(same: list[Cited], lexicon: CitationWords) -> Iterator[Conflict]:
    """Yields conflicts of days for one number and symbol.

    In other years, or of other bodies, they may be other documents.
    """
    dated = [c for c in same if c.citation.date and c.citation.date.complete]
    variants = list(_grouped(dated, lambda c: c.citation.date and c.citation.date.numbers).values())
    if len(variants) < 2:
        return
    usual = max(variants, key=len)
    before, bodies = True, _ways(usual)
    for variant in variants:
        if variant is usual:
            before = False
        elif _one_document(usual[0], variant[0]) and not _several_bodies((*bodies, *_ways(variant)), lexicon):
            yield _decided(ConflictKey.DATE, *((variant, usual) if before else (usual, variant)))


def _one_document(one: Cited, other: Cited) -> bool:
    """Tells whether the years allow one document; numbers begin anew each year."""
    a, b = one.citation.date, other.citation.date
    if a is None or b is None:
        return False
    return bool(one.citation.mark.year) or a.year == b.year or a.numbers[:2] == b.numbers[:2]


def _several_bodies(cited: Sequence[Cited], lexicon: CitationWords) -> bool:
    bodies = [body for body in Counter(c.citation.body for c in cited) if body]
    return any(not same_body(one, other, lexicon) for one, other in combinations(bodies, 2))


def _types(same: list[Cited], lexicon: CitationWords) -> Iterator[Conflict]:
    named = [c for c in same if c.citation.near and c.citation.number_word >= 0]
    by_type = _grouped(named, lambda c: c.citation.type)
    for one, other in combinations(by_type.values(), 2):
        pairs = list(product(_ways(one), _ways(other)))
        apart = any(dates_differ(a.citation.date, b.citation.date) for a, b in pairs)
        ways = (*_ways(one), *_ways(other))
        if _other_type(one[0], other[0], lexicon) and not apart and not _several_bodies(ways, lexicon):
            yield _decided(ConflictKey.TYPE, one, other)


def _types_of_symbols(cited: Sequence[Cited], lexicon: CitationWords) -> Iterator[Conflict]:
    """Yields citations whose symbol belongs to one type only and stands behind another of these types."""
    known = {*lexicon.symbols.values(), *lexicon.laws}
    for entry in cited:
        citation = entry.citation
        meant = next((name for begin, name in lexicon.symbols.items() if citation.mark.symbol.startswith(begin)), "")
        if meant and citation.near and citation.type in known and citation.type != meant:
            yield Conflict(ConflictKey.TYPE_OF_SYMBOL, entry, entry, (), False, meant)
