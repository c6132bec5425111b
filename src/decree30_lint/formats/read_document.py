"""Reads any document: its content, whatever the file is named, decides which reader takes it."""

from __future__ import annotations

from pathlib import PurePath

from msgspec.structs import replace

from decree30_lint.errors import RefusedFileError
from decree30_lint.formats import sniff
from decree30_lint.formats.read_options import DEFAULT_OPTIONS, ReadOptions
from decree30_lint.model.document import Document
from decree30_lint.model.words import Words

_CONVERTED = {"doc": ".doc", "odt": ".odt", "rtf": ".rtf"}


def read_document(data: bytes, name: str, reading: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Returns the document in `data`.

    Raises UnreadableFileError, RefusedFileError or DeadlinePassedError with cause and remedy.
    """
    kind = sniff(data)
    if kind in _CONVERTED:
        return _read_converted(data, name, _CONVERTED[kind], reading.deadline)
    if kind == "pdf" or (kind == "unknown" and PurePath(name).suffix.lower() == ".pdf"):
        from decree30_lint.formats.pdf.read_pdf import read_pdf

        return read_pdf(data, name, reading)
    if kind == "encrypted":
        raise RefusedFileError("encrypted", _ENCRYPTED)
    from decree30_lint.formats.docx import read_docx

    return read_docx(data, name)


def _read_converted(data: bytes, name: str, suffix: str, deadline: float) -> Document:
    from decree30_lint.formats.convert import convert
    from decree30_lint.formats.docx import read_docx

    document = read_docx(convert(data, suffix, deadline), name)
    written = PurePath(name).suffix.lower() or suffix
    return replace(document, facts={**document.facts, "converted_from": written})


_ENCRYPTED = Words(
    "Tệp được đặt mật khẩu. Hãy mở tệp trong Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.",
    "The file is protected by a password. Open it in Word, remove the password (File > Info > Protect) and save it.",
)
