"""Makes the errors for a PDF that cannot be read, each with its code, its cause and its remedy."""

from __future__ import annotations

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError
from decree30_lint.model.words import Words


def encrypted() -> LintError:
    """Returns the error for a file with a password."""
    return RefusedFileError(
        "encrypted",
        Words(
            vi="Tệp PDF được đặt mật khẩu nên không đọc được. Hãy lưu lại một bản không đặt mật khẩu rồi thử lại.",
            en="The PDF has a password and cannot be read. Save a copy without a password and try again.",
        ),
    )


def broken() -> LintError:
    """Returns the error for a damaged or incomplete file."""
    return UnreadableFileError(
        "broken-pdf",
        Words(
            vi="Tệp PDF bị hỏng hoặc thiếu phần cuối (có thể do tải về dở dang). Hãy tải lại hoặc xuất lại từ văn bản gốc.",
            en="The PDF is damaged or cut short (perhaps an unfinished download). Fetch it again, or export it once more.",
        ),
    )
