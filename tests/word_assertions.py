"""What a Word file must hold beyond its schema, and foreign validators do not ask: each assertion yields its complaints.

No complaint names a place or a number, so that those of two versions of a file can be compared.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath

import msgspec
from lxml import etree
from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CONTENT_TYPES = "[Content_Types].xml"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FALLBACK = f"{{{_MC}}}Fallback"

MARKS = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
CHANGES = frozenset(
    {"rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange"}
    | {"numberingChange"}
)
_OWNERS = MARKS | CHANGES | {"bookmarkStart", "comment", "moveFromRangeStart", "moveToRangeStart"}
_ANCHORS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
_LONG_HEX = frozenset({"paraId", "textId", "paraIdParent", "durableId"})
_MEASURES = frozenset(
    {"sz", "szCs", "kern", "position", "spacing", "ind", "tab", "pgSz", "pgMar", "cols", "col", "docGrid"}
) | {"tblW", "tblInd", "tcW", "gridCol", "trHeight", "top", "left", "bottom", "right", "start", "end", "insideH", "insideV"}
_TYPES = {
    "comments": f"{_WORDS}comments+xml",
    "commentsExtended": f"{_WORDS}commentsExtended+xml",
    "commentsIds": f"{_WORDS}commentsIds+xml",
    "commentsExtensible": f"{_WORDS}commentsExtensible+xml",
    "people": f"{_WORDS}people+xml",
    "header": f"{_WORDS}header+xml",
    "footer": f"{_WORDS}footer+xml",
    "styles": f"{_WORDS}styles+xml",
    "numbering": f"{_WORDS}numbering+xml",
    "settings": f"{_WORDS}settings+xml",
    "fontTable": f"{_WORDS}fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}


class Relation(msgspec.Struct, frozen=True):
    """Leads from one part to another; `target` is the path in the package, None for what lies outside it."""

    key: str
    kind: str
    target: str | None


class Parts:
    """What a package holds: the names of its files, and the XML of those that are XML, by name."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.names = [name for name in archive.namelist() if not name.endswith("/")]
            files = {name: archive.read(name) for name in self.names if name.endswith((".xml", ".rels"))}
        self._trees = {name: etree.fromstring(content) for name, content in files.items()}
        self.trees = {name: tree for name, tree in self._trees.items() if name != _CONTENT_TYPES and "_rels/" not in name}

    def relations_of(self, name: str) -> list[Relation]:
        folder, file = dirname(name), name.rpartition("/")[2]
        tree = self._trees.get(join(folder, "_rels", f"{file}.rels"))
        return [_relation(each, folder) for each in tree if isinstance(each.tag, str)] if tree is not None else []

    def content_types(self) -> Iterator[tuple[str, str, str]]:
        """Yields ("Default", extension, type) and ("Override", name of the part, type)."""
        for each in self._trees[_CONTENT_TYPES]:
            kind = etree.QName(each).localname
            told = each.get("Extension", "").lower() if kind == "Default" else each.get("PartName", "").lstrip("/")
            yield kind, told, each.get("ContentType", "")


def _relation(element: _Element, folder: str) -> Relation:
    target = element.get("Target", "")
    inside = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
    return Relation(
        element.get("Id", ""),
        element.get("Type", "").rpartition("/")[2],
        None if element.get("TargetMode") == "External" else inside,
    )


def of(data: bytes) -> Iterator[str]:
    """Yields the complaints of every assertion. A file that is no package raises `BadZipFile`."""
    parts = Parts(data)
    for each in (ids, bookmarks, anchors, long_hex, decimals, headers_in_changes, deleted_text, changes_of_styles):
        yield from each(parts)
    for each in (relations, content_types):
        yield from each(parts)


def ids(parts: Parts) -> Iterator[str]:
    """Complains of a w:id that two hold: bookmarks, comments, changes and moves share one count in all parts."""
    owners = defaultdict(list)
    for tree in parts.trees.values():
        for element in _elements(tree, _OWNERS):
            owners[element.get(f"{{{W}}}id", "")].append(etree.QName(element).localname)
    for number, names in owners.items():
        if not (re.fullmatch(r"\d{1,10}", number) and int(number) <= 0x7FFFFFFF):
            yield from (f"w:id of {name} is no number from 0 to 2147483647" for name in names)
        elif len(names) > 1:
            yield f"one w:id for {', '.join(sorted(names))}"


def bookmarks(parts: Parts) -> Iterator[str]:
    """Complains of a bookmark that begins and does not end, or the other way round."""
    for part, tree in parts.trees.items():
        begun = Counter(each.get(f"{{{W}}}id", "") for each in _elements(tree, {"bookmarkStart"}))
        ended = Counter(each.get(f"{{{W}}}id", "") for each in _elements(tree, {"bookmarkEnd"}))
        yield from (f"{part}: bookmark without an end" for _ in (begun - ended).elements())
        yield from (f"{part}: bookmark without a beginning" for _ in (ended - begun).elements())


def anchors(parts: Parts) -> Iterator[str]:
    """Complains of a comment that is anchored outside of the main story."""
    for tree in parts.trees.values():
        for element in _elements(tree, _ANCHORS):
            name, story = etree.QName(element).localname, etree.QName(tree).localname
            if story != "document":
                yield f"{name} in {story}"
            elif next(element.iterancestors(f"{{{W}}}txbxContent"), None) is not None:
                yield f"{name} in a text box"


