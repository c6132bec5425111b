"""Describes the many ways in which offices lay out one and the same document in Word."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from decree30_lint.compose.specimen import Tier


class Layout(Struct, frozen=True):
    """Describes how a specimen becomes a DOCX. Whatever it says, the page looks the same.

    A line under a text of a text box or frame is always a border there, since Word keeps no shape inside; a letterhead in
    rows (by centring tab stops, by tabs and blanks, or by blanks alone) has its bordered lines typed, since a border would
    cross both columns. `unheld` tells what such rows cannot show at all. Subjects set "by-hand" have a paragraph for each
    line. A `title` in a cell stands in a table of one cell. `closing` "table" is one whatever the letterhead is. `form`
    "nfc" leaves the letters as the specimen has them.
    """

    letterhead: Literal["table", "table-rows", "tabs", "left-tabs", "blanks", "text-boxes", "frames"] = "table"
    subjects: Literal["wrapped", "by-hand"] = "wrapped"
    title: Literal["paragraphs", "cell", "ruled-cell"] = "paragraphs"
    closing: Literal["as-letterhead", "table"] = "as-letterhead"
    looks: Literal["direct", "styles", "defaults"] = "direct"
    runs: Literal["whole", "split"] = "whole"
    capitals: Literal["typed", "automatic"] = "typed"
    form: Literal["nfc", "nfd"] = "nfc"
    lines: Literal["drawing", "vml", "border", "typed"] = "drawing"
    numbering: Literal["typed", "automatic"] = "typed"
    page_number: Literal["simple", "complex", "sdt", "frame"] = "complex"
    names: Literal["in-table", "below-table"] = "in-table"
    tier: Tier = Tier.A
