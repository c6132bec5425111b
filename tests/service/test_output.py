"""What is written replaces a file as a whole, with its rights, and never one that is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.service.output import check_destination, replaced_file

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the rights of POSIX")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    report = tmp_path / "kq.json"
    report.write_text("cũ", encoding="utf-8")
    report.chmod(mode)
    with replaced_file(report) as out:
        assert stat.S_IMODE((tmp_path / "kq.json.part").stat().st_mode) == mode
        out.write(b"moi")
    assert (report.read_bytes(), stat.S_IMODE(report.stat().st_mode)) == (b"moi", mode)
    assert [path.name for path in tmp_path.iterdir()] == ["kq.json"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    report = tmp_path / "kq.json"
    report.touch()
    os.chown(report, 1234, 1235)
    with replaced_file(report):
        pass
    assert (report.stat().st_uid, report.stat().st_gid) == (1234, 1235)


def test_a_link_laid_where_the_draft_of_a_report_goes_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "cua-ai-do.txt"
    other.write_text("giữ", encoding="utf-8")
    (tmp_path / "kq.json.part").symlink_to(other)
    with replaced_file(tmp_path / "kq.json") as out:
        out.write(b"moi")
    assert (other.read_text(encoding="utf-8"), (tmp_path / "kq.json").read_bytes()) == ("giữ", b"moi")


def test_two_writers_of_one_report_do_not_mix(tmp_path: Path) -> None:
    report = tmp_path / "kq.json"
    with replaced_file(report) as one, replaced_file(report) as two:
        one.write(b"mot")
        two.write(b"hai")
    assert report.read_bytes() == b"mot"
    assert [path.name for path in tmp_path.iterdir()] == ["kq.json"]


def _itself(of: Path) -> Path:
    return of


def _symlink(of: Path) -> Path:
    of.with_name("lien-ket").symlink_to(of)
    return of.with_name("lien-ket")


def _hard_link(of: Path) -> Path:
    os.link(of, of.with_name("ten-khac"))
    return of.with_name("ten-khac")


def _roundabout(of: Path) -> Path:
    return of.parent / ".." / of.parent.name / of.name


@pytest.mark.parametrize("called", [_itself, _symlink, _hard_link, _roundabout])
def test_what_is_read_is_never_written(tmp_path: Path, called: Callable[[Path], Path]) -> None:
    document = tmp_path / "a.docx"
    document.touch()
    with pytest.raises(WrongConfigurationError):
        check_destination(called(document), [tmp_path / "khac.docx", document])


@pytest.mark.parametrize("name", ["decree30.toml", "Decree30.TOML", "ruleset.yaml", "moi.yaml", "vocabulary/tu.YAML"])
def test_configurations_and_rules_are_never_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "ruleset.yaml").touch()
    with pytest.raises(WrongConfigurationError):
        check_destination(tmp_path / name, [])
    check_destination(tmp_path / "kq.json", [])


def test_a_long_name_is_refused_before_the_work(tmp_path: Path) -> None:
    for name in ("x" * 250, "x" * 5000):
        with pytest.raises(WrongConfigurationError, match="too long"):
            check_destination(tmp_path / name, [])


def test_a_link_of_somebody_else_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kq.json").symlink_to(tmp_path / "dich.json")
    check_destination(tmp_path / "kq.json", [])
    os.lchown(tmp_path / "kq.json", 1234, -1) if os.geteuid() == 0 else monkeypatch.setattr(os, "geteuid", lambda: 1234)
    with pytest.raises(WrongConfigurationError, match="somebody else"):
        check_destination(tmp_path / "kq.json", [])
