"""Opens a DOCX package safely: bytes are counted while inflating, XML has no DTD, each fault has a name and a remedy."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple, TypeVar
from zipfile import ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats import limits, sniff
from decree30_lint.formats.archive import METHODS, count_entries, is_encrypted, open_archive, unpacked
from decree30_lint.formats.docx.compatibility import settle
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.own_marks import MARKED, reject_ours
from decree30_lint.formats.docx.refusals import (
    bad_xml,
    doubled_part,
    encrypted,
    no_document_part,
    not_docx,
    truncated,
    unknown_method,
)

_FEW_TAGS = 20_000
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)


class Relation(NamedTuple):
    """Describes a relationship: `kind` is the last word of its type ("header", "styles").

    `target` is the name of a package part, or "" outside the package.
    """

    kind: str
    target: str


class _Amounts(Struct, eq=False):
    """Counts what the parts that were read hold together. Parts with few tags cannot hold much, and are not looked at."""

    paragraphs: int = 0
    cells: int = 0
    runs: int = 0

    def add(self, root: _Element, tags: int) -> None:
        """Adds the content of a part that has so many `tags`. Raises RefusedFileError beyond the limits."""
        if tags < _FEW_TAGS:
            return
        self.paragraphs += _count(root, W + "p")
        self.cells += _count(root, W + "tc")
        self.runs += _count(root, W + "r")
        limits.PARAGRAPHS.hold(self.paragraphs)
        limits.CELLS.hold(self.cells)
        limits.RUNS.hold(self.runs)


def _count(root: _Element, tag: str) -> int:
    return sum(1 for _ in root.iter(tag))


class Package(Struct, eq=False):
    """Reads the parts of an open package; `inflated` counts the bytes that have been unpacked so far."""

    archive: ZipFile
    entries: Mapping[str, ZipInfo]
    inflated: int = 0
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)
    _amounts: _Amounts = field(default_factory=_Amounts)

    def package_part(self, name: str) -> bytes | None:
        """Returns the bytes of a package part, None if it is not there. Raises RefusedFileError beyond the limits."""
        info = self.entries.get(name.lower())
        if info is None:
            return None
        part, parts = limits.PART_BYTES, limits.PARTS_BYTES
        data = unpacked(self.archive, info, min(part.most, parts.most - self.inflated) + 1)
        if data is None:
            raise truncated()
        self.inflated += len(data)
        part.hold(len(data))
        parts.hold(self.inflated)
        return data

    def beginning(self, name: str, length: int) -> bytes:
        """Returns at most the first `length` bytes of a package part, b"" where it is missing or damaged."""
        info = self.entries.get(name.lower())
        data = b"" if info is None else unpacked(self.archive, info, length) or b""
        self.inflated += len(data)
        return data

    def xml(self, name: str) -> _Element | None:
        """Returns the root of an XML part, None if it is not there.

        Strict OOXML is translated to the usual namespaces. Raises UnreadableFileError or RefusedFileError.
        """
        data = self.package_part(name)
        if data is None:
            return None
        root = self.parsed(data, name)
        self._amounts.add(root, data.count(b"<"))
        return root

    def parsed(self, data: bytes, name: str) -> _Element:
        """Returns the root of these bytes of the part `name`. Raises UnreadableFileError or RefusedFileError."""
        root = parse(data, name)
        settle(root, data, name)
        if MARKED in data:
            reject_ours(root)
        return root

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Returns the relationships of a package part by their id; "" stands for the package itself."""
        if name not in self._relations:
            root = self.xml(relations_part(name))
            self._relations[name] = {} if root is None else read_relations(root, posixpath.dirname(name))
        return self._relations[name]

    def related(self, name: str, kind: str) -> str | None:
        """Returns the first package part that `name` refers to as `kind`, None if there is none."""
        return next((r.target for r in self.relations(name).values() if r.kind == kind and r.target), None)


AnyPackage = TypeVar("AnyPackage", bound=Package)


def open_package(data: bytes) -> Package:
    """Opens a package. Raises UnreadableFileError or RefusedFileError where `data` is no readable package."""
    return open_package_as(Package, data)


def open_package_as(kind: type[AnyPackage], data: bytes) -> AnyPackage:
    """Opens a package. Raises UnreadableFileError or RefusedFileError where `data` is no readable package."""
    found = "docx" if data.startswith(b"PK") else sniff(data)
    if found != "docx":
        raise not_docx(found)
    limits.ZIP_ENTRIES.hold(count_entries(data))
    archive = open_archive(data)
    if archive is None:
        raise truncated()
    entries = _entries(archive)
    if "content.xml" in entries and "mimetype" in entries:
        raise not_docx("odt")
    return kind(archive, entries)


def _entries(archive: ZipFile) -> dict[str, ZipInfo]:
    """Returns the parts by their names, of which OPC (ECMA-376 part 2) has no two that differ only in case."""
    found: dict[str, ZipInfo] = {}
    for info in archive.infolist():
        if info.filename.endswith("/"):  # a folder
            continue
        if is_encrypted(info):
            raise encrypted()
        if info.compress_type not in METHODS:
            raise unknown_method(info.filename)
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if found.setdefault(name, info) is not info:
            raise doubled_part(info.filename)
    return found


def main_part(package: Package) -> str:
    """Returns the name of the package part that holds the text. Raises UnreadableFileError("no-document-part")."""
    name = package.related("", "officeDocument") or _declared_main(package) or "word/document.xml"
    if name.lower() not in package.entries or not _is_text(content_type(package, name)):
        raise no_document_part()
    return name


def content_type(package: Package, name: str) -> str:
    """Returns the declared type of a package part; "" if there is none."""
    for override, kind in _overrides(package):
        if override.lower() == name.lower():
            return kind
    return ""


def parse(data: bytes, name: str) -> _Element:
    """Parses an XML part named `name`, as it stands there but for comments and instructions to programs.

    Strict OOXML is translated to the usual namespaces. Raises UnreadableFileError("bad-xml") or RefusedFileError.
    """
    limits.XML_PIECES.hold(data.count(b"<") + data.count(b"="))
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise bad_xml(name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise bad_xml(name)
    return root


def relations_part(name: str) -> str:
    """Returns the name of the part that holds the relationships of a package part; "" stands for the package itself."""
    folder, stem = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{stem}.rels")


def read_relations(root: _Element, folder: str) -> dict[str, Relation]:
    """Returns the relationships that a part lists, by their ids; its targets count from `folder`."""
    found = {}
    for element in root:
        target = _unescaped(element.get("Target", "")).replace("\\", "/")
        if element.get("TargetMode") == "External":
            target = ""
        elif target:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target)
    return found


def _unescaped(target: str) -> str:
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def _overrides(package: Package) -> list[tuple[str, str]]:
    root = package.xml("[Content_Types].xml")
    if root is None:
        return []
    return [(e.get("PartName", "").lstrip("/"), e.get("ContentType", "")) for e in root if e.get("PartName")]


def _declared_main(package: Package) -> str | None:
    return next((name for name, kind in _overrides(package) if kind.endswith("main+xml") and _is_text(kind)), None)


def _is_text(kind: str) -> bool:
    """Tells whether a part of this type may be text: spreadsheets and slides are packages too."""
    return not kind or kind in ("application/xml", "text/xml") or "word" in kind
