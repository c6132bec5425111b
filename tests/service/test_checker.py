"""The library as another program uses it."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import decree30_lint
from decree30_lint import (
    Checker,
    ExitCode,
    Lang,
    Report,
    Settings,
    Status,
    WrongConfigurationError,
)
from decree30_lint.model.rule_help import RuleHelp
from decree30_lint.pipeline import lint_bytes, ruleset_named
from decree30_lint.service import checker as module
from decree30_lint.service.sources import FileSources

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam.docx"
_MOST_BYTES = 60_000  # of a typical report, pickled


@pytest.fixture(scope="module")
def faulty() -> Report:
    return Checker().check(FAULTY)


def test_every_public_name_is_there_and_documented() -> None:
    for name in decree30_lint.__all__:
        assert getattr(decree30_lint, name).__doc__, name
    with pytest.raises(AttributeError, match="Cheker"):
        _ = decree30_lint.Cheker


def test_importing_the_package_imports_none_of_it() -> None:
    code = "import sys, decree30_lint; print([m for m in sys.modules if m.startswith('decree30_lint.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['decree30_lint.version']"


def test_a_file_its_bytes_and_its_name_give_one_report(faulty: Report) -> None:
    assert Checker().check(str(FAULTY)) == faulty
    assert Checker().check(FAULTY.read_bytes(), name=str(FAULTY)) == faulty
    assert Checker().check(FAULTY, name="a.docx").path == "a.docx"


def test_a_report_holds_no_document_and_pickles(faulty: Report) -> None:
    packed = pickle.dumps(faulty)
    assert len(packed) < _MOST_BYTES
    assert pickle.loads(packed) == faulty
    assert pickle.loads(packed).to_dict(Lang.EN) == faulty.to_dict(Lang.EN)
    assert len(faulty.findings) == 32


def test_body_text_only_where_it_is_asked_for(faulty: Report) -> None:
    body = [each.text for each in faulty.components if each.part in ("noi-dung", "bo-cuc")]
    heads = [each.text for each in faulty.components if each.part == "quoc-hieu"]
    assert body
    assert set(body) == {None}
    assert all(heads)
    whole = Checker(Settings(full_text=True)).check(FAULTY)
    assert all(each.text is not None for each in whole.components)


def test_many_files_in_their_order_alone_or_side_by_side(tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK nothing")
    sources = [FAULTY, broken, RIGHT]
    alone, beside = Checker(), Checker()
    reports = list(alone.check_many(sources))
    assert [report.status for report in reports] == [Status.FINDINGS, Status.UNREADABLE, Status.CLEAN]
    assert list(beside.check_many(sources, jobs=2)) == reports
    assert alone.exit_code is beside.exit_code is ExitCode.NOT_JUDGED


@pytest.mark.parametrize("jobs", [1, 2])
def test_suppressions_are_settled_alike_in_processes(tmp_path: Path, jobs: int) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(FAULTY.read_bytes())
    (tmp_path / "decree30.toml").write_text(
        '[[accept]]\nrule = "trang"\nreason = "giấy in sẵn"\n[[accept]]\nrule = "do-mat"\nreason = "không có"\n',
        encoding="utf-8",
    )
    checker = Checker(Settings(find_configuration=True))
    reports = list(checker.check_many([tmp_path], jobs=jobs))
    assert {each.finding.rule for report in reports for each in report.accepted} == {"trang/le-duoi", "trang/le-trai"}
    assert [note.suppression.rules for note in checker.unused_suppressions()] == [("do-mat",)]


def test_wrong_settings_are_told_before_any_file_is_judged() -> None:
    with pytest.raises(WrongConfigurationError, match="There is no rule"):
        Checker(Settings(select=("tieu-nhu",))).check_many([FAULTY])


def test_exit_codes_add_up(tmp_path: Path) -> None:
    checker = Checker()
    codes = []
    for source in (RIGHT, FAULTY, tmp_path / "khong-co.docx", RIGHT):
        checker.check(source)
        codes.append(checker.exit_code)
    assert codes == [ExitCode.CLEAN, ExitCode.FINDINGS, ExitCode.NOT_JUDGED, ExitCode.NOT_JUDGED]


@pytest.mark.parametrize(("require", "code"), [(False, ExitCode.CLEAN), (True, ExitCode.NOT_JUDGED)])
def test_a_document_outside_is_not_clean(require: bool, code: ExitCode) -> None:
    from decree30_lint.compose import Layout, apply_change, compose_docx, load_specimen

    specimen = load_specimen(ROOT / "fixtures" / "specimens" / "to-trinh.yaml")
    old = apply_change(specimen, "dia-danh-ngay", {"text": "Thanh Giang, ngày 12 tháng 3 năm 2018"})
    checker = Checker(Settings(require_judged=require))
    report = checker.check(compose_docx(old, Layout()), name="cu.docx")
    assert (report.status, report.judged, report.findings) == (Status.OUTSIDE, False, ())
    assert report.outside is not None
    assert checker.exit_code is code


def test_a_bug_is_named_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(data: bytes, name: str, *rest: object) -> object:
        return 1 // 0 if name.endswith("loi.docx") else lint_bytes(data, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("decree30_lint.service.checker.lint_bytes", fails)
    first, second = map(Checker().check, [FAULTY, RIGHT])
    assert (first.status, second.status) == (Status.CRASHED, Status.CLEAN)
    assert first.failure is not None
    assert "ZeroDivisionError" in first.failure.words.vi


def test_rules_are_explained_and_drawn_as_long_as_they_are_ours() -> None:
    ours = ruleset_named("nd30-2020")
    report = Checker().check(RIGHT)
    known = FileSources((), {report.path: ours}).rule_help(report, "tieu-ngu/co-chu")
    assert known is not None
    assert known.drawings is not None
    assert known.drawings.wrong.startswith("<svg ")
    assert known.drawings.right != known.drawings.wrong
    own = replace(ours.rules["tieu-ngu/co-chu"], check=ours.rules["quoc-hieu/co-chu"].check)
    other = FileSources((), {report.path: replace(ours, rules={own.id: own})})
    assert other.rule_help(report, own.id) == RuleHelp(own.id, own.explanation)
    assert other.rule_help(report, "khong/co") is None
    assert FileSources(()).rule_help(report, own.id) == known  # a shipped ruleset is known by its name


def test_the_examples_of_the_guide_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    guide = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    pieces = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    assert len(pieces) == 5
    names: dict[str, object] = {}
    for piece in pieces:
        exec(compile(piece, "docs/library.md", "exec"), names)


def test_the_example_of_the_docstring_runs() -> None:
    import doctest

    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0
