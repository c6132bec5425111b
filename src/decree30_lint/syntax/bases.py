"""Takes the legal bases apart: where a line ends, where another begins within it, and which documents it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import View
from decree30_lint.syntax.citations import CitationWords, Cited, CitedDate, citations_in
from decree30_lint.syntax.citations.dates import date_at
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change, Passage, joined
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_OPENING = 2  # words: a line of no more is still to be written
_NOTE_MARKS = "*†[]()0123456789¹²³⁴⁵⁶⁷⁸⁹⁰"
_ENDINGS = ";,.:"
_LONGEST_TYPE = 4  # words
_NUMBER_OR_DATE = re.compile(r"\d\s?/\s?\w|\bngày\s+\d")
_LEADING = 12  # words that may stand before the first document: "Căn cứ điểm c khoản 2 Điều 5 và Phụ lục I"


class BasisLine(Struct, frozen=True):
    """Holds a line of the block and where its last sign stands, without footnote marks behind it.

    `open` means that it is still to be written, `unended` that its end is.
    """

    passage: Passage
    end: int
    mark: str
    open: bool
    unended: bool

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns the last sign where there is one."""
        return {"ending": Piece(self.mark, self.end, self.end + len(self.mark))} if self.mark else {}

    @property
    def paragraph(self) -> Paragraph:
        """Returns the paragraph in which it begins."""
        return self.passage.paragraphs[0]

    def begins(self, openings: Sequence[str]) -> bool:
        """Tells whether it begins with one of the words, a dash before them left out."""
        return begins_basis(self.passage.text, openings)

    def written(self, mark: str) -> str:
        """Returns the line with `mark` at its end."""
        text, behind = self.passage.text, self.end + len(self.mark)
        return " ".join((text[: self.end].rstrip() + mark + text[behind:]).split())

    def ended(self, mark: str) -> Change:
        """Returns the change that ends it with `mark`."""
        return Change(self.end, self.end + len(self.mark), mark)

    def tail(self, count: int) -> str:
        """Returns its last words without the sign behind them."""
        return " ".join(self.passage.text[: self.end].split()[-count:])


def basis_line(paragraphs: tuple[Paragraph, ...]) -> BasisLine:
    """Returns the line that the paragraphs hold."""
    passage = joined(paragraphs)
    text = masked(_without_notes(passage))
    foot = text.rstrip()
    mark = foot[-1:] if foot[-1:] in _ENDINGS and foot else ""
    end = len(foot) - len(mark)
    is_open = PLACEHOLDER in text or len(foot[:end].split()) <= _OPENING
    return BasisLine(passage, end, mark, is_open, not mark and PLACEHOLDER in foot)


def _without_notes(passage: Passage) -> str:
    """Returns the text without raised marks at its end and without marks in brackets behind its last sign."""
    text = passage.text
    raised = sum(len(s.text) for s in _trailing_raised(passage.paragraphs[-1]))
    text = text[: len(text) - raised].rstrip()
    bare = text.rstrip(_NOTE_MARKS)
    return bare if bare[-1:] in tuple(_ENDINGS) and text[len(bare) :][:1] in ("[", "(", "*", "†") else text


def _trailing_raised(paragraph: Paragraph) -> Iterator[Span]:
    for span in reversed(paragraph.spans):
        if span.text.strip() and not span.format.off_baseline:
            return
        yield span


def basis_blocks(view: View) -> list[list[BasisLine]]:
    """Returns the lines of the view that stand together; another part between them begins a new block."""
    judged = set(map(id, view.contents(BasisLine)))
    blocks: list[list[BasisLine]] = [[]]
    for component in view.text.components:
        if isinstance(component.content, BasisLine) and id(component.content) in judged:
            blocks[-1].append(component.content)
        elif blocks[-1] and component.part in (Part.BODY, Part.STRUCTURE):
            blocks.append([])
    return [block for block in blocks if block]


def begins_basis(text: str, openings: Sequence[str]) -> bool:
    """Tells whether the text begins with one of the words, a dash before them left out."""
    return folded(text).lstrip("-+– ").startswith(tuple(folded(words) for words in openings))


def bases_within(text: str, openings: Sequence[str]) -> list[int]:
    """Returns where further bases begin in the line: one of `openings` behind a semicolon or full stop."""
    words = tuple(folded(opening) for opening in openings)
    return sorted(at for sign in ";." for at in _after(text, sign) if folded(text[at:]).startswith(words))


def documents_within(text: str, amends: Sequence[str], lexicon: CitationWords) -> list[int]:
    """Returns where further documents begin: behind a semicolon, by their type, with number or date.

    Left out are those in brackets, and those that only amend another: one of `amends` says so of the document itself, or
    says before that the first one "được …" by them. Behind a name without number and date the names of a subject go on.
    """
    shown = masked(text)
    found: list[int] = []
    for low, at, end in _triples(0, *_after(shown, ";"), len(shown)):
        amending = any(folded(word) in folded(shown[at:end]) for word in amends)
        amended = any(folded(f"được {word}") in folded(shown[:at]) for word in amends)
        in_brackets = shown.count("(", 0, at) > shown.count(")", 0, at)
        if _cites(shown[low:at]) and _cites(shown[at:end]) and _begins_with_type(shown[at:end], lexicon):
            found += [] if amending or amended or in_brackets else [at]
    return found


