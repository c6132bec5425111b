"""Small documents for the tests of recognition, built without any file."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from decree30_lint.formats.docx.read_docx import KNOWS
from decree30_lint.model.document import (
    Block,
    Cell,
    Document,
    Frame,
    HeaderKind,
    Margins,
    Paragraph,
    Precision,
    Section,
    Table,
)
from decree30_lint.model.document import Span as Run
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.parts import Part, Recognition, Vocabulary
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.units import Pt
from decree30_lint.recognise import recognise
from decree30_lint.ruleset.load import load_vocabulary
from decree30_lint.syntax.piece import Parsed

RULES = pathlib.Path(__file__).resolve().parents[2] / "rules" / "nd30-2020"
VOCABULARY: Vocabulary = load_vocabulary(RULES)
MARGINS = Margins(Pt(57), Pt(57), Pt(85), Pt(43))
FULL, LEFT, RIGHT = Extent(Pt(85), Pt(552)), Extent(Pt(80), Pt(260)), Extent(Pt(260), Pt(556))
ROOMS = {1: (FULL,), 2: (LEFT, RIGHT), 3: (LEFT, Extent(Pt(260), Pt(280)), Extent(Pt(280), Pt(556)))}


@dataclass(frozen=True)
class P:
    """A paragraph to be: `**text` is bold, `*text` is not; `align` "c" "l" "r" "b"."""

    text: str
    align: str = "b"
    bold: bool = False
    italic: bool = False
    left: float = 0
    page_break: bool = False  # before it


Row = tuple[Sequence[P | str], ...]


def centred(text: str, bold: bool = True) -> P:
    return P(text, "c", bold)


_ALIGN = {"c": Align.CENTRE, "l": Align.LEFT, "r": Align.RIGHT, "b": Align.BOTH}


def paragraph(source: P | str, room: Extent, path: str, order: int) -> Paragraph:
    source = P(source) if isinstance(source, str) else source
    letters = RunFormat(bold=source.bold, italic=source.italic, size=Pt(13))
    layout = ParagraphLayout(align=_ALIGN[source.align], left=Pt(source.left), right=Pt(0), first_line=Pt(0))
    layout = replace(layout, page_break_before=source.page_break or None)
    spans = (Run(source.text, letters, 0),) if source.text else ()
    return Paragraph(spans, layout, Anchor(Path.parse(path), order), room)


def columns(*cells: Sequence[P | str]) -> Row:
    """A table of one row without lines, of one to three cells."""
    return cells


Source = P | str | Row | list[Row]


def document(*sources: Source, header: tuple[P | str, ...] = ()) -> Document:
    """Strings and P are paragraphs; a pair of lists is a table of one row, a list of pairs one of several rows."""
    blocks = tuple(_blocks(sources))
    head = {HeaderKind.DEFAULT: tuple(paragraph(p, FULL, f"header[1]/p[{i}]", 9000 + i) for i, p in enumerate(header, 1))}
    section = Section(Pt(595), Pt(842), MARGINS, blocks, Anchor(Path.parse("body/sect[1]")), headers=head if header else {})
    return Document("t.docx", "docx", (section,), (), Precision(Pt(0.05), Pt(0)), KNOWS)


def _blocks(sources: tuple[Source, ...]) -> Iterator[Block]:
    order = 0
    for number, source in enumerate(sources, start=1):
        if isinstance(source, P | str):
            order += 1
            yield paragraph(source, FULL, f"body/p[{number}]", order)
            continue
        rows = [source] if isinstance(source, tuple) else source
        built = []
        for r, row in enumerate(rows, start=1):
            cells = []
            for c, (content, room) in enumerate(zip(row, ROOMS[len(row)], strict=True), start=1):
                path = f"body/tbl[{number}]/tr[{r}]/tc[{c}]"
                paragraphs = tuple(paragraph(p, room, f"{path}/p[{i}]", order + i) for i, p in enumerate(content, start=1))
                order += len(content)
                cells.append(Cell(paragraphs, room, c))
            built.append(tuple(cells))
        yield Table(tuple(built), False, Anchor(Path.parse(f"body/tbl[{number}]"), order))


def framed(source: Document, *contents: tuple[Sequence[P | str], Extent]) -> Document:
    """The document with text boxes before its other blocks."""
    frames = tuple(
        Frame(
            tuple(
                paragraph(p, room, f"body/p[90]/txbx[{n}]/p[{i}]", n * 100 + i - 1000)
                for i, p in enumerate(content, start=1)
            ),
            Anchor(Path.parse(f"body/p[90]/txbx[{n}]")),
            room,
        )
        for n, (content, room) in enumerate(contents, start=1)
    )
    section = source.sections[0]
    return replace(source, sections=(replace(section, blocks=(*frames, *section.blocks)),))


def parts(source: Document) -> dict[str, list[str]]:
    """The paragraphs' texts by part ("noi-nhan list" with its role) of the first text."""
    found: dict[str, list[str]] = {}
    for component in read(source).texts[0].components:
        name = f"{component.part.value} {component.role}".strip()
        found.setdefault(name, []).extend(" ".join(p.text.split()) for p in component.paragraphs)
    return found


def read(source: Document) -> Recognition:
    return recognise(source, VOCABULARY)


def pieces(source: Document, part: Part) -> dict[str, str]:
    """The pieces of the part's parsed line, by name."""
    content = read(source).texts[0].of(part)[0].content
    assert isinstance(content, Parsed)
    return {name: piece.text for name, piece in content.pieces.items()}


NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATE = "Bến Đá, ngày 05 tháng 3 năm 2026"
PROSE = "Sở Nội vụ đề nghị các đơn vị rà soát hồ sơ lưu trữ, lập danh mục tài liệu và gửi kết quả trước cuối tháng."
LETTERHEAD = columns(
    [
        centred("UBND TỈNH THANH GIANG", False),
        centred("SỞ NỘI VỤ"),
        centred("Số: 05/SNV-VTLT", False),
        centred("V/v rà soát hồ sơ", False),
    ],
    [centred(NAME), centred(MOTTO), P(DATE, "c", italic=True)],
)
CLOSING = columns(
    ["Nơi nhận:", "- Như trên;", "- Lưu: VT, VTLT."],
    [centred("KT. GIÁM ĐỐC"), centred("PHÓ GIÁM ĐỐC"), "", "", centred("Tạ Quang Nhuận")],
)
