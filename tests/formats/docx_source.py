"""Small Word packages written by hand: XML in, `Document` out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from decree30_lint.formats.docx import read_docx
from decree30_lint.model.document import Document, Frame, Paragraph, Span, Table

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'
)


def package(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    page: str = PAGE,
    main: str = "word/document.xml",
    kind: str = "document",
) -> bytes:
    """A package with `body` as content of w:body. `parts` are the contents of others: "styles", "theme1", "header1" …"""
    parts = dict(parts or {})
    relations, files = [], {}
    app = parts.pop("app", None)
    for number, (name, content) in enumerate(parts.items(), 1):
        word = name.rstrip("0123456789")
        relations.append(f'<Relationship Id="rId{number}" Type="{OFFICE}/{word}" Target="{name}.xml"/>')
        files[f"word/{name}.xml"] = content if word == "theme" else _part(word, content)
    files[main] = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relations("".join(relations))
    tops = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{main}"/>'
    if app is not None:
        files["docProps/app.xml"] = f'<Properties xmlns="{EXTENDED}">{app}</Properties>'
        tops += f'<Relationship Id="r2" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    files["_rels/.rels"] = _relations(tops)
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{WORD}.{kind}.main+xml"/></Types>'
    )
    return zipped(files)


def _part(word: str, content: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(word, word)
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def _relations(content: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(body: str, parts: Mapping[str, str] | None = None, *, page: str = PAGE) -> Document:
    return read_docx(package(body, parts, page=page), "test.docx")


def first(body: str, parts: Mapping[str, str] | None = None) -> Paragraph:
    return read(body, parts).paragraphs[0]


def span(run: str, parts: Mapping[str, str] | None = None, paragraph: str = "") -> Span:
    """The only span of a paragraph with one run: `run` are its properties, `paragraph` those of the paragraph."""
    (found,) = first(f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>chữ</w:t></w:r></w:p>", parts).spans
    return found


def text(content: str) -> str:
    """The text of a paragraph with the XML `content`."""
    return first(f"<w:p>{content}</w:p>").text


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def style(key: str, content: str, *, kind: str = "paragraph", based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"{mark}><w:name w:val="{key}"/>{base}{content}</w:style>'


def table_of(document: Document) -> Table:
    return next(block for block in document.sections[0].blocks if isinstance(block, Table))


def frame_of(document: Document) -> Frame:
    return next(block for block in document.sections[0].blocks if isinstance(block, Frame))


def parsed(tag: str, inside: str) -> _Element:
    """The element of WordprocessingML with the XML `inside`."""
    return etree.fromstring(f"<w:{tag} {NAMESPACES}>{inside}</w:{tag}>")


def content(element: _Element) -> str:
    """The children as text, without the declarations of names."""
    declared = [f' xmlns:{prefix}="{uri}"' for prefix, uri in element.nsmap.items()]
    text = "".join(etree.tostring(child, encoding="unicode") for child in element)
    for each in declared:
        text = text.replace(each, "")
    return text
