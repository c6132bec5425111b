"""Changes single parts of a document made elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def repacked(document: bytes, changes: Mapping[str, tuple[str, str]]) -> bytes:
    """`changes` by name of the part: the first occurrence of a text becomes another one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename in changes:
                old, new = (text.encode() for text in changes[entry.filename])
                assert old in content, entry.filename
                content = content.replace(old, new, 1)
            after.writestr(entry, content)
    return stream.getvalue()


def tracked(document: bytes) -> bytes:
    """The document with a run that somebody inserted while changes were tracked."""
    run = '<w:ins w:id="900" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>'
    return repacked(document, {"word/document.xml": ("</w:p>", run)})


def protected(document: bytes) -> bytes:
    """The document, protected against changes."""
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    return repacked(document, {"word/settings.xml": ("</w:settings>", protection)})
