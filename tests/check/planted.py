"""Word files with one fault in one place: in a style, in the defaults, in how the letterhead is typed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from decree30_lint.compose import Layout, compose_docx, load_specimen

SPECIMENS = Path(__file__).resolve().parents[2] / "fixtures" / "specimens"
NAMES = sorted(path.stem for path in SPECIMENS.glob("[!_]*.yaml"))

_END_OF_DEFAULTS = "</w:pPr></w:pPrDefault>"
_TIMES, _ARIAL = (f'w:ascii="{family}" w:hAnsi="{family}"' for family in ("Times New Roman", "Arial"))
_PLANTS = {
    "defaults/size": ("defaults", '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang', '<w:sz w:val="22"/><w:lang'),
    "defaults/family": ("defaults", _TIMES, _ARIAL),
    "defaults/align": ("defaults", f'<w:jc w:val="both"/>{_END_OF_DEFAULTS}', f'<w:jc w:val="left"/>{_END_OF_DEFAULTS}'),
    "defaults/after": ("defaults", 'w:before="0" w:after="120"', 'w:before="0" w:after="0"'),
    "defaults/first_line": ("defaults", 'w:firstLine="720"/><w:jc w:val="both"/></w:pPr></w:pPrDefault>',
                            'w:firstLine="0"/><w:jc w:val="both"/></w:pPr></w:pPrDefault>'),
    "style:ND30 Gốc/family": ("styles", _TIMES, _ARIAL),
}  # fmt: skip
PLANTED = tuple(_PLANTS)
"""The ids of the causes that can be planted."""


def planted(specimen: str, cause: str) -> bytes:
    """A specimen whose style sheet has the fault."""
    looks, lawful, faulty = _PLANTS[cause]
    made = compose_docx(load_specimen(SPECIMENS / f"{specimen}.yaml"), Layout(looks=looks))  # type: ignore[arg-type]
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(found, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/styles.xml":
                assert lawful.encode() in content
                content = content.replace(lawful.encode(), faulty.encode(), 1)
            after.writestr(name, content)
    return found.getvalue()


HEAD_BY_TABS = (
    "UBND TỈNH LÀO CAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "      SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc",
    "  Số:      /TTr-SNV\tLào Cai, ngày      tháng 8 năm 2026",
)
_BODY = (
    "Thực hiện nhiệm vụ được giao, Sở Nội vụ đã xây dựng dự thảo Quy chế làm việc và lấy ý kiến của các cơ quan, đơn vị "
    "có liên quan trên địa bàn tỉnh; nay trình Ủy ban nhân dân tỉnh xem xét, quyết định."
)


def clerks_draft(*, head: tuple[str, ...] = HEAD_BY_TABS, before_body: str = "\t", size: float = 11) -> bytes:
    """A draft as somebody types it: Calibri, margins of an inch on Letter, the head by tabs, first lines by a tab."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(size)
    _set_page(word, Pt(612), Pt(792), Mm(25.4))
    for line in head:
        _line(word, line, bold=True)
    _line(word, "TỜ TRÌNH", bold=True, centred=True)
    _line(word, "Về việc ban hành Quy chế làm việc", bold=True, centred=True)
    _line(word, "Kính gửi: Ủy ban nhân dân tỉnh Lào Cai", centred=True)
    for _ in range(5):
        _line(word, before_body + _BODY).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    left, right = word.add_table(1, 2).rows[0].cells
    left.paragraphs[0].add_run("Nơi nhận:").bold = True
    for text in ("- Như trên;", "- Lưu: VT."):
        left.add_paragraph(text)
    right.paragraphs[0].add_run("GIÁM ĐỐC").bold = True
    for _ in range(4):
        right.add_paragraph()
    right.add_paragraph().add_run("Nguyễn Văn An").bold = True
    for paragraph in right.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return _saved(word)


def narrow_head() -> bytes:
    """A report that is correct, but for the table of its letterhead, whose columns are as wide as each other."""
    return changed(compose_docx(load_specimen(SPECIMENS / "bao-cao.yaml"), Layout()), _halve)


def changed(data: bytes, change: Callable[[Word], None]) -> bytes:
    word = docx.Document(io.BytesIO(data))
    change(word)
    return _saved(word)


def _halve(word: Word) -> None:
    table = word.tables[0]
    width = Length(sum(cell.width or 0 for cell in table.rows[0].cells) // 2)
    for column in table.columns:
        column.width = width
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.width = width


def _line(word: Word, text: str, *, bold: bool = False, centred: bool = False) -> Paragraph:
    paragraph = word.add_paragraph()
    paragraph.add_run(text).bold = bold or None
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _set_page(word: Word, width: Length, height: Length, margin: Length) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin


def _saved(word: Word) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
