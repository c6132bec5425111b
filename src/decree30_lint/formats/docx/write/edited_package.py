"""Keeps a DOCX in memory while it is changed: what the reader found there, and the trees that are written back.

The reader leaves out of its trees what Word does not show (`compatibility.settle`). What is changed must be written back
with all that the file holds, so each part is kept as a second tree, and each element that the reader saw leads to its twin.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import copy, deepcopy
from itertools import count
from typing import Any

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.address import Address, Addresses
from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.compatibility import settle
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.own_marks import MARKED, reject_ours
from decree30_lint.formats.docx.package import (
    Package,
    Relation,
    main_part,
    open_package_as,
    parse,
    read_relations,
    relations_part,
)
from decree30_lint.formats.docx.read_docx import read_with_addresses
from decree30_lint.formats.docx.refusals import strict
from decree30_lint.formats.docx.schema.children import Changes, Props, write_children
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.write.characters import CharacterPlace, Characters
from decree30_lint.formats.docx.write.marks import Untracked
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.path import Path

_NOTHING: Props = {}
_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STORY_TAGS = frozenset(W + name for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
_STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})


class _TwinPackage(Package, eq=False):
    """Gives the reader copies of the stories of the file, and knows of which element each of theirs is the copy."""

    trees: dict[str, _Element] = field(default_factory=dict)  # by name of the part
    twins: dict[_Element, _Element] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)  # parts with tracked changes of ours: they are taken out of the trees

    def parsed(self, data: bytes, name: str) -> _Element:
        """Returns what the reader sees of a part: of a story a copy. Raises as `Package.parsed` does."""
        if b"purl.oclc.org/ooxml" in data:
            raise strict()
        shown = parse(data, name)
        if shown.tag in _STORY_TAGS:
            whole = self.whole(name, data, shown)
            shown = deepcopy(whole)
            self.twins.update(zip(shown.iter(), whole.iter(), strict=True))
        settle(shown, data, name)
        if MARKED in data:
            reject_ours(shown)
        return shown

    def whole(self, name: str, data: bytes, root: _Element | None = None) -> _Element:
        """Returns the tree of a part that will be written, with all that the file holds; `root` is what `data` describe."""
        if name not in self.trees:
            self.trees[name] = parse(data, name) if root is None else root
            if MARKED in data and reject_ours(self.trees[name]):
                self.rejected.append(name)
        return self.trees[name]


class EditedPackage(Struct, eq=False):
    """Holds an open DOCX that is being changed. All elements that it gives, and takes, are those that are written back.

    `marks` writes each change of a list of properties, or of the runs of a paragraph: plainly, or as a tracked change.
    """

    document: Document
    main: str
    _package: _TwinPackage
    _addresses: Addresses
    marks: Untracked
    _touched: set[str] = field(default_factory=set)
    _new: dict[str, bytes] = field(default_factory=dict)
    _gone: set[str] = field(default_factory=set)
    _characters: dict[Path, Characters] = field(default_factory=dict)
    _paragraphs: dict[Path, Paragraph] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes, name: str, marks: Untracked | None = None) -> EditedPackage:
        """Reads a DOCX to change it. Raises UnreadableFileError or RefusedFileError."""
        package = open_package_as(_TwinPackage, data)
        document, addresses = read_with_addresses(package, name)
        return cls(document, main_part(package), package, addresses, marks or Untracked())

    def resolve(self, path: Path) -> Address:
        """Returns the part and the element that a path names. Raises KeyError where the file has no such place."""
        part, shown = self._addresses.resolve(path)
        return Address(part, self._package.twins[shown])

    def characters(self, path: Path) -> Characters:
        """Returns the characters of a paragraph and the runs that show them. Raises KeyError where there is none."""
        if path not in self._characters:
            shown = self._addresses.resolve(path).element
            twins = self._package.twins
            places = [
                None if place is None else CharacterPlace(twins[place.run], twins[place.content], place.offset)
                for place in self._addresses.runs_of(shown)
            ]
            self._characters[path] = Characters(twins[shown], places)
        return self._characters[path]

    def text(self, path: Path) -> str:
        """Returns the text of a paragraph as it was read. Raises KeyError where there is none."""
        return self.paragraphs[path].text

    @property
    def paragraphs(self) -> Mapping[Path, Paragraph]:
        """Maps the path of each paragraph to the paragraph as it was read, in reading order."""
        if not self._paragraphs:
            self._paragraphs.update((p.anchor.path, p) for p in self.document.every_paragraph())
        return self._paragraphs

    def borders(self, path: Path) -> Mapping[str, Border]:
        """Returns the visible borders of a paragraph, after styles, by their sides. Raises KeyError where there is none."""
        return self._addresses.looks_of(path).borders

    def places(self) -> dict[Path, tuple[str, int]]:
        """Maps the path of each paragraph to its part, in small letters, and its number among those of the part, from 0."""
        numbers: dict[_Element, tuple[str, int]] = {}
        for name, root in self._package.trees.items():
            numbers.update((p, (name.lower(), number)) for number, p in enumerate(root.iter(W + "p")))
        twins = self._package.twins
        found = ((path, numbers.get(twins[element])) for path, element in self._addresses.items())
        return {path: place for path, place in found if place is not None}

    def inherited(self, path: Path) -> Props:
        """Returns what styles, lists and tables say of the layout of a paragraph, below what it says itself."""
        found: dict[str, str] = {}
        for level in self._addresses.looks_of(path).levels[:-1]:
            found |= level.props
        return found

    def tree(self, part: str) -> _Element | None:
        """Returns the root of an XML part as it will be written, None where there is none."""
        trees = self._package.trees
        if part in self._new:
            trees[part] = parse(self._new.pop(part), part)
            self.touch(part)
        if part in trees:
            return trees[part]
        data = self._package.package_part(part)
        return None if data is None else self._package.whole(part, data)

    def stories(self) -> Iterator[tuple[str, _Element]]:
        """Yields the parts that hold text, each with its root: the main part, headers, footers, notes, comments."""
        names = (relation.target for relation in self.relations().values() if relation.kind in _STORIES)
        for name in dict.fromkeys((self.main, *names)):
            root = self.tree(name)
            if root is not None:
                yield name, root

    def story_trees(self) -> Iterator[_Element]:
        """Yields the roots of the parts that hold text."""
        return (root for _, root in self.stories())

    def related(self, kind: str) -> str | None:
        """Returns the name of the part that the main part refers to as `kind` ("styles"), None if there is none."""
        return self._package.related(self.main, kind)

    def relations(self) -> Mapping[str, Relation]:
        """Returns the relationships of the main part by their ids, those that were added among them."""
        root = self.tree(relations_part(self.main))
        return {} if root is None else read_relations(root, posixpath.dirname(self.main))

    def set_properties(
        self, table: PropertyTable[Any], part: str, parent: _Element, values: Any, inherited: Props = _NOTHING
    ) -> bool:
        """Gives the list of a run, a paragraph … in `parent` these values; tells whether that changed anything."""
        props = table.props(parent.find(W + table.tag))
        return self.change_properties(table, part, parent, table.changes(values, props, inherited))

    def change_properties(self, table: PropertyTable[Any], part: str, parent: _Element, changes: Changes) -> bool:
        """Writes properties by their keys; None takes one away. Tells whether that changed anything."""
        now = table.props(parent.find(W + table.tag))
        if all(now.get(key) == value for key, value in changes.items()):
            return False
        properties = table.within(parent)
        self.change_list(table, part, properties, changes)
        return True

    def change_list(self, table: PropertyTable[Any], part: str, properties: _Element, changes: Changes) -> None:
        """Writes into a list of properties, such as a w:sectPr, itself."""
        before = deepcopy(properties)
        write_children(properties, table.children, changes)
        self.marks.properties_changed(properties, before)
        self.touch(part)

    @property
    def rejected(self) -> Sequence[str]:
        """Returns the parts, of those looked at so far, in which tracked changes of ours stood.

        They are as if rejected already, in what is read and in what is written of these parts.
        """
        return self._package.rejected

    def touch(self, part: str) -> None:
        """Notes that the tree of a part was changed and has to be written."""
        self._touched.add(part)

    def add_part(self, name: str, content: bytes) -> None:
        """Adds a part; who adds it also declares its type and refers to it (`declare`, `relate`)."""
        self._new[name] = content

    def declare(self, name: str, content_type: str) -> None:
        """States the type of the part with this name."""
        root = self.tree(_TYPES)
        if root is not None:
            etree.SubElement(root, f"{{{_TYPES_NAMESPACE}}}Override", PartName=f"/{name}", ContentType=content_type)
            self.touch(_TYPES)

    def relate(self, kind: str, name: str) -> str:
        """Has the main part refer to the part with this name as `kind` ("header"); returns the id of the relationship."""
        part = relations_part(self.main)
        if self.tree(part) is None:
            self.add_part(part, f'<Relationships xmlns="{_RELATIONS_NAMESPACE}"/>'.encode())
        root = self.tree(part)
        assert root is not None
        key = next(key for number in count(1) if (key := f"rId{number}") not in self.relations())
        target = posixpath.relpath(name, posixpath.dirname(self.main))
        etree.SubElement(
            root, f"{{{_RELATIONS_NAMESPACE}}}Relationship", Id=key, Type=f"{_RELATION_TYPES}/{kind}", Target=target
        )
        self.touch(part)
        return key

    def remove_part(self, name: str) -> None:
        """Takes out a part that only the main part refers to, with its type and that reference."""
        self._gone |= {name.lower(), relations_part(name).lower()}
        targets = {key: relation.target.lower() for key, relation in self.relations().items()}
        for part, attribute in ((_TYPES, "PartName"), (relations_part(self.main), "Id")):
            root = self.tree(part)
            for element in list(root) if root is not None else ():
                named = element.get(attribute, "")
                if (targets.get(named) if attribute == "Id" else named.lstrip("/").lower()) == name.lower():
                    element.getparent().remove(element)  # type: ignore[union-attr]
                    self.touch(part)

    def names(self) -> Iterable[str]:
        """Returns the names of the parts, in small letters."""
        return (*self._package.entries, *map(str.lower, self._package.trees), *map(str.lower, self._new))

    @property
    def is_changed(self) -> bool:
        """Tells whether anything differs from the file that was opened."""
        return bool(self._touched or self._new)

    def written(self) -> bytes:
        """Returns the file with its changes; parts that were not changed keep their bytes."""
        written = {name: _serialized(self._package.trees[name]) for name in sorted(self._touched)}
        changed = {name.lower(): content for name, content in written.items()}
        new = {name: content for name, content in written.items() if name.lower() not in self._package.entries}
        return _packed(self._package.archive, changed, new | self._new, self._gone)


def _serialized(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(archive: zipfile.ZipFile, changed: Mapping[str, bytes], new: Mapping[str, bytes], gone: Container[str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        entries: Sequence[zipfile.ZipInfo] = archive.infolist()
        for entry in entries:
            name = entry.filename.replace("\\", "/").lstrip("/").lower()
            if name in gone:
                continue
            content = changed.get(name)
            packed.writestr(copy(entry), archive.read(entry) if content is None else content)
        moment = entries[0].date_time
        for name, content in new.items():
            packed.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
