"""Checks marks beside the text (urgency, secrecy, circulation, drafter, address line) and how a whole part is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.letters import Capitals, Size, Style
from decree30_lint.check.kinds.placing import Aligned
from decree30_lint.check.standing import section_of
from decree30_lint.model.document import Block, Document, Frame, HeaderKind, Paragraph, Stroke, Table
from decree30_lint.model.edits import Applicability
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Pt
from decree30_lint.model.words import Words


class TextFormat(Kind, frozen=True):
    """The part has alignment, capitals, size, weight and slope as the law says; None is not judged.

    The key is "align", "capitals", "size", "bold" or "italic".
    """

    align: Align | None = None
    capitals: bool | None = None
    size: Bounds | None = None
    bold: bool | None = None
    italic: bool | None = None

    class Key(MessageKey):
        ALIGN = "align"
        CAPITALS = "capitals"
        SIZE = "size"
        BOLD = "bold"
        ITALIC = "italic"
        UNDERLINED = "underlined"

    messages: ClassVar = {
        Key.ALIGN: Aligned.messages[USUAL],
        Key.CAPITALS: Capitals.messages[USUAL],
        Key.SIZE: Size.messages[USUAL],
        Key.BOLD: Style.messages[Style.Key.BOLD],
        Key.ITALIC: Style.messages[Style.Key.ITALIC],
        Key.UNDERLINED: Style.messages[Style.Key.UNDERLINED],
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        if self.align is not None:
            yield from _with_key(self.Key.ALIGN, Aligned(self.align).run(view))
        if self.capitals is not None:
            yield from _with_key(self.Key.CAPITALS, Capitals(self.capitals).run(view))
        if self.size is not None:
            yield from _with_key(self.Key.SIZE, Size(self.size).run(view))
        if self.bold is not None or self.italic is not None:
            yield from Style(bold=self.bold, italic=self.italic).run(view)


def _with_key(key: MessageKey, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yields the outcomes with `key` as the key of every breach."""
    return (replace(outcome, message_key=key) if isinstance(outcome, Breach) else outcome for outcome in outcomes)


class Stamp(Kind, frozen=True):
    """The mark stands in a frame of a single line and is set as the law says."""

    capitals: bool
    size: Bounds
    bold: bool
    italic: bool

    class Key(MessageKey):
        FRAME = "frame"

    messages: ClassVar = {
        **TextFormat.messages,
        Key.FRAME: Words(
            vi="Dấu “{text}” chưa có khung viền đơn bao quanh.",
            en="The mark “{text}” has no frame of a single line around it.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        yield from TextFormat(None, self.capitals, self.size, self.bold, self.italic).run(view)
        for component in view.components:
            framed = _is_framed(component.paragraphs[0], view.subject.document)
            if framed is None:
                yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            elif not framed:
                yield Breach(component.anchor, None, None, message_key=self.Key.FRAME)


def _is_framed(paragraph: Paragraph, document: Document) -> bool | None:
    """Tells whether borders of its own or an outlined text box surround it; None where the lines may be a table's."""
    if paragraph.boxed:
        return True
    path = paragraph.anchor.path
    around = [block for section in document.sections for block in _around(section.blocks, path)]
    if any(isinstance(block, Frame) and block.outlined for block in around):
        return True
    if any(isinstance(block, Table) and (block.ruled or len(block.rows) == len(block.rows[0]) == 1) for block in around):
        return None
    return False if document.format == "docx" else None


def _around(blocks: Sequence[Block], path: Path) -> Iterator[Block]:
    """Yields the frames and tables that hold the paragraph at `path`, from outside inwards."""
    for block in blocks:
        if isinstance(block, Frame) and path.is_within(block.anchor.path):
            yield block
            yield from _around(block.blocks, path)
        elif isinstance(block, Table) and path.is_within(block.anchor.path):
            yield block
            yield from (inner for row in block.rows for cell in row for inner in _around(cell.blocks, path))


class AddressLine(Kind, frozen=True):
    """The address stands on page 1, set as the law says, under a line across the page.

    `across` is how much of the text's width the line has to cover at least.
    """

    capitals: bool
    size: Bounds
    italic: bool
    across: float

    class Key(MessageKey):
        PAGE = "page"
        LINE = "line"

    messages: ClassVar = {
        **TextFormat.messages,
        Key.PAGE: Words(
            vi="Địa chỉ cơ quan chỉ ghi ở trang thứ nhất; đang lặp lại ở chân các trang.",
            en="The address stands on the first page only; here it is repeated at the foot of each page.",
        ),
        Key.LINE: Words(
            vi="Phía trên địa chỉ cơ quan phải có đường kẻ nét liền kéo dài hết chiều ngang vùng trình bày.",
            en="A solid line across the page stands above the address.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        yield from TextFormat(None, self.capitals, self.size, None, self.italic).run(view)
        first = view.components[0]
        if first.shown_on in (HeaderKind.DEFAULT, HeaderKind.EVEN) and (view.subject.document.page_count or 1) > 1:
            yield Breach(first.anchor, None, None, message_key=self.Key.PAGE)
        yield from self._judge_line(first, view)

    def _judge_line(self, first: Component, view: View) -> Iterator[Outcome]:
        document = view.subject.document
        near = [stroke for stroke in document.strokes if _stands_above(stroke, first)]
        section = section_of(document, first.anchor)
        if section is None or section.margins is None or any(stroke.length is None for stroke in near):
            yield Unsure(first.anchor, UndecidedReason.NOT_IN_FILE)
            return
        whole = section.width - section.margins.left - section.margins.right
        if not any((stroke.length or Pt(0)) >= self.across * whole for stroke in near):
            yield Breach(first.anchor, None, None, message_key=self.Key.LINE)


_NEAR = 3  # paragraphs


def _stands_above(stroke: Stroke, component: Component) -> bool:
    """Tells whether the line is stored in the same story, in the paragraph of the address or just above it."""
    holder = stroke.owner or stroke.anchor
    return holder.path.story == component.anchor.path.story and 0 <= component.anchor.order - holder.order <= _NEAR
