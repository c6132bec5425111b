"""Finds what writing a DOCX left in it: tracked changes, text that nobody sees, properties that tell of its authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import _Element

from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import VAL, W
from decree30_lint.formats.docx.own_marks import OURS, is_ours
from decree30_lint.formats.docx.package import Package
from decree30_lint.model.document import Leftover, LeftoverKind, Paragraph, Span

_PARAGRAPH = W + "p"
_TRACKED = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
        *("trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    )
)
_BEHIND = (W + "p", W + "tc", W + "tbl")  # what may have a fill behind the text
_PROPERTIES = {W + "p": W + "pPr", W + "tc": W + "tcPr", W + "tbl": W + "tblPr"}
_BOX = W + "txbxContent"
_NO_FILL = frozenset({"", "auto", "ffffff"})
_WHITE = "FFFFFF"
_TINY = 1.0  # points
_CORE = {"author": "creator", "last_editor": "lastModifiedBy"}
_EXTENDED = {"company": "Company", "manager": "Manager"}
_FOLDER = re.compile(r"[\\/:]")


def comments_of_others(root: _Element) -> list[_Element]:
    """Returns the comments without those that this program wrote."""
    return [comment for comment in root.iterfind(W + "comment") if not is_ours(comment)]


def tracked(root: _Element) -> Iterator[_Element]:
    """Yields the tracked changes that others made."""
    return (element for element in root.iter(*_TRACKED) if not is_ours(element))


def find_changes(marks: Sequence[ParagraphMark]) -> Iterator[Leftover]:
    """Yields the paragraphs with tracked changes; a change beside all paragraphs stands at the one before, or the first."""
    places = {mark.element: mark.paragraph.anchor for mark in marks if mark.element is not None}
    for root in dict.fromkeys(element.getroottree().getroot() for element in places):
        if next(tracked(root), None) is None:
            continue
        at = next((places[p] for p in root.iter(_PARAGRAPH) if p in places), None)
        for element in root.iter(_PARAGRAPH, *_TRACKED):
            if element.tag == _PARAGRAPH:
                at = places.get(element, at)
            elif at is not None and not is_ours(element):
                yield Leftover(LeftoverKind.CHANGE, at)


def find_unseen(marks: Sequence[ParagraphMark]) -> Iterator[Leftover]:
    """Yields the words in white upon no fill, and those of 1 pt."""
    for mark in marks:
        for span in mark.paragraph.spans:
            look = span.format
            if span.generated or not any(map(str.isalnum, span.text)):
                continue
            if look.size is not None and look.size <= _TINY:
                yield _at(mark.paragraph, span, LeftoverKind.TINY)
            elif look.colour == _WHITE and not look.shaded and not look.highlighted and not _is_filled(mark.element):
                yield _at(mark.paragraph, span, LeftoverKind.WHITE)


def _at(paragraph: Paragraph, span: Span, kind: LeftoverKind) -> Leftover:
    return Leftover(kind, paragraph.at(span))


def _is_filled(paragraph: _Element | None) -> bool:
    """Tells whether something may be painted behind a w:p: a fill of its own, of its cell or table, or a text box."""
    if paragraph is None:
        return True
    for element in (paragraph, *paragraph.iterancestors()):
        if element.tag == _BOX:
            return True
        properties = element.find(_PROPERTIES[element.tag]) if element.tag in _BEHIND else None
        if properties is not None and (_fill(properties) or properties.find(W + "tblStyle") is not None):
            return True
    return False


def _fill(properties: _Element) -> bool:
    shade = properties.find(W + "shd")
    if shade is None:
        return False
    return shade.get(W + "fill", "").lower() not in _NO_FILL or shade.get(VAL, "clear") not in ("clear", "nil")


def properties_left(package: Package, app: Mapping[str, str], settings: str | None) -> dict[str, bool]:
    """Returns which properties of the file tell who wrote it, with which template; `settings` names that package part."""
    name = package.related("", "core-properties")
    root = None if name is None else package.xml(name)
    core = {} if root is None else {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in root}
    told = {fact: core.get(written, "") not in ("", OURS) for fact, written in _CORE.items()}
    told |= {fact: bool(app.get(written)) for fact, written in _EXTENDED.items()}
    paths = (app.get("Template", ""), *_attached(package, settings))
    told["template"] = any(_FOLDER.search(path) for path in paths)
    return {fact: True for fact, there in told.items() if there}


def _attached(package: Package, settings: str | None) -> Iterator[str]:
    """Yields the path of the template that the settings refer to; it is outside the package."""
    if settings is None:
        return
    folder, _, stem = settings.rpartition("/")
    root = package.xml(f"{folder}/_rels/{stem}.rels")
    for element in root if root is not None else ():
        if element.get("Type", "").endswith("/attachedTemplate"):
            yield element.get("Target", "")
