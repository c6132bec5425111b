"""Reads file formats: each reader turns bytes into a `Document`. Past this package every text is in NFC and clean."""

from __future__ import annotations

import re

from decree30_lint.formats.archive import count_entries, open_archive
from decree30_lint.formats.limits import ZIP_ENTRIES

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<html|<!doctype html|^mime-version:", re.IGNORECASE)
_HEAD = 1024


def sniff(data: bytes) -> str:
    """Returns the format of a file by its content, whatever its suffix.

    It is "docx" (any zip that may be one, also a broken one), "odt", "doc", "rtf", "html", "pdf", "encrypted", "empty" or
    "unknown".
    """
    if not data[:_HEAD].strip(b"\0 \r\n\t"):
        return "empty"
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if data.startswith(_CFB):
        return _sniff_compound(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in head:
        return "pdf"
    return "html" if _HTML.search(head) else "unknown"


def _sniff_zip(data: bytes) -> str:
    archive = open_archive(data) if count_entries(data) <= ZIP_ENTRIES.most else None
    names = () if archive is None else archive.NameToInfo.keys()
    return "odt" if "mimetype" in names and "content.xml" in names else "docx"


def _sniff_compound(data: bytes) -> str:
    """Returns the format of an OLE compound file, whose streams are named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "unknown"
