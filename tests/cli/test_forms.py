"""`check --form`: where the forms go, and that nothing is lost by them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document

Invoke = Callable[..., Result]

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two drafts of one name, and a PDF beside one of them; the current folder is the one above."""
    folder = tmp_path / "du-thao"
    for way, name in (
        ("a/x.docx", "bao-cao-nam.docx"),
        ("b/x.docx", "bao-cao-nam-loi.docx"),
        ("b/x.pdf", "bao-cao-nam.pdf"),
    ):
        (folder / way).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FIXTURES / name, folder / way)
    monkeypatch.chdir(tmp_path)
    return folder


def forms_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def said_in(path: Path) -> str:
    return "\n".join(cell.text for row in Document(str(path)).tables[1].rows for cell in row.cells)


def fill_in(path: Path) -> bytes:
    document = Document(str(path))
    document.add_paragraph("Nguyễn Văn A")
    document.save(str(path))
    return path.read_bytes()


def test_one_draft_has_one_file_beside_any_report(invoke: Invoke, drafts: Path) -> None:
    plain = invoke("check", drafts / "a" / "x.docx", "--format", "json")
    result = invoke("check", drafts / "a" / "x.docx", "--format", "json", "--form", "phieu.docx")
    assert (result.exit_code, result.stdout) == (0, plain.stdout)
    assert "Đã ghi phiếu kiểm tra thể thức vào phieu.docx." in result.stderr
    assert "ĐẠT." in said_in(Path("phieu.docx"))
    assert invoke("check", "phieu.docx", "--fail-on", "warning").exit_code == 0


def test_a_folder_has_a_folder_of_forms(invoke: Invoke, drafts: Path) -> None:
    result = invoke("check", drafts, "--form", "phieu/thang-11", "--jobs", "1")
    assert result.exit_code == 1
    assert forms_in(Path("phieu/thang-11")) == ["a/x.docx.phieu.docx", "b/x.docx.phieu.docx", "b/x.pdf.phieu.docx"]
    assert "Đã ghi 3 phiếu" in result.stderr
    assert "3 form(s) are in" in invoke("check", drafts, "--form", "phieu/thang-11", "--lang", "en").stderr


def test_drafts_of_one_name_do_not_collide_and_each_finds_its_form_again(invoke: Invoke, drafts: Path) -> None:
    first, second = drafts / "a" / "x.docx", drafts / "b" / "x.docx"
    for paths in ((first, second), (second,), (second, first)):
        invoke("check", *paths, "--form", "phieu")
        assert forms_in(Path("phieu")) == ["x.docx.phieu-2.docx", "x.docx.phieu.docx"]
        assert "CHƯA ĐẠT" not in said_in(Path("phieu/x.docx.phieu.docx"))
        assert "CHƯA ĐẠT" in said_in(Path("phieu/x.docx.phieu-2.docx"))


def test_what_somebody_wrote_on_a_form_is_kept(invoke: Invoke, drafts: Path) -> None:
    invoke("check", drafts / "a", "--form", "phieu")
    filled = fill_in(Path("phieu/x.docx.phieu.docx"))
    result = invoke("check", drafts / "a", "--form", "phieu")
    assert Path("phieu/x.docx.phieu.docx").read_bytes() == filled
    assert "1 phiếu có thêm số ở tên" in result.stderr
    assert forms_in(Path("phieu")) == ["x.docx.phieu-2.docx", "x.docx.phieu.docx"]
    refused = invoke("check", drafts / "a", "--form", "phieu/x.docx.phieu.docx")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "đã có người điền" in refused.stderr


def test_no_file_that_is_not_ours_is_replaced(invoke: Invoke, drafts: Path) -> None:
    other = Path("bao-cao.docx")
    shutil.copy(FIXTURES / "bao-cao-nam.docx", other)
    for name in (other, drafts / "b" / "x.docx"):
        before = name.read_bytes()
        assert invoke("check", drafts / "b" / "x.docx", "--form", name).exit_code == 2
        assert name.read_bytes() == before
    link = Path("lien-ket.docx")
    link.symlink_to(other)
    assert invoke("check", drafts / "a", "--form", link).exit_code == 2
    form = invoke("check", drafts / "a", "--form", "phieu.docx")
    assert form.exit_code == 0
    assert invoke("check", drafts / "a", "--form", "phieu.docx").exit_code == 0


