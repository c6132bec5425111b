"""Opens files once more, for the pictures in a report: only while they are what was judged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from decree30_lint.errors import UnreadableFileError
from decree30_lint.formats.files import read_file
from decree30_lint.model.report import Report
from decree30_lint.model.words import Words
from decree30_lint.service.input_files import InputFile


class FileSources:
    """Holds the files of a run, by the names that its reports give them."""

    def __init__(self, files: Iterable[InputFile]) -> None:
        self._files = {file.shown: file for file in files if not file.is_stdin}

    def read(self, report: Report) -> bytes:
        """Returns the content that was judged. Raises LintError where it is gone, was standard input, or has changed."""
        file = self._files.get(report.path)
        if file is None:
            raise UnreadableFileError("not-kept", _NOT_KEPT)
        data = read_file(file.path)
        if hashlib.sha256(data).hexdigest() != report.sha256:
            raise UnreadableFileError("changed", _CHANGED)
        return data


_NOT_KEPT = Words("Nội dung đọc từ đầu vào chuẩn không được giữ lại.", "What came from standard input has not been kept.")
_CHANGED = Words(
    "Tệp đã thay đổi từ lúc được kiểm tra. Hãy kiểm tra lại.", "The file has changed since it was judged. Check it again."
)
