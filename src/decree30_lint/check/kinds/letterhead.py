"""Checks the head of the first page: where the national name stands, and how bodies are named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.standing import is_placed, section_of, standing_lines
from decree30_lint.model.metrics import text_width
from decree30_lint.model.outcomes import USUAL, Breach, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, ListName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


class OneLine(Kind, frozen=True):
    """Checks that the part takes one line. Text that fills its room to within `precision` of its width may break or not."""

    precision: float

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} bị xuống dòng thành {actual} dòng vì ô bên phải quá hẹp; hãy nới rộng ô để viết trên một dòng.",
            en="{part} breaks into {actual} lines because its cell is too narrow; make the cell wider.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            lines = [line for p in component.paragraphs for line in standing_lines(p)]
            if len(lines) < 2:
                continue
            if self._doubtful(component):
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
            else:
                yield Breach(component.anchor, len(lines), None)

    def _doubtful(self, component: Component) -> bool:
        paragraph = component.paragraphs[0]
        broken = len(component.paragraphs) > 1 or "\n" in paragraph.text.strip()
        if broken or paragraph.extent is None or any(span.box for span in paragraph.spans):
            return False
        room = paragraph.extent.width - (paragraph.layout.left or 0) - (paragraph.layout.right or 0)
        return text_width(paragraph.spans) < room * (1 + self.precision)


_IN_THE_MIDDLE = Words("giữa trang", "in the middle")
_AT_THE_LEFT = Words("bên trái", "at the left")


class InRightHalf(Kind, frozen=True):
    """The middle of the part stands to the right of the middle of the page's text, by more than `slack` of its width."""

    slack: float

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} phải ở phía trên, bên phải trang đầu; đang ở {actual}.",
            en="{part} stands at the upper right of the first page; here it stands {actual}.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            first = component.paragraphs[0]
            section = section_of(view.subject.document, component.anchor)
            if section is None or not is_placed(first):
                yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
                continue
            left = section.margins.left if section.margins else 0.0
            right = section.width - (section.margins.right if section.margins else 0.0)
            offset = standing_lines(first)[0].centre - (left + right) / 2
            slack = self.slack * (right - left)
            if offset <= slack:
                yield Breach(component.anchor, _IN_THE_MIDDLE if offset >= -slack else _AT_THE_LEFT, None)


class ParentWithPlace(Kind, frozen=True):
    """A local parent body, one whose name begins with an entry of the list `bodies`, is followed by its place.

    A word of the list `classes` (tỉnh, xã …) with a name after it, or a name of the list or table `places`, is a place.
    `bare` are bodies whose name says nothing without a place.
    """

    bodies: tuple[str, ...]
    bare: tuple[str, ...]
    classes: ListName
    places: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Tên cơ quan chủ quản {actual} cần ghi thêm tên địa phương, ví dụ “UBND TỈNH LÀO CAI”.",
            en="The local parent body {actual} takes the name of its place, such as “UBND TỈNH LÀO CAI”.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        own = {folded(name) for name in view.subject.agency.parents}
        for component in view.components:
            name = folded(masked(component.text))
            if PLACEHOLDER not in name and name not in own and self._lacks_place(name, view):
                yield Breach(component.anchor, component.text, None)

    def _lacks_place(self, name: str, view: View) -> bool:
        bare = next((body for body in map(folded, self.bare) if name == body or name.startswith(f"{body} ")), None)
        classes = [folded(word) for word in view.subject.vocabulary.lists[self.classes]]
        if bare is not None:
            return name.removeprefix(bare).strip() in ("", *classes)
        if not any(name.startswith(f"{folded(body)} ") for body in self.bodies):
            return False
        places = (folded(place) for source in self.places for place in _entries(view, source))
        return not any(f" {word} " in name for word in classes) and not any(name.endswith(place) for place in places)


def _entries(view: View, source: str) -> Iterator[str]:
    words = view.subject.vocabulary
    yield from words.lists.get(source, ())
    yield from words.tables.get(source, {})
