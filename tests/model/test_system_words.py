"""What the system says of files, in words of ours."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from decree30_lint.model.system_words import system_words


@pytest.mark.parametrize(
    ("number", "vietnamese"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EACCES, "không có quyền"),
        (errno.EPERM, "không có quyền"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ENOENT, "không có tệp hoặc thư mục này"),
        (errno.EISDIR, "đó là một thư mục"),
        (errno.ENAMETOOLONG, "tên tệp quá dài"),
        (errno.ELOOP, "liên kết dẫn vòng về chính nó"),
        (errno.EFBIG, "tệp quá lớn"),
        (errno.ENXIO, f"hệ thống báo lỗi ENXIO ({errno.ENXIO})"),
        (None, "hệ thống báo lỗi ? (None)"),
    ],
)
def test_the_usual_errors(number: int | None, vietnamese: str) -> None:
    words = system_words(OSError(number, "said by the system"))
    assert words.vi == vietnamese
    assert words.en.isascii()
    assert "said by the system" not in words.en


@pytest.mark.parametrize(
    ("name", "vietnamese"), [("a" * 5000, "tên tệp quá dài"), ("khong-co", "không có tệp hoặc thư mục này")]
)
def test_those_that_happen(tmp_path: Path, name: str, vietnamese: str) -> None:
    assert system_words(failure(lambda: (tmp_path / name).read_bytes())).vi == vietnamese


def failure(work: Callable[[], object]) -> OSError:
    with pytest.raises(OSError) as caught:  # noqa: PT011  # which one it is depends on the system
        work()
    return caught.value
