"""PDFs of a letter that somebody copied electronically: the text of the copier's signature stands in its appearance."""

from __future__ import annotations

from collections.abc import Sequence

from tests.pdf_source import form, pdf, stream

_LETTER = [  # left edge, distance from the foot, words
    (85, 790, "UBND TỈNH THANH GIANG"), (330, 790, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (105, 774, "SỞ TƯ PHÁP"), (350, 774, "Độc lập - Tự do - Hạnh phúc"),
    (95, 740, "Số: 61/TB-STP"), (330, 740, "Thanh Giang, ngày 23 tháng 6 năm 2026"),
    (270, 700, "THÔNG BÁO"),
    (120, 670, "Trong thời gian sửa chữa phòng tiếp dân, bộ phận một cửa của Sở tạm ngừng tiếp nhận hồ sơ giấy."),
]  # fmt: skip
_SIZE = 10
_FONT = """<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+TimesNewRomanPSMT /Encoding /WinAnsiEncoding
/FirstChar 33 /LastChar 254 /Widths [{widths}] /ToUnicode 6 0 R /FontDescriptor << /Type /FontDescriptor
/FontName /ABCDEF+TimesNewRomanPSMT /Flags 32 /Ascent 891 /Descent -216 /ItalicAngle 0 /CapHeight 700 /StemV 80
/FontBBox [-500 -300 1200 1000] >> >>"""


def copied(lines: Sequence[str]) -> bytes:
    """The letter, with a signature at the top right of the page that shows `lines`."""
    letters = sorted({*"".join(lines), *(letter for _, _, text in _LETTER for letter in text)})
    codes = {letter: f"{code:02X}" for code, letter in enumerate(letters, start=33)}

    def shown(left: float, up: float, text: str) -> str:
        return f"BT /F1 {_SIZE} Tf {left} {up} Td <{''.join(codes[letter] for letter in text)}> Tj ET"

    height = 4 + 12 * len(lines)
    appearance = "\n".join(shown(2, height - 12 * number, line) for number, line in enumerate(lines, start=1))
    pairs = " ".join(f"<{code}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    mapping = f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar {pairs} endbfchar"
    objects: dict[int, str | bytes] = {
        6: stream(f"/CIDInit /ProcSet findresource begin begincmap {mapping} endcmap end"),
        7: f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (ChuKy) /Rect [250 {838 - height} 590 838] /AP << /N 8 0 R >> >>",
        8: form(appearance, f"0 0 340 {height}"),
    }
    content = "\n".join(shown(left, up - 40, text) for left, up, text in _LETTER)
    font = _FONT.format(widths=" ".join(["480"] * 222))
    fields = "/AcroForm << /Fields [7 0 R] >>"
    return pdf(content, objects, page="/Annots [7 0 R]", catalog=fields, font=font)
