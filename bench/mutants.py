"""Makes files that are a little wrong: bytes, tokens, lines and XML elements of a sound one are changed at random.

The same dice give the same mutant.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

from lxml import etree

_MOST_BYTES = 2_000_000  # a mutant does not grow beyond them
_MOST_ELEMENTS = 20_000
_NUMBERS = (b"0", b"-1", b"1", b"7", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"1e308", b"0.00001")
_STRANGE = (
    *("", " ", "\t", "-", ".", "NaN", "true", "off", "0x10", "100%", "1/0", "٣", "²", "Ⅳ", "\u202e", "\u200d", "\ufeff"),
    *("a" * 3000, " " * 3000, "9" * 5000, "Ế" * 500, "e\u0301" * 500, "𝐀", "\ud7ff", "01/01/0000", "32/13/2025"),
    *("Số: /", "Điều 0.", "Căn cứ", "Nơi nhận:", "NGHỊ ĐỊNH", "#000", "auto", "Ω;|[]{}()*+?\\", "%s %d {0}", "&amp;", "<a>"),
)
_PDF_TOKENS = (
    *b"<< >> [ ] ( ) < > { } % obj endobj stream endstream xref trailer startxref %%EOF R 0 1 2 null true".split(),
    *b"/Type /Kids /Parent /Count /Length /Filter /FlateDecode /ASCIIHexDecode /DecodeParms /Predictor /Resources".split(),
    *b"/Font /FontDescriptor /ToUnicode /W /Encoding /DescendantFonts /XObject /Contents /Annots /MediaBox /Rotate".split(),
    *b"/UserUnit /StructTreeRoot /K /ParentTree /MCID /AcroForm /Fields /FT /Sig /V /ByteRange /Prev /Root /Encrypt".split(),
    *b"BT ET Tf Td Tm Tj TJ Tr Tz Tc q Q cm Do BMC BDC EMC re f S W n sh gs BI ID EI -1 1e38 99999999999 0.0".split(),
)
_MANY = 30

Change = Callable[[Random, bytes], bytes]


def changed(dice: Random, data: bytes, changes: Sequence[Change]) -> bytes:
    """Makes one change or a few."""
    for _ in range(min(1 + int(dice.expovariate(0.7)), 8)):
        data = dice.choice(changes)(dice, data)[:_MOST_BYTES]
    return data


def _cut(dice: Random, data: bytes) -> tuple[bytes, bytes, bytes]:
    """Cuts in three; the middle is short more often than long."""
    start = dice.randrange(len(data) + 1)
    end = min(len(data), start + int(2 ** dice.uniform(0, 10)))
    return data[:start], data[start:end], data[end:]


def _flip(dice: Random, data: bytes) -> bytes:
    head, middle, tail = _cut(dice, data)
    return head + bytes([middle[0] ^ (1 << dice.randrange(8))]) + middle[1:] + tail if middle else data


def _junk(dice: Random, data: bytes) -> bytes:
    head, middle, tail = _cut(dice, data)
    return head + dice.choice((b"\0", b"\xff", dice.randbytes(1))) * min(len(middle), 64) + tail


def _drop(dice: Random, data: bytes) -> bytes:
    head, _, tail = _cut(dice, data)
    return head + tail


def _repeat(dice: Random, data: bytes) -> bytes:
    head, middle, tail = _cut(dice, data)
    return head + middle * dice.choice((2, 3, _MANY)) + tail


def _splice(dice: Random, data: bytes) -> bytes:
    head, _, tail = _cut(dice, data)
    return head + _cut(dice, data)[1] + tail


def _truncate(dice: Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)] if dice.random() < 0.3 else _flip(dice, data)


def _number(dice: Random, data: bytes) -> bytes:
    return _in_place_of(dice, data, rb"\d+", dice.choice(_NUMBERS))


def _in_place_of(dice: Random, data: bytes, pattern: bytes, new: bytes) -> bytes:
    """Replaces the first match at or behind a random place."""
    found = re.compile(pattern).search(data, dice.randrange(len(data) + 1))
    return data[: found.start()] + new + data[found.end() :] if found else data


def _pdf_token(dice: Random, data: bytes) -> bytes:
    token = dice.choice(_PDF_TOKENS)
    if dice.random() < 0.5:
        return _in_place_of(dice, data, rb"/\w+|<<|>>|\b[A-Za-z]{1,9}\b|[\[\]()]", token)
    return _in_place_of(dice, data, rb"\s", b" %b " % token)


def _reference(dice: Random, data: bytes) -> bytes:
    """Lets one object stand for another: cycles, wrong types."""
    return _in_place_of(dice, data, rb"\d+ 0 R", b"%d 0 R" % dice.randrange(40))


def _word(dice: Random, data: bytes) -> bytes:
    other = dice.choice(re.findall(rb"[\w\-/.]+", data) or [b"x"])
    return _in_place_of(dice, data, rb"[\w\-/.]+", dice.choice((other, dice.choice(_STRANGE).encode("utf-8", "replace"))))


def _mark(dice: Random, data: bytes) -> bytes:
    marks = (
        b"[",
        b"]",
        b"{",
        b"}",
        b"[[",
        b'"',
        b"'",
        b'"""',
        b",",
        b":",
        b": ",
        b"=",
        b"#",
        b"- ",
        b"\n",
        b"&a ",
        b"*a",
        b"?",
    )
    return _in_place_of(dice, data, rb"[^\w\s]|\s", dice.choice(marks) * dice.choice((1, 1, 1, 2, _MANY)))


