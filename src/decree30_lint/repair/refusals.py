"""Says why a file is not repaired, and what its owner can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from decree30_lint.model.closing import Closing, closed_by
from decree30_lint.model.results import Failure, FileResult
from decree30_lint.model.words import Words


def why_not(result: FileResult) -> Failure | None:
    """Returns why a DOCX that was judged must stay as it is; None where it may be repaired."""
    if result.failure is not None or result.subject is None:
        return result.failure
    closing = closed_by(result.subject.document)
    return Failure(closing.value, _CLOSED[closing]) if closing else None


def of_another_format() -> Failure:
    """Returns the refusal of a file that no repair can be written into, such as a PDF."""
    return Failure("not-editable", _NOT_EDITABLE)


def unproven(strange: Sequence[str]) -> Failure:
    """Returns the refusal of a repair that changed something that was not planned: a bug of ours, found before it harms."""
    found = "; ".join(strange[:3])
    return Failure("unproven", Words(_UNPROVEN.vi.format(found), _UNPROVEN.en.format(found)))


_SIGNED = Words(
    "Tệp đã được ký số; sửa tệp làm chữ ký mất giá trị nên chương trình không sửa. "
    "Hãy sửa trong bản dự thảo chưa ký rồi trình ký lại.",
    "The file is signed digitally; changing it would break the signature, so it is left as it is. "
    "Mend the draft that was not signed yet, and have it signed again.",
)
_PROTECTED = Words(
    "Tệp đang được bảo vệ, không cho sửa. Hãy mở trong Word, bỏ bảo vệ (Xem lại > Hạn chế sửa > Dừng bảo vệ) rồi làm lại.",
    "The file is protected against changes. Stop the protection in Word (Review > Restrict Editing), and try again.",
)
_TRACKED = Words(
    "Tệp còn những sửa đổi được theo dõi (Track Changes) chưa được chấp nhận hay từ chối. "
    "Hãy mở trong Word, chấp nhận hoặc từ chối hết (thẻ Xem lại) rồi làm lại.",
    "The file has tracked changes that nobody has accepted or rejected. "
    "Open it in Word, accept or reject them all (Review), and try again.",
)
_CLOSED: Mapping[Closing, Words] = {
    Closing.SIGNED: _SIGNED,
    Closing.PROTECTED: _PROTECTED,
    Closing.TRACKED: _TRACKED,
}
_NOT_EDITABLE = Words(
    "Không sửa được trong tệp PDF. Hãy sửa trong tệp Word (.docx) gốc rồi xuất lại PDF.",
    "A PDF cannot be mended. Mend the Word file (.docx) that it came from, and export the PDF again.",
)
_UNPROVEN = Words(
    "Bản sửa thay đổi cả chỗ không định sửa ({}), nên không được ghi; tệp gốc còn nguyên. Đề nghị báo cho người phát triển.",
    "The repair changed what it was not to change ({}), so it was not written; the file is as it was. "
    "Please report it to the developers.",
)
