"""Reads what a digital signature shows: "Sao y; Sở Nội vụ; 12/3/2026; 08:30:15 +07:00", "Số: 26/QĐ-STP; …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Passage, joined
from decree30_lint.syntax.piece import Piece

_STAMP = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}:\d{2}|\d{8}T\d{6}")  # ISO 8601: date and time in one
_DATE = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}\s*:\s*\d{2}\s*:\s*\d{2}|\d{1,2}\s*(?:giờ|h)\s*+(?::\s*+)?\d{1,2}\s*(?:phút|m|p)\s*+(?::\s*+)?\d{1,2}"
    r"\s*(?:giây|s)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:GMT|UTC)?(?<!\s)\s*+[+-]\s*\d{1,2}(?::?\d{2})?|\bZ\b|\b(?:GMT|UTC|ICT|AM|PM|SA|CH)\b|[.,]\d{1,6}")
_LABEL = re.compile(r"(?<![^\W\d])([^\W\d]++(?: [^\W\d]++){0,9}+)\s*+:")  # "Thời gian ký:", "Cơ quan:"
_NUMBER = re.compile(r"\s*+số\s*+(?::\s*+)?\S*[\d/]", re.IGNORECASE)
_AS_BEFORE = re.compile(r"(?<!\s)\s*+(?:từ )?bản (?:chính|gốc|sao)\b", re.IGNORECASE)  # belongs to the form
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_PARTED = re.compile(r"[;\n]")


class SignatureText(Struct, frozen=True):
    """Tells which entries stand in the text; they are parted by semicolons or line ends, and may have labels.

    `form` is that of a copy, "" where it is none.
    """

    passage: Passage
    form: str
    number: bool
    body: bool
    date: bool
    time: bool

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns date and time as they stand there; of a stamp that is both, the stamp."""
        text = self.passage.text
        found = (
            {"stamp": _STAMP.search(text)}
            if _STAMP.search(text)
            else {"date": _DATE.search(text), "time": _TIME.search(text)}
        )
        return {name: Piece(match[0], *match.span()) for name, match in found.items() if match}


def signature_text(paragraphs: tuple[Paragraph, ...], forms: Sequence[str]) -> SignatureText:
    """Returns what stands in the text of a signature; `forms` are the names of forms of copies."""
    passage = joined(paragraphs)
    text = "\n".join(" ".join(line.split()) for line in passage.text.split("\n"))
    form = form_in(text, forms)
    rest = _AS_BEFORE.sub("", text.lstrip()[len(form) :], count=1) if form else text
    stamped = _STAMP.search(rest) is not None
    date, time = stamped or _DATE.search(rest) is not None, stamped or _TIME.search(rest) is not None
    for pattern in (_STAMP, _TIME, _DATE, _ZONE):
        rest = pattern.sub(" ", rest)
    entries = _PARTED.split(_LABEL.sub(_before_label, rest))
    named = any(len(_LETTERS.findall(entry)) > 1 for entry in entries)
    numbered = any(_NUMBER.match(entry) for entry in _PARTED.split(text))
    return SignatureText(passage, form, number=numbered, body=named, date=date, time=time)


def is_stamped(found: SignatureText) -> bool:
    """Tells whether a signing program made the text: it labels its entries and says when it signed, to the second."""
    return found.date and found.time and _LABEL.search(found.passage.text) is not None


def _before_label(found: re.Match[str]) -> str:
    """Returns the words before a label: it begins with the last capital, or is all in capitals."""
    words = found[1].split(" ")
    if found[1].isupper():
        return ""
    at = max((i for i, word in enumerate(words) if word[:1].isupper()), default=0)
    return " ".join(words[:at])


def form_in(text: str, forms: Sequence[str]) -> str:
    """Returns the name of a form of copies that the text begins with, "" if it is that of no copy."""
    words = folded(text.lstrip())
    return next((form for form in forms if re.match(rf"{re.escape(folded(form))}(?!\w)", words)), "")
