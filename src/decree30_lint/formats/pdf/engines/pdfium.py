"""Reads PDF with pdfium, which is quick but can hang on a malicious file; see `choose`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats import limits
from decree30_lint.formats.pdf.content import FileFacts, Image, PageContent, PageSource, PageStroke
from decree30_lint.formats.pdf.engines import pdfium_objects as calls
from decree30_lint.formats.pdf.engines.covered import Cover, with_covered
from decree30_lint.formats.pdf.engines.fields import PdfiumForm, PdfiumNote, attributed
from decree30_lint.formats.pdf.engines.file_facts import Raw, look_at, pdfium_facts
from decree30_lint.formats.pdf.engines.images import PdfiumPicture, image_of
from decree30_lint.formats.pdf.engines.letters import NO_LETTERS, PageLetters, pdfium_letters
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame, Rectangle, pdfium_frame, user_units
from decree30_lint.formats.pdf.engines.pages_kept import pages_kept
from decree30_lint.formats.pdf.engines.pdfium_objects import (
    PageContext,
    TextObject,
    matrix_of,
    objects_of_form,
    objects_of_page,
    page_context,
)
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted
from decree30_lint.formats.pdf.engines.strokes import pdfium_path, strokes_of
from decree30_lint.formats.pdf.engines.tag_tree import mark_of, pdfium_tags
from decree30_lint.formats.pdf.engines.visibility import hidden_layers, pdfium_hides
from decree30_lint.processes import end_where_memory_is_refused


class PdfiumEngine:
    """Opens files with pdfium; `open` raises UnreadableFileError or RefusedFileError."""

    name = "pdfium"

    def open(self, data: bytes) -> PageSource:
        end_where_memory_is_refused()
        pdfium.FPDF_InitLibrary()
        return PdfiumSource(data)


PDFIUM = PdfiumEngine()


def _document(data: bytes) -> pdfium.FPDF_DOCUMENT:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        wants_password = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise encrypted() if wants_password else broken()
    return document


class PdfiumSource:
    """Reads an open file; pdfium reads from `data` as long as it is open."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document = _document(data)
        self._embedded: bool | None = None

    @property
    def facts(self) -> FileFacts:
        """Returns what the file says of itself; whether all fonts are embedded is known of the pages read so far."""
        return pdfium_facts(self._document, self._raw, self._embedded)

    @property
    def page_count(self) -> int:
        count: int = pdfium.FPDF_GetPageCount(self._document)
        return count

    def pages(self) -> Iterator[PageContent]:
        limits.PAGES.hold(self.page_count)
        kept = pages_kept(self.page_count)
        for index in range(self.page_count):
            if index % kept == 0 < index:
                self._open_anew()
            page = pdfium.FPDF_LoadPage(self._document, index)
            if not page:
                raise broken()
            try:
                content = self._content(page, index)
            finally:
                pdfium.FPDF_ClosePage(page)
            yield content

    def _content(self, page: pdfium.FPDF_PAGE, index: int) -> PageContent:
        shown = pdfium_frame(page, self._units[index] if index < len(self._units) else 1.0)
        sheet = page_context(self._document, page, shown, self._hidden)
        tags = pdfium_tags(page)
        things = _drawn(sheet, objects_of_page(sheet.page), shown.matrix, tagged=tags is not None)
        letters = pdfium_letters(page, shown.matrix, things.texts)
        self._note_fonts(letters)
        notes = self._form.notes(page, shown) if pdfium.FPDFPage_GetAnnotCount(page) else []
        content = PageContent(
            number=index + 1,
            width=shown.width,
            height=shown.height,
            glyphs=letters.glyphs,
            rules=things.rules,
            images=things.images,
            fields=[note.field for note in notes if note.seen],
            has_shapes=bool(things.shapes),
            tags=tags,
        )
        if any(note.drawn and note.seen for note in notes):
            added = _appearances(self._flattened, index, notes, shown)
            self._note_fonts(added.letters)
            content.glyphs.extend(added.letters.glyphs)
            content.rules.extend(added.rules)
            content.images.extend(added.images)
        return content

    def _note_fonts(self, letters: PageLetters) -> None:
        if letters.embedded is not None:
            self._embedded = letters.embedded and self._embedded is not False

    @cached_property
    def _raw(self) -> Raw:
        return look_at(self._data)

    @cached_property
    def _units(self) -> list[float]:
        """Returns the points of a user unit by page; none where no page has a user unit."""
        if not self._raw.scaled:
            return []
        return user_units(self._data)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Returns the names of the layers that are switched off."""
        if not self._raw.layered:
            return frozenset()
        return hidden_layers(self._data)

    @cached_property
    def _form(self) -> PdfiumForm:
        return PdfiumForm(self._document)

    @cached_property
    def _flattened(self) -> pdfium.FPDF_DOCUMENT:
        return _document(self._data)

    def _open_anew(self) -> None:
        """Opens the file again: pdfium keeps what it has unpacked for any page until a document is closed."""
        self.close()
        self._document = _document(self._data)

    def close(self) -> None:
        opened = vars(self)
        if "_form" in opened:
            opened.pop("_form").close()
        if "_flattened" in opened:
            pdfium.FPDF_CloseDocument(opened.pop("_flattened"))
        pdfium.FPDF_CloseDocument(self._document)


class _Drawn(NamedTuple):
    """Holds what objects show; `texts` go by their pointers, and `shapes` are those of paths that are seen."""

    rules: list[PageStroke]
    images: list[Image]
    texts: dict[int, TextObject]
    shapes: list[int]


class _PlacedObject(NamedTuple):
    """Holds an object and the map from its coordinates to the shown page."""

    pointer: int
    kind: int
    matrix: Matrix


def _drawn(
    sheet: PageContext, objects: Iterable[int], outer: Matrix, field: int | None = None, *, tagged: bool = False
) -> _Drawn:
    """Returns what objects of a page, and of forms among them, show.

    `outer` maps their coordinates to the shown page. A `tagged` page names its objects by marks; what stands in a form has
    the mark of the form.
    """
    found = _Drawn([], [], {}, [])
    covers: list[Cover] = []
    count = 0
    for pointer in objects:
        for placed in _within(pointer, outer, sheet.hidden):
            count += 1
            if count > limits.PAGE_OBJECTS.most:
                raise limits.PAGE_OBJECTS.error()
            if placed.kind == pdfium.FPDF_PAGEOBJ_TEXT:
                found.texts[placed.pointer] = TextObject(placed.matrix, field, mark_of(pointer) if tagged else None)
            elif placed.kind == pdfium.FPDF_PAGEOBJ_PATH:
                path = pdfium_path(placed.pointer, placed.matrix)
                found.shapes.extend([placed.pointer] if path else ())
                found.rules.extend(strokes_of(path, field) if path else ())
            elif placed.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                picture = PdfiumPicture(sheet, placed.pointer)
                box = _unit_box(placed)
                covers.append(Cover(picture, box, len(found.texts)))
                _add(found, image_of(picture, box, sheet.area, field))
    return found._replace(texts=with_covered(found.texts, covers, sheet.area)) if covers else found


def _add(found: _Drawn, thing: Image | PageStroke | None) -> None:
    if isinstance(thing, Image):
        found.images.append(thing)
    elif thing is not None:
        found.rules.append(thing)


def _unit_box(placed: _PlacedObject) -> Rectangle:
    """Returns where a picture stands: it fills the square from 0 to 1 of its own coordinates."""
    return matrix_of(placed.pointer).then(placed.matrix).box(0, 0, 1, 1)


def _within(pointer: int, outer: Matrix, hidden: frozenset[str], depth: int = 0) -> Iterator[_PlacedObject]:
    if hidden and pdfium_hides(pointer, hidden):
        return
    kind = calls.object_type(pointer)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield _PlacedObject(pointer, kind, outer)
    elif depth < limits.DEEPEST_FORM:
        inner = matrix_of(pointer).then(outer)
        for child in objects_of_form(pointer):
            yield from _within(child, inner, hidden, depth + 1)


class _Appearances(NamedTuple):
    """Holds what the appearances show; each thing has the index of its field among those seen."""

    letters: PageLetters
    rules: list[PageStroke]
    images: list[Image]


def _appearances(document: pdfium.FPDF_DOCUMENT, index: int, notes: list[PdfiumNote], shown: PageFrame) -> _Appearances:
    """Draws the annotations into the page of `document`, a copy that serves nothing else, and reads what was drawn."""
    page = pdfium.FPDF_LoadPage(document, index)
    flattened = page and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    pdfium.FPDF_ClosePage(page)
    page = pdfium.FPDF_LoadPage(document, index) if flattened else None
    if not page:
        return _Appearances(NO_LETTERS, [], [])
    try:
        return _appearing(page_context(document, page, shown), page, notes, shown.matrix)
    finally:
        pdfium.FPDF_ClosePage(page)


def _appearing(sheet: PageContext, page: pdfium.FPDF_PAGE, notes: list[PdfiumNote], shown: Matrix) -> _Appearances:
    """Returns what the annotations show: the last object of a flattened page is a form with one form for each."""
    added = objects_of_page(sheet.page)[-1]
    outer = matrix_of(added).then(shown)
    found = _Drawn([], [], {}, [])
    for appearance, field in attributed(objects_of_form(added), notes, outer):
        inside = _drawn(sheet, [appearance], outer, field)
        found.rules.extend(inside.rules)
        found.images.extend(inside.images)
        found.texts.update(inside.texts)
    letters = pdfium_letters(page, shown, found.texts) if found.texts else NO_LETTERS
    return _Appearances(letters, found.rules, found.images)
