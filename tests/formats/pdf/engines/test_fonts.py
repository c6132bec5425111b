"""Names of fonts as programs write them into PDFs."""

from __future__ import annotations

import struct

import pytest

from decree30_lint.formats.pdf.engines.fonts import (
    FORCE_BOLD,
    ITALIC,
    FontFace,
    FontProgram,
    font_face,
    is_label,
    plain_name,
    read_program,
)

TIMES = "Times New Roman"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("TimesNewRomanPSMT", FontFace(TIMES, False, False)),
        ("TimesNewRomanPS-BoldItalicMT", FontFace(TIMES, True, True)),
        ("TimesNewRoman,Italic", FontFace(TIMES, False, True)),
        ("Times New Roman Bold,Bold", FontFace(TIMES, True, False)),
        ("Times-Roman", FontFace("Times", False, False)),
        ("LiberationSerif-Bold", FontFace("Liberation Serif", True, False)),
        ("NimbusRomNo9L-MediItal", FontFace("Nimbus Roman", True, True)),
        ("Arial-BoldMT", FontFace("Arial", True, False)),
        ("Calibri-Light", FontFace("Calibri Light", False, False)),
        ("OpenSans-SemiBold", FontFace("Open Sans", False, False)),
        (".VnTimeH", FontFace(".VnTimeH", False, False)),
        ("VNI-Times,Bold", FontFace("VNI-Times", True, False)),
        ("DejaVuSans-Oblique", FontFace("DejaVu Sans", False, True)),
        ("CIDFont+F1", FontFace(None, None, None)),
    ],
)
def test_a_name_taken_apart(name: str, expected: FontFace) -> None:
    assert font_face(name) == expected


@pytest.mark.parametrize(
    ("name", "plain"),
    [("BCDEEE+Arial", "Arial"), ("Arial+X", "Arial+X"), ("MyriadPro-Identity-H", "MyriadPro"), ("ABCDEF弫Arial", "Arial")],
)
def test_what_is_no_part_of_a_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    "name", ["F1", "TT12", "C0_1", "CIDFont+F3", "T3_0", "FEF2BBB9CF4", "a3f09c", "20561", "TTE1C3F8D8t00", ""]
)
def test_labels(name: str) -> None:
    assert is_label(name)


def test_flags_and_the_program_tell_what_a_label_does_not() -> None:
    assert font_face("F1", ITALIC | FORCE_BOLD) == FontFace(None, True, True)
    assert font_face("F1", 0, FontProgram("Times New Roman", bold=True, italic=False)) == FontFace(TIMES, True, False)
    assert font_face("TimesNewRomanPSMT", ITALIC, None) == FontFace(TIMES, False, True)


def program(family: str, style: int) -> bytes:
    """A font program with the tables that matter, and no letters."""
    text = family.encode("utf-16-be")
    name = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(text), 0) + text
    head = bytes(44) + struct.pack(">H", style) + bytes(8)
    start = 12 + 2 * 16
    entries = struct.pack(">4sIII", b"head", 0, start, len(head))
    entries += struct.pack(">4sIII", b"name", 0, start + len(head), len(name))
    return struct.pack(">IHHHH", 0x10000, 2, 0, 0, 0) + entries + head + name


def test_a_font_program_names_itself() -> None:
    assert read_program(program("Times New Roman", 3)) == FontProgram("Times New Roman", bold=True, italic=True)


@pytest.mark.parametrize("data", [b"", b"%!PS-AdobeFont-1.0", program("Times New Roman", 0)[:60]])
def test_other_fonts_say_nothing(data: bytes) -> None:
    assert read_program(data) is None