def long_hex(parts: Parts) -> Iterator[str]:
    """Complains of a paraId, durableId or rsid beyond 1…0x7FFFFFFF, and of a paragraph's paraId that another has."""
    for part, tree in parts.trees.items():
        paragraphs: Counter[str] = Counter()
        for element in _elements(tree):
            for name, value in _hex_values(element):
                if not (re.fullmatch("[0-9A-Fa-f]{8}", value) and 1 <= int(value, 16) <= 0x7FFFFFFF):
                    yield f"{part}: {name} is no number from 1 to 0x7FFFFFFF"
                paragraphs[value] += name == "paraId" and element.tag == f"{{{W}}}p"
        yield from (f"{part}: one paraId for {count} paragraphs" for count in paragraphs.values() if count > 1)


def _hex_values(element: _Element) -> Iterator[tuple[str, str]]:
    """Yields names and values. The durableId of a list is not hexadecimal."""
    for key, value in _attributes(element):
        name = etree.QName(key).localname
        if (name in _LONG_HEX and element.tag != f"{{{W}}}num") or name.startswith("rsid"):
            yield name, value
    if element.tag in (f"{{{W}}}rsid", f"{{{W}}}rsidRoot"):
        yield "rsid", element.get(f"{{{W}}}val", "")


def decimals(parts: Parts) -> Iterator[str]:
    """Complains of a fraction where Word reads a whole number of twentieths, half points or eighths."""
    for part, tree in parts.trees.items():
        for element in _elements(tree, _MEASURES):
            if any(re.fullmatch(r"-?\d*\.\d*", value) for _, value in _attributes(element)):
                yield f"{part}: fraction in {etree.QName(element).localname}"


def deleted_text(parts: Parts) -> Iterator[str]:
    """Complains of w:delText that nothing deletes: it would be neither seen nor gone."""
    for part, tree in parts.trees.items():
        for element in _elements(tree, {"delText", "delInstrText"}):
            if next(element.iterancestors(f"{{{W}}}del", f"{{{W}}}moveFrom"), None) is None:
                yield f"{part}: {etree.QName(element).localname} outside of a deletion"


def headers_in_changes(parts: Parts) -> Iterator[str]:
    """Complains of a header or footer that is named inside w:sectPrChange, which has no place for it."""
    for tree in parts.trees.values():
        for change in _elements(tree, {"sectPrChange"}):
            for reference in _elements(change, {"headerReference", "footerReference"}):
                yield f"{etree.QName(reference).localname} in sectPrChange"


def relations(parts: Parts) -> Iterator[str]:
    """Complains of an rId without a relationship, of two relationships with one, of one that leads nowhere."""
    for part, tree in parts.trees.items():
        keys = {each.key for each in parts.relations_of(part)}
        for element in tree.iter(etree.Element):
            for key, value in _attributes(element):
                if value and value not in keys and etree.QName(key).namespace == _R:
                    yield f"{part}: {etree.QName(element).localname} names a relationship that is not there"
    for part in ("", *parts.trees):
        yield from _wrong_relations(part or "package", parts.relations_of(part), frozenset(parts.names))


def _wrong_relations(part: str, told: Iterable[Relation], names: frozenset[str]) -> Iterator[str]:
    seen = set()
    for each in told:
        if each.key in seen:
            yield f"{part}: two relationships with one Id"
        if each.target is not None and each.target.partition("#")[0] not in {"", ".", *names}:
            yield f"{part}: relationship to {each.kind} leads nowhere"
        seen.add(each.key)


def content_types(parts: Parts) -> Iterator[str]:
    """Complains of a part without its content type, of a type for no part, of two files of one name."""
    told = list(parts.content_types())
    for (kind, key, _), times in Counter(told).items():
        if times > 1:
            yield f"two content types for {key}"
        if kind == "Override" and key not in parts.names:
            yield f"content type for {key}, which is not there"
    types = {key: content for kind, key, content in told if kind == "Override"}
    extensions = {key: content for kind, key, content in told if kind == "Default"}
    for name, times in Counter(parts.names).items():
        if times > 1:
            yield f"two files named {name}"
        if name != _CONTENT_TYPES and not (types.get(name) or extensions.get(_extension(name))):
            yield f"no content type for {name}"
    yield from _unlike_their_kind(parts, types)


def _unlike_their_kind(parts: Parts, types: Mapping[str, str]) -> Iterator[str]:
    for part in parts.trees:
        for each in parts.relations_of(part):
            wanted = _TYPES.get(each.kind)
            if wanted and each.target in parts.names and types.get(each.target or "") != wanted:
                yield f"{each.target} has not the content type of {each.kind}"


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()


def changes_of_styles(parts: Parts) -> Iterator[str]:
    """Complains of tracked changes in styles and numbering: Word knows them only in stories."""
    for part, tree in parts.trees.items():
        if etree.QName(tree).localname in ("styles", "numbering"):
            yield from (f"{part}: {etree.QName(each).localname}" for each in _elements(tree, MARKS | CHANGES))


def _elements(tree: _Element, names: Iterable[str] = ()) -> Iterator[_Element]:
    """Yields the elements named so, all without names, but not those of mc:Fallback, which say again what others do."""
    tags = [f"{{{W}}}{name}" for name in names]
    doubled = next(tree.iter(_FALLBACK), None) is not None
    for element in tree.iter(*tags) if tags else tree.iter(etree.Element):
        if not doubled or next(element.iterancestors(_FALLBACK), None) is None:
            yield element


def _attributes(element: _Element) -> Iterator[tuple[str, str]]:
    yield from ((str(key), str(value)) for key, value in element.items())
