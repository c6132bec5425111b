"""Makes the illustration of a report from the content that was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from decree30_lint.formats import sniff
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.convert import convert, find_office, to_pdfs
from decree30_lint.formats.file_formats import FILE_FORMATS
from decree30_lint.formats.read_options import ReadOptions
from decree30_lint.illustrate.margin_boxes import margin_boxes, section_at
from decree30_lint.illustrate.shown_places import ShownPlace, illustration, joined_lines
from decree30_lint.model.document import Document
from decree30_lint.model.edits import SetPage
from decree30_lint.model.illustration import Illustration, PictureMaker
from decree30_lint.model.path import Path
from decree30_lint.model.report import Report

_READ_AGAIN = 200  # pages of a PDF: in a longer one the whole paragraph is marked


def word_makers() -> list[PictureMaker]:
    """Returns what can show Word files on this machine, the best first; the last one always can."""
    found = {
        PictureMaker.LIBREOFFICE: find_office() is not None,
        PictureMaker.DXPDF: find_spec("dxpdf") is not None,
        PictureMaker.OUTLINE: True,
    }
    return [maker for maker, is_there in found.items() if is_there]


def illustrated_pdf(data: bytes, report: Report, clock: Clock = UNBOUNDED) -> Illustration:
    """Shows the pages of a PDF themselves. Raises LintError where they cannot be drawn."""
    from decree30_lint.illustrate.page_pictures import page_pictures

    places = list(_pdf_places(data, report, clock))
    return illustration(report, PictureMaker.PDFIUM, places, lambda numbers: page_pictures(data, numbers, clock))


def _pdf_places(data: bytes, report: Report, clock: Clock) -> Iterator[ShownPlace]:
    from decree30_lint.annotate.pdf_places import areas_of, glyphs_of

    locations = [location for finding in report.findings for location in finding.locations]
    is_short = (report.pages or 0) <= _READ_AGAIN
    glyphs = glyphs_of(data, locations, clock) if is_short else {}
    document = _pdf_with_margins(data, report, clock) if is_short else None
    for finding in report.findings:
        page, boxes = finding.location.place.page or 1, tuple(joined_lines(areas_of(finding.locations, glyphs)))
        if document is not None and (section := section_at(document, Path.parse(finding.location.place.path))):
            boxes = tuple(margin_boxes(finding.edits, section, page, section.height))
        yield ShownPlace(boxes[0].page if boxes else page, boxes)


def _pdf_with_margins(data: bytes, report: Report, clock: Clock) -> Document | None:
    """Returns the document once more where a finding speaks of its margins; else None, since reading it takes long."""
    if not any(isinstance(edit, SetPage) for finding in report.findings for edit in finding.edits):
        return None
    from decree30_lint.formats.pdf.read_pdf import read_pdf

    return read_pdf(data, report.path, ReadOptions(clock=clock))


def as_docx(data: bytes, clock: Clock = UNBOUNDED) -> bytes:
    """Returns a Word file as DOCX: older formats are converted as they are when they are judged. Raises as `convert`."""
    content = sniff(data)
    return convert(data, f".{content}", clock) if content in FILE_FORMATS["converted"].contents else data


def printed(files: Sequence[bytes], maker: PictureMaker, clock: Clock = UNBOUNDED) -> list[bytes | None]:
    """Returns a PDF of each DOCX, as `maker` lays it out; None for what it cannot print, or where it prints nothing.

    Raises the errors of `convert`.
    """
    if maker is PictureMaker.LIBREOFFICE and files:
        return to_pdfs([(data, ".docx") for data in files], clock)
    if maker is PictureMaker.DXPDF:
        return [_printed_by_dxpdf(data) for data in files]
    return [None] * len(files)


def _printed_by_dxpdf(data: bytes) -> bytes | None:
    import dxpdf

    try:
        return bytes(dxpdf.convert(data))
    except (RuntimeError, ValueError):
        return None


def illustrated_print(
    data: bytes, pdf: bytes, maker: PictureMaker, report: Report, clock: Clock = UNBOUNDED
) -> Illustration:
    """Shows a DOCX on a print of it, `pdf`. Raises LintError where that cannot be read or drawn."""
    from decree30_lint.illustrate.page_pictures import page_pictures
    from decree30_lint.illustrate.print_letters import print_pages
    from decree30_lint.illustrate.word_places import word_places

    places = word_places(_document(data, report, clock), print_pages(pdf, clock), report.findings)
    return illustration(report, maker, places, lambda numbers: page_pictures(pdf, numbers, clock))


def illustrated_outline(data: bytes, report: Report, clock: Clock = UNBOUNDED) -> Illustration:
    """Shows a DOCX as this program draws it. Raises LintError where it cannot be read."""
    from decree30_lint.illustrate.outline import Outline

    outline = Outline(_document(data, report, clock))
    places = [outline.place(finding) for finding in report.findings]
    return illustration(report, PictureMaker.OUTLINE, places, outline.pictures)


def _document(data: bytes, report: Report, clock: Clock) -> Document:
    from decree30_lint.formats.docx import read_docx

    return read_docx(data, report.path, ReadOptions(clock=clock))
