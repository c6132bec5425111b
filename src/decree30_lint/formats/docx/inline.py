"""Reads the text of one paragraph: its runs wherever they stand, fields by their result, one span for each format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats import limits
from decree30_lint.formats.docx.cascade import Cascade, RunBase, RunLook
from decree30_lint.formats.docx.compatibility import shown_branches
from decree30_lint.formats.docx.fonts import by_slot, rare_scripts
from decree30_lint.formats.docx.ooxml import MC, W
from decree30_lint.formats.docx.open_fields import Fields
from decree30_lint.formats.docx.symbols import plain_sign
from decree30_lint.formats.legacy import decode
from decree30_lint.formats.text import clean
from decree30_lint.model.document import Encoding, Span
from decree30_lint.model.formatting import RunFormat

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_BLANKS = " \t\r\n"

_RUN = W + "r"
_TEXT = W + "t"
_LINK = W + "hyperlink"
_TRANSPARENT = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "sdt", "dir", "bdo", "rubyBase", "ruby")
)
_FIXED = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad",
}  # fmt: skip
_PICTURES = frozenset({W + "drawing", W + "pict", W + "object"})


class InlineRun(NamedTuple):
    """Holds text as the file has it, with its format.

    `source` is what shows it in the file, such as a w:t; the end of a field for what stands nowhere. It is None for an
    automatic number and for the value of a w:fldSimple without a result.
    """

    text: str
    letters: RunFormat
    field: str | None = None
    link: bool = False
    generated: bool = False
    source: _Element | None = None


class InlineContent(Struct, eq=False):
    """Holds what a paragraph holds: runs of text, and the drawings (w:drawing, w:pict, w:object) in their order.

    Of the column breaks, `leading_breaks` stand before all text; each has a run of its own.
    """

    pieces: list[InlineRun] = field(default_factory=list)
    drawings: list[_Element] = field(default_factory=list)
    column_breaks: int = 0
    leading_breaks: int = 0
    listed: bool = False  # some of its text is that of a table of contents
    hides_words: bool = False  # some of its text is hidden, beside instructions of fields
    looks: dict[int, RunLook] = field(default_factory=dict)  # those of its runs, each once


def read_line(paragraph: _Element, base: RunBase, cascade: Cascade, fields: Fields) -> InlineContent:
    """Reads the runs of a w:p; `fields` are those open before it, and is left with those open behind it.

    Raises RefusedFileError where the paragraph is too long.
    """
    reader = _InlineReader(base, cascade, fields)
    reader.walk(paragraph, link=False)
    limits.PARAGRAPH_CHARACTERS.hold(sum(len(piece.text) for piece in reader.line.pieces))
    return reader.line


class _InlineReader:
    """Walks through one paragraph and collects its content."""

    __slots__ = ("base", "cascade", "fields", "line")

    def __init__(self, base: RunBase, cascade: Cascade, fields: Fields) -> None:
        self.base = base
        self.cascade = cascade
        self.fields = fields
        self.line = InlineContent()

    def walk(self, parent: _Element, link: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self.run(child, link)
            elif tag == _LINK:
                self.walk(child, link=True)
            elif tag in _TRANSPARENT:
                self.walk(child, link)
            elif tag == W + "fldSimple":
                self.simple_field(child, link)
            elif tag == MC + "AlternateContent":
                for branch in shown_branches(child):
                    self.walk(branch, link)

    def simple_field(self, element: _Element, link: bool) -> None:
        self.fields.begin_result(element.get(W + "instr", ""))
        self.walk(element, link)
        self.end_field(self.cascade.run(None, self.base), link, None)

    def run(self, run: _Element, link: bool) -> None:
        look: RunLook | None = None
        for child in run:
            tag = child.tag
            if tag == W + "rPr":
                look = self.cascade.run(child, self.base)
                continue
            if look is None:
                look = self.cascade.run(None, self.base)
            self.line.looks[id(look)] = look
            self.content(child, look, link)

    def content(self, child: _Element, look: RunLook, link: bool) -> None:
        tag = child.tag
        if tag == _TEXT:
            self.add_text(_trimmed(child.text or "", child), look, link, child)
        elif tag in _FIXED:
            self.add_text(_FIXED[tag], look, link, child)
        elif tag == W + "br":
            self.line_break(child, look, link)
        elif tag == W + "fldChar":
            self.field_character(child, look, link)
        elif tag == W + "instrText":
            self.fields.instruct(child.text or "")
        elif tag in _PICTURES:
            if not look.hidden:
                self.line.drawings.append(child)
        else:
            self.rare_content(child, look, link)

    def rare_content(self, child: _Element, look: RunLook, link: bool) -> None:
        tag = child.tag
        if tag == W + "sym":
            self.add_text(_symbol(child), look, link, child)
        elif tag == W + "pgNum":
            self.line.pieces.append(InlineRun("1", look.plain, "PAGE", link, True, child))
        elif tag == MC + "AlternateContent":
            for branch in shown_branches(child):
                for inner in branch:
                    self.content(inner, look, link)
        elif tag == W + "ruby":
            for inner in child.iterfind(f"{W}rubyBase/{W}r/{W}t"):
                self.content(inner, look, link)

    def line_break(self, child: _Element, look: RunLook, link: bool) -> None:
        kind = child.get(W + "type", "textWrapping")
        before = len(self.line.pieces)
        self.add_text("\f" if kind == "page" else "\n", look, link, child)
        if kind == "column":
            self.line.column_breaks += 1
            self.line.leading_breaks += before == self.line.leading_breaks == len(self.line.pieces) - 1

    def add_text(self, text: str, look: RunLook, link: bool, source: _Element) -> None:
        """Adds text in the fonts of its characters, unless it is hidden or belongs to the instruction of a field."""
        if look.hidden or not text:
            self.line.hides_words |= not self.fields.hides and any(map(str.isalnum, text))
            return
        name = None
        if self.fields.open:
            if self.fields.hides:
                return
            name = self.fields.shown_by()
            self.line.listed |= self.fields.list_contents
        if text.isascii() or (look.plain is look.high and not rare_scripts(text)):
            self.line.pieces.append(InlineRun(text, look.plain, name, link, False, source))
            return
        self.line.pieces += (InlineRun(part, look.of(slot), name, link, False, source) for slot, part in by_slot(text))

    def field_character(self, child: _Element, look: RunLook, link: bool) -> None:
        kind = child.get(W + "fldCharType")
        if kind == "begin":
            self.fields.begin(child.find(W + "ffData"))
        elif self.fields.open and kind == "separate":
            self.fields.separate()
        elif self.fields.open and kind == "end":
            self.end_field(look, link, child)

    def end_field(self, look: RunLook, link: bool, source: _Element | None) -> None:
        """Closes the innermost field; one without a stored result shows what its form or its kind gives."""
        closed = self.fields.end()
        if closed.shown or closed.name is None or look.hidden or self.fields.hides:
            return
        shown = closed.without_result()
        if shown:
            self.line.pieces.append(InlineRun(shown, look.plain, closed.name, link, True, source))


def _trimmed(text: str, element: _Element) -> str:
    """Returns the text without outer blanks, unless xml:space keeps them, and with line ends as blanks."""
    if (text[:1] in XML_BLANKS or text[-1:] in XML_BLANKS) and not is_preserved(element):
        text = text.strip(XML_BLANKS)
    return text.replace("\n", " ") if "\n" in text else text


def leading_blanks(element: _Element) -> int:
    """Returns how many characters of a w:t stand before its text, because nothing preserves them."""
    text = element.text or ""
    return 0 if is_preserved(element) else len(text) - len(text.lstrip(XML_BLANKS))


def is_preserved(element: _Element) -> bool:
    """Tells whether blanks at the ends of a w:t count."""
    return element.get(XML_SPACE) == "preserve" or any(e.get(XML_SPACE) == "preserve" for e in element.iterancestors())


def _symbol(element: _Element) -> str:
    """Returns the character of a w:sym, "" where its code is none."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return plain_sign(chr(code), element.get(W + "font")) if 0 < code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


