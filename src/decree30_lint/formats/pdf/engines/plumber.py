# ruff: noqa: N802 (operators are methods named by pdfminer)
"""Reads PDF with pdfplumber (on pdfminer.six), which is slow but sure to come back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.utils import PathSegment
from pdfplumber.page import Page

from decree30_lint.errors import LintError
from decree30_lint.formats import limits
from decree30_lint.formats.pdf.content import ARTIFACT, FileFacts, Image, PageContent, PageSource, PageStroke
from decree30_lint.formats.pdf.engines.fake_bold import without_fake_bold
from decree30_lint.formats.pdf.engines.fields import PlumberNote, plumber_notes
from decree30_lint.formats.pdf.engines.file_facts import look_at, plumber_facts
from decree30_lint.formats.pdf.engines.fonts import PlumberFont
from decree30_lint.formats.pdf.engines.images import PlumberPicture, image_of
from decree30_lint.formats.pdf.engines.letters import Drawing, PlumberLetters
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame, plumber_frame, unit_of
from decree30_lint.formats.pdf.engines.pages_kept import pages_kept
from decree30_lint.formats.pdf.engines.plumber_file import PlumberFile
from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict, name_of, number_or, plain
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted
from decree30_lint.formats.pdf.engines.strokes import plumber_path, strokes_of
from decree30_lint.formats.pdf.engines.tag_tree import PlumberTree
from decree30_lint.formats.pdf.engines.visibility import layers_off, numbers_of, plumber_colour, plumber_hides

_OPAQUE = (1.0, 1.0)  # of filling and of stroking


class PlumberEngine:
    """Opens files with pdfplumber; `open` raises UnreadableFileError or RefusedFileError."""

    name = "pdfplumber"

    def open(self, data: bytes) -> PageSource:
        try:
            return PlumberSource(data)
        except Exception as error:
            raise _refusal(error) from error


PLUMBER = PlumberEngine()


for library in ("pdfminer", "pdfplumber"):  # whose warnings would go to stderr
    logging.getLogger(library).addHandler(logging.NullHandler())


def _refusal(error: Exception) -> LintError:
    """Returns the refusal for an error of pdfminer, which raises many kinds on damaged files; ours stay as they are."""
    if isinstance(error, LintError):
        return error
    causes = (error, error.__context__, *error.args)
    return encrypted() if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes) else broken()


class PlumberSource:
    """Reads an open file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._raw = look_at(data)
        self._pdf = PlumberFile(data)
        self.page_count = len(self._pdf.pages)
        self._embedded: bool | None = None

    @property
    def facts(self) -> FileFacts:
        """Returns what the file says of itself; whether all fonts are embedded is known of the pages read so far."""
        return plumber_facts(self._pdf, PdfDict(self._pdf.doc.catalog), self.page_count, self._raw, self._embedded)

    def pages(self) -> Iterator[PageContent]:
        kept = pages_kept(self.page_count)
        for start in range(0, self.page_count, kept):
            if start:
                self._open_anew(range(start + 1, start + 1 + kept))
            for page in self._pdf.pages[:kept]:
                try:
                    content = self._content(page)
                except Exception as error:
                    raise _refusal(error) from error
                finally:
                    page.close()
                yield content

    def _open_anew(self, numbers: range) -> None:
        """Opens the file for the pages of these numbers: pdfminer keeps what it has unpacked for any page."""
        self._pdf.close()
        self._pdf = PlumberFile(self._data, numbers)

    def _content(self, page: Page) -> PageContent:
        shown = _frame(page)
        device = Device(self._pdf.rsrcmgr, shown, self._hides)
        interpreter = Interpreter(self._pdf.rsrcmgr, device)
        interpreter.draw(page.page_obj.resources, page.page_obj.contents, shown.matrix)
        seen = plumber_notes(_annotations(page), shown)
        for device.field, note in enumerate(seen):
            _draw(interpreter, note, page, shown)
        if device.letters.embedded is not None:
            self._embedded = device.letters.embedded and self._embedded is not False
        return PageContent(
            number=page.page_number,
            width=shown.width,
            height=shown.height,
            glyphs=without_fake_bold(device.letters.glyphs),
            rules=device.rules,
            images=device.images,
            fields=[note.field for note in seen],
            has_shapes=device.has_shapes,
            tags=self._tree.tags(page.page_obj.pageid),
        )

    @cached_property
    def _tree(self) -> PlumberTree:
        return PlumberTree(PdfDict(self._pdf.doc.catalog))

    @cached_property
    def _off(self) -> frozenset[int]:
        """Returns the object numbers of the layers that are switched off."""
        return numbers_of(layers_off(PdfDict(self._pdf.doc.catalog)))

    def _hides(self, layer: object) -> bool:
        return plumber_hides(layer, self._off)

    def close(self) -> None:
        self._pdf.close()


