"""Makes the empty Word document of the form: A4, its styles, and next to nothing of python-docx's own template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.shared import Pt as WordPt
from docx.styles.style import ParagraphStyle
from msgspec import Struct

from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.units import Pt
from decree30_lint.report.form import measures

_DAY = datetime(2020, 3, 5)  # the same in every form: it says nothing of when a form was made
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # what an archive says of where it was made: the same on every system
_OF_PACKAGE = ("officeDocument", "core-properties", "extended-properties")
_OF_DOCUMENT = ("styles", "settings", "theme", "fontTable")
_KEPT = (*_OF_PACKAGE, *_OF_DOCUMENT)  # parts of the template that a Word document has to have
_SETTINGS = ("defaultTabStop", "characterSpacingControl", "decimalSymbol", "listSeparator")
_WORD_2013 = "15"  # else Word opens a document as one of an earlier version
_FACTS_PART = "docProps/app.xml"
_FACTS = (  # instead of those of the template
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Pages>1</Pages><Application>decree30-lint</Application></Properties>"
)
_TYPEFACES = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_LANGUAGE = "vi-VN"


class FormStyle(Struct, frozen=True):
    """Describes a style of paragraphs. `exact` is the height of its lines where the letters do not decide it."""

    name: str
    size: Pt = measures.BODY
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER
    bold: bool = False
    italic: bool = False
    before: Pt = Pt(0)
    after: Pt = Pt(0)
    left: Pt = Pt(0)
    exact: Pt | None = None

    @property
    def letters(self) -> RunFormat:
        """Returns how its letters look, for measuring them."""
        return RunFormat(measures.FONT, self.size, self.bold, self.italic)

    def height(self, lines: int = 1) -> Pt:
        """Returns the height of a paragraph of so many lines, in points."""
        line = self.size * SINGLE if self.exact is None else self.exact
        return Pt(self.before + lines * line + self.after)


def length(points: float) -> Length:
    """Returns points as a length of python-docx, in whole twentieths, as Word keeps them."""
    return WordPt(round(points * 20) / 20)


def blank_document(styles: tuple[FormStyle, ...]) -> WordDocument:
    """Returns a document without text that has these styles and no other."""
    document = Document()
    _drop_parts(document)
    _clear_settings(document)
    _set_page(document)
    _clear_styles(document)
    for style in styles:
        _add(document, style)
    return document


def _drop_parts(document: WordDocument) -> None:
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] not in _KEPT:
                del owner.rels[key]


def _clear_settings(document: WordDocument) -> None:
    settings = document.settings.element
    for each in list(settings):
        if each.tag not in map(qn, map("w:{}".format, (*_SETTINGS, "compat"))):
            settings.remove(each)
    for each in list(settings.find(qn("w:compat"))):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), _WORD_2013)
        elif each.tag != qn("w:compatSetting"):
            each.getparent().remove(each)


def _set_page(document: WordDocument) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = map(length, measures.PAGE)
    section.top_margin, section.bottom_margin = length(measures.TOP), length(measures.BOTTOM)
    section.left_margin, section.right_margin = length(measures.LEFT), length(measures.RIGHT)
    section.header_distance = section.footer_distance = length(measures.TOP / 2)


def _clear_styles(document: WordDocument) -> None:
    """Leaves the body, the plain table, and the defaults, which say the font once more: a theme would choose another."""
    element = document.styles.element
    kept = ("Normal", "Normal Table")
    for each in list(element):
        named = each.find(qn("w:name"))
        if each.tag == qn("w:latentStyles") or (named is not None and named.get(qn("w:val")) not in kept):
            element.remove(each)
    normal = document.styles["Normal"]
    _set_font(normal.element.get_or_add_rPr(), document)
    normal.font.size = WordPt(measures.BODY)


def _set_font(properties: Any, document: WordDocument) -> None:
    defaults: Any = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for each in (defaults, properties):
        for name in ("w:rFonts", "w:lang"):
            found = each.find(qn(name))
            if found is not None:
                each.remove(found)
        each.insert(0, new_element("w:rFonts", dict.fromkeys(_TYPEFACES, measures.FONT)))
        each.append(new_element("w:lang", {"w:val": _LANGUAGE}))


def new_element(name: str, attributes: Mapping[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _add(document: WordDocument, style: FormStyle) -> None:
    made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    made.base_style = document.styles["Normal"]
    made.font.size, made.font.bold, made.font.italic = WordPt(style.size), style.bold, style.italic
    layout = made.paragraph_format
    layout.alignment = style.align
    layout.left_indent = length(style.left) if style.left else None
    layout.space_before, layout.space_after = length(style.before), length(style.after)
    layout.line_spacing = 1.0 if style.exact is None else length(style.exact)


def packed(document: WordDocument, title: str, identifier: str) -> bytes:
    """Returns the file: for the same document the same bytes, whenever they are made."""
    facts = document.core_properties
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = facts.subject = ""
    facts.title, facts.identifier, facts.language = title, identifier, _LANGUAGE
    facts.created = facts.modified = _DAY
    facts.revision = 1
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            target.writestr(entry, _FACTS if name == _FACTS_PART else source.read(name))
    return out.getvalue()
