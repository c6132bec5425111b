"""`fix` from end to end: files in, repaired copies, report and exit code out."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from decree30_lint import Checker

from .commented import commented
from .repacked import protected, tracked

Invoke = Callable[..., Result]

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTY = FIXTURES / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = FIXTURES / "docx" / "to-trinh.docx"
SELECTED = ("--select", "trang,quoc-hieu,ten-loai,noi-nhan")
"""Rules whose faults in FAULTY are of looks, but for some of the recipients."""
SCHEMA = Draft202012Validator(
    json.loads(files("decree30_lint").joinpath("schemas/decree30-lint-fix-1.schema.json").read_text(encoding="utf-8"))
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one faulty report, whose name is as people name files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Báo cáo năm.docx").write_bytes(FAULTY.read_bytes())
    return tmp_path


def fixed(result: Result) -> dict[str, Any]:
    """The only file of a JSON report, which keeps to its schema."""
    content: dict[str, Any] = json.loads(result.stdout)
    assert list(SCHEMA.iter_errors(content)) == []
    (file,) = content["files"]
    return dict(file)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_copy_stands_beside_the_file_and_mends_it(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "Báo cáo năm.docx", *SELECTED)
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert "ĐÃ SỬA." in said
    assert "Bản sửa: Báo cáo năm.da-sua.docx" in said
    assert "Trang giấy: lề dưới 1,5 cm → 2 cm" in said
    assert "Quốc hiệu: cỡ chữ 11 pt → " in said
    assert "Nơi nhận: cỡ chữ 13 pt → 11 pt (5 chỗ)" in said
    assert "Không chữ nào bị đổi; mọi thay đổi đều nằm trong danh sách trên." in said
    assert (here / "Báo cáo năm.docx").read_bytes() == FAULTY.read_bytes()
    left = {finding.rule for finding in Checker().check(here / "Báo cáo năm.da-sua.docx").findings}
    assert not {rule for rule in left if rule.split("/")[0] in ("trang", "quoc-hieu", "ten-loai")}


def test_what_is_left_is_told_with_the_reason(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "Báo cáo năm.docx", "--select", "noi-nhan,bo-cuc", "--fail-on", "warning")
    assert result.exit_code == 1
    said = result.stdout
    decision, unsafe = said.index("CẦN NGƯỜI SOẠN QUYẾT ĐỊNH (1)"), said.index("CHỈ SỬA KHI THÊM --unsafe (2)")
    assert decision < said.index("[bo-cuc/diem]") < unsafe < said.index("[noi-nhan/luu]")


def test_words_change_only_when_asked(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "Báo cáo năm.docx", "--select", "noi-nhan", "--unsafe")
    said = " ".join(result.stdout.split())
    assert result.exit_code == 0, said
    assert "Nơi nhận: “Lưu” → “Lưu:”" in said
    assert "Chỉ những chữ nêu trong danh sách trên bị đổi" in said


def test_a_second_run_writes_nothing(invoke: Invoke, here: Path) -> None:
    invoke("fix", "Báo cáo năm.docx", *SELECTED)
    before = names(here)
    result = invoke("fix", "Báo cáo năm.docx", *SELECTED)
    assert "Đã có sẵn bản sửa giống hệt: Báo cáo năm.da-sua.docx" in result.stdout
    result = invoke("fix", "Báo cáo năm.da-sua.docx", *SELECTED)
    assert "ĐÃ SỬA" not in result.stdout
    assert names(here) == before


def test_another_copy_is_never_overwritten(invoke: Invoke, here: Path) -> None:
    other = here / "Báo cáo năm.da-sua.docx"
    other.write_bytes(b"cua nguoi khac")
    result = invoke("fix", "Báo cáo năm.docx", *SELECTED)
    assert "Bản sửa: Báo cáo năm.da-sua-2.docx" in result.stdout
    assert other.read_bytes() == b"cua nguoi khac"


def test_copies_in_a_folder_are_left_out(invoke: Invoke, here: Path) -> None:
    invoke("fix", ".", *SELECTED)
    result = invoke("fix", ".", *SELECTED)
    assert "Bỏ qua 1 bản đã sửa trước đây" in result.stderr
    assert names(here) == {"Báo cáo năm.docx", "Báo cáo năm.da-sua.docx"}


def test_a_folder_for_the_copies_keeps_names_and_folders(invoke: Invoke, here: Path) -> None:
    (here / "kho" / "tháng 1").mkdir(parents=True)
    (here / "Báo cáo năm.docx").rename(here / "kho" / "tháng 1" / "Báo cáo năm.docx")
    result = invoke("fix", "kho", "--output-dir", "bản sửa", *SELECTED)
    assert result.exit_code == 0, result.output
    assert names(here / "bản sửa") == {"tháng 1/Báo cáo năm.docx"}
    result = invoke("fix", "kho", "--output-dir", "kho", *SELECTED)
    assert result.exit_code == 2
    assert "ghi đè lên văn bản gốc" in result.stderr


def test_in_place_keeps_the_first_file(invoke: Invoke, here: Path) -> None:
    file, backup = here / "Báo cáo năm.docx", here / "Báo cáo năm.docx.bak"
    file.chmod(0o640)
    result = invoke("fix", file.name, "--in-place", "--select", "quoc-hieu")
    assert result.exit_code == 0, result.output
    assert "bản trước khi sửa: Báo cáo năm.docx.bak" in " ".join(result.stdout.split())
    assert backup.read_bytes() == FAULTY.read_bytes() != file.read_bytes()
    if sys.platform != "win32":
        assert [stat.S_IMODE(path.stat().st_mode) for path in (file, backup)] == [0o640, 0o640]
    once = file.read_bytes()
    invoke("fix", file.name, "--in-place", "--select", "ten-loai")
    assert file.read_bytes() != once
    assert backup.read_bytes() == FAULTY.read_bytes()
    assert names(here) == {file.name, backup.name}


def test_in_place_leaves_a_file_alone_that_word_holds_open(invoke: Invoke, here: Path) -> None:
    (here / "~$o cáo năm.docx").write_bytes(b"")
    result = invoke("fix", "Báo cáo năm.docx", "--in-place", "--select", "quoc-hieu", "--fail-on", "warning")
    assert result.exit_code == 3
    assert "Hãy đóng tệp trong Word" in " ".join(result.stdout.split())
    assert (here / "Báo cáo năm.docx").read_bytes() == FAULTY.read_bytes()
    result = invoke("fix", "Báo cáo năm.docx", "--select", "quoc-hieu")
    assert "bản sửa làm theo lần lưu gần nhất" in " ".join(result.stdout.split())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_what_the_system_refuses_to_write_is_named(invoke: Invoke, here: Path) -> None:
    here.chmod(0o500)
    result = invoke("fix", "Báo cáo năm.docx", *SELECTED)
    here.chmod(0o700)
    assert result.exit_code == 3
    assert "hãy đóng tệp trong Word" in " ".join(result.stdout.split())


def test_a_write_that_is_refused_stops_no_other_file(invoke: Invoke, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Word holds the file open on Windows."""
    from decree30_lint.service import output, repaired_files

    (here / "b.docx").write_bytes(FAULTY.read_bytes())
    write = output.new_file

    def refuse(path: Path, like: Path | None) -> Any:
        if path.name.startswith("Báo"):
            raise PermissionError(13, "in use", str(path))
        return write(path, like)

    monkeypatch.setattr(repaired_files, "new_file", refuse)
    result = invoke("fix", "Báo cáo năm.docx", "b.docx", *SELECTED, "--fail-on", "warning")
    said = " ".join(result.stdout.split())
    assert result.exit_code == 3
    assert "CHƯA SỬA. Chưa ghi được Báo cáo năm.da-sua.docx: không có quyền." in said
    assert "Bản sửa: b.da-sua.docx" in said
    assert names(here) == {"Báo cáo năm.docx", "b.docx", "b.da-sua.docx"}