@pytest.mark.parametrize(
    ("place", "said"), [("phieu.docx", "một thư mục"), ("phieu.pdf", "đuôi .docx"), ("co-san", "một thư mục")]
)
def test_a_wrong_place_is_told_before_anything_is_judged(invoke: Invoke, drafts: Path, place: str, said: str) -> None:
    Path("co-san").write_text("x")
    result = invoke("check", drafts, "--form", place)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_the_report_and_the_form_are_not_one_file(invoke: Invoke, drafts: Path) -> None:
    assert invoke("check", drafts / "a", "--output", "x.docx", "--form", "x.docx").exit_code == 2


def test_forms_found_in_a_folder_are_left_out_with_a_word(invoke: Invoke, drafts: Path) -> None:
    invoke("check", drafts, "--form", drafts)
    fill_in(drafts / "a" / "x.docx.phieu.docx")
    before = forms_in(drafts)
    result = invoke("check", drafts, "--form", "phieu", "--format", "json")
    assert "Bỏ qua 3 phiếu kiểm tra thể thức lập trước đây." in result.stderr
    assert '"files": 3' in result.stdout
    assert "Bỏ qua" in invoke("check", drafts).stderr
    assert forms_in(drafts) == before
    named = invoke("check", drafts / "b" / "x.pdf.phieu.docx", "--fail-on", "warning")
    assert named.exit_code == 0
    assert "Bỏ qua" not in named.stderr


def test_what_was_not_judged_has_its_form(invoke: Invoke, drafts: Path) -> None:
    (drafts / "hong.docx").write_bytes(b"khong phai van ban")
    assert invoke("check", drafts, "--form", "phieu").exit_code == 3
    assert "KHÔNG KIỂM TRA ĐƯỢC" in said_in(Path("phieu/hong.docx.phieu.docx"))


def test_a_folder_without_documents_has_none(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rong").mkdir()
    monkeypatch.chdir(tmp_path / "rong")
    assert invoke("check", ".", "--form", "../phieu").exit_code == 3
    assert not (tmp_path / "phieu").exists()


def test_rules_left_out_on_the_command_line_are_said(invoke: Invoke, drafts: Path) -> None:
    invoke("check", drafts / "a", "--ignore", "trang", "--form", "phieu.docx")
    assert "Không xét: trang." in said_in(Path("phieu.docx"))


def test_standard_input_has_its_form(invoke: Invoke, drafts: Path) -> None:
    data = (FIXTURES / "bao-cao-nam.docx").read_bytes()
    assert invoke("check", "-", "--form", "phieu", input=data).exit_code == 0
    assert "(đọc từ đầu vào chuẩn)" in said_in(Path("phieu/van-ban.phieu.docx"))


def test_the_name_of_the_office_is_that_of_the_configuration(invoke: Invoke, drafts: Path) -> None:
    (drafts / "decree30.toml").write_text('[agency]\nnames = ["Sở Nội vụ"]\nparents = ["UBND tỉnh Thanh Giang"]\n', "utf-8")
    invoke("check", drafts / "a", "--form", "phieu.docx")
    head = Document("phieu.docx").tables[0].rows[0].cells[0].text
    assert head.split("\n")[:2] == ["UBND TỈNH THANH GIANG", "SỞ NỘI VỤ"]


def test_a_form_whose_folder_is_a_file_stops_no_report(invoke: Invoke, drafts: Path) -> None:
    Path("phieu").mkdir()
    Path("phieu/a").write_text("x")
    result = invoke("check", drafts, "--form", "phieu")
    assert result.exit_code == 2
    assert "Tổng cộng 3 tệp" in result.stdout
    assert "1 phiếu chưa ghi được." in result.stderr
    assert "Chưa ghi được phiếu phieu/a" in result.stderr
    assert len(forms_in(Path("phieu"))) == 2


def test_a_very_long_name_is_cut(invoke: Invoke, drafts: Path) -> None:
    shutil.copy(FIXTURES / "bao-cao-nam.docx", drafts / f"{'ộ' * 80}.docx")
    assert invoke("check", drafts, "--form", "phieu").exit_code == 1
    assert len(forms_in(Path("phieu"))) == 4


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_what_was_judged_before_ctrl_c_has_its_form(drafts: Path) -> None:
    for number in range(40):
        shutil.copy(FIXTURES / "bao-cao-nam-loi.docx", drafts / f"{number:02}.docx")
    command = [
        sys.executable,
        "-m",
        "decree30_lint",
        "check",
        str(drafts),
        "--form",
        "phieu",
        "--jobs",
        "1",
        "--format",
        "jsonl",
    ]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    run.stdout.readline()
    time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    judged = 2 + sum(b'"status"' in line for line in out.splitlines())
    assert run.returncode == 130, err
    assert len(forms_in(Path("phieu"))) == judged < 43
