"""Only regular files of bounded size are read; everything else is named."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from decree30_lint.errors import LintError
from decree30_lint.formats.files import read_file, read_stream
from decree30_lint.formats.limits import FILE_BYTES, MEGABYTE

needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with FIFOs")


def _folder(place: Path) -> None:
    place.mkdir()


def _fifo(place: Path) -> None:
    os.mkfifo(place)


def _device(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _loop(place: Path) -> None:
    place.symlink_to(place)


def _nothing(place: Path) -> None:
    assert not place.exists()


@needs_fifo
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_folder, "no-regular-file"),
        (_fifo, "no-regular-file"),
        (_device, "no-regular-file"),
        (_loop, "no-access"),
        (_nothing, "not-found"),
    ],
)
def test_what_is_no_file_is_named(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    place = tmp_path / "van-ban.docx"
    make(place)
    with pytest.raises(LintError) as caught:
        read_file(place)
    assert caught.value.code == code


def test_a_name_longer_than_any_file_s_is_named() -> None:
    with pytest.raises(LintError) as caught:
        read_file(Path("a" * 5000))
    assert caught.value.code == "no-access"


@pytest.mark.parametrize(("size", "fits"), [(0, True), (9, True), (10, True), (11, False)])
def test_no_more_than_the_limit_is_read(tmp_path: Path, size: int, fits: bool) -> None:
    path = tmp_path / "van-ban.docx"
    path.write_bytes(b"x" * size)
    if fits:
        assert read_file(path, 10) == read_stream(io.BytesIO(b"x" * size), 10) == b"x" * size
        return
    with pytest.raises(LintError) as caught:
        read_file(path, 10)
    assert caught.value.code == "too-large"


def test_the_limit_is_told_in_megabytes() -> None:
    assert FILE_BYTES == 512 * MEGABYTE
    with pytest.raises(LintError, match="more than 1 MB"):
        read_stream(io.BytesIO(b"x" * (MEGABYTE + 1)), MEGABYTE)
