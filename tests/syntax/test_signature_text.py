"""The text of a digital signature, taken apart."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.signature_text import SignatureText, signature_text


def parsed(*lines: str) -> SignatureText:
    return signature_text(
        tuple(Paragraph((Span(line, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse("body/p[1]"))) for line in lines)
    )


@pytest.mark.parametrize(
    ("lines", "entries", "time"),
    [
        (("Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00",), ["Số: 15/QĐ-BNV", "05/01/2026", "08:30:15 +07:00"], "08:30:15"),
        (("Sao y;Sở Nội vụ ;", "05/01/2026; 8:30 :15"), ["Sao y", "Sở Nội vụ", "05/01/2026", "8:30 :15"], "8:30 :15"),
        (("Số: 15/QĐ-BNV; 05/01/2026; 08:30",), ["Số: 15/QĐ-BNV", "05/01/2026", "08:30"], None),
        (("Số: 15/QĐ-BNV;",), ["Số: 15/QĐ-BNV", ""], None),
        (("",), [""], None),
    ],
)
def test_entries_and_time(lines: tuple[str, ...], entries: list[str], time: str | None) -> None:
    found = parsed(*lines)
    assert [entry.text for entry in found.entries] == entries
    assert (found.time and found.time.text) == time
    assert found.written == "; ".join(entries)
    assert all(found.passage.text[piece.start : piece.end] == piece.text for piece in found.pieces.values())


@pytest.mark.parametrize(("text", "expected"), [("SAO Y; Sở Nội vụ", True), ("Số: 15/QĐ-BNV", False)])
def test_the_text_of_a_copy_begins_with_its_form(text: str, expected: bool) -> None:
    assert parsed(text).begins(("Sao y", "Sao lục")) is expected
