"""Holds a file to what was judged, before it is shown beside its findings."""

from __future__ import annotations

import hashlib

from decree30_lint.errors import UnreadableFileError
from decree30_lint.model.report import Report
from decree30_lint.model.words import Words


def judged_content(data: bytes, report: Report) -> bytes:
    """Returns the content that was judged. Raises UnreadableFileError "changed" where `data` is another one."""
    if hashlib.sha256(data).hexdigest() != report.sha256:
        raise UnreadableFileError("changed", _CHANGED)
    return data


_CHANGED = Words(
    "Tệp đã thay đổi từ lúc được kiểm tra. Hãy kiểm tra lại.", "The file has changed since it was judged. Check it again."
)
