"""Reads any document: its content, whatever the file is named, decides which reader takes it."""

from __future__ import annotations

from decree30_lint.errors import RefusedFileError
from decree30_lint.formats import sniff
from decree30_lint.formats.file_formats import format_of
from decree30_lint.formats.read_options import DEFAULT_OPTIONS, ReadOptions
from decree30_lint.model.document import Document
from decree30_lint.model.words import Words


def read_document(data: bytes, name: str, reading: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Returns the document in `data`.

    Raises UnreadableFileError, RefusedFileError or DeadlinePassedError with cause and remedy.
    """
    content = sniff(data)
    if content == "encrypted":
        raise RefusedFileError("encrypted", _ENCRYPTED)
    return format_of(content, name).read(data, name, reading)


_ENCRYPTED = Words(
    "Tệp được đặt mật khẩu. Hãy mở tệp trong Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.",
    "The file is protected by a password. Open it in Word, remove the password (File > Info > Protect) and save it.",
)
