"""Opens a DOCX package safely: bytes are counted while inflating, XML has no DTD, each fault has a name and a remedy."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats import sniff
from decree30_lint.formats.docx.refusals import bad_xml, encrypted, no_document_part, not_docx, too_large, truncated

MEGABYTE = 1 << 20
PART_LIMIT = 128 * MEGABYTE
TOTAL_LIMIT = 256 * MEGABYTE
TAG_LIMIT = 6_000_000  # a tag of four bytes takes over a hundred in memory

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


class Package(Struct, eq=False):
    """Reads the parts of an open package; `inflated` counts the bytes that have been unpacked so far."""

    archive: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    inflated: int = 0
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)

    def package_part(self, name: str) -> bytes | None:
        """Returns the bytes of a package part, None if it is not there. Raises RefusedFileError beyond the limits."""
        info = self.entries.get(name.lower())
        if info is None:
            return None
        allowed = min(PART_LIMIT, TOTAL_LIMIT - self.inflated)
        try:
            with self.archive.open(info) as stream:
                data = stream.read(allowed + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise truncated() from error
        except RuntimeError as error:  # zipfile's way to say that the entry has a password
            raise encrypted() from error
        self.inflated += len(data)
        if len(data) > allowed:
            raise too_large()
        return data

    def beginning(self, name: str, length: int) -> bytes:
        """Returns at most the first `length` bytes of a package part, b"" where it is missing or damaged."""
        info = self.entries.get(name.lower())
        if info is None:
            return b""
        try:
            with self.archive.open(info) as stream:
                data = stream.read(length)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
            return b""
        self.inflated += len(data)
        return data

    def xml(self, name: str) -> _Element | None:
        """Returns the root of an XML part, None if it is not there.

        Strict OOXML is translated to the usual namespaces. Raises UnreadableFileError or RefusedFileError.
        """
        data = self.package_part(name)
        return None if data is None else parse(data, name)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Returns the relationships of a package part by their id; "" stands for the package itself."""
        if name not in self._relations:
            folder, _, stem = name.rpartition("/")
            root = self.xml(posixpath.join(folder, "_rels", f"{stem}.rels"))
            self._relations[name] = {} if root is None else _relations(root, folder)
        return self._relations[name]

    def related(self, name: str, kind: str) -> str | None:
        """Returns the first package part that `name` refers to as `kind`, None if there is none."""
        return next((r.target for r in self.relations(name).values() if r.kind == kind and r.target), None)


def open_package(data: bytes) -> Package:
    """Opens a package. Raises UnreadableFileError or RefusedFileError where `data` is no readable package."""
    found = "docx" if data.startswith(b"PK") else sniff(data)
    if found != "docx":
        raise not_docx(found)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise truncated() from error
    entries = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}
    if "content.xml" in entries and "mimetype" in entries:
        raise not_docx("odt")
    return Package(archive, entries)


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
    """Parses an XML part named `name`. Raises UnreadableFileError("bad-xml") or RefusedFileError("too-large")."""
    if data.count(b"<") > TAG_LIMIT:
        raise too_large()
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


def _relations(root: _Element, folder: str) -> dict[str, Relation]:
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
