"""Describes why several findings are there at once, as data: the place in the file that they come from, and the cure."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.edits import Edit, SetPage
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.origin import FormatOrigin
from decree30_lint.model.parts import Part


class CauseKind(StrEnum):
    """Names what sort of thing a cause is; the values begin the ids of causes."""

    STYLE = "style"
    DEFAULTS = "defaults"
    LIST = "list"
    SECTION = "section"
    TABBED_HEAD = "tabbed-head"
    BLANKS = "blanks"
    NARROW_TABLE = "narrow-table"


SourceSettings = RunFormat | ParagraphLayout | SetPage
"""What is set in one place; fields that are None are not spoken of."""


class Cause(Struct, frozen=True):
    """A cause is one place in the file, or one way of typing, that findings come from; its `cure` makes them go.

    `key` tells causes of one kind apart ("Normal/size", "1/left+right"), and `origin` is the style or the list. There `now`
    is what is set, and `wanted` what to set. Where the cure sets it there, for all that have it from there, `at_source` is
    true, and `kept` names the parts that were right and keep what they had, by edits of their own; else the places at fault
    are set one by one. A cure may be empty: then the words say what to do, and no edit can.
    """

    kind: CauseKind
    key: str = ""
    origin: FormatOrigin | None = None
    now: SourceSettings | None = None
    wanted: SourceSettings | None = None
    cure: tuple[Edit, ...] = ()
    at_source: bool = False
    kept: tuple[Part, ...] = ()

    @property
    def id(self) -> str:
        """Returns "style:Normal/size", "defaults/size", "section:1/left+right", "tabbed-head"."""
        mark = "/" if self.kind is CauseKind.DEFAULTS else ":"
        return f"{self.kind.value}{mark}{self.key}" if self.key else self.kind.value
