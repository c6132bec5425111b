"""Gathers the body's paragraphs, and turns faults that many of them share into one finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decree30_lint.check.shown import letter_count
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Edit
from decree30_lint.model.formatting import Align
from decree30_lint.model.metrics import UNKNOWN_SIZE, wrap
from decree30_lint.model.outcomes import Breach, Fact, MessageKey
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.model.units import Measure, Unit

_NARROWEST, _WIDEST = 0.35, 0.60  # mean width of a letter in prose, of the size: what lies between is measured


class MeasuredFault(NamedTuple):
    at: Anchor
    value: float  # what was measured, in the unit of the rule
    edits: tuple[Edit, ...]


def prose(view: View) -> Iterator[Paragraph]:
    """Yields the paragraphs of the body set as prose: none centred or right-aligned, none that is mostly room to fill in."""
    for component in view.components:
        for paragraph in component.paragraphs:
            if paragraph.layout.align not in (Align.CENTRE, Align.RIGHT) and _is_written(paragraph.text):
                yield paragraph


def _is_written(text: str) -> bool:
    return letter_count(text) > sum(map(text.count, _ROOM))


_ROOM = ".…_"


def gathered(faults: Sequence[MeasuredFault], unit: Unit, expected: Fact, key: MessageKey) -> Iterator[Breach]:
    """Yields one breach for all faults, none where there are no faults; its values are given in `unit`."""
    if not faults:
        return
    yield Breach(
        at=faults[0].at,
        actual=_most_frequent([fault.value for fault in faults], unit),
        expected=expected,
        edits=tuple(edit for fault in faults for edit in fault.edits),
        message_key=key,
        also=tuple(fault.at for fault in faults[1:]),
    )


def _most_frequent(values: Sequence[float], unit: Unit) -> Fact:
    """Returns one value, or the two most frequent ones; a difference that nobody sees on paper does not count."""
    counted = Counter(round(value, 1 if unit is not Unit.LINES else 2) for value in values)
    found = tuple(Measure(value, unit) for value, _ in counted.most_common(2))
    return found[0] if len(found) == 1 else found


def is_item(paragraph: Paragraph) -> bool:
    """Tells whether it is an item of a list: with an automatic bullet, or hanging behind its number."""
    return paragraph.list_level == "bullet" or (paragraph.layout.first_line or 0) < 0


def takes_several_lines(paragraph: Paragraph) -> bool:
    """Tells whether it takes more than one line in its room; False where the room is not known."""
    size = max((span.format.size or UNKNOWN_SIZE for span in paragraph.spans), default=UNKNOWN_SIZE)
    room = paragraph.extent.width if paragraph.extent else None
    if room is None:
        return False
    length = len(paragraph.text) * size
    if length * _NARROWEST > room:
        return True
    return length * _WIDEST > room and len(wrap(paragraph)) > 1
