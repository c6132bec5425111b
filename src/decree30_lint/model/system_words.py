"""Says in words of ours why the system did not open or write a file.

Its own words are in a language that is its own choice.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

from decree30_lint.model.words import Words

_NO_RIGHT = Words("không có quyền", "permission denied")
_WORDS: Mapping[int | None, Words] = {
    errno.ENOSPC: Words("ổ đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: Words("đã hết dung lượng được cấp", "the quota of the disk is used up"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: Words("ổ đĩa chỉ cho đọc", "the disk can only be read"),
    errno.ENOENT: Words("không có tệp hoặc thư mục này", "there is no such file or folder"),
    errno.EISDIR: Words("đó là một thư mục", "that is a folder"),
    errno.ENOTDIR: Words("có một phần của đường dẫn không phải là thư mục", "a part of the path is no folder"),
    errno.ENAMETOOLONG: Words("tên tệp quá dài", "the name of the file is too long"),
    errno.ELOOP: Words("liên kết dẫn vòng về chính nó", "the link leads back to itself"),
    errno.EFBIG: Words("tệp quá lớn", "the file is too large"),
    errno.EIO: Words("thiết bị đọc, ghi bị lỗi", "the device fails"),
}


def system_words(error: OSError) -> Words:
    """Returns the reason as half a sentence; of a rare error, its number, by which to look for it."""
    name = errno.errorcode.get(error.errno or 0, "?")
    return _WORDS.get(error.errno) or Words(
        f"hệ thống báo lỗi {name} ({error.errno})", f"error {name} ({error.errno}) of the system"
    )


def not_opened(error: OSError) -> Words:
    """Returns half a sentence that stands behind the name of a file."""
    why = system_words(error)
    return Words(f"không mở được tệp ({why.vi})", f"cannot be opened ({why.en})")