def _triples(*places: int) -> Iterator[tuple[int, int, int]]:
    return zip(places, places[1:], places[2:], strict=False)


def _cites(piece: str) -> bool:
    """Tells whether the words hold a number with a slash or a date, so that they name one document."""
    return _NUMBER_OR_DATE.search(piece) is not None


def _begins_with_type(piece: str, lexicon: CitationWords) -> bool:
    words = piece.split()[:_LONGEST_TYPE]
    return piece[:1].isupper() and any(
        folded(" ".join(words[:count])) in lexicon.types for count in range(1, len(words) + 1)
    )


def _after(text: str, sign: str) -> Iterator[int]:
    """Yields where the words behind each `sign` begin."""
    at = text.find(sign)
    while at >= 0:
        start = at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
        if at + 1 < start < len(text):
            yield start
        at = text.find(sign, at + 1)


def lines_from(text: str, starts: Sequence[int]) -> list[str]:
    """Returns the lines that the text becomes where a new one begins at each of `starts`."""
    return [" ".join(text[low:high].split()) for low, high in pairwise([0, *starts, len(text)])]


def heads(paragraph: Paragraph, lexicon: CitationWords) -> list[Cited]:
    """Returns the documents the line is about: the first cited and those behind a semicolon, none within a subject."""
    found: list[Cited] = []
    for i, citation in enumerate(citations_in(paragraph.text, lexicon)):
        before = paragraph.text[: citation.type_start].rstrip()
        if citation.type and (before.endswith(";") or (i == 0 and _opens(before))):
            found.append(Cited(citation, paragraph, True))
    return found


def joined_to_heads(paragraph: Paragraph, lexicon: CitationWords) -> list[Cited]:
    """Returns documents that "và" joins to the one a line is about and that have a date and a body of their own.

    What a subject cites is not among them: there the words before "và" cite another document.
    """
    known = {each.citation.start for each in heads(paragraph, lexicon)}
    found: list[Cited] = []
    for before, citation in pairwise(citations_in(paragraph.text, lexicon)):
        between = paragraph.text[before.end : citation.type_start]
        direct = citation.near and ";" not in between and between.split()[-1:] == ["và"]
        if before.start in known and direct and citation.date and citation.body:
            found.append(Cited(citation, paragraph, True))
    return found


def _opens(before: str) -> bool:
    return not {";", "("} & set(before) and len(before.split()) <= _LEADING


def unnumbered(paragraph: Paragraph, lexicon: CitationWords) -> bool:
    """Tells whether a document that always has a number is cited without one: "Căn cứ Nghị định của Chính phủ về …"."""
    name = " ".join(paragraph.text.lstrip("-+– \t").split()[2:4])
    return name[:1].isupper() and folded(name) in lexicon.always_numbered and "/" not in paragraph.text


def law_written(law: Cited, amended: Sequence[str]) -> str:
    """Returns a law that is cited by number as it is written: by type, name and date; dots stand for what it does not say.

    `amended` holds the words after the name that tell of later amendments.
    """
    citation, date = law.citation, law.citation.date
    low = citation.number_word if citation.number_word >= 0 else citation.mark.start
    name = _name_behind(law, amended) if citation.near else ""
    when = date.in_words if date and date.complete else f"ngày … tháng … năm {citation.mark.year or '…'}"
    return " ".join(filter(None, (law.text(citation.type_start, low), name, when)))


def _name_behind(law: Cited, amended: Sequence[str]) -> str:
    """Returns the name in "Luật số 42/2024/QH15 ngày 29/6/2024 về Quản lý …"; dots where none is given."""
    text, begin, date = law.paragraph.text, law.citation.end, law.citation.date
    stop = next((at for sign in ";(" if (at := text.find(sign, begin)) >= 0), len(text))
    end = date.start if date and date.start > begin else stop
    name = law.text(begin, end).strip(" ,.").removeprefix("về").strip()
    for word in amended:
        name = name.split(word)[0].strip(" ,")
    return name[:1].upper() + name[1:] or "…"


class LawWithBody(Struct, frozen=True):
    """Holds a law without number, with its issuing body: "Luật Đất đai ngày 18 tháng 01 năm 2024 của Quốc hội".

    It stands from `start` to `end`; the body begins behind its date, which ends at `body`.
    """

    start: int
    body: int
    end: int


def law_with_body(text: str, lexicon: CitationWords) -> LawWithBody | None:
    """Returns the first such law of a line; None where it names none."""
    text = masked(text)
    if " của " not in text:
        return None
    start = next((at for at in _word_starts(text) if _names_law(text[at:], lexicon)), -1)
    date: CitedDate | None = date_at(text, text.find(" ngày ", max(start, 0)) + 1, len(text)) if start >= 0 else None
    if date is None or "/" in text[start : date.start] or not text[date.end :].lstrip().startswith("của "):
        return None
    stop = next((i for i in range(date.end, len(text)) if text[i] in ";,."), len(text))
    return LawWithBody(start, date.end, stop)


def _word_starts(text: str) -> list[int]:
    """Returns where the first words begin that may stand before the name of a law."""
    starts = [i for i in range(len(text)) if not text[i].isspace() and (i == 0 or text[i - 1].isspace())]
    return starts[:_LEADING]


def _names_law(words: str, lexicon: CitationWords) -> bool:
    first, second = (*words.split(None, 2), "", "")[:2]
    return folded(first) in lexicon.laws or folded(f"{first} {second}") in lexicon.laws
