"""Describes a specimen: a model document as text, every line labelled with its part, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.units import Pt

_HAIRLINE = Pt(0.75)
_NONE = Pt(0)


class Tier(StrEnum):
    """Names the two sets of sizes the decree pairs: 13/14/14 with a body of 14, and 12/13/13 with a body of 13."""

    A = "A"
    B = "B"


class Zone(StrEnum):
    """Names where in its text a line stands."""

    MARKS = "marks"  # above the letterhead, at the right
    LEFT = "left"
    RIGHT = "right"
    TITLE = "title"
    BODY = "body"
    CLOSING_LEFT = "closing_left"
    CLOSING_RIGHT = "closing_right"
    BELOW = "below"  # under both closing columns
    FOOT = "foot"  # at the foot of the first page


class StrokeBelow(Struct, frozen=True):
    """Describes the line under a text by a share of the text's width, or a length in points; with neither there is none."""

    share: float | None = None
    length: Pt | None = None
    solid: bool = True
    width: Pt = _HAIRLINE

    @property
    def is_drawn(self) -> bool:
        """Tells whether there is a line."""
        return bool(self.share or self.length)


class Look(Struct, frozen=True):
    """Describes how a line looks. A field that is None is as in the look beneath."""

    letters: RunFormat = field(default_factory=RunFormat)
    layout: ParagraphLayout = field(default_factory=ParagraphLayout)
    line_below: StrokeBelow | None = None
    boxed: bool | None = None
    label: RunFormat = field(default_factory=RunFormat)  # of the label of an article, a clause or a point ("Điều 1.")

    def over(self, beneath: Look) -> Look:
        """Returns this look, completed by the one beneath it."""
        return Look(
            overlay(self.letters, beneath.letters),
            overlay(self.layout, beneath.layout),
            self.line_below or beneath.line_below,
            beneath.boxed if self.boxed is None else self.boxed,
            overlay(self.label, beneath.label),
        )


Values = TypeVar("Values", RunFormat, ParagraphLayout)


def overlay(top: Values, beneath: Values) -> Values:
    """Returns `top`, its unset fields taken from `beneath`."""
    unset = {name: getattr(beneath, name) for name in top.__struct_fields__ if getattr(top, name) in (None, ())}
    return replace(top, **unset)


def beyond(values: Values, base: Values) -> Values:
    """Returns only the values that differ from `base`; the rest is unset."""
    usual = type(values)()
    same = [name for name in values.__struct_fields__ if getattr(values, name) == getattr(base, name)]
    return replace(values, **{name: getattr(usual, name) for name in same})


class SpecimenSpan(Struct, frozen=True):
    """Holds words of a line that look different from the rest of it."""

    words: str
    letters: RunFormat


_LABELS = {
    "phan": re.compile(r"Phần [IVXLC]+"),
    "chuong": re.compile(r"Chương [IVXLC]+"),
    "muc-la-ma": re.compile(r"[IVXLC]+\."),
    "dieu": re.compile(r"Điều \d+[a-zđ]?\."),
    "khoan": re.compile(r"\d+\."),
    "diem": re.compile(r"[a-zđ]\)"),
}


class SpecimenLine(Struct, frozen=True):
    """Describes one paragraph.

    `own` is what differs from the looks of its part; `rows` make it a table instead of a text. `where` is its line in the
    specimen's file, 0 if it came by a change.
    """

    part: Part
    role: str
    zone: Zone
    text: str
    own: Look = field(default_factory=Look)
    spots: tuple[SpecimenSpan, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    where: int = 0

    @property
    def label(self) -> str:
        """Returns "Điều 1.", "2.", "a)" at the beginning of a line of the structure, else ""."""
        pattern = _LABELS.get(self.role) if self.part is Part.STRUCTURE else None
        match = pattern.match(self.text) if pattern else None
        return match[0] if match else ""


class SpecimenPage(Struct, frozen=True):
    """Describes a page, in points. `header` and `footer` are their distances from the page's edges."""

    width: Pt
    height: Pt
    top: Pt
    bottom: Pt
    left: Pt
    right: Pt
    header: Pt
    footer: Pt
    gutter: Pt = _NONE

    @property
    def room(self) -> Pt:
        """Returns the width of the text between the margins."""
        return Pt(self.width - self.left - self.right - self.gutter)


class SpecimenPageNumber(Struct, frozen=True):
    """Describes the page number.

    `place` is "header", "footer" or "none"; `{n}` in `text` is the number, `{total}` the count of pages.
    """

    place: str
    align: Align
    letters: RunFormat
    first_page: bool = False
    text: str = "{n}"


class SpecimenText(Struct, frozen=True):
    """Describes one text of the file.

    `paper` None means that of the main text; page numbering restarts with `first_number`.
    """

    kind: TextKind
    type: str
    lines: tuple[SpecimenLine, ...]
    paper: SpecimenPage | None = None
    first_number: int | None = None

    def zone(self, zone: Zone) -> tuple[SpecimenLine, ...]:
        """Returns the lines of the zone."""
        return tuple(line for line in self.lines if line.zone is zone)


class Looks(Struct, frozen=True):
    """Holds how each part and role looks, by "part" or "part role"; `tiers` say what another tier changes."""

    base: Look
    parts: Mapping[str, Look]
    tiers: Mapping[Tier, Mapping[str, Look]]

    def of(self, part: Part, role: str, tier: Tier) -> Look:
        """Returns the look of a part and role."""
        look = self.base
        for name in (part.value, f"{part.value} {role}"):
            look = self.parts.get(name, Look()).over(look)
            look = self.tiers.get(tier, {}).get(name, Look()).over(look)
        return look


class Specimen(Struct, frozen=True):
    """Describes a model document. `pages` is the count its file claims, None to estimate it."""

    name: str
    type: str
    texts: tuple[SpecimenText, ...]
    paper: SpecimenPage
    page_number: SpecimenPageNumber
    looks: Looks
    pages: int | None = None

    @property
    def lines(self) -> Iterator[SpecimenLine]:
        """Yields the lines of all texts."""
        return (line for text in self.texts for line in text.lines)

    def look_of(self, line: SpecimenLine, tier: Tier = Tier.A) -> Look:
        """Returns the whole look of a line."""
        return line.own.over(self.looks.of(line.part, line.role, tier))

    def paper_of(self, text: SpecimenText) -> SpecimenPage:
        """Returns the page of a text."""
        return text.paper or self.paper
