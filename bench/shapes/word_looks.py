"""Shapes of looks: distinct formats, styles and chains of styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, docx, letter, line, paragraph, run

_FACES = ("Arial", "Times New Roman", "Calibri", "Tahoma")


def _looks_in_a_paragraph(n: int) -> bytes:
    return docx(letter(paragraph("".join(run("tổ chức ", _look(at)) for at in range(n)))))


def _looks_over_paragraphs(n: int) -> bytes:
    return docx(letter("".join(paragraph(run(SENTENCE, _look(at))) for at in range(n))))


def _look(at: int) -> str:
    """Properties that no other number has: spacing, size, colour."""
    face = _FACES[at % len(_FACES)]
    return (
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/><w:color w:val="{at % 0xFFFFFF:06X}"/><w:sz w:val="{20 + at % 20}"/>'
    )


def _faces(n: int) -> bytes:
    return docx(
        letter(
            "".join(paragraph(run("Nội dung", f'<w:rFonts w:ascii="Face {at}" w:hAnsi="Face {at}"/>')) for at in range(n))
        )
    )


def _layouts(n: int) -> bytes:
    return docx(
        letter("".join(line(SENTENCE, f'<w:ind w:left="{at}"/><w:spacing w:before="{at % 90}"/>') for at in range(n)))
    )


def _styles(n: int) -> bytes:
    defined = "".join(f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="S{at}"/></w:style>' for at in range(n))
    return docx(letter(line(SENTENCE, f'<w:pStyle w:val="S{n - 1}"/>')), styles=defined)


def _styles_used(n: int) -> bytes:
    defined = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="S{at}"/><w:basedOn w:val="Normal"/></w:style>'
        for at in range(n)
    )
    return docx(letter("".join(line("Nội dung", f'<w:pStyle w:val="S{at}"/>') for at in range(n))), styles=defined)


def _chain(n: int, used: int = 1) -> bytes:
    defined = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="S{at}"/><w:basedOn w:val="S{at + 1}"/>'
        f'<w:rPr><w:sz w:val="{20 + at % 20}"/></w:rPr></w:style>'
        for at in range(n)
    )
    body = "".join(line("Nội dung", f'<w:pStyle w:val="S{at}"/>') for at in range(used))
    return docx(letter(body), styles=defined)


def _character_styles(n: int) -> bytes:
    defined = "".join(
        f'<w:style w:type="character" w:styleId="C{at}"><w:name w:val="C{at}"/><w:basedOn w:val="C{at + 1}"/></w:style>'
        for at in range(n)
    )
    body = paragraph("".join(run("chữ ", f'<w:rStyle w:val="C{at}"/>') for at in range(n)))
    return docx(letter(body), styles=defined)


def _table_styles(n: int) -> bytes:
    parts = "".join('<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>' for _ in range(n))
    style = f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>{parts}</w:style>'
    used = '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
    rows = f"<w:tr><w:tc>{line('chữ')}</w:tc></w:tr>" * n
    return docx(letter(f"<w:tbl>{used}{rows}</w:tbl>"), styles=style)


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "looks-in-a-paragraph": _looks_in_a_paragraph,
    "looks-over-paragraphs": _looks_over_paragraphs,
    "faces": _faces,
    "layouts": _layouts,
    "styles": _styles,
    "styles-used": _styles_used,
    "style-chain": _chain,
    "style-chain-used": lambda n: _chain(n, n),
    "character-styles": _character_styles,
    "table-style-parts": _table_styles,
}
