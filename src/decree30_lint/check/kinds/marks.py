"""Checks how a whole part is set: its letters, and the frame or line that sets it off."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.letters import Capitals, Size, Style
from decree30_lint.check.looks import wrong_align
from decree30_lint.check.setting_off import is_framed, stands_above
from decree30_lint.check.standing import text_across
from decree30_lint.model.document import Document, HeaderKind
from decree30_lint.model.edits import Applicability
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words


class TextFormat(Kind, frozen=True):
    """Checks how the part is set: alignment, capitals, size, weight and slope are as the law says; None is not judged.

    With `framed` a single line surrounds it. With `across` it stands under a line that takes at least this share of the
    text's width, with `first_page` on the first page only. The key is "align", "capitals", "size", "bold", "italic",
    "frame", "line" or "page".
    """

    align: Align | None = None
    capitals: bool | None = None
    size: Bounds | None = None
    bold: bool | None = None
    italic: bool | None = None
    framed: bool = False
    across: float | None = None
    first_page: bool = False

    class Key(MessageKey):
        ALIGN = "align"
        CAPITALS = "capitals"
        SIZE = "size"
        BOLD = "bold"
        ITALIC = "italic"
        UNDERLINED = "underlined"
        FRAME = "frame"
        PAGE = "page"
        LINE = "line"

    messages: ClassVar = {
        Key.ALIGN: Words(
            vi="{part} “{text}” đang {actual}; quy định là {expected}.",
            en="{part} “{text}” is aligned {actual}; the decree asks for {expected}.",
        ),
        Key.CAPITALS: Capitals.messages[USUAL],
        Key.SIZE: Size.messages[USUAL],
        Key.BOLD: Style.messages[Style.Key.BOLD],
        Key.ITALIC: Style.messages[Style.Key.ITALIC],
        Key.UNDERLINED: Style.messages[Style.Key.UNDERLINED],
        Key.FRAME: Words(
            vi="Dấu “{text}” chưa có khung viền đơn bao quanh.",
            en="The mark “{text}” has no frame of a single line around it.",
        ),
        Key.PAGE: Words(
            vi="{part} chỉ ghi ở trang thứ nhất; đang lặp lại ở chân các trang.",
            en="The first page only has this part: {part}; here it is repeated at the foot of each page.",
        ),
        Key.LINE: Words(
            vi="Phía trên {part} phải có đường kẻ nét liền kéo dài hết chiều ngang vùng trình bày.",
            en="A solid line across the page stands above this part: {part}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for paragraph in (p for component in view.components for p in component.paragraphs):
            yield from wrong_align(paragraph, self.align, self.Key.ALIGN)
        if self.capitals is not None:
            yield from _with_key(self.Key.CAPITALS, Capitals(self.capitals).run(view))
        if self.size is not None:
            yield from _with_key(self.Key.SIZE, Size(self.size).run(view))
        yield from Style(bold=self.bold, italic=self.italic).run(view)
        yield from self._frames(view) if self.framed else ()
        if self.first_page and _is_repeated(view):
            yield Breach(view.components[0].anchor, None, None, message_key=self.Key.PAGE)
        if self.across is not None:
            yield from self._line(view.components[0].anchor, view.subject.document, self.across)

    def _frames(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            framed = is_framed(component.paragraphs[0], view.subject.document)
            if framed is None:
                yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            elif not framed:
                yield Breach(component.anchor, None, None, message_key=self.Key.FRAME)

    def _line(self, at: Anchor, document: Document, across: float) -> Iterator[Outcome]:
        near = [stroke for stroke in document.strokes if stands_above(stroke, at)]
        text = text_across(document, at)
        if text is None or any(stroke.length is None for stroke in near):
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        elif not any((stroke.length or 0) >= across * text.width for stroke in near):
            yield Breach(at, None, None, message_key=self.Key.LINE)


def _with_key(key: MessageKey, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yields the outcomes with `key` as the key of every breach."""
    return (replace(outcome, message_key=key) if isinstance(outcome, Breach) else outcome for outcome in outcomes)


def _is_repeated(view: View) -> bool:
    """Tells whether the part stands in a header or footer of more pages than the first."""
    on = view.components[0].shown_on
    return on in (HeaderKind.DEFAULT, HeaderKind.EVEN) and (view.subject.document.page_count or 1) > 1
