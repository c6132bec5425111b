"""A document of any number of paragraphs, formatted as drafts are: directly, in a few runs each."""

from __future__ import annotations

import io
import zipfile

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
_STYLES = (
    f'<w:styles xmlns:w="{_NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="28"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="both"/></w:pPr></w:style></w:styles>'
)
_WORDS = ("Các cơ quan, đơn vị ", "tổ chức triển khai ", "thực hiện nhiệm vụ ", "theo đúng tiến độ được giao.")
_PROPERTIES = (
    '<w:pPr><w:pStyle w:val="Body"/><w:spacing w:before="120" w:after="120" w:line="340" w:lineRule="exact"/>'
    '<w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
)


def long_docx(paragraphs: int) -> bytes:
    runs = "".join(
        f'<w:r><w:rPr>{_FONTS}<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>' for words in _WORDS
    )
    body = f"<w:p>{_PROPERTIES}{runs}</w:p>" * paragraphs
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" '
        'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    document = f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}{page}</w:body></w:document>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _PACKAGE_RELS),
            ("word/_rels/document.xml.rels", _DOCUMENT_RELS),
            ("word/styles.xml", _STYLES),
            ("word/document.xml", document),
        ):
            package.writestr(name, content)
    return written.getvalue()
