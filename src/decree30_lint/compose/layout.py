"""Describes the many ways in which offices lay out one and the same document in Word."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from decree30_lint.compose.specimen import Tier


class Layout(Struct, frozen=True):
    """Describes how a specimen becomes a DOCX. Whatever it says, the page looks the same.

    A line under a text of a text box or frame is always a border there, since Word keeps no shape inside; a letterhead by
    tab stops has its bordered lines typed, since a border would cross both columns. `unheld` tells what tab stops cannot
    show at all. `form` "nfc" leaves the letters as the specimen has them.
    """

    letterhead: Literal["table", "table-rows", "tabs", "text-boxes", "frames"] = "table"
    looks: Literal["direct", "styles", "defaults"] = "direct"
    runs: Literal["whole", "split"] = "whole"
    capitals: Literal["typed", "automatic"] = "typed"
    form: Literal["nfc", "nfd"] = "nfc"
    lines: Literal["drawing", "vml", "border", "typed"] = "drawing"
    numbering: Literal["typed", "automatic"] = "typed"
    page_number: Literal["simple", "complex", "sdt", "frame"] = "complex"
    tier: Tier = Tier.A
