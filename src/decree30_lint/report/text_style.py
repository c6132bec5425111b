"""Holds how a printed report is set: language, width and colours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct, field

from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.wrapping import AnsiColours, block, padded, wrapped

WIDTH = 80
_NARROWEST = 40
_BETWEEN = Words(" và ", " and ")


class Stream(Protocol):
    """A stream is what may be a terminal."""

    def isatty(self) -> bool: ...


def _colours_wanted() -> bool:
    """Tells whether colours are wanted: not where NO_COLOR (no-color.org) asks for none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class TextStyle(Struct, frozen=True):
    lang: Lang
    width: int = WIDTH
    ink: AnsiColours = field(default_factory=AnsiColours)

    @classmethod
    def for_stream(cls, lang: Lang, stream: Stream | None) -> TextStyle:
        """Returns the style for a screen, where the stream leads to one.

        For other streams and for None it is that for a file, at the usual width and without colours.
        """
        if stream is None or not stream.isatty():
            return cls(lang)
        from shutil import get_terminal_size

        width = max(_NARROWEST, min(WIDTH, get_terminal_size().columns))
        return cls(lang, width, AnsiColours(_colours_wanted()))

    def render(self, words: Words, *values: object) -> str:
        """Returns the words; with values, a template filled with them."""
        text = words.of(self.lang)
        return text.format(*values) if values else text

    def title(self, text: str) -> list[str]:
        return [self.ink.bold(line) for line in block(text, self.width)]

    def file_name(self, path: str) -> str:
        """Never broken into lines: it is copied into other commands."""
        return self.ink.bold(printable(path))

    def headed(self, head: str, colour: str, rest: str = "", indent: int = 2) -> Iterator[str]:
        """A paragraph whose first words are painted."""
        first, *others = block(f"{head} {rest}".strip(), self.width, indent)
        yield first.replace(head, self.ink.paint(head, colour), 1)
        yield from others

    def labelled(self, label: str, text: str, indent: int, column: int) -> Iterator[str]:
        """Yields a label, and beside it the lines of the text, each wrapped, in the same column."""
        first, *others = (line for each in text.split("\n") for line in wrapped(each, self.width - indent - column))
        yield " " * indent + self.ink.dim(padded(label, column)) + first
        for line in others:
            yield " " * (indent + column) + line

    def listed(self, items: list[str]) -> str:
        """Returns "a, b và c"."""
        *first, last = items
        return self.render(_BETWEEN).join([", ".join(first), last]) if first else last


COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
