"""The baseline: read, written, pruned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.suppressions import Suppression, SuppressionOrigin
from decree30_lint.model.words import Lang
from decree30_lint.service.suppressions import apply_suppressions
from decree30_lint.service.suppressions.baseline import SCHEMA, as_json, file_key, pruned, read_baseline, renewed

from .small_report import at, finding, report

DAY = date(2026, 11, 23)
LINE = "tieu-ngu/duong-ke"
ENTRY = {"file": "a.docx", "rule": LINE, "fingerprint": "0123456789abcdef", "reason": "cũ"}


def settled(judged: FileResult, entries: Sequence[Suppression] = (), day: date = DAY) -> FileResult:
    return apply_suppressions(judged, entries, set(), day).report


def accepting(*findings: Diagnostic, file: str = "a.docx") -> list[Suppression]:
    return renewed(settled(report(*findings)), file, Path("b.json"), Lang.VI)


def written(folder: Path, *entries: Any) -> Path:
    path = folder / "b.json"
    path.write_text(json.dumps({"schema": SCHEMA, "accepted": entries}), encoding="utf-8")
    return path


def test_what_is_written_is_read_and_accepts_the_same(tmp_path: Path) -> None:
    findings = finding(LINE, at(1), at(3)), finding("noi-nhan/dau-cau", at(2))
    path = tmp_path / "b.json"
    path.write_text(as_json(accepting(*findings)), encoding="utf-8")
    entries = read_baseline(path)
    assert [(entry.file, entry.rules, len(entry.fingerprints)) for entry in entries] == [
        ("a.docx", ("noi-nhan/dau-cau",), 1),
        ("a.docx", (LINE,), 2),
    ]
    result = settled(report(*findings), entries)
    assert result.status is Status.CLEAN
    accepted = [(each.diagnostic.rule.id, len(each.diagnostic.breach.also)) for each in result.accepted]
    assert accepted == [(LINE, 1), ("noi-nhan/dau-cau", 0)]
    assert as_json(entries) == path.read_text(encoding="utf-8")


def test_it_is_a_ratchet() -> None:
    """A new place of an accepted finding is new; the places that were known stay accepted."""
    entries = accepting(finding(LINE, at(2)))
    result = settled(report(finding(LINE, at(1), at(2))), entries)
    assert result.judgement is not None
    (new,) = result.judgement.diagnostics
    assert (new.breach.at, new.breach.also) == (at(1), ())
    assert settled(report(finding(LINE, at(2))), entries).status is Status.CLEAN


def test_the_order_of_entries_does_not_matter() -> None:
    one, other = accepting(finding(LINE, at(1))), accepting(finding(LINE, at(2)), file="đ.docx")
    assert as_json([*one, *other]) == as_json([*other, *one])
    assert list(json.loads(as_json(one))["accepted"][0]) == ["file", "rule", "fingerprint", "reason", "owner", "expires"]


def test_writing_again_keeps_reasons_of_what_is_still_there() -> None:
    first, second = finding(LINE, at(1)), finding("noi-nhan/dau-cau", at(2))
    known = [replace(each, reason="giấy in sẵn", owner="VP", expires=DAY) for each in accepting(first)]
    again = renewed(settled(report(first, second), known), "a.docx", Path("b.json"), Lang.EN)
    assert [(each.rules, each.reason, each.owner) for each in again] == [
        ((LINE,), "giấy in sẵn", "VP"),
        (("noi-nhan/dau-cau",), "Was there when this list was made", ""),
    ]
    late = settled(report(first), known, day=date(2026, 11, 24))
    assert [(each.owner, each.expires) for each in renewed(late, "a.docx", Path("b.json"), Lang.EN)] == [("", None)]


def test_pruning_drops_what_occurs_no_more() -> None:
    entries = accepting(finding(LINE, at(1), at(2)), finding("noi-nhan/dau-cau", at(2)), finding("kinh-gui/nhan", at(2)))
    judged = report(finding(LINE, at(2)), others={"noi-nhan/dau-cau": Verdict.COMPLIES, "kinh-gui/nhan": Verdict.UNSURE})
    left = pruned(entries, settled(judged, entries))
    assert [(each.rules, len(each.fingerprints)) for each in left] == [((LINE,), 1), (("kinh-gui/nhan",), 1)]
    late = [replace(each, expires=date(2020, 1, 1)) for each in entries]
    assert [each.rules for each in pruned(late, settled(judged, late))] == [(LINE,), ("kinh-gui/nhan",)]


def test_pruning_leaves_files_alone_that_could_not_be_judged() -> None:
    entries = accepting(finding(LINE, at(1)))
    assert pruned(entries, FileResult("a.docx", None, None, Status.UNREADABLE)) == entries


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ([], "mục thứ 1: giá trị của “accepted” phải là danh sách các đối tượng."),
        ({**ENTRY, "reason": " "}, "mục thứ 1: thiếu “reason”."),
        ({**ENTRY, "rule": None}, "mục thứ 1: thiếu “rule”."),
        ({**ENTRY, "ower": "VP"}, "mục thứ 1: không có khóa “ower”; có phải ý bạn là “owner”?"),
        ({**ENTRY, "owner": 3}, "mục thứ 1: giá trị của “owner” phải là một dòng chữ trong ngoặc kép."),
        ({**ENTRY, "also": "x"}, 'mục thứ 1: giá trị của “also” phải là danh sách các dòng chữ, ví dụ ["a", "b"].'),
        ({**ENTRY, "expires": "31/12/2026"}, "mục thứ 1: giá trị của “expires” phải là một ngày, ví dụ 2026-12-31."),
        ({**ENTRY, "expires": 2026}, "mục thứ 1: giá trị của “expires” phải là một ngày, ví dụ 2026-12-31."),
    ],
)
def test_a_mistake_in_an_entry_is_told(tmp_path: Path, entry: Any, told: str) -> None:
    path = written(tmp_path, entry)
    with pytest.raises(WrongConfigurationError) as raised:
        read_baseline(path)
    assert raised.value.words.vi == f"{path}: {told}"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04\xff",
        b"[]",
        b'{"schema": "other/1", "accepted": []}',
        b"{}",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"schema": "decree30-baseline/1", "accepted": ' + b"9" * 5000 + b"}",
    ],
)
def test_another_file_is_no_baseline(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(WrongConfigurationError):
        read_baseline(path)


def test_an_entry_may_lack_what_is_not_required(tmp_path: Path) -> None:
    (entry,) = read_baseline(written(tmp_path, {**ENTRY, "expires": "2026-12-31"}))
    assert (entry.origin, entry.owner, entry.expires, entry.source) == (
        SuppressionOrigin.BASELINE,
        "",
        date(2026, 12, 31),
        "b.json",
    )


def test_files_are_named_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    baseline = tmp_path / "qa" / "b.json"
    assert file_key(tmp_path / "qa" / "kho" / "a.docx", baseline) == "kho/a.docx"
    assert file_key(tmp_path / "a.docx", baseline) == "../a.docx"
    assert file_key(tmp_path / "qa" / "To\u031b\u0300 tri\u0300nh.docx", baseline) == "Tờ trình.docx"
