"""Names the places of a document: which paragraph of which cell of which table, counted from 1.

Only this module knows how a path is written, and formats/docx/address.py which element of a file it names.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

_WRITTEN = re.compile(r"([a-z]+)(?:\[(\d+)\])?")


class Step(StrEnum):
    """States what a step of a path names. The first step of a path is a story, or nothing where the whole file is meant."""

    FILE = ""
    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    FOOTNOTES = "footnotes"  # all those of a PDF
    SIGNATURE = "signature"  # what is drawn in the fields of a PDF's signatures
    DEFAULT_PAGES = "default"  # of a PDF, which of the headers of a section it is
    FIRST_PAGE = "first"
    EVEN_PAGES = "even"
    SECTION = "sect"
    PARAGRAPH = "p"
    TABLE = "tbl"
    ROW = "tr"
    CELL = "tc"
    TEXT_BOX = "txbx"


_STEPS = frozenset(step.value for step in Step)


class CellPlace(NamedTuple):
    """Holds the path of a table, and the row and the cell of the row, both counted from 1."""

    table: Path
    row: int
    cell: int


class Path(Struct, frozen=True, cache_hash=True, gc=False):
    """A path is the last step on the way to a place, and the path `above` it; `number` is None where there is but one.

    It is written "body/tbl[1]/tr[1]/tc[2]/p[2]", "header[2]/p[1]", "body/p[3]/txbx[1]/p[1]", "body/sect[1]"; "" is the whole
    file. Paths of one document share the paths above them, so that comparing and hashing them costs as little as with text.
    """

    step: Step = Step.FILE
    number: int | None = None
    above: Path | None = None

    @classmethod
    def parse(cls, text: str) -> Path:
        """Reads a path as `str` writes it. Raises ValueError where the text is none."""
        path = cls()
        for part in text.split("/") if text else ():
            match = _WRITTEN.fullmatch(part)
            if match is None or match[1] not in _STEPS:
                raise ValueError(f"no path of a document: {text!r} (at {part!r})")
            path = path.child(Step(match[1]), int(match[2]) if match[2] else None)
        return path

    def child(self, step: Step, number: int | None = None) -> Path:
        """Returns the path of what stands in this place."""
        return Path(step, number, self)

    def cell(self, row: int, cell: int) -> Path:
        """Returns the path of a cell of this table."""
        return Path(Step.CELL, cell, Path(Step.ROW, row, self))

    def __str__(self) -> str:
        return "/".join(path._last for path in self.trail)

    @property
    def _last(self) -> str:
        return self.step.value if self.number is None else f"{self.step.value}[{self.number}]"

    @property
    def trail(self) -> tuple[Path, ...]:
        """Returns the paths that lead here, from the story down to this one; none for the whole file."""
        return () if self.above is None else (*self.above.trail, self)

    @property
    def parent(self) -> Path:
        """Returns the path of what holds this place; nothing holds the whole file but itself."""
        return self if self.above is None else self.above

    @property
    def story(self) -> Path:
        """Returns the path of the body, the header, the footer or the footnote; that of the whole file is its own."""
        return next(iter(self.trail), self)

    @property
    def in_body(self) -> bool:
        return self.story.step is Step.BODY

    @property
    def in_footnote(self) -> bool:
        return self.story.step in (Step.FOOTNOTE, Step.FOOTNOTES)

    @property
    def is_section(self) -> bool:
        return self.step is Step.SECTION

    @property
    def is_cell(self) -> bool:
        return self.step is Step.CELL

    @property
    def in_text_box(self) -> bool:
        """Tells whether this is a text box, or stands in one."""
        return any(path.step is Step.TEXT_BOX for path in self.trail)

    @property
    def cell_place(self) -> CellPlace | None:
        """Returns where the innermost cell that holds this place, or is it, stands in its table; None outside of tables."""
        path: Path | None = self
        while path is not None:
            if path.step is Step.CELL:
                return CellPlace(path.parent.parent, path.parent.number or 0, path.number or 0)
            path = path.above
        return None

    def is_within(self, other: Path) -> bool:
        """Tells whether this place is inside the other one, and not the same."""
        path = self.above
        while path is not None:
            if path == other:
                return True
            path = path.above
        return False

    def is_beside(self, other: Path) -> bool:
        """Tells whether the two places stand in different cells of one row."""
        pairs = zip(self.trail, other.trail, strict=False)
        one, two = next(((one, two) for one, two in pairs if one != two), (self, self))
        return one != two and one.step is two.step is Step.CELL


FILE = Path()
BODY = FILE.child(Step.BODY)
