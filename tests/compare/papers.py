"""Small documents to compare, built without any file."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from decree30_lint.compare import compare
from decree30_lint.formats.docx.read_docx import KNOWS as DOCX_KNOWS
from decree30_lint.formats.pdf.read_pdf import KNOWS as PDF_KNOWS
from decree30_lint.model.comparison import Difference
from decree30_lint.model.document import Block, Cell, Document, HeaderKind, Paragraph, Precision, Section, Span, Table
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.units import Pt

PLAIN = RunFormat("Times New Roman", Pt(14), bold=False, italic=False)

Source = str | Paragraph | Table


def paragraph(text: str, number: int, letters: RunFormat = PLAIN, path: str = "") -> Paragraph:
    spans = (Span(text, letters, 0),) if text else ()
    return Paragraph(spans, ParagraphLayout(), Anchor(Path.parse(path or f"body/p[{number}]"), number))


def looking(*runs: tuple[str, RunFormat], number: int = 1) -> Paragraph:
    """A paragraph of several looks."""
    spans = []
    at = 0
    for text, letters in runs:
        spans.append(Span(text, letters, at))
        at += len(text)
    return Paragraph(tuple(spans), ParagraphLayout(), Anchor(Path.parse(f"body/p[{number}]"), number))


def paper(*sources: Source, format: str = "docx", pages: int | None = None, header: Sequence[str] = ()) -> Document:
    blocks: list[Block] = [
        paragraph(source, number) if isinstance(source, str) else source for number, source in enumerate(sources, start=1)
    ]
    heads = {
        HeaderKind.DEFAULT: tuple(paragraph(text, 900 + n, path=f"header[1]/p[{n}]") for n, text in enumerate(header, 1))
    }
    section = Section(
        Pt(595), Pt(842), None, tuple(blocks), Anchor(Path.parse("body/sect[1]")), headers=heads if header else {}
    )
    precision = Precision(Pt(0.05), Pt(0)) if format == "docx" else Precision(Pt(0.5), Pt(0.5))
    knows = DOCX_KNOWS if format == "docx" else PDF_KNOWS
    return Document(f"t.{format}", format, (section,), (), precision, knows, page_count=pages)


def table(*rows: Sequence[str], number: int = 1) -> Table:
    """One paragraph a cell."""
    built = []
    for r, row in enumerate(rows, start=1):
        paths = [f"body/tbl[{number}]/tr[{r}]/tc[{c}]/p[1]" for c in range(1, len(row) + 1)]
        cells = [paragraph(text, number, path=path) for text, path in zip(row, paths, strict=True)]
        built.append(tuple(Cell((cell,), None, c) for c, cell in enumerate(cells, start=1)))
    return Table(tuple(built), True, Anchor(Path.parse(f"body/tbl[{number}]"), number))


def placed(*lines: tuple[str, float, float]) -> Document:
    """A PDF of one page: each line with its left edge and its top."""
    found = []
    for number, (text, left, top) in enumerate(lines, start=1):
        box = Box(1, Pt(left), Pt(top), Pt(left + 7 * len(text)), Pt(top + 14))
        anchor = Anchor(Path.parse(f"body/p[{number}]"), number, page=1, box=box)
        made = paragraph(text, number)
        found.append(replace(made, anchor=anchor, spans=(replace(made.spans[0], box=box),)))
    return paper(*found, format="pdf")


def differences(draft: Document, final: Document) -> list[tuple[str, str, str]]:
    """Kind and both texts of each difference."""
    return [(d.kind.value, d.draft.text, d.final.text) for d in found(draft, final)]


def found(draft: Document, final: Document) -> tuple[Difference, ...]:
    return compare(draft, final).differences
