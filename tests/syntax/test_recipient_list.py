"""The lists under "Nơi nhận:" and "Kính gửi:", with their label."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.passage import changed
from decree30_lint.syntax.recipients import RecipientList, item_list


def parsed(*lines: str) -> RecipientList:
    return item_list(
        tuple(
            Paragraph((Span(line, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse(f"body/p[{n}]")))
            for n, line in enumerate(lines, start=1)
        )
    )


@pytest.mark.parametrize(
    ("label", "shown", "sign", "signed"),
    [
        ("Nơi nhận:", "Nơi nhận", ":", "Nơi nhận:"),
        (" NƠI  NHẬN ;", "NƠI  NHẬN", ";", " NƠI  NHẬN :"),
        ("Nơi nhận", "Nơi nhận", "", "Nơi nhận:"),
        ("Kính gửi", "Kính gửi", "", "Kính gửi:"),
    ],
)
def test_label_and_its_sign(label: str, shown: str, sign: str, signed: str) -> None:
    listing = parsed(label, "- Như trên;")
    assert (listing.pieces["label"].text, listing.sign) == (shown, sign)
    assert changed(listing.passage.text, [listing.signed(":")]) == f"{signed}\n- Như trên;"


def test_items_may_begin_in_the_line_of_the_label() -> None:
    listing = parsed("Nơi nhận: - Như trên;", "- Lưu: VT.")
    assert [item.text for item in listing.items] == ["Như trên;", "Lưu: VT."]
    assert {name: piece.text for name, piece in listing.pieces.items()} == {"label": "Nơi nhận", "filing": "Lưu: VT."}
    assert listing.written("-", ";", ".") == "Nơi nhận:\n- Như trên;\n- Lưu: VT."


def test_without_a_label_all_are_items() -> None:
    listing = parsed("- Như trên;", "- Các Sở:", "Công Thương, Xây dựng.")
    assert [item.text for item in listing.items] == ["Như trên;", "Các Sở: Công Thương, Xây dựng."]
    assert (listing.label, listing.sign, listing.pieces) == ("", "", {})
