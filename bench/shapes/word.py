"""Word files of markup: a lawful report, with the body and the further parts that a shape asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010"
NAMES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:pic="{_DRAWING}/picture" xmlns:wps="{_WORD_2010}/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
MARGINS = '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="720" w:footer="720" w:gutter="0"/>'
PAGE = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{MARGINS}</w:sectPr>'
SENTENCE = "Các cơ quan, đơn vị tổ chức triển khai thực hiện nhiệm vụ theo đúng tiến độ được giao."
_CENTRED = '<w:jc w:val="center"/>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A w:p with the markup `content`."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def line(text: str, properties: str = "") -> str:
    return paragraph(run(text), properties)


def centred(text: str, letters: str = "<w:b/>") -> str:
    return paragraph(run(text, letters), _CENTRED)


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str, grid: str = "", properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


NATIONAL = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + centred("Độc lập - Tự do - Hạnh phúc")
HEAD = table(
    row(
        cell(centred("UBND TỈNH THANH GIANG", "") + centred("SỞ NỘI VỤ") + centred("Số: 12/BC-SNV", "")),
        cell(NATIONAL + centred("Thanh Giang, ngày 12 tháng 3 năm 2025", "<w:i/>")),
    )
)
TITLE = centred("BÁO CÁO") + centred("Kết quả thực hiện nhiệm vụ năm 2024")
RECIPIENTS = ("- UBND tỉnh;", "- Lưu: VT, TH.")
SIGNING = centred("GIÁM ĐỐC") + line("") + centred("Nguyễn Văn An")


def foot(recipients: str = "".join(map(line, RECIPIENTS)), signing: str = SIGNING) -> str:
    return table(row(cell(line("Nơi nhận:") + recipients), cell(signing)))


def letter(body: str, *, head: str = HEAD, title: str = TITLE, end: str = "", page: str = PAGE) -> str:
    """The blocks of a report with `body` between its title and its end, and `end` behind the signature."""
    return f"{head}{title}{body}{foot()}{end}{page}"


def docx(
    blocks: str,
    *,
    styles: str = "",
    parts: Mapping[str, str] | None = None,
    relations: str = "",
    settings: str = "",
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A package. `parts` maps what the main part calls them ("comments", "numbering" …) to the inside of their roots."""
    inside = {"styles": _DEFAULTS + styles, "settings": settings, **(parts or {})}
    related = "".join(
        f'<Relationship Id="own{name}" Type="{_OFFICE}/{_kind(name)}" Target="{name}.xml"/>' for name in inside
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", _types(inside))
        package.writestr("_rels/.rels", _relations(_relation("main", "officeDocument", "word/document.xml")))
        package.writestr("word/_rels/document.xml.rels", _relations(related + relations))
        for name, content in inside.items():
            package.writestr(f"word/{name}.xml", _root(_ROOTS.get(_kind(name), _kind(name)), content))
        package.writestr("word/document.xml", _root("document", f"<w:body>{blocks}</w:body>"))
        for name, data in (files or {}).items():
            package.writestr(name, data)
    return written.getvalue()


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _kind(name: str) -> str:
    """The kind of a part: header7 is a header."""
    return name.rstrip("0123456789")


def related(name: str) -> str:
    """The key of the relation to a part of `docx`."""
    return f"own{name}"


def image_relation(key: str, target: str) -> str:
    return _relation(key, "image", target)


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _types(names: Mapping[str, str]) -> str:
    kinds = {"document": "document.main", **{name: _kind(name) for name in names}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_FORMAT}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    pictures = '<Default Extension="png" ContentType="image/png"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{relations}{pictures}{overrides}</Types>'


def _root(name: str, inside: str) -> str:
    return f"<w:{name} {NAMES}>{inside}</w:{name}>"
