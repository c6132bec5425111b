"""Reads the bytes of a PDF as a `Document`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta, timezone
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from decree30_lint.formats.clock import Clock
from decree30_lint.formats.pdf.content import FileFacts, PageContent
from decree30_lint.formats.pdf.engines.choose import read_pages
from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks
from decree30_lint.formats.pdf.layout.blocks.repair_text_layer import repair_text_layer, unseen_text
from decree30_lint.formats.pdf.layout.paragraphs.appearances import appearances
from decree30_lint.formats.pdf.layout.paragraphs.build import Laid
from decree30_lint.formats.pdf.layout.sequence import lay_out, lay_out_page
from decree30_lint.formats.pdf.scaling import is_scaled
from decree30_lint.formats.pdf.scan import page_scan, scan_of
from decree30_lint.formats.pdf.text_layer import TextLayer, is_vietnamese
from decree30_lint.formats.read_options import DEFAULT_OPTIONS, ReadOptions
from decree30_lint.model.document import Block, Cell, Document, Frame, Legibility, Paragraph, Precision, Section, Table
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.path import BODY, Step
from decree30_lint.model.picture import Page, PageScan, Scan, ScanText
from decree30_lint.model.place import Anchor
from decree30_lint.model.signatures import Signature
from decree30_lint.model.units import Pt

PRECISION = Precision(length=Pt(1.0), size=Pt(0.3))
"""How far lengths and sizes of a PDF may be off: programs that print round and scale."""

KNOWS: frozenset[Knowledge] = frozenset()
"""What a PDF tells: nothing but what its pages show. Its reader makes blanks, cells, borders and order of what it sees."""


_VIETNAM = timezone(timedelta(hours=7))


class _PageRead(NamedTuple):
    layout: PageBlocks
    scan: PageScan | None
    has_shapes: bool


def read_pdf(data: bytes, name: str, reading: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Returns the document. Raises UnreadableFileError, RefusedFileError or DeadlinePassedError with cause and remedy."""
    facts, read, used = read_pages(data, _read, reading.engine, reading.clock)
    layouts, layer = repair_text_layer([one.layout for one in read])
    pages = tuple(_page(one) for one in read)
    scan = scan_of(pages, facts.version, _under_scans(layouts, pages, layer))
    legibility = _legibility(scan, layer)
    if reading.ocr and scan is not None and legibility is Legibility.NONE:
        layouts, legibility = _recognised(data, read, reading.clock)
    laid = _laid(layouts, legibility)
    return Document(
        name=name,
        format="pdf",
        sections=laid.sections,
        strokes=laid.strokes,
        precision=PRECISION,
        knows=KNOWS,
        pages=tuple(replace(page, printed=laid.printed.get(page.number)) for page in pages),
        page_count=facts.page_count,
        footnotes=laid.footnotes,
        pictures=laid.pictures,
        appearances=appearances(layouts),
        signatures=_signatures(data, layouts, reading),
        facts=_facts(facts, used),
        scan=scan,
        legibility=legibility,
        scaled=legibility is Legibility.FULL and is_scaled(layouts),
    )


def _signatures(data: bytes, layouts: Sequence[PageBlocks], reading: ReadOptions) -> tuple[Signature, ...]:
    if b"/ByteRange" not in data:
        return ()
    from decree30_lint.formats.pdf.signatures import read_signatures

    known = [(page.number, field) for page in layouts for field in page.fields if field.kind == "Sig"]
    at = None if reading.as_of is None else datetime.combine(reading.as_of, time.max, _VIETNAM)
    return read_signatures(data, reading.trust, known, at)


def _read(page: PageContent) -> _PageRead:
    scan = page_scan(page)
    return _PageRead(lay_out_page(page, scanned=scan is not None), scan, page.has_shapes)


def _page(read: _PageRead) -> Page:
    layout = read.layout
    blank = not (layout.blocks or layout.images or read.has_shapes or layout.signed)
    return Page(layout.number, Pt(layout.width), Pt(layout.height), read.scan is not None, blank, read.scan)


def _under_scans(layouts: Sequence[PageBlocks], pages: Sequence[Page], layer: TextLayer) -> TextLayer:
    """Returns what the text under the scans is worth: a program that knows no Vietnamese made rubbish of what it read."""
    if layer not in (TextLayer.GOOD, TextLayer.MENDED):
        return layer
    scanned = [layout for layout, page in zip(layouts, pages, strict=True) if page.scan is not None]
    return layer if is_vietnamese("".join(unseen_text(scanned))) else TextLayer.FOREIGN


def _legibility(scan: Scan | None, layer: TextLayer) -> Legibility:
    if scan is not None:
        return Legibility.OCR if scan.text_layer is ScanText.OCR else Legibility.NONE
    return Legibility.FULL if layer in (TextLayer.GOOD, TextLayer.MENDED) else Legibility.NONE


def _recognised(data: bytes, read: Sequence[_PageRead], clock: Clock) -> tuple[list[PageBlocks], Legibility]:
    """Returns the pages with the words that OCR reads off the pictures, and how far they can be read then."""
    from decree30_lint.formats.pdf.ocr import ocr_pages

    scanned = [one.layout.number for one in read if one.scan is not None]
    read_off = {page.number: lay_out_page(page).blocks for page in ocr_pages(data, scanned, clock=clock)}
    shown = [one.layout._replace(blocks=read_off.get(one.layout.number, one.layout.blocks)) for one in read]
    layouts, layer = repair_text_layer(shown)
    return layouts, Legibility.NONE if layer is TextLayer.NONE else Legibility.OCR


def _laid(pages: Sequence[PageBlocks], legibility: Legibility) -> Laid:
    if legibility is Legibility.NONE:
        return Laid(tuple(_blank_sections(pages)), (), (), ())
    laid = lay_out(pages)
    if legibility is Legibility.FULL:
        return laid
    sections = tuple(
        replace(s, margins=None, blocks=tuple(map(_unset, s.blocks)), headers={}, footers={}) for s in laid.sections
    )
    return Laid(sections, (), (), ())


def _blank_sections(pages: Sequence[PageBlocks]) -> list[Section]:
    """Returns sections of sheets of which nothing can be read."""
    sizes = [(page.width, page.height) for page in pages]
    return [
        Section(Pt(width), Pt(height), None, (), Anchor(BODY.child(Step.SECTION, number)))
        for number, ((width, height), _) in enumerate(groupby(sizes), start=1)
    ]


def _unset(block: Block) -> Block:
    """Returns the block without the format and the place of its letters, which nobody measured."""
    match block:
        case Paragraph():
            spans = tuple(replace(span, format=RunFormat(), box=None) for span in block.spans)
            return replace(block, spans=spans, layout=ParagraphLayout(), extent=None)
        case Frame():
            return replace(block, blocks=tuple(map(_unset, block.blocks)), extent=None)
        case Table():
            return replace(block, rows=tuple(tuple(map(_unset_cell, row)) for row in block.rows))


def _unset_cell(cell: Cell) -> Cell:
    return replace(cell, blocks=tuple(map(_unset, cell.blocks)), extent=None)


def _facts(facts: FileFacts, engine: str) -> dict[str, str | int | bool]:
    """Returns what the file says of itself, for archives, without the facts that are None."""
    known = {
        "version": facts.version,
        "producer": facts.producer,
        "encrypted": facts.encrypted,
        "archival": facts.archival,
        "tagged": facts.tagged,
        "embedded": facts.embedded,
        "engine": engine,
    }
    return {key: value for key, value in known.items() if value is not None}
