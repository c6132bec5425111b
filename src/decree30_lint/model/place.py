"""Describes where something stands: in the file, and on the page if that is known."""

from __future__ import annotations

from collections.abc import Collection
from math import hypot, inf

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.path import FILE, Path
from decree30_lint.model.units import Pt


class Box(Struct, frozen=True):
    """A box is a rectangle on a page, in points from the page's top left corner. Pages count from 1."""

    page: int
    left: Pt
    top: Pt
    right: Pt
    bottom: Pt

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def joined(self, other: Box) -> Box | None:
        """Returns the least box around both; None across pages."""
        if self.page != other.page:
            return None
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(self.page, left, top, max(self.right, other.right), max(self.bottom, other.bottom))

    def common_area(self, other: Box) -> float:
        """Returns how much of the page both cover, in square points; 0 across pages."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down) if self.page == other.page else 0.0

    def distance(self, other: Box) -> float:
        """Returns how far the middles of both are apart, in points; infinity across pages."""
        across = self.left + self.right - other.left - other.right
        down = self.top + self.bottom - other.top - other.bottom
        return hypot(across, down) / 2 if self.page == other.page else inf


class Extent(Struct, frozen=True):
    """An extent is a stretch across the page, from `left` to `right`, in points from the page's left edge."""

    left: Pt
    right: Pt

    @classmethod
    def of(cls, left: float, right: float) -> Extent:
        """Makes an extent of two numbers that are known to be points."""
        return cls(Pt(left), Pt(right))

    @classmethod
    def around(cls, extents: Collection[Extent]) -> Extent | None:
        """Returns the least extent that covers all of `extents`; None if there are none."""
        if not extents:
            return None
        return cls(min(each.left for each in extents), max(each.right for each in extents))

    @property
    def width(self) -> Pt:
        return Pt(self.right - self.left)

    @property
    def centre(self) -> Pt:
        return Pt((self.left + self.right) / 2)


class Anchor(Struct, frozen=True):
    """An anchor is a place that the file's reader can find again.

    `order` sorts anchors as the page reads. `start` and `end` count characters of `Paragraph.text`; an `end` of None means
    its end.
    """

    path: Path
    order: int = 0
    start: int = 0
    end: int | None = None
    page: int | None = None
    box: Box | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """Returns what sorts anchors as the page reads, also those within one paragraph."""
        return self.order, self.start

    def slice(self, start: int, end: int | None) -> Anchor:
        """Returns an anchor in the same paragraph for other characters, counted in the whole paragraph."""
        return replace(self, start=start, end=end)


WHOLE_FILE = Anchor(FILE)
