"""Parses the text that a digital signature leaves on the page: "Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Passage, joined
from decree30_lint.syntax.piece import Piece

_ENTRY = re.compile(r"(?:^|(?<=;))[^;]*")
_TIME = re.compile(r"\d{1,2}\s*:\s*\d{2}\s*:\s*\d{2}")


class SignatureText(Struct, frozen=True):
    """Holds the entries, which semicolons part, and the time of signing; None where no hours, minutes, seconds stand."""

    passage: Passage
    entries: tuple[Piece, ...]
    time: Piece | None

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns the first entry, which is a number and symbol or the form of a copy, and the time of signing."""
        named = {"entry": self.entries[0], "time": self.time}
        return {name: piece for name, piece in named.items() if piece and piece.text}

    @property
    def written(self) -> str:
        """Returns the entries with a semicolon and a blank between them."""
        return "; ".join(" ".join(entry.text.split()) for entry in self.entries)

    def begins(self, words: Sequence[str]) -> bool:
        """Tells whether it begins with one of `words`; capitals do not matter."""
        return folded(self.passage.text).startswith(tuple(map(folded, words)))


def signature_text(paragraphs: tuple[Paragraph, ...]) -> SignatureText:
    """Returns the text that the paragraphs hold."""
    passage = joined(paragraphs)
    entries = (Piece(found[0], *found.span()).stripped for found in _ENTRY.finditer(passage.text))
    time = _TIME.search(passage.text)
    return SignatureText(passage, tuple(entries), Piece(time[0], *time.span()) if time else None)