def spans(pieces: Sequence[InlineRun]) -> tuple[Span, ...]:
    """Returns the runs as spans: those of one format joined, their text cleaned and decoded.

    The spans count characters from the beginning of the paragraph.
    """
    found: list[Span] = []
    start = 0
    for piece, shown, encoding in _shown(list(_joined(pieces))):
        if shown:
            raw = piece.text if piece.text != shown else None
            found.append(Span(shown, piece.letters, start, raw, piece.field, piece.generated, piece.link, encoding))
            start += len(shown)
    return tuple(found)


def sources(pieces: Sequence[InlineRun]) -> list[tuple[int, int]]:
    """Returns for each character of the paragraph's text the number of its run, and of the character of it, from 0."""
    places = [(number, at) for number, piece in enumerate(pieces) for at in range(len(piece.text))]
    letters = [pieces[number]._replace(text=pieces[number].text[at]) for number, at in places]
    return [place for place, (_, shown, _) in zip(places, _shown(letters), strict=True) for _ in shown]


def _shown(pieces: Sequence[InlineRun]) -> Iterator[tuple[InlineRun, str, Encoding | None]]:
    """Yields each run with its text cleaned and decoded, and the encoding that it was in."""
    decoded = decode([piece.text for piece in pieces], [piece.letters.family for piece in pieces])
    for piece, text, legacy in zip(pieces, clean([d.text for d in decoded]), decoded, strict=True):
        yield piece, text.upper() if piece.letters.all_caps else text, legacy.encoding


def _joined(pieces: Sequence[InlineRun]) -> Iterator[InlineRun]:
    at = 0
    while at < len(pieces):
        first = pieces[at]
        look = first[1:5]  # all but its text and its source
        end = at + 1
        while end < len(pieces) and pieces[end][1:5] == look:
            end += 1
        yield first if end == at + 1 else InlineRun("".join(p.text for p in pieces[at:end]), *look)
        at = end
