"""Small Word files written by hand: nothing is wrong in them, and nothing is there that no test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = f'Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"'
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": _R,
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="720" w:footer="720" w:gutter="0"/>'
)
HEADER = '<w:headerReference w:type="default" r:id="rId4"/>'
_ROOTS = {"document": "document", "styles": "styles", "settings": "settings", "numbering": "numbering", "header": "hdr"}
_CONTENTS = {
    "styles": '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    "settings": '<w:rsids><w:rsidRoot w:val="00000001"/></w:rsids>',
    "numbering": "",
    "header": "<w:p/>",
}


def small_docx(body: str, header: str = "<w:p/>", section: str = f"<w:sectPr>{HEADER}{PAGE}</w:sectPr>") -> bytes:
    """Returns a file with `body` before its last section and `header` on its pages."""
    contents = {"document": f"<w:body>{body}{section}</w:body>", **_CONTENTS, "header": header}
    files = {f"word/{name}.xml": _root(_ROOTS[name], content) for name, content in contents.items()}
    kinds = [name for name in contents if name != "document"]
    links = (f'Id="rId{number}" Type="{_R}/{name}" Target="{name}.xml"' for number, name in enumerate(kinds, 1))
    files["word/_rels/document.xml.rels"] = _relationships(*links)
    files["_rels/.rels"] = _relationships(_MAIN)
    types = (f'<Override PartName="/word/{name}.xml" ContentType="{_WORDS}.{name}+xml"/>' for name in kinds)
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORDS}.document.main+xml"/>{"".join(types)}</Types>'
    )
    return _zipped({name: content.encode() for name, content in files.items()})


def replaced(data: bytes, name: str, found: str, new: str) -> bytes:
    """Returns the package with what is found first in one part replaced. What is not there raises `AssertionError`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    assert found.encode() in files[name]
    return _zipped({**files, name: files[name].replace(found.encode(), new.encode(), 1)})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _root(name: str, content: str) -> str:
    return f'<w:{name} {NAMESPACES} mc:Ignorable="w14">{content}</w:{name}>'


def _relationships(*each: str) -> str:
    content = "".join(f"<Relationship {one}/>" for one in each)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
