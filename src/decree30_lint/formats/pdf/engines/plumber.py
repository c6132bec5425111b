"""Reads PDF with pdfplumber (on pdfminer.six), which is slow but sure to come back."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from functools import cached_property

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import dict_value, resolve1
from pdfplumber.page import Page

from decree30_lint.errors import LintError
from decree30_lint.formats.pdf.content import FileFacts, PageContent, PageSource
from decree30_lint.formats.pdf.engines.fake_bold import without_fake_bold
from decree30_lint.formats.pdf.engines.page_frame import PageFrame, frame
from decree30_lint.formats.pdf.engines.plumber_device import Device, Interpreter
from decree30_lint.formats.pdf.engines.plumber_fields import Note, notes
from decree30_lint.formats.pdf.engines.raw import look_at
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted
from decree30_lint.formats.pdf.engines.user_unit import layers_off, unit_of


class PlumberEngine:
    """Opens files with pdfplumber; `open` raises UnreadableFileError or RefusedFileError."""

    name = "pdfplumber"

    def open(self, data: bytes) -> PageSource:
        try:
            return PlumberSource(data)
        except Exception as error:
            raise _refusal(error) from error


PLUMBER = PlumberEngine()

_PAGES_KEPT = 100

for library in ("pdfminer", "pdfplumber"):  # whose warnings would go to stderr
    logging.getLogger(library).addHandler(logging.NullHandler())


def _refusal(error: Exception) -> LintError:
    """Returns the refusal for an error of pdfminer, which raises many kinds on damaged files."""
    causes = (error, error.__context__, *error.args)
    return encrypted() if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes) else broken()


class PlumberSource:
    """Reads an open file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._raw = look_at(data)
        self._pdf = pdfplumber.open(io.BytesIO(data))
        self._count = len(self._pdf.pages)
        self._embedded: bool | None = None

    @property
    def facts(self) -> FileFacts:
        """Returns what the file says of itself; whether all fonts are embedded is known of the pages read so far."""
        marks = resolve1(self._pdf.doc.catalog.get("MarkInfo"))
        producer = self._pdf.metadata.get("Producer")
        return FileFacts(
            page_count=self._count,
            version=self._raw.version,
            producer=str(producer) if producer else None,
            encrypted=self._pdf.doc.encryption is not None,
            archival=self._raw.archival,
            tagged=isinstance(marks, dict) and resolve1(marks.get("Marked")) is True,
            embedded=self._embedded,
        )

    def pages(self) -> Iterator[PageContent]:
        for start in range(0, self._count, _PAGES_KEPT):
            if start:
                self._open_anew(start)
            for page in self._pdf.pages[:_PAGES_KEPT]:
                try:
                    content = self._content(page)
                except Exception as error:
                    raise _refusal(error) from error
                finally:
                    page.close()
                yield content

    def _open_anew(self, start: int) -> None:
        """Opens the file at the page after `start` others: pdfminer keeps what it has unpacked for any page."""
        self._pdf.close()
        self._pdf = pdfplumber.open(io.BytesIO(self._data), pages=list(range(start + 1, start + 1 + _PAGES_KEPT)))

    def _content(self, page: Page) -> PageContent:
        shown = _frame(page)
        device = Device(self._pdf.rsrcmgr, shown, self._hides)
        interpreter = Interpreter(self._pdf.rsrcmgr, device)
        interpreter.draw(page.page_obj.resources, page.page_obj.contents, shown.matrix)
        seen = notes(page.page_obj.annots, shown)
        for device.field, note in enumerate(seen):
            _draw(interpreter, note, page, shown)
        if device.fonts:
            self._embedded = all(font.embedded for font in device.fonts) and self._embedded is not False
        return PageContent(
            number=page.page_number,
            width=shown.width,
            height=shown.height,
            glyphs=without_fake_bold(device.glyphs),
            rules=device.rules,
            images=device.images,
            fields=[note.field for note in seen],
        )

    @cached_property
    def _off(self) -> set[int]:
        """Returns the object numbers of the layers that are switched off."""
        layers = layers_off(self._pdf.doc.catalog)
        return {number for layer in layers if (number := getattr(layer, "objid", None)) is not None}

    def _hides(self, layer: object) -> bool:
        return getattr(layer, "objid", None) in self._off

    def close(self) -> None:
        self._pdf.close()


def _draw(interpreter: Interpreter, note: Note, page: Page, shown: PageFrame) -> None:
    if note.appearance is not None:
        own = resolve1(note.appearance.get("Resources"))
        resources = own if isinstance(own, dict) else page.page_obj.resources
        interpreter.draw(dict_value(resources), [note.appearance], note.matrix.then(shown.matrix))


def _frame(page: Page) -> PageFrame:
    """Returns the frame of a page: pdfminer has the boxes as in the file; the crop box ends where the sheet ends."""
    sheet = _upright(page.page_obj.mediabox)
    crop = _upright(page.page_obj.cropbox or page.page_obj.mediabox)
    box = (max(sheet[0], crop[0]), max(sheet[1], crop[1]), min(sheet[2], crop[2]), min(sheet[3], crop[3]))
    return frame(box, page.rotation, unit_of(page.page_obj.attrs))


def _upright(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Returns left, bottom, right, top of a box, which may be written from any of its corners."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])