def test_diff_writes_nothing(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "Báo cáo năm.docx", "--diff", *SELECTED)
    assert result.exit_code == 1
    assert "SẼ SỬA (chưa ghi gì)." in result.stdout
    assert "lề trái 2,5 cm → 3 cm" in result.stdout
    assert names(here) == {"Báo cáo năm.docx"}
    assert invoke("fix", RIGHT, "--diff").exit_code == 0
    file = fixed(invoke("fix", "Báo cáo năm.docx", "--diff", *SELECTED, "--format", "json", "--lang", "en"))
    assert (file["status"], file["output"]) == ("repaired", None)
    assert ["left margin 2.5 cm → 3 cm"] in [change["changes"] for change in file["changes"]]


def test_a_correct_file_needs_nothing(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", RIGHT)
    assert result.exit_code == 0, result.output
    assert "KHÔNG CÓ GÌ PHẢI SỬA." in result.stdout
    assert names(here) == {"Báo cáo năm.docx"}


def refused(invoke: Invoke, path: Path) -> dict[str, Any]:
    result = invoke("fix", path, "--format", "json", "--ignore", "toan-van")
    assert result.exit_code == 3
    file = fixed(result)
    assert (file["status"], file["output"], file["changes"]) == ("not_repaired", None, [])
    return file


@pytest.mark.parametrize(("change", "code"), [(tracked, "tracked-changes"), (protected, "protected")])
def test_what_must_stay_as_it_is_is_refused(invoke: Invoke, here: Path, change: Callable[[bytes], bytes], code: str) -> None:
    path = here / "a.docx"
    path.write_bytes(change(FAULTY.read_bytes()))
    file = refused(invoke, path)
    assert file["error"]["code"] == code
    assert {each["why"] for each in file["remaining"]} == {"not_repaired"}
    assert names(here) == {"Báo cáo năm.docx", "a.docx"}


def test_a_pdf_is_mended_in_its_word_file(invoke: Invoke, here: Path) -> None:
    assert refused(invoke, FAULTY.with_suffix(".pdf"))["error"]["code"] == "not-editable"
    assert invoke("fix", FAULTY.with_suffix(".pdf"), "--select", "ban-sao").exit_code == 0  # nothing of that to mend


def test_what_cannot_be_read_is_named_and_stops_no_other(invoke: Invoke, here: Path) -> None:
    (here / "a.docx").write_bytes(b"khong phai tep Word")
    result = invoke("fix", "a.docx", "khong-co.docx", "Báo cáo năm.docx", *SELECTED)
    assert result.exit_code == 3
    said = " ".join(result.stdout.split())
    assert "a.docx CHƯA SỬA." in said
    assert "khong-co.docx CHƯA SỬA. Không tìm thấy tệp." in said
    assert "Tổng cộng 3 tệp: đã sửa 1, 2 tệp chưa sửa;" in said


def test_what_is_suppressed_stays(invoke: Invoke, here: Path) -> None:
    rule = "ten-loai/co-chu"
    (here / "a.docx").write_bytes(commented(FAULTY.read_bytes(), {"BÁO CÁO": f"decree30: bỏ qua {rule} – mẫu cũ"}))
    file = fixed(invoke("fix", "a.docx", "--select", "ten-loai", "--format", "json"))
    assert (file["status"], file["remaining"]) == ("unchanged", [])
    (here / "decree30.toml").write_text(f'[[accept]]\nrule = "{rule}"\nreason = "mẫu cũ"\n', encoding="utf-8")
    assert fixed(invoke("fix", "Báo cáo năm.docx", "--select", "ten-loai", "--format", "json"))["status"] == "unchanged"
    (here / "decree30.toml").unlink()
    invoke("check", "Báo cáo năm.docx", "--select", "ten-loai", "--write-baseline", "b.json")
    listed = invoke("fix", "Báo cáo năm.docx", "--select", "ten-loai,quoc-hieu", "--baseline", "b.json", "--format", "json")
    assert {change["part"] for change in fixed(listed)["changes"]} == {"quoc-hieu"}


def test_standard_input_needs_a_folder(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "-", input=FAULTY.read_bytes())
    assert result.exit_code == 2
    assert "--output-dir" in result.stderr
    result = invoke("fix", "-", "--output-dir", "moi", *SELECTED, input=FAULTY.read_bytes())
    assert result.exit_code == 0, result.output
    assert names(here / "moi") == {"van-ban.docx"}


def test_two_places_for_the_copies_are_wrong_use(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "Báo cáo năm.docx", "--in-place", "--output-dir", "x")
    assert result.exit_code == 2
    assert "Chỉ dùng một trong hai" in result.stderr
    assert invoke("fix", "Báo cáo năm.docx", "--output-dir", "Báo cáo năm.docx").exit_code == 2
    assert invoke("fix", "Báo cáo năm.docx", "--output", "Báo cáo năm.docx").exit_code == 2


def test_both_forms_of_the_report_keep_to_their_schema(invoke: Invoke, here: Path) -> None:
    (here / "hong.docx").write_bytes(b"hong")
    for options in (["--diff"], ["--unsafe", "--output-dir", "x"]):
        result = invoke("fix", FIXTURES, here, *options, "--format", "json", "--ignore", "so-trang")
        assert list(SCHEMA.iter_errors(json.loads(result.stdout))) == []
    wrong = json.loads(result.stdout) | {"more": 1}
    assert not SCHEMA.is_valid(wrong)


def test_the_report_goes_into_a_file(invoke: Invoke, here: Path) -> None:
    result = invoke("fix", "Báo cáo năm.docx", *SELECTED, "--output", "kết quả.txt")
    assert result.stdout == ""
    assert "Đã ghi kết quả vào kết quả.txt" in result.stderr
    assert "ĐÃ SỬA." in (here / "kết quả.txt").read_text(encoding="utf-8")


def test_check_tells_what_fix_would_change(invoke: Invoke) -> None:
    said = " ".join(invoke("check", FAULTY, "--diff", "--select", "noi-nhan,quoc-hieu").stdout.split())
    assert "Máy sửa: Cỡ chữ 13 pt → 11 pt Căn cứ:" in said
    assert "Máy sửa: “Lưu” → “Lưu:” (chỉ khi thêm --unsafe)" in said
    assert "Cách sửa" not in said
    assert "Máy sửa:" not in invoke("check", FAULTY, "--select", "noi-nhan").stdout
    assert "Máy sửa" not in invoke("check", FAULTY.with_suffix(".pdf"), "--diff").stdout
    findings = json.loads(invoke("check", FAULTY, "--diff", "--format", "json", "--lang", "en").stdout)["files"][0][
        "findings"
    ]
    changes = {finding["rule"]: finding["fix"].get("changes") for finding in findings}
    assert changes["trang/le-trai"] == ["left margin 2.5 cm → 3 cm"]
    assert changes["bo-cuc/diem"] is None


def test_checking_loads_nothing_that_repairs_or_that_other_formats_need() -> None:
    """The cold start of `check` must not pay for it."""
    import subprocess

    code = (
        "import sys\nfrom decree30_lint.cli.program import program\n"
        f"try: program.main(['check', {str(RIGHT)!r}])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stderr.split()
    assert "decree30_lint.report.findings.formats" in loaded
    ours = (
        "repair",
        "annotate",
        "write",
        "report.fixes",
        "illustrate",
        "illustrating",
        "html",
        "sarif",
        "xlsx",
        "folder_watch",
    )
    others = {"docx", "pyhanko", "jinja2", "xlsxwriter", "dxpdf", "PIL", "pypdfium2"}
    assert [name for name in loaded if name.startswith("decree30_lint.") and any(f".{each}" in name for each in ours)] == []
    assert others & set(loaded) == set()
    assert [name for name in loaded if name.startswith("decree30_lint.report.form")] == []
