"""Accepted findings from end to end: comments, the configuration, a baseline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from .commented import commented

Invoke = Callable[..., Result]

FAULTY = next((Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam").glob("*-loi.docx"))
LINE = "tieu-ngu/duong-ke"
REMINDER = "toan-van/truoc-khi-trinh"
MOTTO_LINE = "Độc lập – Tự do – Hạnh phúc"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one faulty report, `a.docx`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(FAULTY.read_bytes())
    return tmp_path


def as_json(result: Result) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(result.stdout)
    return content


def rules(findings: list[dict[str, Any]]) -> list[str]:
    return [each["rule"] for each in findings]


def entries(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((folder / "b.json").read_text(encoding="utf-8"))["accepted"]
    return listed


def configure(folder: Path, text: str) -> None:
    (folder / "decree30.toml").write_text(text, encoding="utf-8")


def test_a_comment_on_the_place_accepts_its_finding(invoke: Invoke, here: Path) -> None:
    said = {MOTTO_LINE: f"decree30: bỏ qua {LINE} – giấy in sẵn", "Kính gửi": "Xem lại chỗ này"}
    (here / "a.docx").write_bytes(commented(FAULTY.read_bytes(), said))
    before, after = (as_json(invoke("check", path, "--format", "json"))["files"][0] for path in (FAULTY, here / "a.docx"))
    (accepted,) = after["accepted"]
    assert (accepted["rule"], accepted["suppression"]["by"], accepted["suppression"]["reason"]) == (
        LINE,
        "comment",
        "giấy in sẵn",
    )
    left = [rule for rule in rules(after["findings"]) if rule != REMINDER]
    assert left == [rule for rule in rules(before["findings"]) if rule != LINE]
    assert REMINDER in rules(after["findings"])  # of the other comment
    assert "unused_suppressions" not in after
    text = invoke("check", here / "a.docx").stdout
    assert "ĐÃ ĐƯỢC CHẤP NHẬN (1)" in text
    assert "1 phát hiện đã được chấp nhận" in " ".join(text.split())
    assert "giấy in sẵn" in text


def test_a_malformed_comment_is_told_at_its_place(invoke: Invoke, here: Path) -> None:
    (here / "a.docx").write_bytes(commented(FAULTY.read_bytes(), {MOTTO_LINE: f"decree30: bỏ qua {LINE}"}))
    text = " ".join(invoke("check", "a.docx").stdout.split())
    assert "LƯU Ý: Ghi chú này chưa nêu lý do nên chưa bỏ qua gì." in text
    (entry,) = as_json(invoke("check", "a.docx", "--format", "json"))["files"]
    (told,) = entry["unused_suppressions"]
    assert (told["why"], told["rules"]) == ("malformed", [LINE])
    assert told["location"]["text"] == MOTTO_LINE
    assert LINE in rules(entry["findings"])


ACCEPT = f"""\
[[accept]]
rule = "{LINE}"
reason = "giấy in sẵn"
expires = 2026-12-31

[[accept]]
rule = "tieu-ngu"
text = "không có chữ này"
reason = "thừa"

