"""Opens files once more, for the pictures in a report: only while they are what was judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from decree30_lint.errors import UnreadableFileError
from decree30_lint.formats.files import read_file
from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure
from decree30_lint.model.words import Words
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.isolation.limits import MEMORY
from decree30_lint.service.judged_content import judged_content

if TYPE_CHECKING:  # few formats have pictures
    from decree30_lint.model.illustration import Illustration


class FileSources:
    """Holds the files of a run, by the names that its reports give them."""

    def __init__(self, files: Iterable[InputFile], memory: int | None = None) -> None:
        """`memory` is what one process that makes pictures may take, in megabytes; None: the usual."""
        self._files = {file.shown: file for file in files if not file.is_stdin}
        self._memory = memory or MEMORY

    def read(self, report: Report) -> bytes:
        """Returns the content that was judged. Raises LintError where it is gone, was standard input, or has changed."""
        file = self._files.get(report.path)
        if file is None:
            raise UnreadableFileError("not-kept", _NOT_KEPT)
        return judged_content(read_file(file.path), report)

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        """Yields the pictures of the places of each report's findings, in their order; never raises for a file."""
        from decree30_lint.model.illustration import Illustration
        from decree30_lint.service.illustrating import PictureRequest, illustrations

        kept = [PictureRequest(each, self._files[each.path].path) for each in reports if each.path in self._files]
        made = illustrations(kept, self._memory)
        for report in reports:
            yield next(made) if report.path in self._files else Illustration(report.path, failure=_FAILURE)


_NOT_KEPT = Words("Nội dung đọc từ đầu vào chuẩn không được giữ lại.", "What came from standard input has not been kept.")
_FAILURE = Failure("not-kept", _NOT_KEPT)
