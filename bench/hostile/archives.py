"""Packages that unpack to far too much, or that two programs read in two ways."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Mapping
from functools import partial

from bench.hostile.inputs import Input, quick, slow
from bench.shapes.word import SENTENCE, docx, letter, line

_MEGABYTE = 1 << 20
_MAIN = "word/document.xml"


def sound() -> bytes:
    return docx(letter(line(SENTENCE) * 10))


def _entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method, compresslevel=1) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return written.getvalue()


def changed(**parts: bytes) -> bytes:
    """The sound package with other parts; "document", "styles" … stand for their names."""
    return packed(_entries(sound()) | {f"word/{name}.xml": data for name, data in parts.items()})


def _flood(megabytes: int, method: int, piece: bytes = b" ") -> bytes:
    """The main part with so many blanks between its tags; they are written as they are made."""
    before, root, after = _entries(sound())[_MAIN].partition(b"<w:body>")
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method, compresslevel=1) as package:
        for name, data in _entries(sound()).items():
            if name != _MAIN:
                package.writestr(name, data)
        with package.open(_MAIN, "w", force_zip64=True) as part:
            part.write(before + root)
            for _ in range(megabytes):
                part.write(piece * (_MEGABYTE // len(piece)))
            part.write(after)
    return written.getvalue()


def _part(name: str, megabytes: int) -> bytes:
    return packed(_entries(sound()) | {name: bytes(megabytes * _MEGABYTE)})


def _more_of(names: list[str], data: bytes = b"<x/>", within: bytes | None = None) -> bytes:
    written = io.BytesIO(within or sound())
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
    ):
        for name in names:
            package.writestr(name, data)
    return written.getvalue()


def _nested(depth: int) -> bytes:
    data = packed({"0": bytes(64 * _MEGABYTE)})
    for _ in range(depth):
        data = packed({f"{at}.zip": data for at in range(10)})
    return _more_of(["word/embeddings/a.zip"], data)


def _overlapping(count: int) -> bytes:
    """Many entries of the directory that all stand for the same packed bytes."""
    data = packed({_MAIN: bytes(20 * _MEGABYTE)})
    start = data.index(b"PK\1\2")
    one, end = data[start : data.index(b"PK\5\6")], data[data.index(b"PK\5\6") :]
    names = [b"word/%011d.xml" % at for at in range(count)]
    directory = b"".join(one[:46] + name[: len(_MAIN)].ljust(len(_MAIN), b"x") for name in names)
    tail = struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
    assert len(tail) == len(end)
    return data[:start] + directory + tail


def _patched(mark: bytes, offset: int, form: str, value: int) -> bytes:
    data = bytearray(sound())
    struct.pack_into(form, data, data.find(mark) + offset, value)
    return bytes(data)


def _lying(size: int) -> bytes:
    """The directory says of every part that it unpacks to `size` bytes."""
    data, at = bytearray(_flood(200, zipfile.ZIP_DEFLATED)), 0
    while (at := data.find(b"PK\1\2", at)) >= 0:
        struct.pack_into("<L", data, at + 24, size)
        at += 4
    return bytes(data)


INPUTS: Mapping[str, Input] = quick(
    ".docx",
    {
        "zip-deflate-300mb": partial(_flood, 300, zipfile.ZIP_DEFLATED),
        "zip-deflate-120mb": partial(_flood, 120, zipfile.ZIP_DEFLATED),
        "zip-bz2-300mb": partial(_flood, 300, zipfile.ZIP_BZIP2),
        "zip-lzma-300mb": partial(_flood, 300, zipfile.ZIP_LZMA),
        "zip-styles-200mb": partial(_part, "word/styles.xml", 200),
        "zip-types-200mb": partial(_part, "[Content_Types].xml", 200),
        "zip-relations-200mb": partial(_part, "word/_rels/document.xml.rels", 200),
        "zip-media-200mb": partial(_part, "word/media/image1.png", 200),
        "zip-unread-200mb": partial(_part, "word/embeddings/oleObject1.bin", 200),
        "zip-nested": partial(_nested, 4),
        "zip-overlapping": partial(_overlapping, 5_000),
        "zip-lying-small": partial(_lying, 10),
        "zip-lying-large": partial(_lying, 0xFFFFFFF0),
        "zip-doubled": partial(_more_of, [_MAIN]),
        "zip-doubled-capitals": partial(_more_of, ["WORD/DOCUMENT.XML"]),
        "zip-doubled-backslash": partial(_more_of, ["word\\document.xml"]),
        "zip-climbing-names": partial(_more_of, ["../../../../tmp/a.xml", "/etc/a.xml", "C:\\a.xml"]),
        "zip-long-name": partial(_more_of, ["word/" + "a" * 65_000]),
        "zip-odd-names": partial(_more_of, ["word/\u202e\u200f\x1b[31m.xml", "word/a\x00b.xml", " ", "."]),
        "zip-version": partial(_patched, b"PK\1\2", 6, "<H", 99),
        "zip-encrypted": partial(_patched, b"PK\1\2", 8, "<H", 1),
        "zip-entry-elsewhere": partial(_patched, b"PK\1\2", 42, "<L", 0x7FFFFFFF),
        "zip-directory-elsewhere": partial(_patched, b"PK\5\6", 16, "<L", 0x7FFFFFFF),
        "zip-directory-short": partial(_patched, b"PK\5\6", 12, "<L", 5),
        "zip-method": partial(_patched, b"PK\1\2", 10, "<H", 97),
        "zip-empty": partial(packed, {}),
        "zip-of-nothing": lambda: b"PK\5\6" + bytes(18),
    },
) | slow(
    ".docx",
    {
        "zip-many-entries": lambda: _more_of([f"word/media/{at}.png" for at in range(60_000)]),
        "zip-letters-100mb": partial(_flood, 100, zipfile.ZIP_DEFLATED, b"<w:p><w:r><w:t>aaaaaaaaaaaa</w:t></w:r></w:p>"),
        "zip-many-large-parts": lambda: _more_of([f"word/header{at}.xml" for at in range(20)], bytes(100 * _MEGABYTE)),
    },
)
