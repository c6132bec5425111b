"""Checks what only papers of the Party have: a star or hyphens for a line, and weights above a signature."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.looks import BOLD, NOT_BOLD
from decree30_lint.check.neighbours import line_under
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.signing import SigningBlock


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
            below = line_under(component.paragraphs[-1], view.subject.document)
            if below != self.text:
                drawn = below and not any(map(str.isalnum, below))
                actual, key = (below, self.Key.OTHER) if drawn else (None, self.Key.USUAL)
                yield Breach(component.anchor, actual, self.text, message_key=key)


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
        for block in view.contents(SigningBlock):
            firsts = {block.passage.paragraph_at(line.start).anchor: line for line in reversed(block.lines)}
            for paragraph in block.passage.paragraphs:
                if block.lines[0].mark and paragraph.anchor in firsts:
                    yield from self._weight(paragraph, bold=bool(firsts[paragraph.anchor].mark))

    def _weight(self, paragraph: Paragraph, *, bold: bool) -> Iterator[Outcome]:
        shown = [span for span in paragraph.spans if any(map(str.isalnum, span.text))]
        if any(span.format.bold is None for span in shown):
            yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
        elif any(span.format.bold is not bold for span in shown):
            edits = tuple(SetRunFormat(paragraph.at(span), RunFormat(bold=bold)) for span in shown)
            actual, expected, key = (NOT_BOLD, BOLD, self.Key.USUAL) if bold else (BOLD, NOT_BOLD, self.Key.POST)
            yield Breach(paragraph.anchor, actual, expected, edits, key)
