"""Repairs as another program asks for them."""

from __future__ import annotations

import doctest
import pickle
from pathlib import Path

import pytest

from decree30_lint import Annotator, Checker, ExitCode, Fixer, FixReport, FixStatus, Lang, MarkOptions, Settings
from decree30_lint.service import annotator, fixer
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.repaired_files import RepairedFiles, earlier_copies, owner_file

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = ROOT / "fixtures" / "docx" / "to-trinh.docx"
SELECTED = Settings(select=("trang", "quoc-hieu"))


@pytest.fixture(scope="module")
def repaired() -> FixReport:
    return Fixer(SELECTED).fix(FAULTY)


def test_a_report_holds_the_file_and_pickles(repaired: FixReport) -> None:
    assert repaired.status is FixStatus.REPAIRED
    assert pickle.loads(pickle.dumps(repaired)) == repaired
    assert repaired.data is not None
    found = Checker(SELECTED).check(repaired.data, name="a.docx").findings
    assert [finding.rule for finding in found] == [finding.rule for finding, _ in repaired.remaining()]


def test_bytes_and_file_give_one_report(repaired: FixReport) -> None:
    assert Fixer(SELECTED).fix(FAULTY.read_bytes(), name=str(FAULTY)) == repaired
    assert Fixer(SELECTED).fix(FAULTY, name="a.docx").path == "a.docx"


def test_other_processes_give_the_same_reports(repaired: FixReport) -> None:
    fixer = Fixer(SELECTED)
    assert list(fixer.fix_many([FAULTY, RIGHT], jobs=2)) == [repaired, Fixer(SELECTED).fix(RIGHT)]
    assert fixer.exit_code is ExitCode.CLEAN


def test_what_was_changed_twice_is_one_change(repaired: FixReport) -> None:
    said = [words.vi for change in repaired.changes for words in change.words if change.part == "quoc-hieu"]
    assert said == ["cỡ chữ 11 pt → 13 pt"]


def test_a_file_that_must_stay_gives_a_reason() -> None:
    fixer = Fixer()
    report = fixer.fix(FAULTY.with_suffix(".pdf"))
    assert (report.status, report.data, report.changes) == (FixStatus.NOT_REPAIRED, None, ())
    assert fixer.exit_code is ExitCode.NOT_JUDGED


def test_a_deadline_is_kept() -> None:
    report = Fixer(Settings(deadline=0.001)).fix(FAULTY)
    assert report.failure is not None
    assert report.failure.code == "deadline"


def test_examples_in_docstrings_are_true() -> None:
    for module in (fixer, annotator):
        done = doctest.testmod(module)
        assert done.attempted > 0
        assert done.failed == 0


def test_an_annotated_copy_is_made_from_bytes() -> None:
    made = Annotator(SELECTED, MarkOptions(Lang.EN, track=True)).annotate(FAULTY.read_bytes(), name="a.docx")
    assert made.failure is None
    assert made.data is not None
    assert made.tracked > 0
    assert pickle.loads(pickle.dumps(made)) == made


def test_names_of_copies(tmp_path: Path, repaired: FixReport) -> None:
    for name, copy in {
        "a.docm": "a.da-sua.docm",
        "b.doc": "b.da-sua.docx",
        "c": "c.da-sua.docx",
        "d 1.2": "d 1.2.da-sua.docx",
    }.items():
        path = tmp_path / name
        path.write_bytes(FAULTY.read_bytes())
        written = RepairedFiles(()).write(InputFile(name, path), repaired)
        assert written.output == str(tmp_path / copy)


def test_the_file_that_word_keeps_beside_an_open_one(tmp_path: Path) -> None:
    for name, owner in {"a.docx": "~$a.docx", "example.docx": "~$xample.docx", "document.docx": "~$cument.docx"}.items():
        assert owner_file(tmp_path / name) is None
        (tmp_path / owner).touch()
        assert owner_file(tmp_path / name) == tmp_path / owner


def test_copies_that_are_named_are_no_earlier_copies() -> None:
    files = [InputFile(name, Path(name)) for name in ("x/a.docx", "x/a.da-sua.docx", "x/a.da-sua-2.docx", "x/b.da-sua.docx")]
    assert {file.shown for file in earlier_copies(files, ["x"])} == {"x/a.da-sua.docx", "x/a.da-sua-2.docx"}
    assert earlier_copies(files, [file.shown for file in files]) == set()
