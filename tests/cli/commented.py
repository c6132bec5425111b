"""Puts Word comments into a document made elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
PARTS = {"document": "word/document.xml", "relations": "word/_rels/document.xml.rels", "types": "[Content_Types].xml"}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def commented(document: bytes, comments: Mapping[str, str]) -> bytes:
    """`comments` by words of the paragraph that each stands on."""
    archive = zipfile.ZipFile(io.BytesIO(document))
    parts = {name: archive.read(name) for name in archive.namelist()}
    body = etree.fromstring(parts[PARTS["document"]])
    said = ""
    for number, (words, text) in enumerate(comments.items()):
        _refer(body, words, number)
        said += f'<w:comment w:id="{number}" w:author="x"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
    parts[PARTS["document"]] = etree.tostring(body)
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{said}</w:comments>'.encode()
    relation = f'<Relationship Id="rIdComments" Type="{COMMENTS}" Target="comments.xml"/></Relationships>'
    kind = f'<Override PartName="/word/comments.xml" ContentType="{CONTENT_TYPE}"/></Types>'
    parts[PARTS["relations"]] = parts[PARTS["relations"]].replace(b"</Relationships>", relation.encode())
    parts[PARTS["types"]] = parts[PARTS["types"]].replace(b"</Types>", kind.encode())
    return _zipped(parts)


def _refer(body: etree._Element, words: str, number: int) -> None:
    holding = [p for p in body.iter(f"{{{W}}}p") if words in "".join(map(str, p.itertext()))]
    run = etree.SubElement(holding[-1], f"{{{W}}}r")
    etree.SubElement(run, f"{{{W}}}commentReference", {f"{{{W}}}id": str(number)})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
