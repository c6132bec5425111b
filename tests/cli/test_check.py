"""`check` from end to end: files in, report and exit code out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Invoke = Callable[..., Result]
Execute = Callable[..., "subprocess.CompletedProcess[bytes]"]
Compose = Callable[[str], bytes]

MOTTO_LINE = "tieu-ngu/duong-ke"


@pytest.fixture
def draft(tmp_path: Path, specimen_bytes: Compose) -> Path:
    """A correct draft."""
    path = tmp_path / "to-trinh.docx"
    path.write_bytes(specimen_bytes("to-trinh"))
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "hong.docx"
    path.write_bytes(b"day khong phai la tep Word")
    return path


@pytest.fixture
def faulty() -> Path:
    """A year's report with faults."""
    (path,) = (Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam").glob("*-loi.docx")
    return path


def entries(result: Result) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads(result.stdout)["files"]
    return files


def test_a_correct_draft_ends_with_0(invoke: Invoke, draft: Path) -> None:
    result = invoke("check", draft)
    assert result.exit_code == 0, result.output
    assert "ĐÚNG THỂ THỨC." in result.stdout
    assert "Tờ trình" in result.stdout


def test_a_faulty_one_ends_with_1(invoke: Invoke, faulty: Path) -> None:
    result = invoke("check", faulty, "--fail-on", "warning")
    assert result.exit_code == 1, result.output
    assert "Căn cứ:" in result.stdout
    assert invoke("check", faulty, "--fail-on", "never").exit_code == 0


def test_a_broken_file_ends_with_3_and_stops_no_other(invoke: Invoke, faulty: Path, broken: Path) -> None:
    result = invoke("check", broken, faulty, "--fail-on", "info", "--format", "json")
    assert result.exit_code == 3
    first, second = entries(result)
    assert (first["status"], second["status"]) == ("unreadable", "findings")
    assert first["error"]["code"]
    assert "hong.docx" in invoke("check", broken, faulty).stdout


def test_what_is_not_there_is_named(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("check", tmp_path / "khong-co.docx")
    assert result.exit_code == 3
    assert "khong-co.docx" in result.stdout
    empty = tmp_path / "rong"
    empty.mkdir()
    result = invoke("check", empty, "--format", "jsonl")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["error"]["code"] == "no-documents"


def test_a_folder_is_walked(invoke: Invoke, draft: Path) -> None:
    below = draft.parent / "b" / "c"
    below.mkdir(parents=True)
    for name in ("hai.DOCX", "~$mot.docx", "ghi-chu.txt", "ba.dotx", "bon.pdf"):
        (below / name).write_bytes(draft.read_bytes())
    hidden = draft.parent / ".git"
    hidden.mkdir()
    (hidden / "x.docx").write_bytes(draft.read_bytes())
    result = invoke("check", draft.parent, draft, "--format", "json")
    names = [Path(entry["path"]).relative_to(draft.parent).as_posix() for entry in entries(result)]
    assert names == ["b/c/ba.dotx", "b/c/bon.pdf", "b/c/hai.DOCX", "to-trinh.docx"]


def test_a_file_that_only_claims_to_be_a_pdf_is_told_as_one(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "hong.PDF"
    path.write_bytes(b"day khong phai la PDF")
    result = invoke("check", path)
    assert result.exit_code == 3
    assert "Tệp PDF bị hỏng" in result.stdout


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_pdf_is_judged_by_either_engine(invoke: Invoke, faulty: Path, engine: str) -> None:
    result = invoke("check", faulty.with_suffix(".pdf"), "--pdf-engine", engine, "--format", "json")
    assert result.exit_code == 1, result.output
    (entry,) = entries(result)
    assert (entry["format"], entry["pages"], entry["pdf"]["engine"]) == ("pdf", 3, engine)
    colour = next(finding for finding in entry["findings"] if finding["rule"] == "phong-chu/mau-den")
    assert colour["location"]["page"] == colour["location"]["box"]["page"] == 3
    assert colour["location"]["text"].strip() == "640 mét giá"


def test_what_was_understood_of_a_pdf_is_told_by_page(invoke: Invoke, faulty: Path) -> None:
    shown = invoke("inspect", faulty.with_suffix(".pdf"), "--pdf-engine", "pdfium", "--deadline", "30").stdout
    assert "Trang 1, phía trên, bên phải: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”" in shown


@pytest.mark.parametrize("given", ["0", "-3", "lau", "nan", "inf", "1e300", "86401"])
def test_a_deadline_is_a_time(invoke: Invoke, draft: Path, given: str) -> None:
    result = invoke("check", draft, "--deadline", given)
    assert result.exit_code == 2
    assert "Giá trị của --deadline phải là một số lớn hơn 0, không quá 86400." in result.stderr


def test_standard_input_is_a_document_too(execute: Execute, draft: Path) -> None:
    done = execute("check", "-", "--format", "json", input=draft.read_bytes())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["files"][0]["path"] == "-"


def test_the_second_run_gives_the_same_bytes(execute: Execute, faulty: Path) -> None:
    runs = [execute("check", faulty, "--format", "json", env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "2")]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout


def test_no_path_beyond_what_the_user_gave(invoke: Invoke, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(draft.parent)
    for form in ("text", "json", "jsonl"):
        assert str(draft.parent) not in invoke("check", draft.name, "--format", form).stdout


def test_only_selected_rules_are_judged(invoke: Invoke, faulty: Path) -> None:
    def coverage(*args: str) -> int:
        return sum(entries(invoke("check", faulty, "--format", "json", *args))[0]["coverage"].values())

    assert coverage("--select", MOTTO_LINE) == 1
    assert coverage("--select", "tieu-ngu") > coverage("--select", "tieu-ngu", "--ignore", MOTTO_LINE) > 0
    assert coverage("--select", f"{MOTTO_LINE},tieu-ngu/co-chu") == 2


def test_the_report_can_go_to_a_file(invoke: Invoke, draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "ket-qua.json"
    target.write_text("old", encoding="utf-8")
    result = invoke("check", draft, "--format", "json", "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "decree30-lint/1"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ket-qua.json", "to-trinh.docx"]


def test_a_report_never_overwrites_a_document(invoke: Invoke, draft: Path) -> None:
    before = draft.read_bytes()
    result = invoke("check", draft.parent, "--output", draft)
    assert result.exit_code == 2
    assert "đè lên văn bản" in result.stderr
    assert draft.read_bytes() == before


def test_a_configuration_beside_the_document_counts(invoke: Invoke, draft: Path) -> None:
    configuration = draft.parent / "decree30.toml"
    configuration.write_text('stage = "issued"\nlanguage = "en"\nselect = ["tieu-ngu"]\n', encoding="utf-8")
    whole = json.loads(invoke("check", draft, "--format", "json").stdout)
    assert whole["files"][0]["stage"] == {"id": "issued", "why": "configuration"}
    assert sum(whole["files"][0]["coverage"].values()) < 20
    assert "Type of document" in invoke("check", draft).stdout
    assert "Loại văn bản" in invoke("check", draft, "--lang", "vi").stdout
    (entry,) = entries(invoke("check", draft, "--format", "json", "--stage", "draft"))
    assert entry["stage"] == {"id": "draft", "why": "option"}
    (entry,) = entries(invoke("check", draft, "--format", "json", "--stage", "auto"))
    assert entry["stage"] == {"id": "draft", "why": "default"}


def test_the_report_says_the_stage_and_why(invoke: Invoke, draft: Path) -> None:
    assert "bản dự thảo (chưa thấy dấu hiệu đã ban hành)" in invoke("check", draft).stdout
    asked = invoke("check", draft, "--stage", "signing")
    assert "bản trình ký (do người kiểm tra chọn)" in " ".join(asked.stdout.split())
    assert "Giai đoạn: bản dự thảo" in invoke("inspect", draft).stdout


def test_each_document_has_the_configuration_of_its_folder(invoke: Invoke, draft: Path) -> None:
    below = draft.parent / "z"
    below.mkdir()
    (below / "hai.docx").write_bytes(draft.read_bytes())
    (below / "decree30.toml").write_text('stage = "issued"', encoding="utf-8")
    first, second = entries(invoke("check", draft, below, "--format", "json"))
    assert [entry["stage"]["id"] for entry in (first, second)] == ["draft", "issued"]
    assert [entry["configuration"] is None for entry in (first, second)] == [True, False]


def test_a_wrong_configuration_is_told_with_its_line(invoke: Invoke, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (draft.parent / "decree30.toml").write_text('language = "vi"\nstge = "draft"', encoding="utf-8")
    monkeypatch.chdir(draft.parent)
    told = "decree30.toml, dòng 2: không có khóa “stge”; có phải ý bạn là “stage”?"
    result = invoke("check", draft.name)
    assert (result.exit_code, result.stderr) == (3, "")
    assert told in " ".join(result.stdout.split())
    for command in (("check", draft.name, "--config", "decree30.toml"), ("inspect", draft.name)):
        result = invoke(*command)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{told}\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [("stage =", 1), ('\nruleset = "khong-co"', 2), ('\n\nignore = ["khong-co"]', 3), ("a = " + "[" * 5000, 1)],
)
def test_a_wrong_configuration_spoils_only_what_is_under_it(
    invoke: Invoke, faulty: Path, tmp_path: Path, text: str, line: int
) -> None:
    alone = entries(invoke("check", faulty, "--format", "json"))
    below = tmp_path / "duoi"
    below.mkdir()
    (below / "mot.docx").write_bytes(faulty.read_bytes())
    configuration = below / "decree30.toml"
    configuration.write_text(text, encoding="utf-8")
    result = invoke("check", below, faulty, "--format", "json")
    spoilt, judged = entries(result)
    assert (result.exit_code, spoilt["status"], spoilt["error"]["code"]) == (3, "refused", "wrong-configuration")
    assert spoilt["error"]["message"].startswith(f"{configuration}, dòng {line}: ")
    assert [judged] == alone


def test_a_level_may_be_changed(invoke: Invoke, faulty: Path, tmp_path: Path) -> None:
    configuration = tmp_path / "muc.toml"
    configuration.write_text(f'[levels]\n"{MOTTO_LINE}" = "info"', encoding="utf-8")
    report = entries(invoke("check", faulty, "--config", configuration, "--select", MOTTO_LINE, "--format", "json"))
    assert [f["level"] for f in report[0]["findings"]] == ["info"]


def test_inspect_shows_parts_and_looks(invoke: Invoke, draft: Path) -> None:
    text = invoke("inspect", draft).stdout
    assert "Quốc hiệu [quoc-hieu]" in text
    assert "Times New Roman" in text
    whole = json.loads(invoke("inspect", draft, "--format", "json").stdout)
    parts = {part["part"] for paragraph in whole["paragraphs"] for part in paragraph["parts"]}
    assert {"quoc-hieu", "tieu-ngu", "co-quan", "nguoi-ky", "noi-nhan"} <= parts


def test_inspect_of_a_broken_file_ends_with_3(invoke: Invoke, broken: Path, tmp_path: Path) -> None:
    for path in (broken, tmp_path / "khong-co.docx"):
        result = invoke("inspect", path)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"{path}: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named(faulty: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "decree30_lint", "check", str(faulty)]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert result.stderr == "Không ghi được báo cáo vào đầu ra chuẩn: ổ đĩa đã đầy.\n"
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with FIFOs")
def test_what_is_no_file_stops_nothing(execute: Execute, draft: Path) -> None:
    """Each is named, and the document beside them is judged; in a process, since a hang is what is feared."""
    os.mkfifo(draft.parent / "a.docx")
    (draft.parent / "b.docx").symlink_to("/dev/zero")
    (draft.parent / "c.docx").symlink_to(draft.parent / "c.docx")
    done = execute("check", draft.parent, "x" * 5000, "--format", "jsonl", timeout=60)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    codes = [entry["error"]["code"] if entry["error"] else entry["status"] for entry in told]
    assert codes == ["no-regular-file", "no-regular-file", "no-access", "clean", "no-access"]
    assert (done.returncode, done.stderr) == (3, b"")


def test_a_folder_is_no_report(invoke: Invoke, draft: Path, tmp_path: Path) -> None:
    told = invoke("check", draft, "--output", tmp_path)
    assert (told.exit_code, "đó là một thư mục" in told.stderr) == (2, True)