def _annotations(page: Page) -> list[PdfDict]:
    given = plain(page.page_obj.annots)
    entries = given if isinstance(given, list) else []
    return [entry for entry in entries if isinstance(entry, PdfDict) and not entry.is_stream]


def _draw(interpreter: Interpreter, note: PlumberNote, page: Page, shown: PageFrame) -> None:
    if note.appearance is not None:
        own = resolve1(note.appearance.entries.get("Resources"))
        resources = own if isinstance(own, dict) else page.page_obj.resources
        interpreter.draw(dict_value(resources), [note.appearance.stream], note.matrix.then(shown.matrix))


def _frame(page: Page) -> PageFrame:
    mediabox, cropbox = page.page_obj.mediabox, page.page_obj.cropbox
    return plumber_frame(mediabox, cropbox or mediabox, page.rotation, unit_of(PdfDict(page.page_obj.attrs)))


def _font(font: PDFFont) -> PlumberFont:
    return PlumberFont(font, PdfDict(font.descriptor or {}), drawn=isinstance(font, PDFType3Font))


class Device(PDFTextDevice):
    """Collects what is drawn; `field` is set while an appearance is drawn. `hides` tells whether a layer is switched off."""

    def __init__(self, resources: PDFResourceManager, shown: PageFrame, hides: Callable[[object], bool]) -> None:
        super().__init__(resources)
        self.letters = PlumberLetters(_font)
        self.rules: list[PageStroke] = []
        self.has_shapes = False
        self.images: list[Image] = []
        self.field: int | None = None
        self.fill: str | None = None  # the colour in which stencils are painted
        self.opacity = _OPAQUE
        self.hides = hides
        self._shown = shown
        self._layers: list[bool] = []
        self._marks: list[int | None] = []
        self._drawing = Drawing(0, _OPAQUE, None)
        self._count = 0
        self._mark_here: int | None = None

    def enter(self, hidden: bool, mark: int | None = None) -> None:
        """Begins marked content, or a form; `hidden` states that its layer is switched off."""
        self._layers.append(hidden)
        self._marks.append(mark)

    def count(self) -> None:
        """Counts one thing more that is drawn. Raises RefusedFileError where there are too many."""
        self._count += 1
        if self._count > limits.PAGE_OBJECTS.most:
            raise limits.PAGE_OBJECTS.error()

    def leave(self) -> None:
        if self._layers:
            self._layers.pop()
            self._marks.pop()

    def _mark(self) -> int | None:
        """Returns the outermost mark."""
        marks = [mark for mark in self._marks if mark is not None]
        return next((mark for mark in marks if mark >= 0), ARTIFACT if marks else None)

    def render_string(self, textstate: PDFTextState, seq: Any, ncs: PDFColorSpace, graphicstate: PDFGraphicState) -> None:
        self._drawing = Drawing(textstate.render, self.opacity, self.field)
        self._mark_here = self._mark()
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: tuple[float, float, float, float, float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self.count()
        advance = font.char_width(cid) * fontsize * scaling
        if any(self._layers):
            return advance
        placed = Matrix(*matrix)
        left, baseline = placed.point(0, rise)
        right, _ = placed.point(advance, rise)
        size = Matrix(*(fontsize * part for part in matrix[:4]))
        style = self.letters.style(font, size, graphicstate, self._drawing)
        self.letters.add(_meaning(font, cid), (left, right, baseline), style, self._mark_here)
        return advance

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        self.count()
        if any(self._layers) or not self.opacity[stroke]:
            return
        drawn = plumber_path(graphicstate, path, Matrix(*(self.ctm or Matrix())), stroked=stroke, filled=fill)
        if drawn is not None:
            self.has_shapes = self.has_shapes or self.field is None
            self.rules.extend(strokes_of(drawn, self.field))

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """Does nothing: forms and pictures need no place of their own in our lists."""

    def end_figure(self, name: str) -> None:
        """Does nothing; see `begin_figure`."""

    def render_image(self, name: str, stream: PDFStream) -> None:
        if any(self._layers):
            return
        box = Matrix(*(self.ctm or Matrix())).box(0, 0, 1, 1)
        picture = PlumberPicture(PdfDict(stream.attrs, stream), self.fill)
        thing = image_of(picture, box, self._shown.width * self._shown.height, self.field)
        if isinstance(thing, Image):
            self.images.append(thing)
        elif thing is not None:
            self.rules.append(thing)


def _meaning(font: PDFFont, cid: int) -> str:
    try:
        return str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return ""


class Interpreter(PDFPageInterpreter):
    """Interprets content as pdfminer does, with what that leaves out: opacity, layers, and the state that forms inherit."""

    device: Device

    def __init__(self, resources: PDFResourceManager, device: Device) -> None:
        super().__init__(resources, device)
        self._inherited: PDFGraphicState | None = None
        self._depth = 0  # of forms
        self._opacities: list[tuple[float, float]] = []

    def draw(self, resources: dict[object, object], streams: Sequence[object], matrix: Matrix) -> None:
        self.device.opacity = _OPAQUE
        self.render_contents(resources, streams, ctm=matrix)

    def subinterp(self) -> Interpreter:
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)
        inner._inherited = self.graphicstate
        inner._depth = self._depth + 1
        return inner

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        if self._inherited:
            self.graphicstate = self._inherited.copy()
        else:
            self.graphicstate.linewidth = 1

    def do_w(self, linewidth: Any) -> None:
        """Sets the line width, in units of what is drawn later: its coordinates may change until then."""
        self.graphicstate.linewidth = number_or(linewidth, 1.0)

    def do_q(self) -> None:
        super().do_q()
        self._opacities.append(self.device.opacity)

    def do_Q(self) -> None:
        super().do_Q()
        if self._opacities:
            self.device.opacity = self._opacities.pop()

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState") or {})
        state = dict_value(states.get(name_of(name)) or {})
        fill, stroke = (resolve1(state.get(key)) for key in ("ca", "CA"))
        before = self.device.opacity
        self.device.opacity = (number_or(fill, before[0]), number_or(stroke, before[1]))

    def do_BMC(self, tag: Any) -> None:
        self.device.enter(False, self._mark(tag, None))

    def do_BDC(self, tag: Any, props: Any) -> None:
        properties = dict_value(self.resources.get("Properties") or {})
        given = properties.get(name_of(props))
        hidden = name_of(tag) == "OC" and self.device.hides(given)
        self.device.enter(hidden, self._mark(tag, resolve1(props if given is None else given)))

    def _mark(self, tag: object, properties: object) -> int | None:
        """Returns the mark of what begins here; marks of forms and appearances are not those of the page."""
        if self._inherited is not None or self.device.field is not None:
            return None
        mark = resolve1(properties.get("MCID")) if isinstance(properties, dict) else None
        return mark if isinstance(mark, int) and mark >= 0 else ARTIFACT if name_of(tag) == "Artifact" else None

    def do_EMC(self) -> None:
        self.device.leave()

    def do_Do(self, xobjid_arg: Any) -> None:
        self.device.count()
        if self._depth >= limits.DEEPEST_FORM:
            return
        opacity = self.device.opacity
        thing = resolve1(self.xobjmap.get(name_of(xobjid_arg)))
        self.device.enter(isinstance(thing, PDFStream) and self.device.hides(thing.get("OC")))
        self.device.fill = plumber_colour(self.graphicstate.ncolor, self.graphicstate.ncs.name)
        super().do_Do(xobjid_arg)
        self.device.leave()
        self.device.opacity = opacity
