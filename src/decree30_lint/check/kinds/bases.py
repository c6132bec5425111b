"""Checks the legal bases: their lines, how these end, and how each basis is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.check.kinds.citations import DATE, as_one, listed, missing_of, up_to_number
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import Applicability, Edit, ReplaceText
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.citations import Cited, CitedDate, Lexicon, citations_in, lexicon_of
from decree30_lint.syntax.citations.dates import date_at
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change, Passage, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, is_stand_in, masked

_OPENING = 2  # words: a line of no more is still to be written
_SHOWN = 4  # words at the end of a line that a message quotes
_NOTE_MARKS = "*†[]()0123456789¹²³⁴⁵⁶⁷⁸⁹⁰"
_ENDINGS = ";,.:"


class BasisThere(Kind, frozen=True):
    """Checks that at least one line begins with `opening`."""

    opening: str

    messages: ClassVar = {
        USUAL: Words(
            vi="Văn bản chưa có dòng nào mở đầu bằng {expected}.",
            en="No line of the document begins with {expected}.",
        )
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if any(_words_of(c).startswith(folded(self.opening)) for c in view.components):
            return
        above = next((c.anchor for c in view.text.components if c.part is Part.BODY), Anchor(FILE, order=view.text.end))
        at = view.components[0].anchor if view.components else view.text.anchor
        if any(self._may_hold(p) for p in view.subject.document.paragraphs if p.anchor.order < above.order):
            yield Unsure(at, UndecidedReason.AMBIGUOUS)
        else:
            yield Breach(at, None, self.opening)

    def _may_hold(self, paragraph: Paragraph) -> bool:
        """Tells whether the paragraph may hold a basis: from a program, or in a line that was not recognised."""
        return folded(self.opening) in folded(paragraph.text)


def _words_of(component: Component) -> str:
    return folded(component.text).lstrip("-+– ")


class OneBasisALine(Kind, frozen=True):
    """Checks that no second basis begins within a line: one of `openings` behind a semicolon or full stop.

    The key is "cited" where another document follows a semicolon; one that only amends the first is no other basis.
    """

    openings: tuple[str, ...]
    amends: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        CITED = "cited"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Mỗi căn cứ phải xuống dòng riêng; tách {actual} sang dòng mới.",
            en="Each basis takes a line of its own; begin a new line at {actual}.",
        ),
        Key.CITED: Words(
            vi="Mỗi căn cứ nên ghi ở một dòng riêng, mở đầu bằng “Căn cứ”; tách {actual} sang dòng mới.",
            en="Each basis should take a line of its own that begins with “Căn cứ”; begin a new line at {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = lexicon_of(view.subject.vocabulary)
        cited: list[Breach] = []
        for component in view.components:
            passage = passage_of(component)
            lines = self._split(passage.text)
            if len(lines) > 1:
                yield _new_lines(passage, lines, self.Key.USUAL)
            elif starts := self._other_documents(passage.text, lexicon):
                cited.append(_new_lines(passage, _cut(passage.text, starts), self.Key.CITED))
        if cited:
            yield as_one(cited)

    def _split(self, text: str) -> list[tuple[int, str]]:
        """Returns the lines that it should be, with where they begin."""
        starts = [at for sign in (";", ".") for at in _after(text, sign) if folded(text[at:]).startswith(self._folded())]
        return _cut(text, sorted(starts))

    def _folded(self) -> tuple[str, ...]:
        return tuple(folded(opening) for opening in self.openings)

    def _other_documents(self, text: str, lexicon: Lexicon) -> list[int]:
        """Returns where documents begin that are cited directly behind a semicolon."""
        starts = [c.start for c in citations_in(text, lexicon) if c.near and text[: c.start].rstrip().endswith(";")]
        behind = [at for at in starts if not any(word in folded(text[:at]) for word in map(folded, self.amends))]
        return behind if starts == behind else []


def _after(text: str, sign: str) -> Iterator[int]:
    """Yields where the words behind each `sign` begin."""
    at = text.find(sign)
    while at >= 0:
        start = at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
        if at + 1 < start < len(text):
            yield start
        at = text.find(sign, at + 1)


def _cut(text: str, starts: Sequence[int]) -> list[tuple[int, str]]:
    bounds = [0, *starts, len(text)]
    return [(low, " ".join(text[low:high].split())) for low, high in pairwise(bounds)]


def _new_lines(passage: Passage, lines: Sequence[tuple[int, str]], key: OneBasisALine.Key) -> Breach:
    low, words = lines[1]
    opening = "Căn cứ " if key is OneBasisALine.Key.CITED else ""
    lawful = "\n".join(words if i == 0 else opening + words for i, (_, words) in enumerate(lines))
    at = passage.at(low, low + len(words))
    return Breach(at, " ".join(words.split()[: _SHOWN + 1]), None, message_key=key, suggestion=lawful)


class _Line(Struct, frozen=True):
    """Holds a line of the block and where its last sign stands, without footnote marks behind it.

    `open` means that it is still to be written, `unended` that its end is.
    """

    passage: Passage
    end: int
    mark: str
    open: bool
    unended: bool

    def lawful(self, mark: str) -> str:
        return " ".join(
            (self.passage.text[: self.end].rstrip() + mark + self.passage.text[self.end + len(self.mark) :]).split()
        )

    def breach(self, mark: str, key: MessageKey) -> Breach:
        change = Change(self.end, self.end + len(self.mark), mark)
        tail = " ".join(self.passage.text[: self.end].split()[-_SHOWN:])
        breach = self.passage.breach([change], f"… {tail}{self.mark}", f"… {tail}{mark}", key, suggest=False)
        whole = self.passage.at(max(0, self.end - len(tail)), self.end + max(len(self.mark), 1))
        return replace(breach, at=whole, suggestion=self.lawful(mark))


def _line(component: Component) -> _Line:
    passage = passage_of(component)
    text = masked(_without_notes(passage))
    foot = text.rstrip()
    mark = foot[-1:] if foot[-1:] in _ENDINGS and foot else ""
    end = len(foot) - len(mark)
    is_open = PLACEHOLDER in text or len(foot[:end].split()) <= _OPENING
    return _Line(passage, end, mark, is_open, not mark and PLACEHOLDER in foot)


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


def _blocks(view: View) -> list[list[Component]]:
    """Returns the lines of bases that stand together; another part between them begins a new block."""
    judged = set(map(id, view.components))
    blocks: list[list[Component]] = [[]]
    for component in view.text.components:
        if component.part is not Part.LEGAL_BASIS:
            if blocks[-1] and component.part in (Part.BODY, Part.STRUCTURE):
                blocks.append([])
        elif id(component) in judged:
            blocks[-1].append(component)
    return [block for block in blocks if block]


class BasisSemicolons(Kind, frozen=True):
    """Checks that each line of the block but the last ends with `mark`."""

    mark: str

    messages: ClassVar = {
        USUAL: Words(
            vi="Cuối mỗi dòng căn cứ phải có dấu chấm phẩy (;): {actual} viết là {expected}.",
            en="Each basis ends with a semicolon: {actual} is written {expected}.",
        )
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        lines = [_line(component) for block in _blocks(view) for component in block[:-1]]
        wrong = [line.breach(self.mark, USUAL) for line in lines if line.mark != self.mark and not line.unended]
        if wrong:
            yield as_one(wrong)
        yield from (Unsure(line.passage.at(0, 1), UndecidedReason.AMBIGUOUS) for line in lines if line.unended)


class BasisEnd(Kind, frozen=True):
    """Checks that the last line of the block ends with `mark`.

    The key is "continued" where the block is no block of a decision or resolution and goes over into the text.
    """

    mark: str

    class Key(MessageKey):
        USUAL = ""
        CONTINUED = "continued"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Dòng căn cứ cuối cùng phải kết thúc bằng dấu chấm (.): {actual} viết là {expected}.",
            en="The last basis ends with a full stop: {actual} is written {expected}.",
        ),
        Key.CONTINUED: Words(
            vi="Dòng căn cứ cuối cùng kết thúc bằng dấu chấm (.): {actual} viết là {expected}.",
            en="The last basis ends with a full stop: {actual} is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        block = _blocks(view)[-1]
        line = _line(block[-1])
        if line.mark == self.mark:
            return
        following = _following(view, block[-1])
        if line.open or (following and _begins_as(view, following)):
            yield Unsure(block[-1].anchor, UndecidedReason.AMBIGUOUS)
        else:
            goes_over = following is not None and following.part is Part.BODY
            yield line.breach(self.mark, self.Key.CONTINUED if goes_over else self.Key.USUAL)


def _following(view: View, last: Component) -> Component | None:
    """Returns the component that comes next in the body; None if none does."""
    return next(
        (
            c
            for c in view.text.components
            if c.part in (Part.BODY, Part.STRUCTURE)
            and (c.anchor.order, c.anchor.start) > (last.anchor.order, last.anchor.start)
        ),
        None,
    )


def _begins_as(view: View, following: Component) -> bool:
    """Tells whether the next paragraph may be one more basis."""
    openings = view.subject.vocabulary.lists.get("bases", ())
    return following.part is Part.BODY and _words_of(following).startswith(tuple(folded(word) for word in openings))


class BasisInFull(Kind, frozen=True):
    """Each basis that is no law names type, number, symbol, date, issuing body and subject.

    A line that begins with one of `proposals` names its body before: only the date is asked for.
    """

    proposals: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        NUMBER = "number"
        DATE_FORM = "date-form"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Căn cứ {actual} còn thiếu {expected}.",
            en="The basis {actual} lacks: {expected}.",
        ),
        Key.NUMBER: Words(
            vi="Căn cứ {actual} chưa ghi số, ký hiệu của văn bản.",
            en="The basis {actual} names no number and symbol.",
        ),
        Key.DATE_FORM: Words(
            vi="Ngày, tháng, năm nên viết đầy đủ bằng chữ: {actual} viết là {expected}.",
            en="The date is better written out: {actual} is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = lexicon_of(view.subject.vocabulary)
        in_figures: list[tuple[Cited, CitedDate]] = []
        for component in view.components:
            paragraph = component.paragraphs[0]
            if is_stand_in(paragraph) or PLACEHOLDER in masked(paragraph.text):
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
                continue
            heads = [c for c in _heads(paragraph, lexicon) if c.citation.near and c.citation.type not in lexicon.laws]
            yield from self._incomplete(component, heads, lexicon)
            in_figures += [(c, d) for c in heads if (d := c.citation.date) and d.complete and d.figures]
        if in_figures:
            yield _written_out(in_figures)

    def _incomplete(self, component: Component, heads: Sequence[Cited], lexicon: Lexicon) -> Iterator[Breach]:
        if not heads and (name := _unnumbered(component.paragraphs[0], lexicon)):
            yield Breach(component.anchor, name, None, message_key=self.Key.NUMBER)
        proposed = _words_of(component).startswith(tuple(folded(word) for word in self.proposals))
        for cited in heads:
            missing = [part for part in missing_of(cited, lexicon) if not proposed or part is DATE]
            if missing:
                yield Breach(cited.anchor, up_to_number(cited), listed(missing))


_LEADING = 12  # words that may stand before the first document: "Căn cứ điểm c khoản 2 Điều 5 và Phụ lục I"


def _heads(paragraph: Paragraph, lexicon: Lexicon) -> list[Cited]:
    """Returns the documents the line is about: the first cited and those behind a semicolon, none within a subject."""
    heads: list[Cited] = []
    for i, citation in enumerate(citations_in(paragraph.text, lexicon)):
        before = paragraph.text[: citation.type_start].rstrip()
        if citation.type and (before.endswith(";") or (i == 0 and _opens(before))):
            heads.append(Cited(citation, paragraph, True))
    return heads


def _opens(before: str) -> bool:
    return not {";", "("} & set(before) and len(before.split()) <= _LEADING


def _unnumbered(paragraph: Paragraph, lexicon: Lexicon) -> str:
    """Returns the type in "Căn cứ Nghị định của Chính phủ về …" if it always has a number; "" else."""
    words = paragraph.text.lstrip("-+– \t").split()[2:4]
    name = " ".join(words)
    return name if name[:1].isupper() and folded(name) in lexicon.always_numbered and "/" not in paragraph.text else ""


def _written_out(dated: Sequence[tuple[Cited, CitedDate]]) -> Breach:
    first, date = dated[0]
    edits: tuple[Edit, ...] = tuple(ReplaceText(c.at(d.start, d.end), d.in_words) for c, d in dated)
    places = [c.at(d.start, d.end) for c, d in dated]
    lawful = "\n".join(dict.fromkeys(d.in_words for _, d in dated))
    actual, key = first.text(date.start, date.end), BasisInFull.Key.DATE_FORM
    return Breach(places[0], actual, date.in_words, edits, key, lawful, tuple(places[1:]))


class LawWithoutNumber(Kind, frozen=True):
    """A law among the bases is cited by type, name and date: without number, symbol and issuing body.

    `amended` holds the words after the name that tell of later amendments.
    """

    amended: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu, cơ quan ban hành: {actual} viết là {expected}.",
            en="A law among the bases is cited without number, symbol and issuing body: {actual} is written {expected}.",
        )
    }

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = lexicon_of(view.subject.vocabulary)
        found: list[Breach] = []
        for component in view.components:
            paragraph = component.paragraphs[0]
            laws = [cited for cited in _heads(paragraph, lexicon) if cited.citation.type in lexicon.laws]
            found += map(self._without_number, laws)
            found += _with_body(paragraph, lexicon)
        if found:
            yield as_one(found)

    def _without_number(self, cited: Cited) -> Breach:
        citation, date = cited.citation, cited.citation.date
        low = citation.number_word if citation.number_word >= 0 else citation.mark.start
        named = cited.text(citation.type_start, low)
        name = self._name_behind(cited) if citation.near else ""
        when = date.in_words if date and date.complete else f"ngày … tháng … năm {citation.mark.year or '…'}"
        lawful = " ".join(filter(None, (named, name, when)))
        actual = cited.text(citation.type_start, citation.end)
        return Breach(cited.at(citation.type_start, citation.end), actual, lawful, suggestion=lawful)

    def _name_behind(self, cited: Cited) -> str:
        """Returns the name in "Luật số 42/2024/QH15 ngày 29/6/2024 về Quản lý …"; dots where none is given."""
        text, date = cited.paragraph.text, cited.citation.date
        stop = next((at for sign in ";(" if (at := text.find(sign, cited.citation.end)) >= 0), len(text))
        end = date.start if date and date.start > cited.citation.end else stop
        name = cited.text(cited.citation.end, end).strip(" ,.").removeprefix("về").strip()
        for word in self.amended:
            name = name.split(word)[0].strip(" ,")
        return name[:1].upper() + name[1:] or "…"


def _with_body(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[Breach]:
    """Yields laws without number but with their issuing body: "Luật Đất đai ngày 18 tháng 01 năm 2024 của Quốc hội"."""
    text = masked(paragraph.text)
    if " của " not in text:
        return
    type_start = next((at for at in _word_starts(text) if _names_law(text[at:], lexicon)), -1)
    date = date_at(text, text.find(" ngày ", max(type_start, 0)) + 1, len(text)) if type_start >= 0 else None
    if date is None or "/" in text[type_start : date.start] or not text[date.end :].lstrip().startswith("của "):
        return
    stop = next((i for i in range(date.end, len(text)) if text[i] in ";,."), len(text))
    lawful = " ".join(text[type_start : date.end].split())
    at = paragraph.anchor.slice(paragraph.anchor.start + type_start, paragraph.anchor.start + stop)
    yield Breach(at, " ".join(text[type_start:stop].split()), lawful, suggestion=lawful)


def _word_starts(text: str) -> list[int]:
    """Returns where the first words begin that may stand before the name of a law."""
    starts = [i for i in range(len(text)) if not text[i].isspace() and (i == 0 or text[i - 1].isspace())]
    return starts[:_LEADING]


def _names_law(words: str, lexicon: Lexicon) -> bool:
    first, second = (*words.split(None, 2), "", "")[:2]
    return folded(first) in lexicon.laws or folded(f"{first} {second}") in lexicon.laws
