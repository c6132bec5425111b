"""Sets paper and margins of sections."""

from __future__ import annotations

from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.section import SECTION, PageSetup
from decree30_lint.formats.docx.sections import page_setup
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.document import Margins, Section
from decree30_lint.model.edits import SetPage
from decree30_lint.model.path import Path

_SIDES = ("top", "bottom", "left", "right")
_PAPER = ("width", "height", "landscape")


def write_page(package: EditedPackage, edit: SetPage) -> bool:
    """Sets paper and margins; a section without margins gets them only where all four are known."""
    section = section_at(package, edit.at.path)
    wanted = {side: value for side in _SIDES if (value := getattr(edit, side)) is not None}
    if section.margins is None and 0 < len(wanted) < len(_SIDES):
        return False
    margins = Margins(**wanted) if section.margins is None and wanted else section.margins
    section = replace(section, width=edit.width or section.width, height=edit.height or section.height)
    section = replace(section, margins=margins and replace(margins, **wanted))
    properties = section_properties(package, edit.at.path)
    settings = package.related("settings")
    setup = page_setup(section, SECTION.read(properties), None if settings is None else package.tree(settings))
    fields = {*wanted, *(_PAPER if edit.width is not None else ())}
    changes = SECTION.changes(PageSetup(**{name: getattr(setup, name) for name in fields}), SECTION.props(properties))
    if changes:
        package.change_list(SECTION, package.main, properties, changes)
    return True


def section_at(package: EditedPackage, path: Path) -> Section:
    """Returns the section with this path."""
    return next(section for section in package.document.sections if section.anchor.path == path)


def section_properties(package: EditedPackage, path: Path) -> _Element:
    """Returns the w:sectPr of a section; the last section, which may have none, gets one."""
    element = package.resolve(path).element
    if element.tag != W + "body":
        return element
    found = element.find(W + "sectPr")
    if found is None:
        found = element.makeelement(W + "sectPr")
        element.append(found)
    return found
