"""Writes WordprocessingML as text: elements, and lists of properties by their tables."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from decree30_lint.formats.docx import ooxml
from decree30_lint.formats.docx.schema.children import Changes, Props, write_children
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.model.formatting import ParagraphLayout, RunFormat

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in ooxml.NAMESPACES.items())
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PREFIX = {"w": ooxml.NAMESPACES["w"]}
_DECLARED = f' xmlns:w="{ooxml.NAMESPACES["w"]}"'
_NONE: Props = {}


def element(name: str, /, *children: str, **attributes: object) -> str:
    """Returns `<w:name w:attribute="value">children</w:name>`; attributes that are None are left out."""
    written = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None)
    inside = "".join(children)
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def complex_field(instruction: str, shown: str, properties: str) -> str:
    """Returns the runs of a field with this instruction and result, all with the same w:rPr."""
    marks = {kind: element("r", properties, element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    said = element("r", properties, f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
    result = element("r", properties, f'<w:t xml:space="preserve">{shown}</w:t>')
    return marks["begin"] + said + marks["separate"] + result + marks["end"]


def property_list(table: PropertyTable[Any], changes: Changes, *, before: str = "", behind: str = "") -> str:
    """Returns the list with these properties and the XML that stands before and behind them, "" if it is empty."""
    parent = etree.Element(ooxml.W + table.tag, nsmap=_PREFIX)
    write_children(parent, table.children, changes)
    inside = "".join(etree.tostring(child, encoding="unicode").replace(_DECLARED, "", 1) for child in parent)
    return element(table.tag, before, inside, behind) if before or inside or behind else ""


def run_properties(letters: RunFormat, more: Props = _NONE) -> str:
    """Returns the w:rPr of `letters` and `more`."""
    return property_list(RUN, {**more, **RUN.changes(letters)})


def paragraph_properties(layout: ParagraphLayout, more: Props = _NONE, *, mark: str = "", section: str = "") -> str:
    """Returns the w:pPr of `layout` and `more`, with the w:rPr of its mark and the w:sectPr of a section that it ends."""
    return property_list(PARAGRAPH, {**more, **PARAGRAPH.changes(layout)}, behind=mark + section)
