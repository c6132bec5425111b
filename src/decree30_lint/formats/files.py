"""Reads the bytes of regular files and of streams, never more than a document may have."""

from __future__ import annotations

import errno
import os
import stat
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError
from decree30_lint.formats.limits import FILE_BYTES, MEGABYTE
from decree30_lint.model.system_words import system_words
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Words

_DOOR = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a FIFO must not make the opening wait


def read_file(path: Path, limit: int = FILE_BYTES) -> bytes:
    """Reads a regular file of at most `limit` bytes. Raises UnreadableFileError or RefusedFileError."""
    try:
        with open(os.open(path, _DOOR), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableFileError("no-regular-file", _NO_REGULAR_FILE)
            return read_stream(file, limit)
    except OSError as error:
        raise _no_access(path, error) from error


def read_stream(stream: BinaryIO, limit: int = FILE_BYTES) -> bytes:
    """Reads the rest of the stream. Raises RefusedFileError where that is more than `limit` bytes."""
    data = BytesIO()
    while piece := stream.read(MEGABYTE):  # asking for `limit` bytes at once would take their memory at once
        if data.tell() + len(piece) > limit:
            raise RefusedFileError("too-large", _too_large(limit))
        data.write(piece)
    return data.getvalue()


def _no_access(path: Path, error: OSError) -> LintError:
    if isinstance(error, FileNotFoundError):
        return UnreadableFileError("not-found", _NOT_FOUND)
    if os.path.exists(path) and not os.path.isfile(path):
        return UnreadableFileError("no-regular-file", _NO_REGULAR_FILE)
    if error.errno in (errno.ELOOP, errno.ENAMETOOLONG):
        return UnreadableFileError("no-access", filled(_WRONG_NAME, why=system_words(error)))
    return UnreadableFileError("no-access", _NO_ACCESS)


_NOT_FOUND = Words("Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.", "There is no such file. Check the path.")
_WRONG_NAME = Words(
    "Không mở được tệp: {why}. Hãy kiểm tra lại đường dẫn.", "The file could not be opened: {why}. Check the path."
)
_NO_ACCESS = Words(
    "Không mở được tệp. Hãy đóng tệp trong Word hoặc xin quyền đọc rồi thử lại.",
    "The file could not be opened. Close it in Word, or get permission to read it, and try again.",
)
_NO_REGULAR_FILE = Words(
    "Đây không phải là một tệp thông thường (mà là thư mục, thiết bị hoặc đường ống). Hãy chỉ ra tệp văn bản.",
    "This is no regular file (a folder, a device or a pipe). Name the file of a document.",
)


def _too_large(limit: int) -> Words:
    megabytes = limit // MEGABYTE
    return Words(
        f"Tệp lớn hơn {megabytes} MB nên không đọc. Hãy tách tệp, hoặc giảm dung lượng ảnh rồi lưu lại.",
        f"The file has more than {megabytes} MB and was not read. Split it, or compress its pictures, and save it again.",
    )
