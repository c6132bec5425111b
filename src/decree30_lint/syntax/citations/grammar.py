"""Reads citations: type, "số", number and symbol, date, issuing body, subject – each where it stands.

    citation = [type] ["số"] mark {[","] date | [","] "của" body} [subject]
    mark     = number "/" [year "/"] symbol | number "-" code "/" symbol
    date     = ["ngày"] day "/" month "/" year | "ngày" day "tháng" month "năm" year

The mark is found first, from its slash; what stands before it is read backwards, what follows it forwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.syntax.citations.dates import CitedDate, date_at
from decree30_lint.syntax.citations.marks import Mark, mark_at
from decree30_lint.syntax.citations.words import CitationWords, nearly_equal, without_marks
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_KEPT = 2048  # texts
_LONGEST_NAME = 4  # syllables of a type's name
_FAR = 30  # words between a type and its number
_LONG_BODY = 25  # words of a body's name
_LONGEST_UNIT = 6  # words of a unit: "thành phố Buôn Ma Thuột"
_REMARK = 120  # characters of a remark in brackets
_PROSE = 5  # so many small words in a row are no body's name
_BLANKS = " \t\n\xa0"
_CLAUSE_ENDS = ";()“”"
_BEFORE_A_BODY = ("của", "do", "giữa")
_CLAUSE_ENDS_OR_STOP = frozenset(_CLAUSE_ENDS + ".")
_ISSUED = "ban hành"
_AND = ("", "và", "cùng", "hoặc", "và tại", "với")


class Citation(Struct, frozen=True):
    """Describes one citation; characters count in the paragraph's text, and `start` is where type, "số" or number begins.

    `type` is its name in small letters, "" if none stands before it; it begins at `type_start`, stands right before "số" or
    the number if `near`, and is not written as its name if `misspelt`. `number_word` is where "số" begins, -1 if it is
    missing; `twice` means that it stands there twice. `end` is where mark, date or body end, whatever comes last. `subject`
    means that words on what it is about follow.
    """

    start: int
    end: int
    type: str
    near: bool
    misspelt: bool
    number_word: int
    twice: bool
    mark: Mark
    date: CitedDate | None = None
    body: str = ""
    subject: bool = False
    type_start: int = -1

    @property
    def key(self) -> tuple[str, str, str]:
        """Returns what is equal for citations of one number and symbol."""
        return self.mark.key

    @property
    def open(self) -> bool:
        """Tells whether something of it is still to be written."""
        return self.mark.open


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
        citation = _with_tail(head, shown, limit, lexicon)
        if (
            citation.subject
            and not citation.date
            and (not low or not _CLAUSE_ENDS_OR_STOP.isdisjoint(shown[low : head.start]))
        ):
            citation = _issued_behind(citation, shown, limit, lexicon)
        between = shown[citation.end : limit].strip(f"{_BLANKS},").casefold()
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
    end = len(shown[floor:at].rstrip(_BLANKS + ":")) + floor
    start = end - len("số")
    if start < floor or shown[start:end].casefold() != "số" or (start > floor and shown[start - 1].isalnum()):
        return -1
    return start


def _words_before(shown: str, at: int, floor: int, count: int) -> list[int]:
    """Returns where the last words before `at` begin, the nearest first; only blanks stand between them."""
    starts: list[int] = []
    end = at
    while len(starts) < count:
        while end > floor and shown[end - 1] in _BLANKS:
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
    end = starts[0] + len(shown[starts[0] :].split(None, 1)[0])
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
    low = max([floor, *(shown.rfind(sign, floor, at) + 1 for sign in _CLAUSE_ENDS)])
    words = _words(shown, low, at)[-_FAR:]
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


def _words(shown: str, low: int, high: int) -> list[tuple[int, int]]:
    """Returns where words begin and end; signs belong to the word before them."""
    words: list[tuple[int, int]] = []
    at = low
    for word in shown[low:high].split():
        at = shown.index(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    return words


def _with_tail(head: Citation, shown: str, limit: int, lexicon: CitationWords) -> Citation:
    date, body, at = None, head.body, head.end
    while True:
        following = _over(shown, at, _BLANKS + ",", limit)
        if date is None and (date := date_at(shown, following, limit)):
            at = date.end
        elif not body and (found := _body_at(shown, following, limit, lexicon)):
            at = found
            body = shown[following:at].split(None, 1)[1]
        else:
            break
    if head.type in lexicon.laws and date is None:
        date = _date_of_law(shown, at, limit)
    subject = _has_subject(shown, at, limit, lexicon) or _runs_on(body)
    return replace(head, end=at, date=date, body=body, subject=subject)


def _issued_behind(citation: Citation, shown: str, limit: int, lexicon: CitationWords) -> Citation:
    """Returns the citation with the date and body that stand behind its subject.

    "Thông tư số 12/2024/TT-BYT quy định về … ban hành ngày 05/11/2024 của Bộ Y tế"; a day within the subject is none. Not for
    a citation in the subject of another, whose date it would be.
    """
    stop = next((at for at in range(citation.end, limit) if shown[at] in _CLAUSE_ENDS), limit)
    at = shown.find("ngày ", citation.end, stop)
    while at >= 0:
        before = shown[citation.end : at].rstrip(_BLANKS)
        date = date_at(shown, at, stop)
        if date and date.complete:
            following = _over(shown, date.end, _BLANKS + ",", stop)
            end = _body_at(shown, following, stop, lexicon)
            if end or before.casefold().endswith(_ISSUED):
                body = citation.body or (shown[following:end].split(None, 1)[1] if end else "")
                return replace(citation, date=date, body=body)
        at = shown.find("ngày ", at + 1, stop)
    return citation


def _runs_on(body: str) -> bool:
    """Tells whether too many small words follow each other: then a subject was taken for the body's name."""
    run = 0
    for word in body.split():
        run = run + 1 if word[0].islower() else 0
        if run > _PROSE:
            return True
    return False


