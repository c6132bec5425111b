"""Changes styles, and the defaults of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetStyle

_BEHIND_LETTERS = ("tblPr", "trPr", "tcPr", "tblStylePr")
_BEHIND = {"rPr": _BEHIND_LETTERS, "pPr": ("rPr", *_BEHIND_LETTERS)}
"""What stands behind these lists in a w:style."""


def write_style(package: EditedPackage, edit: SetStyle) -> bool:
    """Gives a style, or the defaults, the format and the layout; False where the file has no such style."""
    part = package.related("styles")
    root = None if part is None else package.tree(part)
    if part is None or root is None:
        return False
    style = _defaults(root) if edit.style is None else _style(root, edit.style)
    if style is None:
        return False
    lists: tuple[tuple[PropertyTable[Any], Any], ...] = ((RUN, edit.format), (PARAGRAPH, edit.layout))
    for table, values in lists:
        if values is not None:
            properties = _list(style, table.tag)
            package.change_list(table, part, properties, table.changes(values, table.props(properties)))
    return True


def _style(root: _Element, key: str) -> _Element | None:
    return next((style for style in root.iterfind(W + "style") if style.get(W + "styleId") == key), None)


def _defaults(root: _Element) -> _Element:
    return _child(root, "docDefaults", ("latentStyles", "style"))


def _list(style: _Element, tag: str) -> _Element:
    """Returns the list of properties of a style, or of the defaults, where each stands in a box of its own."""
    if style.tag != W + "docDefaults":
        return _child(style, tag, _BEHIND[tag])
    return _child(_child(style, f"{tag}Default", ("pPrDefault",) if tag == "rPr" else ()), tag, ())


def _child(parent: _Element, name: str, behind: Sequence[str]) -> _Element:
    """Returns the child, a new one before those that stand `behind` it where there is none."""
    found = parent.find(W + name)
    if found is None:
        found = parent.makeelement(W + name)
        tags = {W + other for other in behind}
        parent.insert(next((at for at, child in enumerate(parent) if child.tag in tags), len(parent)), found)
    return found
