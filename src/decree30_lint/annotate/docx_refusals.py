"""Says why a DOCX cannot be annotated, and what its owner can do."""

from __future__ import annotations

from decree30_lint.errors import RefusedFileError
from decree30_lint.model.closing import Closing, closed_by
from decree30_lint.model.document import Document
from decree30_lint.model.words import Words


def hold_annotatable(document: Document, *, tracked: bool) -> None:
    """Raises RefusedFileError where nothing may be written into the file, or with `tracked` no further tracked changes."""
    closing = closed_by(document)
    if closing is Closing.SIGNED:
        raise signed()
    if closing is Closing.PROTECTED:
        raise RefusedFileError(closing.value, _PROTECTED)
    if tracked and closing is Closing.TRACKED:
        raise RefusedFileError(closing.value, _TRACKED)


def signed() -> RefusedFileError:
    """Returns the error for a file with digital signatures."""
    return RefusedFileError("signed", _SIGNED)


_SIGNED = Words(
    "Tệp đã được ký số; ghi thêm vào tệp làm chữ ký mất giá trị nên chương trình không ghi chú. "
    "Hãy ghi chú trong bản dự thảo chưa ký.",
    "The file is signed digitally; whatever is written into it would break the signature, so it gets no remarks. "
    "Annotate the draft that was not signed yet.",
)
_PROTECTED = Words(
    "Tệp đang được bảo vệ, không cho sửa. Hãy mở trong Word, bỏ bảo vệ (Xem lại > Hạn chế sửa > Dừng bảo vệ) rồi làm lại.",
    "The file is protected against changes. Stop the protection in Word (Review > Restrict Editing), and try again.",
)
_TRACKED = Words(
    "Tệp còn những sửa đổi được theo dõi (Track Changes) của người khác nên không ghi thêm sửa đổi. "
    "Hãy mở trong Word, chấp nhận hoặc từ chối hết (thẻ Xem lại) rồi làm lại, hoặc chỉ ghi chú, không dùng --track.",
    "The file has tracked changes of others, so no more are written into it. Open it in Word, accept or reject them all "
    "(Review), and try again, or have only remarks written, without --track.",
)
