"""Puts the digital signatures of a file into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from decree30_lint.model.signatures import Signature, TrustMoment
from decree30_lint.model.words import Words
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

_HEAD = Words("Chữ ký số ({}):", "Digital signatures ({}):")
_UNNAMED = Words("không rõ người ký", "signer not known")
_ONLY_TIME = Words("dấu thời gian của {}", "time stamp of {}")
_AT = Words("ký lúc {}", "signed {}")
_PAGE = Words("trang {}", "page {}")
_INTACT = {
    True: Words("nội dung được ký còn nguyên vẹn", "what was signed is unchanged"),
    False: Words("KHÔNG CÒN NGUYÊN VẸN", "CHANGED SINCE, OR DAMAGED"),
    None: Words("chưa kiểm tra tính nguyên vẹn", "integrity not checked"),
}
_SIGNED_AGAIN = Words(
    "phần được ký còn nguyên vẹn, sau đó tệp còn được ký tiếp",
    "what was signed is unchanged, the file was signed again later",
)
_CHANGED_LATER = Words(
    "phần được ký còn nguyên vẹn, NHƯNG SAU ĐÓ TỆP ĐÃ BỊ SỬA HOẶC GHI THÊM",
    "what was signed is unchanged, BUT THE FILE WAS CHANGED OR ADDED TO LATER",
)
_ASK_FOR_ORIGINAL = Words(
    "Sau khi ký, tệp đã bị sửa hoặc ghi thêm: những gì đang thấy trên trang có thể khác với những gì đã được ký. "
    "Hãy xin nơi gửi tệp gốc để đối chiếu.",
    "After signing the file was changed or added to: what its pages show may differ from what was signed. "
    "Ask the sender for the original file and compare.",
)
_TRUSTED = {
    True: Words("chứng thư số đáng tin cậy", "certificate trusted"),
    False: Words("chứng thư số chưa đáng tin cậy", "certificate not trusted"),
}
_MOMENTS = {
    TrustMoment.TIMESTAMP: Words("xét tại lúc cơ quan cấp dấu thời gian xác nhận", "judged when its time was stamped"),
    TrustMoment.AS_OF: Words("xét vào ngày chỉ định bằng --as-of", "judged on the day of --as-of"),
    TrustMoment.NOW: Words("xét tại lúc kiểm tra", "judged at the time of this check"),
}


def signature_lines(signatures: Sequence[Signature], style: TextStyle) -> Iterator[str]:
    """A line for each; many signatures of one signer at one moment are still several.

    What was added behind a signature is fine only where another one, itself intact, covers it.
    """
    covered = is_covered(signatures)
    yield from block(style.render(_HEAD, len(signatures)), style.width, 2)
    for signature in signatures:
        yield from block(f"- {'; '.join(_facts(signature, style, covered=covered))}.", style.width, 4, 2)
    if not covered and any(each.covers_whole_file is False for each in signatures):
        yield from block(style.render(_ASK_FOR_ORIGINAL), style.width, 2)


def is_covered(signatures: Sequence[Signature]) -> bool:
    """Tells whether one of them, itself intact, covers the whole file: then nothing was added after them all."""
    return any(each.covers_whole_file and each.intact for each in signatures)


def _facts(signature: Signature, style: TextStyle, *, covered: bool) -> Iterator[str]:
    names = [name for name in (signature.signer, signature.organisation) if name]
    name = ", ".join(dict.fromkeys(names)) or style.render(_UNNAMED)
    yield style.render(_ONLY_TIME, name) if signature.only_time else name
    if signature.time is not None:
        yield style.render(_AT, _moment(signature.time))
    if signature.page is not None:
        yield style.render(_PAGE, signature.page)
    yield style.render(integrity_words(signature, covered=covered))
    if signature.trusted is not None:
        said = style.render(_TRUSTED[signature.trusted])
        moment = "" if signature.trust_moment is None else f" ({style.render(_MOMENTS[signature.trust_moment])})"
        yield f"{said}{moment}"


def integrity_words(signature: Signature, *, covered: bool) -> Words:
    """Returns "nội dung được ký còn nguyên vẹn"; `covered` tells that an intact signature covers the whole file."""
    if signature.intact and signature.covers_whole_file is False:
        return _SIGNED_AGAIN if covered else _CHANGED_LATER
    return _INTACT[signature.intact]


def _moment(time: datetime) -> str:
    """Returns "05/03/2026 08:30:15 +07:00"."""
    zone = time.strftime("%z")
    return time.strftime(f"%d/%m/%Y %H:%M:%S {zone[:3]}:{zone[3:5]}")
