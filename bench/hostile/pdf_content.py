"""PDF pages whose contents, forms and fonts unpack to far too much, draw themselves, or hold numbers that are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from bench.hostile.inputs import Input, quick, slow
from bench.hostile.pdf_source import SHOWN, form, packed, pdf, squeezed, stream


def _contents(body: bytes) -> bytes:
    return pdf(SHOWN, {5: body})


def _flood(megabytes: int, piece: bytes, times: int = 1) -> bytes:
    """Content of so many megabytes, packed one or more times."""
    data = piece * ((megabytes << 20) // len(piece))
    for _ in range(times):
        data = squeezed(data)
    return _contents(stream(data, f"/Filter [{'/FlateDecode ' * times}]"))


def _same_content(count: int) -> bytes:
    data = packed(SHOWN.encode() * 1_000)
    return pdf(SHOWN, {5: f"[{'10 0 R ' * count}]", 10: data})


def _forms(width: int, depth: int) -> bytes:
    """Forms: each draws the next `width` times."""
    drawn = "/X Do " * width
    forms = {10 + at: form(drawn, f"/XObject << /X {11 + at} 0 R >>") for at in range(depth)}
    return pdf("/X Do", {**forms, 10 + depth: form(SHOWN)}, resources="/XObject << /X 10 0 R >>")


def _form_of_itself(times: int) -> bytes:
    return pdf(
        SHOWN + " /X Do", {10: form("/X Do " * times, "/XObject << /X 10 0 R >>")}, resources="/XObject << /X 10 0 R >>"
    )


def _forms_in_a_ring(count: int) -> bytes:
    ring = {10 + at: form("/X Do /X Do", f"/XObject << /X {10 + (at + 1) % count} 0 R >>") for at in range(count)}
    return pdf(SHOWN + " /X Do", ring, resources="/XObject << /X 10 0 R >>")


def _form_bomb(megabytes: int) -> bytes:
    data = squeezed(b"0 0 9 9 re f " * ((megabytes << 20) // 13))
    body = stream(data, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode")
    return pdf("/X Do", {10: body}, resources="/XObject << /X 10 0 R >>")


def _pattern_of_itself() -> bytes:
    pattern = stream(
        "/Pattern cs /P scn 0 0 9 9 re f",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.0001 /YStep 0.0001 "
        "/Resources << /Pattern << /P 10 0 R >> >>",
    )
    return pdf("/Pattern cs /P scn 0 0 595 842 re f " + SHOWN, {10: pattern}, resources="/Pattern << /P 10 0 R >>")


def _shading(count: int) -> bytes:
    function = f"<< /FunctionType 3 /Domain [0 1] /Functions [{'11 0 R ' * count}] /Bounds [] /Encode [] >>"
    shading = "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function 11 0 R >>"
    return pdf(SHOWN + " /S sh", {10: shading, 11: function}, resources="/Shading << /S 10 0 R >>")


def _font(entries: str, objects: Mapping[int, bytes | str] | None = None, shown: str = "(text)") -> bytes:
    return pdf(f"BT /F1 12 Tf 85 700 Td {shown} Tj ET", {4: f"<< /Type /Font {entries} >>", **(objects or {})})


_CMAP = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "


def _mapped(body: str) -> bytes:
    """A font with a table of what its letters mean."""
    entries = "/Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 10 0 R"
    return _font(entries, {10: packed(f"{_CMAP}{body} endcmap end end")})


def _composite(cmap: bytes, widths: str = "[]") -> bytes:
    below = f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << >> /W {widths} /FontDescriptor 12 0 R >>"
    return _font(
        "/Subtype /Type0 /BaseFont /A /Encoding 10 0 R /DescendantFonts [11 0 R]",
        {10: cmap, 11: below, 12: "<< /Type /FontDescriptor /FontName /A >>"},
        "<00010002>",
    )


def _type3(glyph: str) -> bytes:
    entries = (
        "/Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 10 0 R >> /FirstChar 97 "
        "/LastChar 97 /Widths [1] /Encoding << /Differences [97 /a] >> /Resources << /Font << /F1 4 0 R >> >>"
    )
    return _font(entries, {10: stream(glyph)}, "(aaaaaaaaaa)")


def _embedded(data: bytes, key: str = "FontFile2", subtype: str = "TrueType") -> bytes:
    entries = f"/Subtype /{subtype} /BaseFont /A /FirstChar 32 /LastChar 126 /FontDescriptor 10 0 R"
    return _font(entries, {10: f"<< /Type /FontDescriptor /FontName /A /Flags 32 /{key} 11 0 R >>", 11: packed(data)})


def _numbers(value: str) -> bytes:
    drawn = (
        f"q {value} {value} {value} {value} {value} {value} cm {value} w {value} {value} m {value} {value} l S "
        f"{value} {value} {value} {value} re f BT /F1 {value} Tf {value} Tc {value} Tw {value} TL {value} Tz "
        f"{value} {value} {value} {value} {value} {value} Tm (text) Tj [(a) {value} (b)] TJ ET Q "
    )
    return pdf(drawn * 10 + SHOWN)


_RANGE = "100 beginbfrange <0000> <FFFF> <0000> endbfrange "
_QUICK: Mapping[str, Callable[[], bytes]] = {
    "pdf-content-blanks-1gb": partial(_flood, 1_000, b" "),
    "pdf-content-blanks-300mb": partial(_flood, 300, b" "),
    "pdf-content-nul-1gb": partial(_flood, 1_000, b"\0"),
    "pdf-content-twice-packed": partial(_flood, 1_000, b" ", 2),
    "pdf-content-four-times-packed": partial(_flood, 1_000, b" ", 4),
    "pdf-content-saved": partial(_flood, 20, b"q "),
    "pdf-content-letters": partial(_flood, 20, b"BT /F1 9 Tf 50 700 Td (ab) Tj ET "),
    "pdf-content-operands": partial(_flood, 100, b"1 "),
    "pdf-content-array": lambda: pdf("BT /F1 9 Tf [" + "(a) 1 " * 500_000 + "] TJ ET"),
    "pdf-content-string": lambda: pdf(f"BT /F1 9 Tf 50 700 Td ({'a' * 5_000_000}) Tj ET"),
    "pdf-content-string-open": lambda: pdf("BT /F1 9 Tf (" + "(" * 1_000_000),
    "pdf-content-brackets": lambda: pdf("[" * 1_000_000),
    "pdf-content-dictionaries": lambda: pdf("<<" * 500_000),
    "pdf-content-inline-picture": lambda: pdf("BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID " + "a" * 1_000 + " EI " + SHOWN),
    "pdf-content-inline-pictures": lambda: pdf("BI /W 1 /H 1 /BPC 8 /CS /G ID a EI " * 100_000 + SHOWN),
    "pdf-content-marks-open": lambda: pdf("/P << /MCID 0 >> BDC " * 200_000 + SHOWN),
    "pdf-content-same-again": partial(_same_content, 20_000),
    "pdf-content-filters": lambda: _contents(stream(squeezed(SHOWN.encode()), f"/Filter [{'/ASCIIHexDecode ' * 50_000}]")),
    "pdf-content-predictor": lambda: _contents(
        packed(SHOWN, "/DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 99 >>")
    ),
    "pdf-content-lzw": lambda: _contents(stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 500_000, "/Filter /LZWDecode")),
    "pdf-content-ascii85": lambda: _contents(stream(b"z" * 30_000_000, "/Filter /ASCII85Decode")),
    "pdf-content-run-lengths": lambda: _contents(stream(b"\x81 " * 5_000_000, "/Filter /RunLengthDecode")),
    "pdf-form-of-itself": partial(_form_of_itself, 1),
    "pdf-form-of-itself-twice": partial(_form_of_itself, 2),
    "pdf-forms-ring": partial(_forms_in_a_ring, 50),
    "pdf-forms-deep": partial(_forms, 1, 2_000),
    "pdf-forms-doubling": partial(_forms, 2, 30),
    "pdf-forms-tenfold": partial(_forms, 10, 10),
    "pdf-form-bomb": partial(_form_bomb, 500),
    "pdf-pattern-of-itself": _pattern_of_itself,
    "pdf-shading-of-itself": partial(_shading, 100),
    "pdf-cmap-entries": lambda: _mapped("100 beginbfchar " + "<0001> <0041> " * 1_000_000 + "endbfchar"),
    "pdf-cmap-ranges": lambda: _mapped(_RANGE * 5_000),
    "pdf-cmap-range-huge": lambda: _mapped("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
    "pdf-cmap-long-target": lambda: _mapped(f"1 beginbfchar <0074> <{'0041' * 500_000}> endbfchar"),
    "pdf-cmap-bomb": lambda: _mapped(" " * 500_000_000),
    "pdf-cid-ranges": lambda: _composite(packed(_CMAP + "1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange " * 2_000)),
    "pdf-cid-of-itself": lambda: _composite(stream(_CMAP, "/Type /CMap /CMapName /A /UseCMap 10 0 R")),
    "pdf-cid-widths": lambda: _composite(packed(_CMAP), "[0 2147483647 500 " + "0 65535 500 " * 20_000 + "]"),
    "pdf-font-type3-of-itself": partial(_type3, "1 0 d0 BT /F1 1 Tf (aa) Tj ET"),
    "pdf-font-first-huge": partial(
        _font, "/Subtype /TrueType /BaseFont /A /FirstChar -2147483648 /LastChar 2147483647 /Widths [1]"
    ),
    "pdf-font-differences": lambda: _font(
        f"/Subtype /Type1 /BaseFont /A /Encoding << /Differences [2147483640 {'/a ' * 500_000}] >>"
    ),
    "pdf-font-of-itself": partial(_font, "/Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R]"),
    "pdf-font-file-bomb": lambda: _embedded(bytes(500_000_000)),
    "pdf-font-file-odd": lambda: _embedded(b"\0\1\0\0\xff\xff" + b"\xff" * 100_000),
    "pdf-font-file-type1": lambda: _embedded(b"%!PS-AdobeFont\n" + b"{" * 1_000_000, "FontFile", "Type1"),
    **{
        f"pdf-numbers-{name}": partial(_numbers, value)
        for name, value in {
            "huge": "99999999999999999999",
            "digits": "9" * 5_000,
            "nan": "nan",
            "tiny": "0.000000000000000001",
            "negative": "-2147483649",
            "dots": "1.2.3.4",
            "minuses": "--5",
            "exponent": "1e400",
            "zero": "0",
        }.items()
    },
}
_SLOW: Mapping[str, Callable[[], bytes]] = {
    "pdf-content-paths-200mb": partial(_flood, 200, b"0 0 m 9 9 l S "),
    "pdf-content-saved-200mb": partial(_flood, 200, b"q "),
    "pdf-content-letters-200mb": partial(_flood, 200, b"BT /F1 9 Tf 50 700 Td (ab) Tj ET "),
    "pdf-content-curves": partial(_flood, 100, b"0 0 1 1 2 2 c "),
}

INPUTS: Mapping[str, Input] = quick(".pdf", _QUICK) | slow(".pdf", _SLOW)
