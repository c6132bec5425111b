"""Checks the legal bases: their lines, how these end, and how each basis is cited."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.citation_details import DATE, listed, missing_of
from decree30_lint.check.prose import as_one
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, Edit, ReplaceText
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.bases import (
    BasisLine,
    bases_within,
    basis_blocks,
    begins_basis,
    documents_within,
    heads,
    joined_to_heads,
    law_with_body,
    law_written,
    lines_from,
    unnumbered,
)
from decree30_lint.syntax.citations import CitationWords, Cited, CitedDate, citation_words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Passage
from decree30_lint.syntax.placeholders import PLACEHOLDER, is_stand_in, masked

_NAMED = 8  # words of a line up to which a message quotes it
_SHOWN = 4  # words at the end of a line that a message quotes


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
        if any(line.begins((self.opening,)) for line in view.contents(BasisLine)):
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


class BasisLines(Kind, frozen=True):
    """The lines of the bases are those of a list; what is not given is not judged.

    None of `openings` begins a second basis within a line, behind a semicolon or full stop. Nor does a document that is
    cited behind a semicolon ("cited"; "listed" where there are several), unless one of the words `amends` says that it only
    amends the first. Each line of a block ends with `between`, the last of the last block with `last`.
    """

    openings: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    between: str | None = None
    last: str | None = None

    class Key(MessageKey):
        SECOND = "second"
        CITED = "cited"
        LISTED = "listed"
        END = "end"
        LAST = "last"
        CONTINUED = "continued"  # no block of a decision or resolution: it goes over into the text

    messages: ClassVar = {
        Key.SECOND: Words(
            vi="Mỗi căn cứ phải xuống dòng riêng; tách {actual} sang dòng mới.",
            en="Each basis takes a line of its own; begin a new line at {actual}.",
        ),
        Key.CITED: Words(
            vi="Mỗi căn cứ nên ghi ở một dòng riêng, mở đầu bằng “Căn cứ”; tách {actual} sang dòng mới.",
            en="Each basis should take a line of its own that begins with “Căn cứ”; begin a new line at {actual}.",
        ),
        Key.LISTED: Words(
            vi="Sau mỗi căn cứ phải xuống dòng; dòng này ghi nhiều văn bản, tách từ {actual} sang dòng mới.",
            en="Each basis takes a line of its own; this line names several documents, begin new lines from {actual} on.",
        ),
        Key.END: Words(
            vi="Cuối mỗi dòng căn cứ phải có dấu chấm phẩy (;): {actual} viết là {expected}.",
            en="Each basis ends with a semicolon: {actual} is written {expected}.",
        ),
        Key.LAST: Words(
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
        blocks = basis_blocks(view)
        if self.openings:
            yield from self._judge_beginnings(view)
        if self.between is not None:
            yield from self._judge_ends([line for block in blocks for line in block[:-1]], self.between)
        if self.last is not None:
            yield from self._judge_last(view, blocks[-1][-1], self.last)

    def _judge_beginnings(self, view: View) -> Iterator[Breach]:
        lexicon = citation_words(view.subject.vocabulary)
        cited: list[Breach] = []
        for passage in (line.passage for line in view.contents(BasisLine)):
            if starts := bases_within(passage.text, self.openings):
                yield _parted(passage, starts, self.Key.SECOND)
            elif starts := documents_within(passage.text, self.amends, lexicon):
                key = self.Key.LISTED if len(starts) > 1 else self.Key.CITED
                cited.append(_parted(passage, starts, key, f"{self.openings[0]} "))
        for key in (self.Key.CITED, self.Key.LISTED):
            if alike := [breach for breach in cited if breach.message_key is key]:
                yield as_one(alike)

    def _judge_ends(self, lines: Sequence[BasisLine], mark: str) -> Iterator[Outcome]:
        wrong = [_ended(line, mark, self.Key.END) for line in lines if line.mark != mark and not line.unended]
        if wrong:
            yield as_one(wrong)
        yield from (Unsure(line.passage.at(0, 1), UndecidedReason.AMBIGUOUS) for line in lines if line.unended)

    def _judge_last(self, view: View, line: BasisLine, mark: str) -> Iterator[Outcome]:
        if line.mark == mark:
            return
        following = view.text.next_of((Part.BODY, Part.STRUCTURE), line.passage.anchor)
        prose = following is not None and following.part is Part.BODY
        openings = view.subject.vocabulary.lists.get("bases", ())
        if line.open or (following and prose and begins_basis(following.text, openings)):  # which may be one more basis
            yield Unsure(line.passage.anchor, UndecidedReason.AMBIGUOUS)
        else:
            yield _ended(line, mark, self.Key.CONTINUED if prose else self.Key.LAST)


def _parted(passage: Passage, starts: Sequence[int], key: MessageKey, opening: str = "") -> Breach:
    """Returns the breach of a line that holds several bases; the second and later ones are to begin with `opening`."""
    first, second, *others = lines_from(passage.text, starts)
    lawful = "\n".join([first, *(f"{opening}{line}" for line in (second, *others))])
    at = passage.at(starts[0], starts[0] + len(second))
    return Breach(at, " ".join(second.split()[: _SHOWN + 1]), None, message_key=key, suggestion=lawful)


def _ended(line: BasisLine, mark: str, key: MessageKey) -> Breach:
    tail = line.tail(_SHOWN)
    breach = line.passage.breach([line.ended(mark)], f"… {tail}{line.mark}", f"… {tail}{mark}", key, suggest=False)
    whole = line.passage.at(max(0, line.end - len(tail)), line.end + max(len(line.mark), 1))
    return replace(breach, at=whole, suggestion=line.written(mark))


class BasisCited(Kind, frozen=True):
    """Each basis is cited as the law says; what is not given is not judged.

    With `proposals` one that is no law names type, number, symbol, date, issuing body and subject; of a line that begins
    with one of `proposals`, which names its body before, only the date is asked for. With `amended` a law is cited by type,
    name and date, without number, symbol and issuing body; these are words after its name that tell of later amendments.
    """

    proposals: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()

    class Key(MessageKey):
        LACKING = "lacking"
        NUMBER = "number"
        DATE_FORM = "date-form"
        LAW = "law"

    messages: ClassVar = {
        Key.LACKING: Words(
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
        Key.LAW: Words(
            vi="Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu, cơ quan ban hành: {actual} viết là {expected}.",
            en="A law among the bases is cited without number, symbol and issuing body: {actual} is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        lexicon = citation_words(view.subject.vocabulary)
        if self.proposals:
            yield from self._judge_others(view, lexicon)
        if self.amended:
            laws = [law for line in view.contents(BasisLine) for law in self._laws(line.paragraph, lexicon)]
            yield from (as_one(laws),) if laws else ()

    def _judge_others(self, view: View, lexicon: CitationWords) -> Iterator[Outcome]:
        in_figures: list[tuple[Cited, CitedDate]] = []
        for line in view.contents(BasisLine):
            if is_stand_in(line.paragraph) or PLACEHOLDER in masked(line.paragraph.text):
                yield Unsure(line.passage.anchor, UndecidedReason.AMBIGUOUS)
                continue
            found = (*heads(line.paragraph, lexicon), *joined_to_heads(line.paragraph, lexicon))
            others = [c for c in found if c.citation.near and c.citation.type not in lexicon.laws]
            yield from self._incomplete(line, others, lexicon)
            in_figures += [(c, d) for c in others if (d := c.citation.date) and d.complete and d.figures]
        if in_figures:
            yield _written_out(in_figures)

    def _incomplete(self, line: BasisLine, others: Sequence[Cited], lexicon: CitationWords) -> Iterator[Breach]:
        if not others and unnumbered(line.paragraph, lexicon):
            named = " ".join(line.passage.text.lstrip("-+– \t").split()[2:_NAMED])
            yield Breach(line.passage.anchor, named.rstrip(" ,;."), None, message_key=self.Key.NUMBER)
        proposed = line.begins(self.proposals)
        for cited in others:
            missing = [part for part in missing_of(cited, lexicon) if not proposed or part is DATE]
            if missing:
                yield Breach(cited.anchor, cited.up_to_number, listed(missing), message_key=self.Key.LACKING)

    def _laws(self, paragraph: Paragraph, lexicon: CitationWords) -> Iterator[Breach]:
        """Yields the laws of the line that are cited with their number, or with their issuing body."""
        for cited in heads(paragraph, lexicon):
            if cited.citation.type in lexicon.laws:
                low, high = cited.citation.type_start, cited.citation.end
                yield self._rewritten(paragraph, low, high, law_written(cited, self.amended))
        if law := law_with_body(paragraph.text, lexicon):
            lawful = " ".join(paragraph.text[law.start : law.body].split())
            yield self._rewritten(paragraph, law.start, law.end, lawful)

    def _rewritten(self, paragraph: Paragraph, low: int, high: int, lawful: str) -> Breach:
        begin, shown = paragraph.anchor.start, " ".join(paragraph.text[low:high].split())
        at = paragraph.anchor.slice(begin + low, begin + high)
        return Breach(at, shown, lawful, message_key=self.Key.LAW, suggestion=lawful)


def _written_out(dated: Sequence[tuple[Cited, CitedDate]]) -> Breach:
    first, date = dated[0]
    edits: tuple[Edit, ...] = tuple(ReplaceText(c.at(d.start, d.end), d.in_words) for c, d in dated)
    places = [c.at(d.start, d.end) for c, d in dated]
    lawful = "\n".join(dict.fromkeys(d.in_words for _, d in dated))
    actual, key = first.text(date.start, date.end), BasisCited.Key.DATE_FORM
    return Breach(places[0], actual, date.in_words, edits, key, lawful, tuple(places[1:]))
