"""Word files in which something has grown far beyond what people write, refers to itself, or holds numbers that are none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bench.hostile.inputs import Input, grown, quick, slow
from bench.shapes import WORD
from bench.shapes.word import SENTENCE, docx, letter, line, paragraph, run

_QUICK = {
    "zero-width": 60_000,
    "combining": 60_000,
    "blanks": 200_000,
    "dots": 200_000,
    "long-word": 200_000,
    "capitals-in-a-line": 20_000,
    "open-quotes": 20_000,
    "open-brackets": 20_000,
    "open-placeholders": 20_000,
    "tabs": 50_000,
    "looks-in-a-paragraph": 5_000,
    "faces": 5_000,
    "style-chain": 5_000,
    "style-chain-used": 2_000,
    "lists-linked": 5_000,
    "list-text-long": 50_000,
    "list-texts-long": 2_000,
    "rows-indented": 5_000,
    "rows-stepped": 2_000,
    "cells-merged-across": 5_000,
    "columns": 5_000,
    "tables-in-a-table": 1_000,
    "instruction-pieces": 20_000,
    "result-pieces": 20_000,
    "fields-unclosed": 5_000,
    "fields-nested-in-instructions": 5_000,
    "fields-nested-in-results": 5_000,
    "comments-in-a-paragraph": 5_000,
    "comments-over-all": 2_000,
    "comments-nested": 5_000,
    "boxes-in-a-paragraph": 1_000,
    "papers-with-a-header": 2_000,
    "headers": 1_000,
    "recipients-on-a-line": 5_000,
    "chapters-first": 4_000,
    "bases-in-a-line": 5_000,
    "citations": 5_000,
    "citations-in-conflict": 3_000,
    "capitals-of-citations": 3_000,
    "provisions": 5_000,
    "quoted-articles": 3_000,
}
_SLOW = {
    "paragraphs": 200_000,
    "empty-paragraphs": 400_000,
    "numbered-words": 90_000,
    "words": 60_000,
    "sentences": 20_000,
    "runs-different": 300_000,
    "soft-breaks": 100_000,
    "lines-in-a-paragraph": 20_000,
    "placeholders-in-paragraphs": 40_000,
    "wrong-syllables-in-paragraphs": 40_000,
    "layouts": 20_000,
    "styles-used": 20_000,
    "rows": 60_000,
    "rows-across": 2_000,
    "paragraphs-in-a-cell": 60_000,
    "tables": 20_000,
    "fields-in-paragraphs": 40_000,
    "comments-over-paragraphs": 20_000,
    "comments-to-us": 10_000,
    "footnotes": 20_000,
    "insertions-in-paragraphs": 40_000,
    "hidden-in-paragraphs": 40_000,
    "boxes": 10_000,
    "drawn-lines": 10_000,
    "drawn-lines-below-blanks": 5_000,
    "pictures": 10_000,
    "picture-files": 5_000,
    "list-items": 60_000,
    "lists": 20_000,
    "lists-restarted": 20_000,
    "sections": 20_000,
    "papers": 20_000,
    "national-heads": 5_000,
    "texts": 2_000,
    "signature-names": 20_000,
    "appendices": 10_000,
    "points-of-clauses": 40_000,
    "references-and-articles": 10_000,
    "citations-different-over-paragraphs": 20_000,
    "dates-in-paragraphs": 40_000,
}
_NAMED = "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH THANH GIANG"
_BLANKS = " " * 20_000


def _lines(*texts: str) -> bytes:
    return docx(letter("".join(line(text) for text in texts)))


_TRAPS = {
    "line-basis": f"Căn cứ Công văn số 12/UBND-NC, {_NAMED} gửi quý cơ quan nội dung sau.",
    "line-basis-long": f"Căn cứ Công văn số 12/UBND-NC, {' '.join([_NAMED] * 200)} gửi quý cơ quan.",
    "line-number-blanks": f"Số:{_BLANKS}/{_BLANKS}",
    "line-number-of-a-reference": f"số{_BLANKS}a",
    "line-blanks": f"{_BLANKS}a{_BLANKS}",
    "line-placeholders": "[«" * 64_000,
    "line-ellipses": "…" * 60_000 + ".",
    "line-slashes": "12/" * 40_000,
    "line-hyphens": "12/QĐ-" + "UBND-" * 30_000,
    "line-articles": "Điều 1, " * 20_000 + "Luật",
    "line-points": "điểm a khoản 1 " * 10_000,
    "line-dates": "ngày 01 tháng 02 năm 2025 " * 5_000,
    "line-romans": "I" * 60_000 + ". Nội dung",
    "line-digits": f"Số: {'9' * 5_000}/BC-SNV ngày {'9' * 5_000} tháng {'9' * 5_000} năm {'9' * 5_000}",
    "line-numbered-digits": f"Điều {'9' * 50_000}. Nội dung",
    "line-marks": "̣" * 60_000,
    "line-directions": "\u202e\u202d\u2066\u2069\u200f" * 10_000,
    "line-odd-planes": "\U0001f600\U000e0041\U0010fffd" * 20_000,
    "line-old-letters": "Céng hßa x∙ héi chñ nghÜa ViÖt Nam " * 3_000,
}


def _numbered(text: str, number: str = "1", level: str = "0", form: str = "decimal", start: str = "1") -> bytes:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    defined = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return docx(letter(line(SENTENCE, properties) * 50), parts={"numbering": defined})


_HUGE = "9" * 5_000


def _cycle(count: int) -> bytes:
    """Styles that are based on each other in a ring, and linked and followed by each other."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="s{at}"/><w:basedOn w:val="s{(at + 1) % count}"/>'
        f'<w:next w:val="s{(at + 2) % count}"/><w:link w:val="s{(at + 3) % count}"/></w:style>'
        for at in range(count)
    )
    return docx(letter("".join(line(SENTENCE, f'<w:pStyle w:val="s{at}"/>') for at in range(count))), styles=styles)


