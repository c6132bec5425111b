"""Numbers pages: in the middle of the upper margin, from the second page on, with as little change as possible."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from decree30_lint.formats.docx.ooxml import MC, R, W
from decree30_lint.formats.docx.package import relations_part
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.section import SECTION
from decree30_lint.formats.docx.sections import references
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.markup import (
    DECLARATION,
    NAMESPACES,
    complex_field,
    element,
    paragraph_properties,
    run_properties,
)
from decree30_lint.formats.docx.write.number_fields import is_number_alone, number_paragraphs, take_out
from decree30_lint.formats.docx.write.pages import section_properties
from decree30_lint.formats.docx.write.shape_changes import renumber
from decree30_lint.formats.docx.write.shapes import parsed
from decree30_lint.model.document import HeaderKind, Paragraph, Section
from decree30_lint.model.edits import NumberPages
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.metrics import SINGLE, stretches
from decree30_lint.model.path import Path
from decree30_lint.model.units import Pt

_LAYOUT = ParagraphLayout(Align.CENTRE, Pt(0), Pt(0), Pt(0), Pt(0), Pt(0), LineSpacing(lines=1.0))
_MIDDLE = ParagraphLayout(Align.CENTRE, Pt(0), Pt(0), Pt(0))
_OFF_CENTRE = 0.02  # of the page's width: what stands nearer to its middle stays
_LEAST_HEADER = Pt(10)  # points: printers reach no nearer to the edge of the sheet
_USUAL_HEADER = Pt(36)  # points from the edge of the sheet, as Word has it
_ROOTS = {"header": "hdr", "footer": "ftr"}
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHOWN = tuple(W + name for name in ("t", "sym", "fldChar", "fldSimple", "drawing", "pict", "object", "tbl"))


def write_page_numbers(package: EditedPackage, edit: NumberPages) -> bool:
    """Numbers the pages of the section, and of those that had their number in the same footer.

    Where later sections go on with its header, the numbers in their footers go too.
    The first page of the document then shows none. False, with nothing changed, where a field is broken.
    """
    pages = _PageNumbers(package, RunFormat(edit.family, edit.size, bold=False, italic=False))
    section = next((at for at, each in enumerate(package.document.sections) if each.anchor.path == edit.at.path), None)
    if section is None:
        return False
    feet = {part for kind, part in pages.edges(section, "footer").items() if kind in pages.kinds and pages.numbers(part)}
    alike = [at for at in range(len(package.document.sections)) if feet & set(pages.edges(at, "footer").values())]
    for part in sorted(feet):
        if not pages.without_numbers(part):
            return False
    numbered = sorted({section, *alike})
    for at in numbered:
        pages.number(at)
    pages.number_once(numbered)
    if 0 in (section, *alike):
        pages.bare_first_page()
    return True


class _PageNumbers(Struct):
    """Puts numbers in these letters on pages. Headers and footers go by the names of their parts."""

    package: EditedPackage
    letters: RunFormat

    @property
    def kinds(self) -> tuple[HeaderKind, ...]:
        """Returns the headers of the pages after the first."""
        return (HeaderKind.DEFAULT, HeaderKind.EVEN) if self.package.document.even_and_odd else (HeaderKind.DEFAULT,)

    def edges(self, at: int, story: str) -> dict[HeaderKind, str]:
        """Returns the headers ("header") or footers in force in the section with this number, as they stand now."""
        found: dict[HeaderKind, str] = {}
        relations = self.package.relations()
        for section in self.package.document.sections[: at + 1]:
            ids = references(self._written(section), story)
            found |= {kind: relations[key].target for kind, key in ids.items() if key in relations}
        return {kind: part for kind, part in found.items() if part}

    def _written(self, section: Section) -> _Element | None:
        """Returns the w:sectPr of a section, None where it has none."""
        found = self.package.resolve(section.anchor.path).element
        return found.find(W + "sectPr") if found.tag == W + "body" else found

    def tree(self, part: str) -> _Element:
        root = self.package.tree(part)
        if root is None:  # a relationship without its part
            self.package.add_part(part, _part("header", "<w:p/>"))
            root = self.package.tree(part)
        assert root is not None
        return root

    def numbers(self, part: str) -> list[_Element]:
        return number_paragraphs(self.tree(part))

    def without_numbers(self, part: str) -> bool:
        """Takes all numbers out of a header or footer; False where one cannot be taken out."""
        root = self.tree(part)
        for paragraph in self.numbers(part):
            if root in paragraph.iterancestors() and not take_out(self.package.marks, paragraph):
                return False
            self.package.touch(part)
        return True

    def number(self, at: int) -> None:
        """Has the pages of a section show their number, in the middle of the header."""
        section = self.package.document.sections[at]
        for kind in self.kinds:
            part = self.edges(at, "header").get(kind)
            if part is None:
                name = self._new_part("header", _part("header", _number(self.letters)))
                self._refer(section, "header", kind, name)
                self._make_room(section, alone=True)
            elif not self._straighten(part, section):
                alone = not _shows(self.tree(part))
                self._put_in(part)
                self._make_room(section, alone=alone)

    def number_once(self, numbered: Sequence[int]) -> None:
        """Takes the numbers out of the footers of all pages that show them in the header of one of these sections."""
        heads = {part for at in numbered for part in self._shown(at, "header")}
        for at in range(len(self.package.document.sections)):
            if heads & self._shown(at, "header"):
                for part in self._shown(at, "footer"):
                    self.without_numbers(part)

    def _shown(self, at: int, story: str) -> set[str]:
        """Returns the headers or footers of the pages after the first of a section."""
        return {part for kind, part in self.edges(at, story).items() if kind in self.kinds}

    def _straighten(self, part: str, section: Section) -> bool:
        """Moves the numbers of a header to its middle, and tells whether it has one there.

        Those that stand beside other words, in a cell or in a text box are taken out.
        """
        held = False
        root = self.tree(part)
        for paragraph in self.numbers(part):
            if root not in paragraph.iterancestors():
                continue
            read = self._read(part, paragraph)
            if read is None:  # one that was put in, or what older programs show of a text box
                held |= next(paragraph.iterancestors(MC + "Fallback"), None) is None
            elif _off_centre(read, section) <= _OFF_CENTRE * section.width:
                held = True
            elif is_number_alone(paragraph) and _is_free(paragraph):
                self._centre(part, paragraph, read.anchor.path)
                held = True
            else:
                take_out(self.package.marks, paragraph)
                self.package.touch(part)
        return held or not self.without_numbers(part)

    def _read(self, part: str, paragraph: _Element) -> Paragraph | None:
        """Returns the paragraph as it was read, None for one that was written since."""
        for path, read in self.package.paragraphs.items():
            if not path.in_body and self.package.resolve(path) == (part, paragraph):
                return read
        return None

    def _centre(self, part: str, paragraph: _Element, path: Path) -> None:
        for run in paragraph.iter(W + "r"):
            for tab in list(run.iterchildren(W + "tab", W + "ptab")):
                run.remove(tab)
        if paragraph.find(f"{W}pPr/{W}framePr") is not None:
            place = {"framePr/xAlign": "center", "framePr/x": None, "framePr/hAnchor": "margin"}
            self.package.change_properties(PARAGRAPH, part, paragraph, place)
        self.package.set_properties(PARAGRAPH, part, paragraph, _MIDDLE, self.package.inherited(path))
        self.package.touch(part)

    def _put_in(self, part: str) -> None:
        """Puts the number into the first line of a header where that is blank, else into a line before all others."""
        root = self.tree(part)
        number = parsed(_number(self.letters))
        first = next(iter(root), None)
        if first is not None and first.tag == W + "p" and next(first.iter(*_SHOWN, W + "pBdr"), None) is None:
            runs = list(number.iterchildren(W + "r"))
            read = self._read(part, first)
            inherited = {} if read is None else self.package.inherited(read.anchor.path)
            self.package.set_properties(PARAGRAPH, part, first, _LAYOUT, inherited)
            first.extend(runs)
            self.package.marks.replaced([], runs)
        else:
            root.insert(0, number)
        self.package.touch(part)

    def _make_room(self, section: Section, *, alone: bool) -> None:
        """Moves the header up where the text would have to give way to the line of the number, and has digits show it.

        A number that stands `alone` at the edge of the sheet, where nothing can be printed, moves down.
        """
        margins, line = section.margins, SINGLE * (self.letters.size or 0)
        properties = section_properties(self.package, section.anchor.path)
        changes: dict[str, str | None] = {}
        if section.number_format not in (None, "decimal"):
            changes["pgNumType/fmt"] = None
        if margins and margins.header is not None and margins.top >= _LEAST_HEADER + line:
            lowest = Pt(margins.top - line)
            if margins.header > lowest or (alone and margins.header < _LEAST_HEADER):
                changes |= SECTION.fields["header"].changes(min(lowest, _USUAL_HEADER), {}, {})
        if changes:
            self.package.change_list(SECTION, self.package.main, properties, changes)

    # The first page

    def bare_first_page(self) -> None:
        """Has the first page show what it shows today, but for the number."""
        section = self.package.document.sections[0]
        properties = section_properties(self.package, section.anchor.path)
        if SECTION.get(properties, "title_page"):
            self._bare_title_page(section)
            return
        for story in _ROOTS:
            edges = self.edges(0, story)
            self._set_first(section, story, edges.get(HeaderKind.DEFAULT), edges.get(HeaderKind.FIRST))
        self.package.change_list(SECTION, self.package.main, properties, {"titlePg": "1"})

    def _bare_title_page(self, section: Section) -> None:
        usual = {
            part for at in range(len(self.package.document.sections)) for story in _ROOTS for part in self._shown(at, story)
        }
        for story in _ROOTS:
            part = self.edges(0, story).get(HeaderKind.FIRST)
            if part is not None and self.numbers(part):
                if part in usual:
                    self._set_first(section, story, part, part)
                else:
                    self.without_numbers(part)

    def _set_first(self, section: Section, story: str, model: str | None, first: str | None) -> None:
        """Has the first page show what the others do without their number, whatever stood there while it was not shown."""
        copy = None if model is None else self._copy(model)
        if copy is None and (first is None or not _shows(self.tree(first))):
            return
        later = self.package.document.sections[1:]
        own = [HeaderKind.FIRST in references(self._written(each), story) for each in later]
        cut = own.index(True) if True in own else len(own)
        if any(each.title_page for each in later[:cut]):  # they take what they took before
            kept = first or self._new_part(story, _part(story, "<w:p/>"))
            self._refer(later[0], story, HeaderKind.FIRST, kept)
        name = self._new_part(story, copy or _part(story, "<w:p/>"))
        if copy is not None and model is not None:
            self._copy_relations(model, name)
        self._refer(section, story, HeaderKind.FIRST, name)

    def _copy(self, part: str) -> bytes | None:
        """Returns a header or footer without its numbers, None where nothing is left."""
        root = deepcopy(self.tree(part))
        for paragraph in number_paragraphs(root):
            if root in paragraph.iterancestors():
                take_out(self.package.marks, paragraph)
        if not _shows(root):
            return None
        for each in root.iter(W + "p", W + "tr"):
            for name in [name for name in each.attrib if str(name).endswith(("}paraId", "}textId"))]:
                del each.attrib[name]
        for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
            mark.getparent().remove(mark)  # type: ignore[union-attr]
        renumber(self.package, root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _copy_relations(self, part: str, name: str) -> None:
        relations = self.package.tree(relations_part(part))
        if relations is not None:
            self.package.add_part(relations_part(name), etree.tostring(relations, xml_declaration=True, encoding="UTF-8"))

    # Parts

    def _new_part(self, story: str, content: bytes) -> str:
        folder = self.package.main.rpartition("/")[0]
        names = set(self.package.names())
        number = 1
        while (name := f"{folder}/{story}{number}.xml".lstrip("/")).lower() in names:
            number += 1
        self.package.add_part(name, content)
        self.package.declare(name, f"{_CONTENT}.{story}+xml")
        return name

    def _refer(self, section: Section, story: str, kind: HeaderKind, part: str) -> None:
        """Has the section show this header or footer on pages of this kind."""
        properties = section_properties(self.package, section.anchor.path)
        tag = f"{W}{story}Reference"
        own = next((each for each in properties.iterfind(tag) if each.get(W + "type", "default") == kind), None)
        if own is None:
            own = properties.makeelement(tag, {W + "type": kind.value}, nsmap={"r": R[1:-1]})
            properties.insert(0, own)
        own.set(R + "id", self.package.relate(story, part))
        self.package.touch(self.package.main)


def _part(story: str, inside: str) -> bytes:
    root = _ROOTS[story]
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def _number(letters: RunFormat) -> str:
    written = run_properties(letters)
    return element("p", paragraph_properties(_LAYOUT, mark=written), complex_field("PAGE", "2", written))


def _shows(root: _Element) -> bool:
    """Tells whether a header or footer holds anything to be seen."""
    drawn = any(each.tag != W + "t" or (each.text or "").strip() for each in root.iter(*_SHOWN))
    return drawn or next(root.iter(W + "pBdr"), None) is not None


def _is_free(paragraph: _Element) -> bool:
    """Tells whether it stands in no cell and in no text box."""
    return next(paragraph.iterancestors(W + "tc", W + "txbxContent"), None) is None


def _off_centre(paragraph: Paragraph, section: Section) -> float:
    """Returns how far the number stands from the middle of the page or of its text, whichever is nearer, in points."""
    if paragraph.extent is None:
        return 0.0 if paragraph.layout.align is Align.CENTRE else section.width
    at = next((span.start for span in paragraph.spans if span.field in ("PAGE", "IF PAGE")), 0)
    line = next((line for line in stretches(paragraph) if line.start <= at < line.end), None)
    if line is None:
        return section.width
    centres = [section.width / 2]
    if section.margins:
        centres.append((section.margins.left + section.width - section.margins.right) / 2)
    return min(abs(line.left + line.width / 2 - centre) for centre in centres)
