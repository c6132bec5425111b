"""Text made honest: composed letters, plain blanks, old encodings read where the letters show them."""

from __future__ import annotations

import pytest

from decree30_lint.formats.legacy import decode
from decree30_lint.formats.text import clean
from decree30_lint.model.document import Encoding


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["Cộng hòa"], ["Cộng hòa"]),
        (["Co\u0323\u0302ng ho\u0300a"], ["Cộng hòa"]),
        (["Ho", "a\u0300"], ["Ho", "à"]),
        (["Hoa", "\u0300 x"], ["Hoà", " x"]),
        (["a\u200b", "\u0301b"], ["á", "b"]),
        (["ngày\u00a010\u2009tháng"], ["ngày 10 tháng"]),
        (["Số\u00ad: \ufeff05\u201100"], ["Số: 05-00"]),
        ([], []),
    ],
)
def test_clean(pieces: list[str], expected: list[str]) -> None:
    assert clean(pieces) == expected


@pytest.mark.parametrize(
    ("text", "family", "shown", "encoding"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Times New Roman", "Cộng hòa xã hội chủ nghĩa Việt Nam", Encoding.TCVN3),
        ("§éc lËp - Tù do - H¹nh phóc", ".VnTime", "Độc lập - Tự do - Hạnh phúc", Encoding.TCVN3),
        ("ñy ban nh©n d©n", ".VnTimeH", "ỦY BAN NHÂN DÂN", Encoding.TCVN3),
        ("tr\u00ad\u00eang", ".VnTime", "trường", Encoding.TCVN3),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Arial", "Cộng hòa xã hội chủ nghĩa Việt Nam", Encoding.VNI),
        ("UÛY BAN NHAÂN DAÂN", "VNI-Times", "ỦY BAN NHÂN DÂN", Encoding.VNI),
        ("Cộng hòa xã hội", ".VnTime", "Cộng hòa xã hội", None),
        ("Kính gửi: «tên» 25°", ".VnTime", "Kính gửi: «tên» 25°", None),
        ("20°C ± 5 µm · «ten» naïve façade", "Times New Roman", "20°C ± 5 µm · «ten» naïve façade", None),
        ("s\u00ad tr\u00ad\u00e1ng ph\u00ad\u00a4ng", "Arial", "s\u00ad tr\u00ad\u00e1ng ph\u00ad\u00a4ng", None),
        ("Ðộc lập", ".VnTime", "Ðộc lập", None),
        ("¯¯¯¯¯¯¯", ".VnTime", "¯¯¯¯¯¯¯", None),
    ],
)
def test_decode(text: str, family: str, shown: str, encoding: Encoding | None) -> None:
    (found,) = decode([text], [family])
    assert (found.text, found.encoding) == (shown, encoding)


def test_lines_of_both_kinds_in_one_paragraph() -> None:
    found = decode(["Độc lập ", "Céng hßa x· héi"], ["Times New Roman", ".VnTime"])
    assert [(d.text, d.encoding) for d in found] == [("Độc lập ", None), ("Cộng hòa xã hội", Encoding.TCVN3)]


def test_letter_and_tone_in_two_runs() -> None:
    found = decode(["Hoa", "ø bình xaõ hoäi"], ["VNI-Times", "VNI-Times"])
    assert [d.text for d in found] == ["Hoà", " bình xã hội"]
