"""Parts whose XML is deep, wide, full of attributes, or defines things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from bench.hostile.archives import changed, packed
from bench.hostile.inputs import Input, quick, slow
from bench.shapes.word import NAMES, PAGE, docx, letter, line, paragraph, run

_TEXT = "<w:p><w:r><w:t>Nội dung</w:t></w:r></w:p>"


def _document(body: str, before: str = "", encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?>{before}'
    return f"{head}<w:document {NAMES}><w:body>{body}{PAGE}</w:body></w:document>".encode(encoding)


def _whole(body: str, before: str = "", encoding: str = "utf-8") -> bytes:
    return changed(document=_document(body, before, encoding))


def _body(make: Callable[[int], str], size: int) -> bytes:
    return docx(letter(make(size)))


def _ten(at: int) -> str:
    return f"&e{at};" * 10


def laughs(levels: int) -> str:
    named = "".join(f'<!ENTITY e{at} "{_ten(at - 1)}">' for at in range(1, levels))
    return f'<!DOCTYPE w [<!ENTITY e0 "lol">{named}]>'


_QUADRATIC = f'<!DOCTYPE w [<!ENTITY a "{"a" * 100_000}">]>'
_EXTERNAL = '<!DOCTYPE w SYSTEM "file:///etc/hostname" [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
_REMOTE = '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:9/a.dtd"> %p;]>'
_DEFAULTS = '<!DOCTYPE w [<!ATTLIST w:p a CDATA "{}">]>'.format("a" * 10_000)


def _deep(begin: str, end: str, depth: int, inside: str = _TEXT) -> bytes:
    return _body(lambda n: begin * n + inside + end * n, depth)


def _attributes(n: int) -> str:
    return "<w:p " + " ".join(f'a{at}="1"' for at in range(n)) + "/>"


def _namespaces(n: int) -> str:
    return "<w:p " + " ".join(f'xmlns:n{at}="urn:{at}"' for at in range(n)) + "/>"


def _choices(n: int) -> str:
    choice = '<mc:Choice Requires="unknown"><w:r><w:t>a</w:t></w:r></mc:Choice>'
    return f"<w:p><mc:AlternateContent>{choice * n}<mc:Fallback>{run('b')}</mc:Fallback></mc:AlternateContent></w:p>"


_CHOICE = ('<mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent>")
_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)
_DOUBLED = (
    '<mc:AlternateContent><mc:Choice Requires="odd">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>'
)


def _branching(depth: int) -> str:
    """Alternatives within both branches of alternatives: twice as many at each level."""
    inside = run("a")
    for _ in range(depth):
        inside = _DOUBLED.format(inside)
    return f'<w:p xmlns:odd="urn:odd">{inside}</w:p>'


def _strict(relations: str) -> bytes:
    return docx(letter(line("Nội dung")), relations=relations)


_OUTSIDE = (
    '<Relationship Id="x{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}"'
    ' Target="{2}" TargetMode="External"/>'
)
_FAR = "http://127.0.0.1:9/a"


def _outside(count: int) -> bytes:
    kinds = ("image", "attachedTemplate", "hyperlink", "aFChunk", "subDocument", "header", "styles", "settings")
    targets = (_FAR, "file:///etc/passwd", "\\\\127.0.0.1\\a", "../../../../../../etc/passwd")
    pairs = [(kind, target) for kind in kinds for target in targets]
    return _strict("".join(_OUTSIDE.format(at, *pairs[at % len(pairs)]) for at in range(count)))


def _chunks(count: int) -> bytes:
    chunk = '<w:altChunk r:id="c"/>'
    relation = (
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"'
        ' Target="document.xml"/>'
    )
    return docx(letter(chunk * count + line("Nội dung")), relations=relation)


def _no_body() -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": f"<w:document {NAMES}/>".encode()})


def _relations_to_itself() -> bytes:
    relation = (
        '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}"'
        ' Target="document.xml"/>'
    )
    kinds = ("header", "footer", "footnotes", "endnotes", "comments", "numbering", "settings", "theme", "fontTable")
    inside = '<w:headerReference w:type="default" r:id="l0"/><w:footerReference w:type="default" r:id="l1"/>'
    page = PAGE.replace("<w:sectPr>", f"<w:sectPr>{inside}")
    links = "".join(relation.format(f"l{at}", kind) for at, kind in enumerate(kinds))
    return docx(letter(line("Nội dung"), page=page), relations=links)


INPUTS: Mapping[str, Input] = quick(
    ".docx",
    {
        "xml-laughs": lambda: _whole("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", laughs(10)),
        "xml-quadratic-entity": lambda: _whole(f"<w:p><w:r><w:t>{'&a;' * 10_000}</w:t></w:r></w:p>", _QUADRATIC),
        "xml-external-entity": lambda: _whole("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", _EXTERNAL),
        "xml-remote-definitions": lambda: _whole(_TEXT, _REMOTE),
        "xml-default-attributes": lambda: _whole("<w:p/>" * 20_000, _DEFAULTS),
        "xml-utf16": lambda: _whole(_TEXT * 100, "", "utf-16"),
        "xml-utf16-laughs": lambda: _whole("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", laughs(10), "utf-16"),
        "xml-utf7": lambda: changed(document=_document(_TEXT).replace(b"utf-8", b"utf-7")),
        "xml-unknown-encoding": lambda: changed(document=_document(_TEXT).replace(b"utf-8", b"x-none")),
        "xml-cut": lambda: changed(document=_document(_TEXT * 100)[:-500]),
        "xml-nothing": lambda: changed(document=b""),
        "xml-nul": lambda: changed(document=bytes(1_000_000)),
        "xml-no-body": _no_body,
        "xml-other-root": lambda: changed(document=b"<html><body>a</body></html>"),
        "xml-styles-not-xml": lambda: changed(styles=b"\x00\x01", numbering=b"<", settings=b"]]>"),
        "xml-deep-240": partial(_deep, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
        "xml-deep-100000": partial(_deep, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 50_000),
        "xml-deep-tables": partial(_deep, "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 80),
        "xml-deep-boxes": partial(_deep, *_BOX, 40),
        "xml-deep-choices": partial(_deep, *_CHOICE, 120),
        "xml-branching-choices": partial(_body, _branching, 16),
        "xml-many-choices": partial(_body, _choices, 50_000),
        "xml-comments": partial(_body, lambda n: "<!-- a -->" * n + _TEXT, 300_000),
        "xml-instructions": partial(_body, lambda n: "<?a b?>" * n + _TEXT, 300_000),
        "xml-long-name": partial(_body, lambda n: f"<w:{'a' * n}/>", 5_000_000),
        "xml-long-attribute": partial(_body, lambda n: f'<w:p a="{"b" * n}"/>', 9_000_000),
        "xml-long-text": lambda: _body(lambda n: line("a" * n), 9_900_000),
        "xml-namespaces": partial(_body, _namespaces, 20_000),
        "xml-outside": partial(_outside, 2_000),
        "xml-chunks": partial(_chunks, 2_000),
        "xml-parts-are-the-document": _relations_to_itself,
    },
) | slow(
    ".docx",
    {
        "xml-attributes": partial(_body, _attributes, 300_000),
        "xml-elements": partial(_body, lambda n: "<a/>" * n + _TEXT, 3_000_000),
        "xml-elements-in-a-paragraph": lambda: _body(lambda n: paragraph("<w:r/>" * n), 900_000),
        "xml-elements-of-a-format": lambda: _body(lambda n: line("a", "<w:b/>" * n), 2_000_000),
    },
)