def _lists_in_a_ring(count: int) -> bytes:
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="L{(at + 1) % count}"/></w:abstractNum>'
        for at in range(count)
    ) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(count))
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="L{at}"><w:name w:val="L{at}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{at + 1}"/></w:numPr></w:pPr></w:style>'
        for at in range(count)
    )
    body = "".join(line("Nội dung", f'<w:numPr><w:numId w:val="{at + 1}"/></w:numPr>') for at in range(min(count, 500)))
    return docx(letter(body), parts={"numbering": defined}, styles=styles)


def _sizes(value: str) -> bytes:
    """All measures of paragraphs, runs, pages and tables have this value."""
    looks = f'<w:sz w:val="{value}"/><w:spacing w:val="{value}"/><w:position w:val="{value}"/><w:w w:val="{value}"/>'
    spacing = (
        f'<w:spacing w:before="{value}" w:after="{value}" w:line="{value}"/><w:ind w:left="{value}" w:firstLine="{value}"/>'
    )
    edges = " ".join(f'w:{edge}="{value}"' for edge in ("top", "bottom", "left", "right", "header", "footer", "gutter"))
    page = f'<w:sectPr><w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar {edges}/><w:cols w:num="{value}"/></w:sectPr>'
    grid = f'<w:tblGrid><w:gridCol w:w="{value}"/></w:tblGrid>'
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{value}"/><w:gridSpan w:val="{value}"/></w:tcPr><w:p/></w:tc>'
    before = f'<w:trPr><w:gridBefore w:val="{value}"/><w:trHeight w:val="{value}"/></w:trPr>'
    table = f"<w:tbl>{grid}<w:tr>{before}{cell}</w:tr></w:tbl>"
    return docx(letter(table + paragraph(run(SENTENCE, looks), spacing) * 5, page=page))


def _fields(instruction: str) -> bytes:
    field = f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return docx(letter(paragraph(field)))


def _face(name: str) -> bytes:
    return docx(letter(paragraph(run(SENTENCE, f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>')) * 20))


_BUILT = {
    **{name: partial(_lines, text) for name, text in _TRAPS.items()},
    "style-ring-1": partial(_cycle, 1),
    "style-ring-5000": partial(_cycle, 5_000),
    "list-ring-1": partial(_lists_in_a_ring, 1),
    "list-ring-5000": partial(_lists_in_a_ring, 5_000),
    "list-level-huge": partial(_numbered, "%1.", level=_HUGE),
    "list-level-negative": partial(_numbered, "%1.", level="-7"),
    "list-start-huge": partial(_numbered, "%1.", start="2147483647", form="upperRoman"),
    "list-start-letters": partial(_numbered, "%1.", start="99999999", form="lowerLetter"),
    "list-text-places": partial(_numbered, "%1%2%3%4%5%6%7%8%9%0" * 5_000),
    **{
        f"measure-{name}": partial(_sizes, value)
        for name, value in {
            "digits": _HUGE,
            "huge": "2147483647",
            "negative": "-2147483648",
            "zero": "0",
            "nan": "NaN",
            "exponent": "1e308",
            "words": "một",
            "unit": "99999999999pt",
            "empty": "",
        }.items()
    },
    "field-instruction-long": partial(_fields, "PAGE " + "\\* a " * 50_000),
    "field-quotes": partial(_fields, "IF " + "&quot;" * 100_001),
    "face-of-blanks": partial(_face, " " * 50_000),
    "face-of-semicolons": partial(_face, "a;" * 50_000),
    "face-of-marks": partial(_face, "\u202e\u200f" * 5_000),
}

INPUTS: Mapping[str, Input] = (
    quick(".docx", {f"many-{name}": grown(WORD[name], size) for name, size in _QUICK.items()})
    | quick(".docx", _BUILT)
    | slow(".docx", {f"many-{name}": grown(WORD[name], size) for name, size in _SLOW.items()})
)
