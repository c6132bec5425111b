"""The text of one paragraph: runs wherever they hide, fields by their result, one span for each stretch of one look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.cascade import Cascade, RunBase, RunLook
from decree30_lint.formats.docx.fonts import by_slot, rare_scripts
from decree30_lint.formats.docx.ooxml import MC, VAL, W, chosen, is_on, whole
from decree30_lint.formats.docx.symbols import plain_sign
from decree30_lint.formats.legacy import decode
from decree30_lint.formats.text import clean
from decree30_lint.model.document import Span
from decree30_lint.model.formatting import Letters

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANKS = " \t\r\n"
_WORD = re.compile(r"[A-Za-z]+")

_RUN = W + "r"
_TRANSPARENT = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "sdt", "dir", "bdo", "rubyBase", "ruby")
)
_FIXED = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad",
}  # fmt: skip
_PICTURES = frozenset({W + "drawing", W + "pict", W + "object"})
_ALWAYS_SHOWN = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})


class Piece(NamedTuple):
    """Text as the file holds it, with its look."""

    text: str
    letters: Letters
    field: str | None = None
    link: bool = False
    generated: bool = False


@dataclass(slots=True, eq=False, repr=False)
class _Field:
    """An open field. Its name is known when the instruction has been read."""

    instruction: str = ""
    form: _Element | None = None
    in_result: bool = False
    shown: bool = False

    @property
    def name(self) -> str | None:
        """ "PAGE"; "IF PAGE" for a condition that shows a page number."""
        words = _WORD.findall(self.instruction)
        if not words:
            return None
        nested = " PAGE" if words[0].upper() == "IF" and "PAGE" in (w.upper() for w in words[1:]) else ""
        return str(words[0]).upper() + nested


@dataclass(slots=True, eq=False, repr=False)
class Fields:
    """The fields that are open at this place of a story: one may begin in one paragraph and end in another."""

    open: list[_Field] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Text here belongs to an instruction."""
        return any(not f.in_result for f in self.open)

    @property
    def name(self) -> str | None:
        return next((f.name for f in reversed(self.open) if f.in_result), None)

    def begin(self, form: _Element | None) -> None:
        self.open.append(_Field(form=form))

    def instruct(self, text: str) -> None:
        for waiting in self.open:
            if not waiting.in_result:
                waiting.instruction += text


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """What a paragraph holds: pieces of text, and the drawings in it (w:drawing, w:pict, w:object) in their order."""

    pieces: list[Piece] = field(default_factory=list)
    drawings: list[_Element] = field(default_factory=list)
    column_breaks: int = 0


def read_line(paragraph: _Element, base: RunBase, cascade: Cascade, fields: Fields) -> Line:
    line = Line()
    _walk(paragraph, line, base, cascade, fields, link=False)
    return line


def _walk(parent: _Element, line: Line, base: RunBase, cascade: Cascade, fields: Fields, link: bool) -> None:
    for child in parent:
        tag = child.tag
        if tag == _RUN:
            _run(child, line, base, cascade, fields, link)
        elif tag == W + "hyperlink":
            _walk(child, line, base, cascade, fields, link=True)
        elif tag == W + "fldSimple":
            _simple_field(child, line, base, cascade, fields, link)
        elif tag == MC + "AlternateContent":
            for inner in chosen(child):
                _walk_one(inner, line, base, cascade, fields, link)
        elif tag in _TRANSPARENT:
            _walk(child, line, base, cascade, fields, link)


def _walk_one(element: _Element, line: Line, base: RunBase, cascade: Cascade, fields: Fields, link: bool) -> None:
    if element.tag == _RUN:
        _run(element, line, base, cascade, fields, link)
    else:
        _walk(element, line, base, cascade, fields, link)


def _simple_field(element: _Element, line: Line, base: RunBase, cascade: Cascade, fields: Fields, link: bool) -> None:
    fields.open.append(_Field(instruction=element.get(W + "instr", ""), in_result=True))
    _walk(element, line, base, cascade, fields, link)
    _end_field(fields.open, line, cascade.run(None, base), link)


def _run(run: _Element, line: Line, base: RunBase, cascade: Cascade, fields: Fields, link: bool) -> None:
    look: RunLook | None = None
    for child in run:
        tag = child.tag
        if tag == W + "rPr":
            look = cascade.run(child, base)
            continue
        if look is None:
            look = cascade.run(None, base)
        if tag == W + "t":
            text = child.text
            if text:
                _say(_trimmed(text, child), look, line, fields, link)
        elif tag in _FIXED:
            _say(_FIXED[tag], look, line, fields, link)
        else:
            _other(child, look, line, fields, link)


