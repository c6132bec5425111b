"""Describes the columns of a table: csv and xlsx, and whoever writes a table of findings or files, share them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from decree30_lint.model.words import Lang, Words

Row = TypeVar("Row")
CellContent = str | int | None
"""A text, whose lines are parted by "\\n", or a count; None is an empty cell."""


class Column(Struct, Generic[Row], frozen=True):
    """A column has a title, a width in letters, and a function that returns its cell of a row.

    `coloured` cells show how grave the row is. `printed` columns stand on paper, too: they come before the others.
    """

    title: Words
    width: int
    cell: Callable[[Row, Lang], CellContent]
    coloured: bool = False
    printed: bool = True


YES_NO = {True: Words("có", "yes"), False: Words("không", "no")}
