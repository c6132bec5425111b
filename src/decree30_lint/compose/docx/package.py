"""Packs the parts of a Word file into its archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from importlib import resources

from decree30_lint.compose.docx.body import document_part
from decree30_lint.compose.docx.headers import edge_parts
from decree30_lint.compose.docx.numbering import numbering_part
from decree30_lint.compose.docx.placed import ComposedText, Pen, place
from decree30_lint.compose.docx.styles import styles_part
from decree30_lint.compose.layout import Layout
from decree30_lint.compose.pages import count_pages
from decree30_lint.compose.specimen import Specimen
from decree30_lint.formats.docx.write.markup import DECLARATION, NAMESPACES, element

_MOMENT = (2026, 3, 2, 8, 0, 0)  # of every entry, so that the same specimen gives the same bytes
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {
    "styles.xml": (f"{_WORD}.styles+xml", "styles"),
    "settings.xml": (f"{_WORD}.settings+xml", "settings"),
    "fontTable.xml": (f"{_WORD}.fontTable+xml", "fontTable"),
    "numbering.xml": (f"{_WORD}.numbering+xml", "numbering"),
    "theme/theme1.xml": (f"{_OFFICE}.theme+xml", "theme"),
}


def compose_docx(specimen: Specimen, layout: Layout | None = None) -> bytes:
    """Returns the specimen as a Word file; the same specimen and layout give the same bytes."""
    pen, texts = place(specimen, layout or Layout())
    parts = _parts(pen, texts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()


def _parts(pen: Pen, texts: tuple[ComposedText, ...]) -> dict[str, str]:
    edges = edge_parts(pen, texts)
    named = {kind: (f"{kind.split()[0]}{i}.xml", f"rId{i + 20}") for i, kind in enumerate(sorted(edges), start=1)}
    word = {
        "styles.xml": styles_part(pen),
        "settings.xml": _settings(),
        "fontTable.xml": _font_table(),
        "theme/theme1.xml": resources.files(__package__).joinpath("theme.xml").read_text(encoding="utf-8"),
    }
    if pen.numbering.lists:
        word["numbering.xml"] = numbering_part(pen.numbering)
    relations = {name: (f"rId{i}", _KINDS[name][1]) for i, name in enumerate(word, start=1)}
    relations |= {file: (key, kind.split()[0]) for kind, (file, key) in named.items()}
    types = {name: _KINDS[name][0] for name in word}
    types |= {file: f"{_WORD}.{kind.split()[0]}+xml" for kind, (file, _) in named.items()}
    document = document_part(pen, texts, [(kind, key) for kind, (_, key) in named.items()])
    return {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _package_relations(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            {name: (key, f"{_RELATIONS}/{kind}") for name, (key, kind) in relations.items()}
        ),
        **{f"word/{name}": content for name, content in word.items()},
        **{f"word/{file}": edges[kind] for kind, (file, _) in named.items()},
        "docProps/app.xml": _app(count_pages(pen.specimen, texts)),
        "docProps/core.xml": _core(),
    }


def _content_types(word: Mapping[str, str]) -> str:
    known = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"word/{name}": kind for name, kind in word.items()},
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in known.items())
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relationships(
        {
            "word/document.xml": ("rId1", f"{_RELATIONS}/officeDocument"),
            "docProps/core.xml": ("rId2", core),
            "docProps/app.xml": ("rId3", f"{_RELATIONS}/extended-properties"),
        }
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Returns a .rels part; `targets` maps files to (id, type)."""
    inside = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{file}"/>' for file, (key, kind) in targets.items())
    return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def _settings() -> str:
    compatible = element(
        "compat", element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    )
    inside = (
        element("zoom", percent=100)
        + element("defaultTabStop", val=720)
        + compatible
        + element("themeFontLang", val="vi-VN")
    )
    return f"{DECLARATION}<w:settings {NAMESPACES}>{inside}</w:settings>"


def _font_table() -> str:
    fonts = (
        element(
            "font", element("charset", val="00"), element("family", val=family), element("pitch", val="variable"), name=name
        )
        for name, family in (("Times New Roman", "roman"), ("Calibri", "swiss"), ("Calibri Light", "swiss"))
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{''.join(fonts)}</w:fonts>"


def _app(pages: int) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Template>Normal.dotm</Template><Pages>{pages}</Pages><Application>Microsoft Office Word</Application>"
        "<DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion></Properties>"
    )


def _core() -> str:
    moment = "2026-03-02T08:00:00Z"
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Văn thư</dc:creator>'
        f"{stamps}</cp:coreProperties>"
    )
