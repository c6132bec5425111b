"""Old Vietnamese encodings (TCVN3, VNI): found by the letters themselves, never by the font's name alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.model.document import Encoding


class Decoded(NamedTuple):
    text: str
    encoding: Encoding | None = None


def decode(pieces: Sequence[str], families: Sequence[str | None]) -> list[Decoded]:
    return [Decoded(p) for p in pieces]