[[accept]]
rule = "tieu-ngu"
file = "b.docx"
reason = "của tệp khác"
"""


def test_the_configuration_accepts_until_a_day(invoke: Invoke, here: Path) -> None:
    configure(here, ACCEPT)
    until = as_json(invoke("check", "a.docx", "--format", "json", "--as-of", "2026-12-31"))
    assert rules(until["files"][0]["accepted"]) == [LINE]
    assert until["summary"]["accepted"] == 1
    assert [(each["why"], each["line"]) for each in until["unused_suppressions"]] == [("unused", 6)]
    late = as_json(invoke("check", "a.docx", "--format", "json", "--as-of", "2027-01-01"))
    assert LINE in rules(late["files"][0]["findings"])
    assert [(each["why"], each["line"]) for each in late["unused_suppressions"]] == [("expired", 1), ("unused", 6)]
    assert late["summary"]["accepted"] == 0


def test_what_was_accepted_in_vain_stands_at_the_end(invoke: Invoke, here: Path) -> None:
    configure(here, ACCEPT)
    lines = invoke("check", "a.docx", "--as-of", "2027-01-01").stdout.splitlines()
    at = lines.index("CHẤP NHẬN KHÔNG CÓ TÁC DỤNG (2)")
    assert lines[at + 1].startswith(f"  - decree30.toml, dòng 1: {LINE}: đã hết hạn ngày 31/12/2026")
    assert lines[at + 3].startswith("  - decree30.toml, dòng 6: tieu-ngu: lần này không có phát hiện nào")


def test_beside_lines_of_json_it_is_said_on_the_error_stream(invoke: Invoke, here: Path) -> None:
    configure(here, ACCEPT)
    result = invoke("check", "a.docx", "--as-of", "2026-12-31", "--format", "jsonl")
    assert rules(json.loads(result.stdout)["accepted"]) == [LINE]
    assert "decree30.toml, dòng 6: tieu-ngu" in result.stderr


def test_today_decides_where_no_day_is_given(invoke: Invoke, here: Path) -> None:
    configure(here, ACCEPT.replace("2026-12-31", "2000-01-01"))
    assert LINE in rules(as_json(invoke("check", "a.docx", "--format", "json"))["files"][0]["findings"])
    configure(here, ACCEPT.replace("2026-12-31", "9000-01-01"))
    assert LINE not in rules(as_json(invoke("check", "a.docx", "--format", "json"))["files"][0]["findings"])


def test_used_in_one_file_is_not_unused(invoke: Invoke, here: Path, specimen_bytes: Callable[[str], bytes]) -> None:
    (here / "b.docx").write_bytes(specimen_bytes("to-trinh"))
    configure(here, f'[[accept]]\nrule = "{LINE}"\nreason = "giấy in sẵn"\n')
    assert "unused_suppressions" not in as_json(invoke("check", ".", "--format", "json"))


def test_a_baseline_lets_only_new_findings_count(invoke: Invoke, here: Path, specimen_bytes: Callable[[str], bytes]) -> None:
    result = invoke("check", "a.docx", "--write-baseline", "b.json", "--fail-on", "info")
    assert result.exit_code == 0, result.output
    assert "KHÔNG CÓ LỖI MỚI. 32 phát hiện đã được chấp nhận." in result.stdout
    assert " ".join(result.stdout.split()).count("Lý do: ") == 1  # all were accepted with one
    assert "không đạt" not in result.stdout
    assert "b.json" in result.stderr
    assert "Độc lập" not in (here / "b.json").read_text(encoding="utf-8")
    assert invoke("check", "a.docx", "--baseline", "b.json", "--fail-on", "info").exit_code == 0
    (here / "c.docx").write_bytes(FAULTY.read_bytes())
    assert invoke("check", "a.docx", "c.docx", "--baseline", "b.json").exit_code == 1


def test_writing_twice_gives_the_same_bytes_and_keeps_other_files(invoke: Invoke, here: Path) -> None:
    (here / "c.docx").write_bytes(FAULTY.read_bytes())
    invoke("check", ".", "--write-baseline", "b.json")
    first = (here / "b.json").read_bytes()
    invoke("check", "c.docx", "--write-baseline", "b.json")
    invoke("check", "a.docx", "--prune-baseline", "b.json")
    assert (here / "b.json").read_bytes() == first


def test_pruning_drops_what_is_mended_and_what_is_gone(
    invoke: Invoke, here: Path, specimen_bytes: Callable[[str], bytes]
) -> None:
    (here / "c.docx").write_bytes(FAULTY.read_bytes())
    invoke("check", ".", "--write-baseline", "b.json")
    (here / "a.docx").write_bytes(specimen_bytes("bao-cao"))
    told = as_json(invoke("check", "a.docx", "--baseline", "b.json", "--format", "json"))["files"][0]
    assert {each["why"] for each in told["unused_suppressions"]} == {"unused"}
    text = " ".join(invoke("check", "a.docx", "--baseline", "b.json").stdout.split())
    assert f"a.docx: b.json: {len(told['unused_suppressions'])} mục không còn xuất hiện" in text
    before = entries(here)
    invoke("check", "a.docx", "--prune-baseline", "b.json", "--select", "tieu-ngu")
    assert entries(here) == [e for e in before if e["file"] != "a.docx" or not e["rule"].startswith("tieu-ngu/")] != before
    (here / "c.docx").unlink()
    result = invoke("check", "a.docx", "--prune-baseline", "b.json")
    assert result.exit_code == 0
    left = entries(here)
    assert {each["file"] for each in left} <= {"a.docx"}
    assert len(left) < len(told["unused_suppressions"])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--baseline", "b.json", "--prune-baseline", "b.json"], "--baseline, --prune-baseline"),
        (["--baseline", "khong-co.json"], "khong-co.json"),
        (["--write-baseline", "a.docx"], "không phải là tệp JSON"),
        (["--write-baseline", "khong-co/b.json"], "không có thư mục đó"),
        (["--baseline", "b.json", "--output", "b.json"], "b.json"),
    ],
)
def test_wrong_use_ends_with_2_and_changes_nothing(invoke: Invoke, here: Path, options: list[str], told: str) -> None:
    invoke("check", "a.docx", "--write-baseline", "b.json")
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    result = invoke("check", "a.docx", *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_a_file_of_the_baseline_that_has_another_name_now_is_told(invoke: Invoke, here: Path) -> None:
    invoke("check", ".", "--write-baseline", "b.json")
    assert "baseline" not in invoke("check", ".", "--baseline", "b.json").stderr
    Path("a.docx").rename("moi.docx")
    said = invoke("check", ".", "--baseline", "b.json").stderr
    assert said.startswith("1 tệp ghi trong baseline không còn ở chỗ cũ, như a.docx: nếu đã đổi tên")


def test_a_baseline_survives_a_file_that_cannot_be_judged(invoke: Invoke, here: Path) -> None:
    invoke("check", "a.docx", "--write-baseline", "b.json")
    before = (here / "b.json").read_bytes()
    (here / "a.docx").write_bytes(b"hong")
    assert invoke("check", "a.docx", "--write-baseline", "b.json").exit_code == 3
    assert invoke("check", "a.docx", "--prune-baseline", "b.json").exit_code == 3
    assert (here / "b.json").read_bytes() == before
