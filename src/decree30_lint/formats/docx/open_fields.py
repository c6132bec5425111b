"""Follows the fields of a story while its runs are read: what their instructions say, and which of them are open."""

from __future__ import annotations

import re

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.ooxml import VAL, W, is_on, parse_int

_WORD = re.compile(r"[A-Za-z]+")
_CONTENTS = "TOC"
_ALWAYS_SHOWN = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})


class _Instruction(Struct, eq=False):
    """Holds what is known of an instruction while its pieces come in: its first word, and whether PAGE is a word of it."""

    first: str | None = None
    pages: bool = False
    pieces: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Reads the words of the pieces; what comes after begins a new word."""
        words = [word.upper() for word in _WORD.findall("".join(self.pieces))]
        self.pieces.clear()
        self.note(words[0] if words else None, "PAGE" in words)

    def note(self, first: str | None, pages: bool) -> None:
        self.first = self.first or first
        self.pages |= pages


class _ComplexField(Struct, eq=False):
    """An open field collects its instruction; its name is known when that has been read.

    `heard` is all that its instruction and the fields in it say, `name` what that was where its result begins.
    """

    heard: _Instruction = field(default_factory=_Instruction)
    form: _Element | None = None
    in_result: bool = False
    shown: bool = False
    name: str | None = None

    def read_name(self) -> None:
        """Sets the name such as PAGE, "IF PAGE" for a condition about the page number; None where there is none."""
        self.heard.settle()
        self.name = "IF PAGE" if self.heard.first == "IF" and self.heard.pages else self.heard.first

    def without_result(self) -> str:
        """Returns what the page shows although the file holds no result."""
        if self.form is not None:
            filled_in = self.in_result and self.name == "FORMTEXT"
            return "" if filled_in else _form_value(self.form)
        return "1" if (self.name or "").removeprefix("IF ") in _ALWAYS_SHOWN else ""


class Fields(Struct, eq=False):
    """Holds the fields that are open at this place of a story: one may begin in one paragraph and end in another.

    What is said to the innermost field it tells the one around it when it ends. `waiting` counts those without a result yet,
    `contents` those whose result is a table of contents.
    """

    open: list[_ComplexField] = field(default_factory=list)
    waiting: int = 0
    contents: int = 0

    @property
    def hides(self) -> bool:
        """Tells whether text here belongs to the instruction of a field, which no page shows."""
        return self.waiting > 0

    def shown_by(self) -> str | None:
        """Returns the name of the innermost field, and notes that the fields show text."""
        innermost = self.open[-1]
        innermost.shown = True
        return innermost.name

    @property
    def list_contents(self) -> bool:
        """Tells whether text here belongs to a table of contents, whatever fields are in it."""
        return self.contents > 0

    def begin(self, form: _Element | None) -> None:
        if self.open:
            self.open[-1].heard.settle()
        self.open.append(_ComplexField(form=form))
        self.waiting += 1

    def begin_result(self, instruction: str) -> None:
        """Opens a field whose whole instruction is known."""
        self.begin(None)
        self.instruct(instruction)
        self.separate()
        self.open[-1].heard = _Instruction()  # no run of the file says it

    def separate(self) -> None:
        """Begins the result of the innermost field."""
        innermost = self.open[-1]
        if not innermost.in_result:
            innermost.in_result = True
            self.waiting -= 1
            innermost.read_name()
            self.contents += innermost.name == _CONTENTS

    def instruct(self, text: str) -> None:
        """Adds `text` to the instructions that are still being read."""
        if self.open:
            self.open[-1].heard.pieces.append(text)

    def end(self) -> _ComplexField:
        """Closes the innermost field and returns it."""
        closed = self.open.pop()
        if closed.in_result:
            self.contents -= closed.name == _CONTENTS
            closed.heard.settle()
        else:
            self.waiting -= 1
            closed.read_name()
        if self.open:
            around = self.open[-1]
            around.heard.note(closed.heard.first, closed.heard.pages)
            around.shown |= closed.shown
        return closed


def _form_value(form: _Element) -> str:
    """Returns what a check box, a list or a text field of a form shows while nobody has filled it in."""
    box = form.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked") if box.find(W + "checked") is not None else box.find(W + "default")
        return "☒" if state is not None and is_on(state.get(VAL)) else "☐"
    entries = [e.get(VAL, "") for e in form.iterfind(f"{W}ddList/{W}listEntry")]
    if entries:
        selected_entry = form.find(f"{W}ddList/{W}result")
        at = parse_int(None if selected_entry is None else selected_entry.get(VAL))
        return entries[at] if at < len(entries) else entries[0]
    default = form.find(f"{W}textInput/{W}default")
    return "" if default is None else default.get(VAL, "")
