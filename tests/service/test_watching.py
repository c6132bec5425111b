"""What was saved between looks at a folder: told from the looks alone, and of the folder nothing but documents is seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decree30_lint.service.own_files import MARKS, is_own
from decree30_lint.service.watching import (
    FORGOTTEN_AFTER,
    FileStamp,
    FolderContent,
    WatchedFiles,
    first_look,
    look,
    next_look,
    saved,
)

A, B = Path("a.docx"), Path("b.docx")
EARLY, LATE, LATER = FileStamp(1, 10), FileStamp(2, 10), FileStamp(3, 12)


def _after(files: WatchedFiles, *looks: FolderContent) -> tuple[WatchedFiles, list[Path]]:
    """Returns what is known after the looks, and what was saved at the last of them."""
    ready: list[Path] = []
    for found in looks:
        before, files = files, next_look(files, found)
        ready = saved(before, files)
    return files, ready


def test_what_is_there_at_the_beginning_was_not_saved() -> None:
    assert _after(first_look({A: EARLY}), {A: EARLY}, {A: EARLY})[1] == []


@pytest.mark.parametrize(
    "stamp", [LATE, FileStamp(1, 11), FileStamp(0, 10)], ids=["later", "larger", "an older version put back"]
)
def test_a_save_is_seen_when_nobody_writes_any_more(stamp: FileStamp) -> None:
    files, ready = _after(first_look({A: EARLY}), {A: stamp})
    assert ready == []
    assert _after(files, {A: stamp})[1] == [A]
    assert _after(files, {A: LATER})[1] == []


def test_a_new_file_is_seen() -> None:
    assert _after(first_look({A: EARLY}), {A: EARLY, B: EARLY}, {A: EARLY, B: EARLY})[1] == [B]


def test_the_newest_comes_first() -> None:
    assert _after({}, {A: EARLY, B: LATE}, {A: EARLY, B: LATE})[1] == [B, A]


def test_a_file_that_is_gone_for_a_moment_is_the_same_file() -> None:
    files, ready = _after(first_look({A: EARLY, B: EARLY}), *[{B: EARLY}] * (FORGOTTEN_AFTER - 1))
    assert (A in files, ready) == (True, [])
    assert _after(files, {A: EARLY, B: EARLY}, {A: EARLY, B: EARLY})[1] == []


def test_a_deleted_file_is_forgotten() -> None:
    files, _ = _after(first_look({A: EARLY, B: EARLY}), *[{B: EARLY}] * FORGOTTEN_AFTER)
    assert files.keys() == {B}
    assert _after(files, {A: EARLY, B: EARLY}, {A: EARLY, B: EARLY})[1] == [A]


def test_a_drive_that_shows_nothing_is_away() -> None:
    files, _ = _after(first_look({A: EARLY, B: EARLY}), *[{}] * (FORGOTTEN_AFTER + 1))
    assert _after(files, {A: EARLY, B: LATE}, {A: EARLY, B: LATE})[1] == [B]


def test_only_documents_are_seen(tmp_path: Path) -> None:
    others = [
        *(
            "~$trinh.docx",
            ".~lock.to-trinh.docx#",
            "~WRD0001.tmp",
            "~WRL0002.tmp",
            "to-trinh.docx.bak",
            "kq.html",
            ".an.docx",
        ),
        *(".docx", "kq.json.part", "to-trinh.docx.lock", "to-trinh.da-sua.docx", "to-trinh.da-sua-2.docx", "TT.DA-SUA.DOCX"),
        *("to-trinh.ghi-chu.docx", "cong-van.ghi-chu.pdf", "to-trinh.phieu.docx", "lu1234.tmp", ".git/a.docx"),
    ]
    documents = ["to-trinh.docx", "Công văn 12.PDF", "con/chau/da-sua.docx", "1.2. Kế hoạch.doc"]
    for name in [*others, *documents]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    os.utime(tmp_path / "to-trinh.docx", ns=(5, 7))
    found = look(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in found} == set(documents)
    assert found[tmp_path / "to-trinh.docx"] == FileStamp(7, 1)


def test_a_folder_that_is_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        look(tmp_path / "o-mang")


@pytest.mark.parametrize("mark", MARKS)
def test_names_of_ours(mark: str) -> None:
    assert is_own(f"to-trinh{mark}.docx")
    assert is_own(f"to-trinh{mark}-12.docx")
    assert not is_own(f"to-trinh{mark.replace('.', '-')}.docx")
    assert not is_own(f"{mark[1:]}.docx")
