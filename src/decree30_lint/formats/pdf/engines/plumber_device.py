# ruff: noqa: N802 (operators are methods named by pdfminer)
"""Lists what pdfminer interprets of a page's content as glyphs, strokes and pictures of the shown page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from unicodedata import normalize

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import PathSegment

from decree30_lint.formats.pdf.content import Glyph, GlyphStyle, Image, PageStroke
from decree30_lint.formats.pdf.engines.axis_aligned_lines import Point, axis_aligned_lines
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame, clockwise, slants
from decree30_lint.formats.pdf.engines.plumber_colours import hexadecimal
from decree30_lint.formats.pdf.engines.plumber_fonts import Font, font_of
from decree30_lint.formats.pdf.engines.plumber_images import image

_FILL_AND_STROKE, _STROKE_ONLY, _UNSEEN = (2, 6), (1, 5), (3, 7)  # ways to draw letters
_OPAQUE = (1.0, 1.0)  # of filling and of stroking


class Device(PDFTextDevice):
    """Collects what is drawn; `field` is set while an appearance is drawn. `hides` tells whether a layer is switched off."""

    def __init__(self, resources: PDFResourceManager, shown: PageFrame, hides: Callable[[object], bool]) -> None:
        super().__init__(resources)
        self.glyphs: list[Glyph] = []
        self.rules: list[PageStroke] = []
        self.images: list[Image] = []
        self.fonts: set[Font] = set()
        self.field: int | None = None
        self.fill: str | None = None  # the colour in which stencils are painted
        self.opacity = _OPAQUE
        self.hides = hides
        self._shown = shown
        self._layers: list[bool] = []
        self._mode = 0
        self._fonts: dict[PDFFont, Font] = {}
        self._looks: dict[tuple[object, ...], tuple[GlyphStyle, Font]] = {}

    def enter(self, hidden: bool) -> None:
        """Begins marked content, or a form; `hidden` states that its layer is switched off."""
        self._layers.append(hidden)

    def leave(self) -> None:
        if self._layers:
            self._layers.pop()

    def render_string(self, textstate: PDFTextState, seq: Any, ncs: PDFColorSpace, graphicstate: PDFGraphicState) -> None:
        self._mode = textstate.render
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
        advance = font.char_width(cid) * fontsize * scaling
        if any(self._layers):
            return advance
        placed = Matrix(*matrix)
        left, baseline = placed.point(0, rise)
        right, _ = placed.point(advance, rise)
        look, known = self._look(Matrix(*(fontsize * part for part in matrix[:4])), font, graphicstate)
        letter = _letter(font, cid)
        if letter.strip():
            self.fonts.add(known)
        self.glyphs.append(Glyph(letter, left, right, baseline, look))
        return advance

    def _look(self, matrix: Matrix, font: PDFFont, state: PDFGraphicState) -> tuple[GlyphStyle, Font]:
        """Returns style and font of a letter; `matrix` is that of letters of size 1."""
        key = (font, matrix, self._mode, repr(state.ncolor), repr(state.scolor), self.opacity, self.field)
        known = self._looks.get(key)
        if known is None:
            named = self._fonts.get(font) or self._fonts.setdefault(font, font_of(font))
            stroked = self._mode in _STROKE_ONLY
            look = GlyphStyle(
                font=named.name,
                size=round(matrix.em, 3),
                family=named.family,
                bold=True if self._mode in _FILL_AND_STROKE else named.bold,
                italic=True if slants(matrix) else named.italic,
                colour=hexadecimal(state.scolor, state.scs) if stroked else hexadecimal(state.ncolor, state.ncs),
                visible=self._mode not in _UNSEEN and self.opacity[stroked] > 0,
                angle=clockwise(matrix),
                field=self.field,
            )
            known = self._looks[key] = look, named
        return known

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        colour, space = (graphicstate.scolor, graphicstate.scs) if stroke else (graphicstate.ncolor, graphicstate.ncs)
        painted = hexadecimal(colour, space)
        if any(self._layers) or not (stroke or fill) or painted == "FFFFFF" or not self.opacity[stroke]:
            return
        matrix = Matrix(*_six(self.ctm))
        half = graphicstate.linewidth * matrix.scale / 2 if stroke else 0.0
        solid = not (stroke and _dashed(graphicstate))
        for box in axis_aligned_lines(_polygons(path, matrix), half, filled=not stroke):
            self.rules.append(PageStroke(*box, painted, solid, self.field))

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """Does nothing: forms and pictures need no place of their own in our lists."""

    def end_figure(self, name: str) -> None:
        """Does nothing; see `begin_figure`."""

    def render_image(self, name: str, stream: PDFStream) -> None:
        if any(self._layers):
            return
        box = Matrix(*_six(self.ctm)).box(0, 0, 1, 1)
        thing = image(stream, box, self._shown.width * self._shown.height, self.fill, self.field)
        if isinstance(thing, Image):
            self.images.append(thing)
        elif thing is not None:
            self.rules.append(thing)


def _six(ctm: tuple[float, ...] | None) -> tuple[float, ...]:
    return ctm or Matrix()


def _letter(font: PDFFont, cid: int) -> str:
    try:
        letter = str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return ""
    letter = letter.replace("\x00", "").replace("\ufffe", "").replace("\uffff", "")
    return normalize("NFC", letter) if len(letter) > 1 else letter


def _dashed(state: PDFGraphicState) -> bool:
    dashes = state.dash[0] if state.dash else None
    return isinstance(dashes, list) and any(dashes)


def _polygons(path: Sequence[PathSegment], matrix: Matrix) -> list[list[Point]]:
    """Returns the runs of straight lines of a path; curves break a run."""
    runs: list[list[Point]] = [[]]
    for operator, *numbers in path:
        if operator == "h":
            if runs[-1] and runs[-1][-1] != runs[-1][0]:
                runs[-1].append(runs[-1][0])
            continue
        x, y = numbers[-2:]
        if operator != "l":
            runs.append([])
        runs[-1].append(matrix.point(float(x), float(y)))
    return runs


class Interpreter(PDFPageInterpreter):
    """Interprets content as pdfminer does, with what that leaves out: opacity, layers, and the state that forms inherit."""

    device: Device

    def __init__(self, resources: PDFResourceManager, device: Device) -> None:
        super().__init__(resources, device)
        self._inherited: PDFGraphicState | None = None
        self._opacities: list[tuple[float, float]] = []

    def draw(self, resources: dict[object, object], streams: Sequence[object], matrix: Matrix) -> None:
        self.device.opacity = _OPAQUE
        self.render_contents(resources, streams, ctm=matrix)

    def subinterp(self) -> Interpreter:
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)
        inner._inherited = self.graphicstate
        return inner

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        if self._inherited:
            self.graphicstate = self._inherited.copy()
        else:
            self.graphicstate.linewidth = 1

    def do_w(self, linewidth: Any) -> None:
        """Sets the line width, in units of what is drawn later: its coordinates may change until then."""
        self.graphicstate.linewidth = _number(linewidth, 1.0)

    def do_q(self) -> None:
        super().do_q()
        self._opacities.append(self.device.opacity)

    def do_Q(self) -> None:
        super().do_Q()
        if self._opacities:
            self.device.opacity = self._opacities.pop()

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState") or {})
        state = dict_value(states.get(_named(name)) or {})
        fill, stroke = (resolve1(state.get(key)) for key in ("ca", "CA"))
        before = self.device.opacity
        self.device.opacity = (_number(fill, before[0]), _number(stroke, before[1]))

    def do_BMC(self, tag: Any) -> None:
        self.device.enter(False)

    def do_BDC(self, tag: Any, props: Any) -> None:
        properties = dict_value(self.resources.get("Properties") or {})
        self.device.enter(_named(tag) == "OC" and self.device.hides(properties.get(_named(props))))

    def do_EMC(self) -> None:
        self.device.leave()

    def do_Do(self, xobjid_arg: Any) -> None:
        opacity = self.device.opacity
        thing = resolve1(self.xobjmap.get(_named(xobjid_arg)))
        self.device.enter(isinstance(thing, PDFStream) and self.device.hides(thing.get("OC")))
        self.device.fill = hexadecimal(self.graphicstate.ncolor, self.graphicstate.ncs)
        super().do_Do(xobjid_arg)
        self.device.leave()
        self.device.opacity = opacity


def _named(name: object) -> object:
    return name.name if isinstance(name, PSLiteral) else None


def _number(given: object, otherwise: float) -> float:
    return float(given) if isinstance(given, int | float) else otherwise
