"""Takes the item "Lưu: VT, TH." apart, and writes it as the law has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.recipients import without_brackets

_SIGN = re.compile(r"(?P<gap>\s*)(?P<sign>\S+(?:\s+\S+){0,2})")
_FILING = re.compile(r"(?P<word>l\w{2})\s*(?P<colon>[:;.,]?)\s*(?P<rest>.*)", re.S | re.I)
_BEHIND_OFFICE = re.compile(r"(?P<gap>[ .;:,–/&+-]*)(?P<units>.*)", re.S)


class Filing(Struct, frozen=True):
    """Holds the item "Lưu: VT, TH." and the drafter's sign behind its full stop ("" if none); `sign_at` counts in `text`."""

    text: str
    sign: str
    sign_at: int

    def written(self, word: str, office: str, spelt: Sequence[str]) -> str | None:
        """Returns the line as it is written: `word`, a colon, `office`, and behind commas what else stands there.

        `spelt` are other ways of writing `office`. The result is None where what follows the colon is still to be filled in.
        """
        match = _FILING.fullmatch(self.text)
        rest = match["rest"].rstrip("./;,: ") if match else ""
        if match is None or masked(rest)[:1] == PLACEHOLDER:
            return None
        found = next((rest[: len(name)] for name in (office, *spelt) if _begins(rest, name)), "")
        behind = _BEHIND_OFFICE.fullmatch(rest, len(found))
        gap, units = (behind["gap"], behind["units"]) if behind else ("", "")
        comma = "" if not units else gap if units.startswith("(") and not gap.strip() and found else ", "
        return f"{word}: {office}{comma}{_parted(units, office)}.{self.sign}"

    def begins(self, word: str, office: str) -> bool:
        """Tells whether it begins with `word`, a colon, `office` and a mark that may stand behind that."""
        begun, colon, rest = self.text.partition(":")
        shown = masked(rest).lstrip()
        return bool(colon) and begun.strip() == word and shown.startswith((f"{office},", f"{office} ("))


def _begins(text: str, name: str) -> bool:
    return folded(text).startswith(folded(name)) and not text[len(name) : len(name) + 1].isalnum()


def _parted(units: str, office: str) -> str:
    """Returns the units with commas between them, but not in brackets; the office among them is left out."""
    depth, signs = 0, []
    for sign in units:
        depth += (sign == "(") - (sign == ")")
        signs.append("," if sign == ";" and depth <= 0 else sign)
    return re.sub(rf",\s*{re.escape(office)}\b(?=,|$)", "", "".join(signs))


def filing(text: str) -> Filing:
    """Parts the drafter's sign, one word or what follows without a blank, from the text of the item."""
    plain = without_brackets(text).rstrip()
    stop = plain.rfind(".")
    tail = _SIGN.fullmatch(plain, stop + 1) if 0 <= stop < len(plain) - 1 else None
    if tail is None or any(mark in tail["sign"] for mark in ";:,") or (tail["gap"] and " " in tail["sign"]):
        return Filing(text, "", len(text))
    at = tail.start("sign")
    return Filing(text[: stop + 1], text[at:].rstrip(), at)
