"""Reads citations: type, "số", number and symbol, date, issuing body, subject – each where it stands.

    citation = [type] ["số"] mark {[","] date | [","] "của" body} [subject]
    mark     = number "/" [year "/"] symbol | number "-" code "/" symbol
    date     = ["ngày"] day "/" month "/" year | "ngày" day "tháng" month "năm" year

The mark is found first, from its slash; what stands before it is read backwards, what follows it forwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from decree30_lint.syntax.citations.citation import Citation
from decree30_lint.syntax.citations.marks import Mark, mark_at
from decree30_lint.syntax.citations.tail import BLANKS, CLAUSE_ENDS, issued_behind, with_tail, word_bounds
from decree30_lint.syntax.citations.words import CitationWords, nearly_equal, without_marks
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import masked

_KEPT = 2048  # texts
_LONGEST_NAME = 4  # syllables of a type's name
_FAR = 30  # words between a type and its number
_REACH = 600  # characters that so many words take at the most
_STOPS = frozenset(CLAUSE_ENDS + ".")
_AND = ("", "và", "cùng", "hoặc", "và tại", "với")


def citations_in(text: str, lexicon: CitationWords) -> tuple[Citation, ...]:
    """Returns all citations with number and symbol, in order."""
    return _read(text, lexicon) if "/" in text else ()


@lru_cache(maxsize=_KEPT)  # several rules ask for the citations of one paragraph
def _read(text: str, lexicon: CitationWords) -> tuple[Citation, ...]:
    shown = masked(text)
    heads = list(_heads(shown, lexicon))
    if not heads:
        return ()
    ends = [head.start for head in heads[1:]] + [len(shown)]
    before = [0, *(head.end for head in heads[:-1])]
    read: list[Citation] = []
    for head, low, limit in zip(reversed(heads), reversed(before), reversed(ends), strict=True):
        citation = with_tail(head, shown, limit, lexicon)
        if citation.subject and not citation.date and (not low or not _STOPS.isdisjoint(shown[low : head.start])):
            citation = issued_behind(citation, shown, limit, lexicon)
        between = shown[citation.end : limit].strip(f"{BLANKS},").casefold()
        if read and citation.type not in lexicon.laws and between in _AND:
            citation = _sharing(citation, read[-1])
        read.append(citation)
    return tuple(reversed(read))


def _sharing(citation: Citation, following: Citation) -> Citation:
    """Returns the citation with body and subject of the next, where "và" joins the two.

    "số 01/2019/TT-BNV và Thông tư số 02/2019/TT-BNV của Bộ Nội vụ": the body belongs to both.
    """
    return replace(
        citation, body=citation.body or following.body, subject=citation.subject or (not citation.body and following.subject)
    )


def _heads(shown: str, lexicon: CitationWords) -> Iterator[Citation]:
    floor, slash = 0, shown.find("/")
    while slash >= 0:
        mark = mark_at(shown, slash, floor)
        head = _head(shown, mark, floor, lexicon) if mark else None
        if head:
            yield head
            floor = head.end
        slash = shown.find("/", max(floor, slash + 1))


def _head(shown: str, mark: Mark, floor: int, lexicon: CitationWords) -> Citation | None:
    """Returns the citation up to its mark.

    Without "số" it must follow the name of a type, or be a law's; None if it does not.
    """
    floor = max(floor, mark.start - _REACH)
    at, number_word = mark.start, -1
    while (found := _number_word(shown, at, floor)) >= 0:
        twice, at, number_word = number_word >= 0, found, found
    if number_word < 0:
        twice = False
    words = _words_before(shown, at, floor, _LONGEST_NAME)
    name, start, misspelt = _near_type(shown, words, mark, number_word >= 0, lexicon)
    near = bool(name)
    if not near:
        name, start = _far_type(shown, at, floor, lexicon)
        is_law = name in lexicon.laws and mark.symbol.startswith(lexicon.symbols_of_laws)
        if number_word < 0 and not is_law:
            return None
    body = _body_between(shown, start, at) if name and not near and name not in lexicon.laws else ""
    begin = start if near else at
    return Citation(begin, mark.end, name, near, misspelt, number_word, twice, mark, body=body, type_start=start)


def _number_word(shown: str, at: int, floor: int) -> int:
    """Returns where the word "số" before `at` begins; -1 if another word stands there."""
    end = len(shown[floor:at].rstrip(BLANKS + ":")) + floor
    start = end - len("số")
    if start < floor or shown[start:end].casefold() != "số" or (start > floor and shown[start - 1].isalnum()):
        return -1
    return start


def _words_before(shown: str, at: int, floor: int, count: int) -> list[int]:
    """Returns where the last words before `at` begin, the nearest first; only blanks stand between them."""
    starts: list[int] = []
    end = at
    while len(starts) < count:
        while end > floor and shown[end - 1] in BLANKS:
            end -= 1
        start = end
        while start > floor and shown[start - 1].isalpha():
            start -= 1
        if start == end:
            break
        starts.append(start)
        end = start
    return starts


def _near_type(
    shown: str, starts: list[int], mark: Mark, has_number_word: bool, lexicon: CitationWords
) -> tuple[str, int, bool]:
    """Returns the name of the type before the number, where it begins, and whether it is misspelt; "" if none is there."""
    if not starts:
        return "", mark.start, False
    end = starts[0] + len(shown[starts[0] : mark.start].split(None, 1)[0])
    for start in reversed(starts):
        if name := lexicon.types.get(folded(shown[start:end])):
            return name, start, False
    if name := lexicon.short.get(shown[starts[0] : end], ""):
        return name, starts[0], False
    return _misspelt_type(shown, starts, end, mark, has_number_word, lexicon)


def _misspelt_type(
    shown: str, starts: list[int], end: int, mark: Mark, has_number_word: bool, lexicon: CitationWords
) -> tuple[str, int, bool]:
    """Returns the type meant before "số": diacritics are wrong, or one letter where the symbol names the type."""
    meant = lexicon.names_of_code.get(mark.symbol.split("-")[0].split("/")[0], "")
    for start in starts[1:]:
        bare = without_marks(" ".join(shown[start:end].split()))
        name = lexicon.bare.get(bare, "")
        if name and has_number_word:
            return name, start, True
        if meant and " " in bare and nearly_equal(bare, without_marks(meant)):
            return meant, start, True
    return "", starts[0], False


def _far_type(shown: str, at: int, floor: int, lexicon: CitationWords) -> tuple[str, int]:
    """Returns the last capitalised name of a type before other words ("Luật Lưu trữ số …") in the clause; "" for none."""
    low = max([floor, *(shown.rfind(sign, floor, at) + 1 for sign in CLAUSE_ENDS)])
    words = word_bounds(shown, low, at)[-_FAR:]
    for i in range(len(words) - 1, -1, -1):
        if not shown[words[i][0]].isupper():
            continue
        for last in range(min(i + _LONGEST_NAME, len(words)) - 1, i - 1, -1):
            if name := lexicon.types.get(folded(shown[words[i][0] : words[last][1]].rstrip(","))):
                return name, words[i][0]
    return "", at


def _body_between(shown: str, start: int, at: int) -> str:
    """Returns the body named between type and number, as in "Nghị định của Chính phủ số …"; "" for none."""
    _, of, body = shown[start:at].partition(" của ")
    return body.strip() if of else ""
