"""Checks where parts stand on the page: across it, and beside or under each other."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.centring import (
    centring_below,
    centring_together,
    column_of,
    is_at_right,
    is_justified_block,
    moves,
    off_middle,
    slack_of,
    stands_surely,
    widest_in_each_cell,
)
from decree30_lint.check.standing import (
    height_between,
    is_placed,
    section_of,
    standing_lines,
    stands_left_of,
    text_across,
    widest_line,
)
from decree30_lint.model.document import Document
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.place import Extent
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length, Measure, Pt, Unit
from decree30_lint.model.words import Words

_IN_THE_MIDDLE = Words("giữa trang", "in the middle")
_AT_THE_LEFT = Words("bên trái", "at the left")


class Placed(Kind, frozen=True):
    """Checks where the part stands; what is left out is not judged.

    The middle of each line stands in the middle of its paragraph's room, or under the middle of one of the parts `under`. It
    may be off by the share `share` of the width of the page's text, at least by `in_room` and by `slack`; by no more than
    these where an indent or justifying sets it off. With both said, either is enough, and several justified lines that miss
    them have the key "justified": they fill the column, and only the last stands at the left. Where none of `under` is
    there, nothing is judged; where one of them is itself out of line, the other counts.

    The part stands in one line with the part `level`: baselines that differ by no more than `height` are one line. Where a
    part of `under` is missing, it may stand higher: that fault has a rule of its own. The middle of its first line stands
    to the right of the middle of the page's text by more than the share `right_half` of its width.

    The key is "room", "under", "level" or "half".
    """

    in_room: Length | None = None
    under: tuple[Part, ...] = ()
    slack: Length = Pt(0)
    share: float = 0.0
    level: Part | None = None
    height: Length = Pt(0)
    right_half: float | None = None

    class Key(MessageKey):
        ROOM = "room"
        UNDER = "under"
        JUSTIFIED = "justified"
        LEVEL = "level"
        HALF = "half"

    messages: ClassVar = {
        Key.ROOM: Words(
            vi="{part} “{text}” phải canh giữa trang; đang lệch {actual}.",
            en="{part} “{text}” stands in the middle of the page; here it is {actual} off.",
        ),
        Key.UNDER: Words(
            vi="{part} “{text}” lệch {actual} so với giữa dòng {expected} ở trên; phải canh giữa dưới dòng đó.",
            en="{part} “{text}” stands {actual} off the middle of the line above it ({expected}).",
        ),
        Key.JUSTIFIED: Words(
            vi="{part} đang canh đều hai bên; phải canh giữa.",
            en="{part} is justified; it has to be centred.",
        ),
        Key.LEVEL: Words(
            vi="{part} phải nằm cùng một dòng với {expected}; hiện lệch {actual}.",
            en="{part} stands in one line with {expected}; here they are {actual} apart.",
        ),
        Key.HALF: Words(
            vi="{part} phải ở phía trên, bên phải trang đầu; đang ở {actual}.",
            en="{part} stands at the upper right of the first page; here it stands {actual}.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    of_relations: ClassVar = frozenset(Key)

    def run(self, view: View) -> Iterator[Outcome]:
        above = [found[0] for part in self.under if (found := view.beside(part))]
        if self.level is not None:
            yield from self._judge_level(view, self.level, lacks_one=len(above) < len(self.under))
        for component in view.components:
            yield from self._judge_middle(component, above, view.subject.document)
            if self.right_half is not None:
                yield from self._judge_half(component, view.subject.document, self.right_half)

    def _judge_middle(self, component: Component, above: Sequence[Component], document: Document) -> Iterator[Outcome]:
        off_room: list[Outcome] = []
        if self.in_room is not None:
            slack = slack_of(component, document, self.in_room, self.share)
            off_room += off_middle(component, slack, document, self.Key.ROOM)
        if not self.under:
            yield from off_room
        elif above and (off_room or self.in_room is None):
            yield from self._judge_under(component, above, document)

    def _judge_under(self, component: Component, above: Sequence[Component], document: Document) -> Iterator[Outcome]:
        if not all(is_placed(p) and not moves(p) for one in (component, *above) for p in one.paragraphs):
            yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            return
        slack = slack_of(component, document, self.slack, self.share, above)
        breaches = [breach for one in above for breach in self._off_above(component, one, slack)]
        if len(breaches) == len(above):
            yield breaches[0]

    def _off_above(self, component: Component, above: Component, slack: Pt) -> Iterator[Breach]:
        upper = widest_line(above)
        offsets = [(abs(line.centre - upper.centre), p) for p in component.paragraphs for line in standing_lines(p) if upper]
        offset, paragraph = max(offsets, default=(0.0, component.paragraphs[0]), key=lambda pair: pair[0])
        if upper and offset > slack:
            justified = self.in_room is not None and any(map(is_justified_block, component.paragraphs))
            key = self.Key.JUSTIFIED if justified else self.Key.UNDER
            edits = centring_below(paragraph, upper, slack)
            yield Breach(paragraph.anchor, Measure(offset, Unit.MM), above.text, edits, key)

    def _judge_level(self, view: View, level: Part, *, lacks_one: bool) -> Iterator[Outcome]:
        others = view.beside(level)[:1]
        for component, other in ((component, other) for component in view.components for other in others):
            apart = height_between(view.subject.document, other.paragraphs[0], component.paragraphs[0])
            if apart is None:
                yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            elif abs(apart) > self.height and not (apart < 0 and lacks_one):
                yield Breach(component.anchor, Measure(abs(apart), Unit.MM), other.text, message_key=self.Key.LEVEL)

    def _judge_half(self, component: Component, document: Document, share: float) -> Iterator[Outcome]:
        first, section = component.paragraphs[0], section_of(document, component.anchor)
        if section is None or not is_placed(first):
            yield Unsure(component.anchor, UndecidedReason.NOT_IN_FILE)
            return
        text = text_across(document, component.anchor) or Extent(Pt(0), section.width)
        offset, slack = standing_lines(first)[0].centre - text.centre, share * text.width
        if offset <= slack:
            actual = _IN_THE_MIDDLE if offset >= -slack else _AT_THE_LEFT
            yield Breach(component.anchor, actual, None, message_key=self.Key.HALF)


_MOST_POSTS = 20  # above a name, of which the nearest is sought


def _order(component: Component) -> int:
    return component.anchor.order


class NameUnderPost(Kind, frozen=True):
    """The middle of the name stands under the middle of the posts above it.

    It may be off by the share `share` of the width of the page's text, at least by `slack`. The key is "both" where
    centring the name alone would not bring it there: the posts are not centred either.
    """

    slack: Length
    share: float

    class Key(MessageKey):
        USUAL = ""
        BOTH = "both"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Họ tên “{text}” lệch {actual} so với chức vụ ở trên; phải canh giữa dưới chức vụ.",
            en="The name “{text}” stands {actual} off the middle of the post above it.",
        ),
        Key.BOTH: Words(
            vi="Họ tên “{text}” lệch {actual} so với chức vụ ở trên; phải canh giữa cả quyền hạn, chức vụ và họ tên.",
            en="The name “{text}” stands {actual} off the middle of the post above it; centre authority, post and name.",
        ),
    }
    applicability: ClassVar = Applicability.SAFE
    of_relations: ClassVar = frozenset(Key)

    def run(self, view: View) -> Iterator[Outcome]:
        blocks = sorted(view.beside(Part.SIGNATORY), key=_order)
        columns: dict[object, list[Component]] = {}
        for block in blocks:
            columns.setdefault(column_of(block.anchor), []).append(block)
        for name in view.components:
            column = columns.get(column_of(name.anchor), [])
            end = bisect_right(column, name.anchor.order, key=_order)
            above = column[max(0, end - _MOST_POSTS) : end]
            if not blocks or blocks[0].anchor.order > name.anchor.order:
                continue
            if not above or not all(map(stands_surely, [p for c in (name, *above) for p in c.paragraphs])):
                yield Unsure(name.anchor, UndecidedReason.NOT_IN_FILE)
                continue
            slack = slack_of(name, view.subject.document, self.slack, self.share)
            yield from self._judge(name, above, slack)

    def _judge(self, name: Component, above: Sequence[Component], slack: Pt) -> Iterator[Breach]:
        line = widest_line(name)
        posts = [post for block in above for post in widest_in_each_cell(block)]
        if line is None or not posts:
            return
        nearest = min(posts, key=lambda post: abs(post.centre - line.centre))
        offset = abs(nearest.centre - line.centre)
        if offset <= slack:
            return
        key, edits = self.Key.USUAL, centring_below(name.paragraphs[0], nearest, slack)
        if not edits and (together := centring_together(name.paragraphs[0], [p for c in above for p in c.paragraphs])):
            key, edits = self.Key.BOTH, together
        yield Breach(name.anchor, Measure(offset, Unit.MM), None, edits, key)


class SideBySide(Kind, frozen=True):
    """The part, or `over` that stands over it, is beside `right`: left of it, and neither over nor under it.

    `under` ends the block of `right`; the part may begin `higher` than the block, but not below it. Nothing is judged where
    `right` is not in the right half of the page: a rule of its own reports that.
    """

    over: Part
    right: Part
    under: Part
    higher: Length

    messages: ClassVar = {
        USUAL: Words(
            vi="{actual} và {expected} không đứng ngang nhau ở hai bên trái, phải của trang giấy.",
            en="{actual} and {expected} do not stand side by side, left and right.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        rights = view.beside(self.right)
        if not rights:
            return
        left, right = (view.beside(self.over) or view.components)[0], rights[0]
        if not all(is_placed(p) for c in (left, right) for p in c.paragraphs):
            yield Unsure(left.anchor, UndecidedReason.NOT_LAID_OUT)
        elif is_at_right(right, view.subject.document) and not self._is_beside(view, left, right):
            names = view.subject.vocabulary.parts
            yield Breach(left.anchor, names[view.part], names[self.right])

    def _is_beside(self, view: View, left: Component, right: Component) -> bool:
        """Tells whether the parts stand beside each other.

        Where heights are not known, parts left and right of each other are taken to be level.
        """
        if not stands_left_of(left, right):
            return False
        document, top = view.subject.document, right.paragraphs[0]
        down = height_between(document, top, left.paragraphs[0])
        if down is None or -self.higher <= down <= _HALF_LINE:
            return True
        ends = view.beside(self.under) or (right,)
        extent = height_between(document, top, ends[0].paragraphs[-1])
        return extent is None or 0 < down <= extent + _HALF_LINE


_HALF_LINE = 8.0  # points: baselines of one row differ by less