def _other(child: _Element, look: RunLook, line: Line, fields: Fields, link: bool) -> None:
    """What is rare in a run."""
    tag = child.tag
    if tag == W + "br":
        _break(child, look, line, fields, link)
    elif tag == W + "fldChar":
        _field_mark(child, look, line, fields, link)
    elif tag == W + "instrText":
        fields.instruct(child.text or "")
    elif tag == W + "sym":
        _say(_symbol(child), look, line, fields, link)
    elif tag == W + "pgNum":
        line.pieces.append(Piece("1", look.plain, "PAGE", link, True))
    elif tag in _PICTURES:
        if not look.hidden:
            line.drawings.append(child)
    elif tag == MC + "AlternateContent":
        for inner in chosen(child):
            if inner.tag == W + "t":
                _say(_trimmed(inner.text or "", inner), look, line, fields, link)
            else:
                _other(inner, look, line, fields, link)
    elif tag == W + "ruby":
        for base_run in child.iterfind(f"{W}rubyBase/{W}r/{W}t"):
            _say(_trimmed(base_run.text or "", base_run), look, line, fields, link)


def _break(child: _Element, look: RunLook, line: Line, fields: Fields, link: bool) -> None:
    kind = child.get(W + "type", "textWrapping")
    if kind == "column":
        line.column_breaks += 1
    _say("\f" if kind == "page" else "\n", look, line, fields, link)


def _trimmed(text: str, element: _Element) -> str:
    """Outer blanks count only where the file says so; line ends are blanks."""
    if (text[:1] in _XML_BLANKS or text[-1:] in _XML_BLANKS) and not _preserved(element):
        text = text.strip(_XML_BLANKS)
    return text.replace("\n", " ") if "\n" in text else text


def _preserved(element: _Element) -> bool:
    return element.get(_SPACE) == "preserve" or any(e.get(_SPACE) == "preserve" for e in element.iterancestors())


def _say(text: str, look: RunLook, line: Line, fields: Fields, link: bool) -> None:
    """Adds text in the fonts of its characters; hidden text and instructions of fields are not shown."""
    if look.hidden or not text:
        return
    name = None
    if fields.open:
        if fields.hides:
            return
        name = fields.name
        for shown in fields.open:
            shown.shown = True
    if text.isascii() or (look.plain is look.high and not rare_scripts(text)):
        line.pieces.append(Piece(text, look.plain, name, link))
        return
    for slot, part in by_slot(text):
        line.pieces.append(Piece(part, look.of(slot), name, link))


def _symbol(element: _Element) -> str:
    code = whole(str(int(element.get(W + "char", "0"), 16))) if _is_hex(element.get(W + "char", "")) else 0
    return plain_sign(chr(code), element.get(W + "font")) if 0 < code <= 0xFFFF else ""


def _is_hex(text: str) -> bool:
    return bool(text) and all(c in "0123456789abcdefABCDEF" for c in text)


def _field_mark(child: _Element, look: RunLook, line: Line, fields: Fields, link: bool) -> None:
    kind = child.get(W + "fldCharType")
    if kind == "begin":
        fields.begin(child.find(W + "ffData"))
    elif fields.open and kind == "separate":
        fields.open[-1].in_result = True
    elif fields.open and kind == "end":
        _end_field(fields.open, line, look, link)


def _end_field(open_fields: list[_Field], line: Line, look: RunLook, link: bool) -> None:
    """A field without a stored result shows what its form or its kind says."""
    closed = open_fields.pop()
    hidden = look.hidden or any(not f.in_result for f in open_fields)
    if closed.shown or hidden or closed.name is None:
        return
    if closed.form is not None:
        shown = _form_value(closed.form)
        if shown and not (closed.in_result and closed.name == "FORMTEXT"):
            line.pieces.append(Piece(shown, look.plain, closed.name, link, True))
    elif closed.name.split()[-1] in _ALWAYS_SHOWN:
        line.pieces.append(Piece("1", look.plain, closed.name, link, True))


def _form_value(form: _Element) -> str:
    """What a check box, a list or a text field of a form shows while nobody has filled it in."""
    box = form.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked") if box.find(W + "checked") is not None else box.find(W + "default")
        return "☒" if state is not None and is_on(state.get(VAL)) else "☐"
    entries = [e.get(VAL, "") for e in form.iterfind(f"{W}ddList/{W}listEntry")]
    if entries:
        chosen_entry = form.find(f"{W}ddList/{W}result")
        at = whole(None if chosen_entry is None else chosen_entry.get(VAL))
        return entries[at] if at < len(entries) else entries[0]
    default = form.find(f"{W}textInput/{W}default")
    return "" if default is None else default.get(VAL, "")


def spans(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Pieces of one look joined, their text cleaned and decoded, counted from the beginning of the paragraph."""
    joined = list(_joined(pieces))
    raws = [piece.text for piece in joined]
    decoded = decode(raws, [piece.letters.family for piece in joined])
    found: list[Span] = []
    start = 0
    for piece, text, legacy in zip(joined, clean([d.text for d in decoded]), decoded, strict=True):
        shown = text.upper() if piece.letters.automatic_capitals else text
        if shown:
            raw = piece.text if piece.text != shown else None
            found.append(Span(shown, piece.letters, start, raw, piece.field, piece.generated, piece.link, legacy.encoding))
            start += len(shown)
    return tuple(found)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    at = 0
    while at < len(pieces):
        first = pieces[at]
        look = first[1:]
        end = at + 1
        while end < len(pieces) and pieces[end][1:] == look:
            end += 1
        yield first if end == at + 1 else Piece("".join(p.text for p in pieces[at:end]), *look)
        at = end
