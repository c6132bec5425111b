"""Documents of a watched folder are judged when they are saved, and compared with their last verdict."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.results import Status
from decree30_lint.model.words import Lang
from decree30_lint.service.configuration.configuration import FailOn
from decree30_lint.service.folder_watch import FolderWatch, Saved
from decree30_lint.service.settings import Settings
from decree30_lint.service.watching import look

WRONG = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam.docx"


def _watch(settings: Settings | None = None, *, existing: bool = False) -> FolderWatch:
    return FolderWatch(settings or Settings(select=("trang", "quoc-hieu")), Lang.VI, existing=existing, keep_reports=True)


def _seen(watch: FolderWatch, folder: Path, times: int = 2) -> list[Saved]:
    return [save for _ in range(times) if (paths := watch.saved(look(folder))) for save in watch.judged(paths) if save]


def _save(source: Path, folder: Path, name: str = "a.docx") -> Path:
    return Path(shutil.copyfile(source, folder / name))


def test_each_save_is_compared_with_the_one_before(tmp_path: Path) -> None:
    watch = _watch()
    assert _seen(watch, tmp_path) == []
    _save(WRONG, tmp_path)
    (first,) = _seen(watch, tmp_path)
    assert (first.report.status, first.before, watch.exit_code) == (Status.FINDINGS, None, 1)
    assert _seen(watch, tmp_path) == []
    _save(RIGHT, tmp_path)
    (second,) = _seen(watch, tmp_path)
    assert (second.report.status, second.before, watch.exit_code) == (Status.CLEAN, first.verdict, 0)
    assert second.verdict.no_longer(first.verdict) == first.verdict.fingerprints.total()
    assert first.verdict.no_longer(second.verdict) == 0


@pytest.mark.parametrize("existing", [False, True])
def test_documents_of_the_beginning_are_judged_where_asked_for(tmp_path: Path, existing: bool) -> None:
    path = _save(WRONG, tmp_path)
    watch = _watch(existing=existing)
    assert [save.report.path for save in _seen(watch, tmp_path, 3)] == [str(path)] * existing
    assert list(watch.reports) == [path] * existing


def test_a_file_that_is_being_written_is_tried_again(tmp_path: Path) -> None:
    watch = _watch()
    _seen(watch, tmp_path)
    _save(WRONG, tmp_path).write_bytes(WRONG.read_bytes()[:9000])
    assert _seen(watch, tmp_path, 3) == []
    _save(WRONG, tmp_path)
    assert [save.report.status for save in _seen(watch, tmp_path, 3)] == [Status.FINDINGS]


def test_a_broken_file_is_told_once(tmp_path: Path) -> None:
    watch = _watch()
    _seen(watch, tmp_path)
    (tmp_path / "a.docx").write_bytes(WRONG.read_bytes()[:9000])
    assert [save.report.status for save in _seen(watch, tmp_path, 8)] == [Status.UNREADABLE]
    assert watch.exit_code == 3


def test_a_deleted_document_counts_no_more(tmp_path: Path) -> None:
    watch = _watch(existing=True)
    gone = _save(WRONG, tmp_path)
    _save(RIGHT, tmp_path, "b.docx")
    assert len(_seen(watch, tmp_path)) == 2
    gone.unlink()
    assert _seen(watch, tmp_path, 4) == []
    assert (watch.exit_code, len(watch.reports)) == (0, 1)


def test_a_drive_that_goes_away_spoils_no_verdict(tmp_path: Path) -> None:
    watch = _watch(existing=True)
    _save(WRONG, tmp_path)
    watch.saved(look(tmp_path))
    assert [watch.saved({}) for _ in range(5)] == [[]] * 5
    assert [save.report.status for save in _seen(watch, tmp_path)] == [Status.FINDINGS]


def test_a_document_that_takes_too_long_costs_only_itself(tmp_path: Path) -> None:
    watch = _watch(Settings(memory=1), existing=True)
    _save(WRONG, tmp_path)
    assert [save.report.status for save in _seen(watch, tmp_path)] == [Status.MEMORY]


def test_a_configuration_counts_from_when_it_is_saved(tmp_path: Path) -> None:
    watch = _watch(Settings(find_configuration=True, fail_on=FailOn.ERROR, select=("trang",)), existing=True)
    path = _save(WRONG, tmp_path)
    (first,) = _seen(watch, tmp_path)
    (tmp_path / "decree30.toml").write_text('[levels]\ntrang = "info"\n', encoding="utf-8")
    path.write_bytes(WRONG.read_bytes() + b"\0" * 3)
    (second,) = _seen(watch, tmp_path)
    assert (first.verdict.exit_code, second.verdict.exit_code) == (1, 0)


def test_settings_that_are_wrong_raise_before_anything_is_judged(tmp_path: Path) -> None:
    watch = _watch(Settings(select=("khong-co",)), existing=True)
    _save(WRONG, tmp_path)
    with pytest.raises(WrongConfigurationError):
        _seen(watch, tmp_path)