def _over(shown: str, at: int, signs: str, limit: int) -> int:
    while at < limit and shown[at] in signs:
        at += 1
    return at


def _body_at(shown: str, at: int, limit: int, lexicon: CitationWords) -> int:
    """Returns where the name after "của" ends; 0 if none stands here."""
    words = _words(shown, at, limit)[: _LONG_BODY + 1]
    if len(words) < 2 or shown[slice(*words[0])] not in _BEFORE_A_BODY:
        return 0
    end = 0
    for i, (low, high) in enumerate(words[1:], start=1):
        word = shown[low:high]
        if PLACEHOLDER in word or word in lexicon.after_bodies or _begins_subject(shown, words, i, lexicon):
            break
        if word == "và" and i + 1 < len(words) and shown[words[i + 1][0]].islower():
            break
        end = low + len(word.rstrip(",;.:)”"))
        if word[-1] in ",;.:)”" or "(" in word:
            end = low + len(before) if (before := word.split("(")[0].rstrip(",;.:)”")) else words[i - 1][1]
            break
    return _without_and(shown, words[1][0], end)


def _without_and(shown: str, low: int, end: int) -> int:
    """Returns the end of the name without a word that leads over to the next citation."""
    for word in (" và", " tại"):
        if shown[low:end].endswith(word):
            return end - len(word)
    return end if end > low else 0


def _begins_subject(shown: str, words: list[tuple[int, int]], i: int, lexicon: CitationWords) -> bool:
    """Tells whether one, two or three words from the `i`th on are words with which subjects begin."""
    for last in range(i, min(i + 3, len(words))):
        opening = shown[words[i][0] : words[last][1]].strip('“",;.:')
        if folded(opening) in lexicon.subjects or (opening.islower() and folded(opening) in lexicon.subject_verbs):
            return True
    return False


def _has_subject(shown: str, at: int, limit: int, lexicon: CitationWords) -> bool:
    """Tells whether the words right behind body and date say what the cited document is about."""
    at = _over_asides(shown, at, limit, lexicon)
    start = _over(shown, at, _BLANKS + ",", limit)
    words = _words(shown, start, limit)[:_PROSE]
    if not words or shown[start] in _CLAUSE_ENDS + ".:":
        return bool(words) and shown[start] == "“"
    if _begins_subject(shown, words, 0, lexicon):
        return True
    if "," in shown[at:start] or shown[slice(*words[0])] == "và":
        return False
    return len(words) == _PROSE and all(shown[low].islower() for low, _ in words)


def _over_asides(shown: str, at: int, limit: int, lexicon: CitationWords) -> int:
    """Returns the place behind an aside such as ", tỉnh Lào Cai" or a remark in brackets; `at` if there is none."""
    start = _over(shown, at, _BLANKS, limit)
    if shown.startswith(",", start):
        at = _over_unit(shown, start + 1, limit, lexicon) or at
        start = _over(shown, at, _BLANKS, limit)
    return shown.find(")", start, min(limit, start + _REMARK)) + 1 or at if shown.startswith("(", start) else at


def _over_unit(shown: str, at: int, limit: int, lexicon: CitationWords) -> int:
    """Returns where "tỉnh Lào Cai", "thành phố Đà Nẵng" ends; 0 if no unit stands here."""
    words = _words(shown, at, limit)[:_LONGEST_UNIT]
    heads = [n for n in (2, 1) if len(words) > n and folded(shown[words[0][0] : words[n - 1][1]]) in lexicon.unit_classes]
    end = 0
    for low, high in words[heads[0] :] if heads else ():
        if not shown[low].isupper():
            break
        end = high
    return end


def _date_of_law(shown: str, at: int, limit: int) -> CitedDate | None:
    """Returns the date behind a law's name, as in "Luật số 42/2024/QH15 về Quản lý … ngày 29/6/2024"."""
    if not shown.startswith("về ", _over(shown, at, _BLANKS, limit)):
        return None
    stop = shown.find(";", at, limit)
    found = shown.find(" ngày", at, stop if stop >= 0 else limit)
    return date_at(shown, found + 1, limit) if found >= 0 else None
