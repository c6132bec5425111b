"""The digital signatures of a file, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from decree30_lint.model.signatures import Signature
from decree30_lint.model.words import Words
from decree30_lint.report.sheet import Sheet
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
_TRUSTED = {
    True: Words("chứng thư số đáng tin cậy", "certificate trusted"),
    False: Words("chứng thư số chưa đáng tin cậy", "certificate not trusted"),
}


def signature_lines(signatures: Sequence[Signature], sheet: Sheet) -> Iterator[str]:
    """A line for each; many signatures of one signer at one moment are still several."""
    yield from block(sheet.say(_HEAD, len(signatures)), sheet.width, 2)
    for signature in signatures:
        yield from block(f"- {'; '.join(_facts(signature, sheet))}.", sheet.width, 4, 2)


def _facts(signature: Signature, sheet: Sheet) -> Iterator[str]:
    names = [name for name in (signature.signer, signature.organisation) if name]
    name = ", ".join(dict.fromkeys(names)) or sheet.say(_UNNAMED)
    yield sheet.say(_ONLY_TIME, name) if signature.only_time else name
    if signature.time is not None:
        yield sheet.say(_AT, _moment(signature.time))
    if signature.page is not None:
        yield sheet.say(_PAGE, signature.page)
    yield sheet.say(_INTACT[signature.intact])
    if signature.trusted is not None:
        yield sheet.say(_TRUSTED[signature.trusted])


def _moment(time: datetime) -> str:
    """ "05/03/2026 08:30:15 +07:00"."""
    zone = time.strftime("%z")
    return time.strftime(f"%d/%m/%Y %H:%M:%S {zone[:3]}:{zone[3:5]}")
