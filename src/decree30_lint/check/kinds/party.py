"""Checks what only papers of the Party have: a star or hyphens for a line, and marks with a stroke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.looks import BOLD, NOT_BOLD
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.passage import Change, passage_of
from decree30_lint.syntax.signing import SigningBlock, signing_blocks

_COLUMN = re.compile(r"\t|\s{3,}")


class MarkBelow(Kind, frozen=True):
    """Checks that the next line below the part, in its own cell or column, reads `text`: a star, a row of hyphens."""

    text: str

    class Key(MessageKey):
        USUAL = ""
        OTHER = "other"

    messages: ClassVar = {
        Key.USUAL: Words(vi="Dưới {part} phải có dòng {expected}.", en="A line {expected} stands below {part}."),
        Key.OTHER: Words(
            vi="Dưới {part} đang là {actual}; quy định là {expected}.", en="Below {part} stands {actual}, not {expected}."
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            below = _below(component.paragraphs[-1], view.subject.document)
            if below != self.text:
                drawn = below and not any(map(str.isalnum, below))
                actual, key = (below, self.Key.OTHER) if drawn else (None, self.Key.USUAL)
                yield Breach(component.anchor, actual, self.text, message_key=key)


def _below(paragraph: Paragraph, document: Document) -> str:
    """Returns the next line with anything on it in the paragraph, its cell or its column; "" for none."""
    path = paragraph.anchor.path
    cell = path.parent
    following = iter(document.paragraphs)
    whole = next((each for each in following if each.anchor.path == path), paragraph)
    rows = whole.text[paragraph.anchor.end :].split("\n")[1:] if paragraph.anchor.end is not None else []
    for text in (*rows, *(each.text for each in following if each.anchor.path.parent == cell)):
        if text.strip():
            return _COLUMN.split(text.strip())[0]
    return ""


class MarksWritten(Kind, frozen=True):
    """Marks of the manner of signing are written as the table `forms` says (usual mark → how it is written here)."""

    forms: TableName

    messages: ClassVar = {
        USUAL: Words(
            vi="Quyền hạn của người ký ghi {expected}, không ghi {actual}.",
            en="The manner of signing is written {expected}, not {actual}.",
        )
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        forms = view.subject.vocabulary.tables[self.forms]
        for block in signing_blocks(view.components, view.subject.vocabulary):
            for line in block.lines:
                lawful = forms.get(line.mark, "")
                if lawful and line.written.strip() != lawful:
                    end = line.start + len(line.written.rstrip())
                    yield block.passage.breach([Change(line.start, end, lawful)], line.written.strip(), lawful)


class AuthorityBold(Kind, frozen=True):
    """Checks that in a block that names an authority, its line is bold and the line of the post below it is not ("post")."""

    class Key(MessageKey):
        USUAL = ""
        POST = "post"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Dòng quyền hạn “{text}” đang là chữ {actual}; quy định là chữ {expected}.",
            en="The line of authority “{text}” is {actual}; it has to be {expected}.",
        ),
        Key.POST: Words(
            vi="Dòng chức vụ “{text}” đang là chữ {actual}; quy định là chữ {expected}.",
            en="The line of the post “{text}” is {actual}; it has to be {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            for block in signing_blocks((component,), view.subject.vocabulary):
                if block.lines[0].mark:
                    yield from self._judge(component, block)

    def _judge(self, component: Component, block: SigningBlock) -> Iterator[Outcome]:
        starts = passage_of(component).starts
        for paragraph, start in zip(component.paragraphs, starts, strict=True):
            line = next(
                (each for each in block.lines if each.start <= start + len(paragraph.text) and start <= each.start), None
            )
            if line is not None:
                yield from self._weight(paragraph, bold=bool(line.mark))

    def _weight(self, paragraph: Paragraph, *, bold: bool) -> Iterator[Outcome]:
        shown = [span for span in paragraph.spans if any(map(str.isalnum, span.text))]
        if any(span.format.bold is None for span in shown):
            yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
        elif any(span.format.bold is not bold for span in shown):
            edits = tuple(SetRunFormat(paragraph.at(span), RunFormat(bold=bold)) for span in shown)
            actual, expected, key = (NOT_BOLD, BOLD, self.Key.USUAL) if bold else (BOLD, NOT_BOLD, self.Key.POST)
            yield Breach(paragraph.anchor, actual, expected, edits, key)
