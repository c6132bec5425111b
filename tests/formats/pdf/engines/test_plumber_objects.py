"""Dictionaries of a PDF as the questions are asked of them."""

from __future__ import annotations

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict, plain

GREY = PDFStream({"N": 1, "Length": 3}, b"abc")
ENTRIES = PdfDict(
    {
        "Name": LIT("Widget"),
        "Filters": [LIT("ASCII85Decode"), 7, LIT("DCTDecode")],
        "Title": b"\xfe\xff\x00V\x00B",
        "Rect": [0, 1.5, 20, 30],
        "Mixed": [0, LIT("A"), 20, 30],
        "Profile": [LIT("ICCBased"), GREY],
        "Inner": {"Off": [LIT("A")]},
        "On": True,
        "W": None,
        "Width": 30,
    }
)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("Name",), "Widget"),
        (("Title",), b"\xfe\xff\x00V\x00B"),
        (("On",), True),
        (("Filters",), ["ASCII85Decode", 7, "DCTDecode"]),
        (("Missing",), None),
        (("Missing", "Width"), 30),
        (("W", "Width"), None),
    ],
)
def test_values(keys: tuple[str, ...], value: object) -> None:
    assert ENTRIES.get(*keys) == value


def test_only_what_is_asked_for() -> None:
    assert [ENTRIES.name(key) for key in ("Name", "Title", "Missing")] == ["Widget", "", ""]
    assert [ENTRIES.names(key) for key in ("Name", "Filters", "On")] == [["Widget"], ["ASCII85Decode", "DCTDecode"], []]
    assert [ENTRIES.text(key) for key in ("Title", "Name")] == ["VB", None]
    assert [ENTRIES.has(key) for key in ("W", "Missing")] == [True, False]
    assert ENTRIES.references("On") == []


@pytest.mark.parametrize(
    ("key", "count", "numbers"),
    [("Rect", 4, (0.0, 1.5, 20.0, 30.0)), ("Rect", 6, None), ("Mixed", 4, None), ("Width", 1, None)],
)
def test_numbers(key: str, count: int, numbers: tuple[float, ...] | None) -> None:
    assert ENTRIES.numbers(key, count) == numbers


def test_dictionaries_and_streams_within() -> None:
    inner, profile = ENTRIES.inner("Inner"), ENTRIES.element(1, "Profile")
    assert inner is not None
    assert profile is not None
    assert (inner.is_stream, inner.names("Off"), inner.data()) == (False, ["A"], b"")
    assert (profile.is_stream, profile.get("N"), profile.data()) == (True, 1, b"abc")
    assert ENTRIES.element(0, "Profile") is ENTRIES.element(2, "Profile") is ENTRIES.inner("Width") is None


def test_a_dictionary_may_hold_itself() -> None:
    endless: dict[str, object] = {}
    endless["Kids"] = [endless]
    found = plain(endless)
    assert isinstance(found, PdfDict)
    assert isinstance(found.element(0, "Kids"), PdfDict)
