"""Files of older formats, which LibreOffice reads: bombs, deep ones, ones that it hangs in, ones that ask for others."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import partial

from bench.hostile.archives import packed
from bench.hostile.inputs import Input
from bench.hostile.xml import laughs

_TYPE = b"application/vnd.oasis.opendocument.text"
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def _odt(body: str, before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<office:document-content {_NAMES} office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE.decode()}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return packed({"mimetype": _TYPE, "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()})


def _laughs() -> bytes:
    return _odt("<text:p>&e9;</text:p>", laughs(10))


_SECTION = '<text:section text:name="a"><text:section-source xlink:href="{}"/></text:section>'
_PICTURE = '<text:p><draw:frame><draw:image xlink:href="{}"/></draw:frame></text:p>'
_COLUMNS = (
    '<table:table><table:table-column table:number-columns-repeated="{0}"/>'
    '<table:table-row table:number-rows-repeated="{0}"><table:table-cell table:number-columns-repeated="{0}">'
    "<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
)


def _outside(target: str) -> bytes:
    return _odt(_SECTION.format(target) + _PICTURE.format(target) + "<text:p>a</text:p>")


def _rtf(body: bytes) -> bytes:
    return b"{\\rtf1\\ansi " + body + b"}"


_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BUILDERS: Mapping[str, Callable[[], bytes]] = {
    "rtf-nested.rtf": lambda: _rtf(b"{" * 500_000 + b"a" + b"}" * 500_000),
    "rtf-open.rtf": lambda: b"{\\rtf1 " + b"{" * 5_000_000,
    "rtf-binary.rtf": lambda: _rtf(b"\\bin2147483647 " + b"a" * 100_000),
    "rtf-binary-negative.rtf": lambda: _rtf(b"\\bin-1 " + b"a" * 100_000),
    "rtf-picture.rtf": lambda: _rtf(b"{\\pict\\pngblip\\picw2147483647\\pich2147483647 " + b"00" * 5_000_000 + b"}"),
    "rtf-tables.rtf": lambda: _rtf(b"\\trowd" + b"\\cellx1" * 50_000 + b"\\intbl a\\cell" * 50_000 + b"\\row"),
    "rtf-nested-tables.rtf": lambda: _rtf(b"".join(b"\\itap%d\\intbl a\\nestcell" % at for at in range(5_000))),
    "rtf-fields.rtf": lambda: _rtf(b'{\\field{\\*\\fldinst INCLUDETEXT "/etc/hostname"}{\\fldrslt a}}' * 5_000),
    "rtf-styles.rtf": lambda: _rtf(
        b"{\\stylesheet" + b"".join(b"{\\s%d\\sbasedon%d a;}" % (at, at + 1) for at in range(50_000)) + b"}a"
    ),
    "rtf-paragraphs.rtf": lambda: _rtf(b"a\\par " * 500_000),
    "rtf-object.rtf": lambda: _rtf(b"{\\object\\objemb{\\*\\objdata " + b"d0cf11e0a1b11ae1" * 500_000 + b"}}"),
    "odt-blanks-300mb.odt": lambda: _odt(" " * 300_000_000),
    "odt-laughs.odt": _laughs,
    "odt-deep.odt": lambda: _odt("<text:section>" * 20_000 + "<text:p>a</text:p>" + "</text:section>" * 20_000),
    "odt-paragraphs.odt": lambda: _odt("<text:p>Nội dung</text:p>" * 300_000),
    "odt-blank-count.odt": lambda: _odt('<text:p><text:s text:c="2000000000"/></text:p>'),
    "odt-columns.odt": lambda: _odt(_COLUMNS.format(2_000_000_000)),
    "odt-columns-few.odt": lambda: _odt(_COLUMNS.format(3_000)),
    "odt-outside.odt": partial(_outside, "http://127.0.0.1:9/a"),
    "odt-file.odt": partial(_outside, "file:///etc/hostname"),
    "odt-of-nothing.odt": lambda: packed({"mimetype": _TYPE}),
    "doc-nul.doc": lambda: _WORD + bytes(5_000_000),
    "doc-ones.doc": lambda: _WORD + b"\xff" * 5_000_000,
    "doc-noise.doc": lambda: _WORD + zlib.compress(bytes(range(256)) * 4_000) * 20,
    "wps-noise.wps": lambda: _WORD + b"\1" * 100_000,
}


def _suffix(name: str) -> str:
    return name[name.rindex(".") :]


INPUTS: Mapping[str, Input] = {
    name.partition(".")[0]: Input(build, _suffix(name), quick=name in {"rtf-binary.rtf", "odt-outside.odt"})
    for name, build in _BUILDERS.items()
}