def _lines(dice: Random, data: bytes) -> bytes:
    """Drops, repeats or moves a line, or indents it otherwise."""
    lines = data.split(b"\n")
    nth = dice.randrange(len(lines))
    line = lines.pop(nth) if dice.random() < 0.7 else lines[nth]
    if dice.random() < 0.7:
        lines.insert(dice.randrange(len(lines) + 1), dice.choice((line, b"  " + line, line.lstrip())))
    return b"\n".join(lines)


def _deep(dice: Random, data: bytes) -> bytes:
    """Nests a value in brackets, at times far deeper than anybody does."""
    depth = dice.choice((1, 2, 200, 20_000))
    opening, closing = dice.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"{a = ", b"}")))
    return _in_place_of(dice, data, rb"[\w\-]+", opening * depth + b"1" + closing * depth)


BYTES: Sequence[Change] = (_flip, _junk, _drop, _repeat, _splice, _truncate)
PDF: Sequence[Change] = (*BYTES, _number, _number, _pdf_token, _pdf_token, _reference)
LINES: Sequence[Change] = (_flip, _drop, _splice, _number, _word, _word, _mark, _lines, _lines, _deep)


def inflated(pdf: bytes) -> bytes:
    """Returns a PDF whose compressed streams lie open; its offsets are wrong, and readers look for the right ones."""

    def plain(found: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompressobj().decompress(found[2])
        except zlib.error:
            return found[0]
        head = re.sub(rb"/Length \d+( 0 R)?", b"/Length %d" % len(content), found[1].replace(b"/Filter/FlateDecode", b""))
        return head + content + b"\nendstream"

    return re.sub(rb"(<<[^<>]*/Filter/FlateDecode[^<>]*>>\s*stream\r?\n)(.*?)\r?\nendstream", plain, pdf, flags=re.S)


def part_changed(dice: Random, docx: bytes, change: Change) -> bytes:
    """Changes one part of a package, packed anew: sums and sizes are right."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    chosen = dice.choice(("word/document.xml", "word/document.xml", "word/styles.xml", *sorted(parts)))
    parts[chosen] = change(dice, parts[chosen])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def xml_changed(dice: Random, data: bytes) -> bytes:
    """Changes elements and attributes; what is no XML gets other bytes."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return changed(dice, data, BYTES)
    for _ in range(min(1 + int(dice.expovariate(0.4)), 12)):
        elements = [each for each in root.iter(etree.Element) if each is not root]
        if 0 < len(elements) < _MOST_ELEMENTS:
            dice.choice(_OF_ELEMENTS)(dice, dice.choice(elements), elements)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)[:_MOST_BYTES]


_OfElement = Callable[[Random, etree._Element, Sequence[etree._Element]], None]


def _remove(dice: Random, element: etree._Element, _: Sequence[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _copy(dice: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    copied = deepcopy(element)  # it may get copies of itself below
    size = sum(1 for _ in copied.iter())
    for _ in range(min(dice.choice((1, 1, 2, _MANY)), 1 + _MOST_ELEMENTS // size)):
        _add(dice, dice.choice(others), deepcopy(copied))


def _move(dice: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    target = dice.choice(others)
    if element not in (target, *target.iterancestors()):
        _add(dice, target, element)


def _add(dice: Random, parent: etree._Element, element: etree._Element) -> None:
    parent.insert(dice.randrange(len(parent) + 1), element)


def _nest(dice: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    """Puts copies of the bare element into each other."""
    for _ in range(dice.choice((1, 2, 60))):
        inner = etree.SubElement(element, element.tag)
        inner.attrib.update(element.attrib)
        element = inner


def _rename(dice: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    element.tag = dice.choice(others).tag


def _write(dice: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    element.text = dice.choice((dice.choice(_STRANGE), dice.choice(others).text or ""))


def _set_attribute(dice: Random, element: etree._Element, others: Sequence[etree._Element]) -> None:
    attributes = dice.choice((element, dice.choice(others))).attrib
    if attributes:
        value = dice.choice((dice.choice(_STRANGE), dice.choice(_NUMBERS).decode(), _other_value(dice, others)))
        element.set(dice.choice(sorted(map(str, attributes))), value)


def _other_value(dice: Random, others: Sequence[etree._Element]) -> str:
    return dice.choice([str(value) for value in dice.choice(others).attrib.values()] or ["1"])


def _drop_attribute(dice: Random, element: etree._Element, _: Sequence[etree._Element]) -> None:
    if element.attrib:
        del element.attrib[dice.choice(sorted(map(str, element.attrib)))]


_OF_ELEMENTS: Sequence[_OfElement] = (
    *(_remove, _copy, _copy, _move, _nest, _rename, _write, _write),
    *(_set_attribute, _set_attribute, _set_attribute, _drop_attribute),
)
