"""The loop of a repair: what is mended, what is taken back, and the files that stay as they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set
from pathlib import Path as File
from typing import Any

import pytest
from tests.check.planted import planted
from tests.small_docx import replaced

from decree30_lint.model.edits import Edit, ReplaceText, SetStyle
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.parts import Part
from decree30_lint.model.plan import PlannedEdit, Repair
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Judgement, Level, RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, repairing
from decree30_lint.pipeline.repairing import Repairer
from decree30_lint.repair.plan import planned as planned_edits

FAULTY = File(__file__).parents[2] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
DATA = FAULTY.read_bytes()
DOCUMENT = "word/document.xml"


def repaired(data: bytes, ruleset: RuleSet, **options: Any) -> Repair:
    return Repairer("t.docx", ruleset, Options(), **options).repair(data)


def rules_of(judgement: Judgement | None) -> list[str]:
    return [each.rule.id for each in judgement.diagnostics] if judgement else []


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_looks_are_mended_and_words_stay(ruleset: RuleSet) -> None:
    repair = repaired(DATA, ruleset)
    assert repair.data is not None
    assert repair.after is not None
    before, after = (rules_of(each.judgement) for each in (repair.before, repair.after))
    assert {"trang/le-duoi", "tieu-ngu/duong-ke", "so-trang/vi-tri", "noi-dung/co-chu"} <= {*before} - {*after}
    assert {"dia-danh-ngay/ngay-so-0", "so-ky-hieu/ten-loai", "noi-nhan/luu"} <= {*after}
    old, new = parts_of(DATA), parts_of(repair.data)
    same = {name for name in old if name.startswith(("docProps/", "word/theme", "word/font"))}
    assert same
    assert all(new[name] == old[name] for name in same)


def test_a_second_repair_changes_nothing(ruleset: RuleSet) -> None:
    for unsafe in (False, True):
        once = repaired(DATA, ruleset, unsafe=unsafe).data
        assert once is not None
        assert repaired(once, ruleset, unsafe=unsafe).data is None


def test_words_are_mended_where_asked_for(ruleset: RuleSet) -> None:
    after = repaired(DATA, ruleset, unsafe=True).after
    assert after is not None
    assert not {"dia-danh-ngay/ngay-so-0", "noi-nhan/luu", "phong-chu/to-hop"} & {*rules_of(after.judgement)}


def test_only_what_is_asked_for_is_mended(ruleset: RuleSet) -> None:
    repair = repaired(DATA, ruleset, only=("trang",))
    assert repair.plan
    assert {step.rule.partition("/")[0] for step in repair.plan} == {"trang"}


def test_what_makes_a_file_worse_is_taken_back(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_harm(judgement: Judgement, *, unsafe: bool, refused: Set[Edit]) -> list[PlannedEdit]:
        steps = planned_edits(judgement, unsafe=unsafe, refused=refused)
        found = (each.breach.at for each in judgement.diagnostics if each.rule.id == "quoc-hieu/co-chu")
        harm = [ReplaceText(at.slice(0, 4), "CONG") for at in found]
        return [*steps, *(PlannedEdit("harm", Level.ERROR, e.at, e, Part.NATIONAL_NAME) for e in harm if e not in refused)]

    expected = repaired(DATA, ruleset)
    monkeypatch.setattr(repairing, "planned", with_harm)
    repair = repaired(DATA, ruleset)
    assert repair.after is not None
    assert expected.after is not None
    assert "harm" not in {step.rule for step in repair.plan}
    assert rules_of(repair.after.judgement) == rules_of(expected.after.judgement)


def test_what_was_not_planned_is_not_written(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "unexplained", lambda *_: ["word/document.xml: content 3 words"])
    repair = repaired(DATA, ruleset)
    assert repair.data is None
    assert repair.failure is not None
    assert repair.failure.code == "unproven"
    assert "content 3 words" in repair.failure.words.vi


_PROTECTED = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
_CHANGED = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p><w:sectPr'


@pytest.mark.parametrize(
    ("part", "found", "new", "code"),
    [
        (DOCUMENT, "<w:sectPr", _CHANGED, "tracked-changes"),
        ("word/settings.xml", "<w:defaultTabStop", f"{_PROTECTED}<w:defaultTabStop", "protected"),
        (
            DOCUMENT,
            "schemas.openxmlformats.org/wordprocessingml/2006/main",
            "purl.oclc.org/ooxml/wordprocessingml/main",
            "strict-form",
        ),
    ],
)
def test_files_that_are_not_repaired(part: str, found: str, new: str, code: str, ruleset: RuleSet) -> None:
    repair = repaired(replaced(DATA, part, found, new), ruleset)
    assert repair.data is None
    assert repair.failure is not None
    assert repair.failure.code == code


def test_a_file_that_is_no_docx(ruleset: RuleSet) -> None:
    pdf = FAULTY.with_name("bao-cao-nam.pdf").read_bytes()
    for data, code, status in ((pdf, "not-editable", Status.FINDINGS), (b"", "empty-file", Status.UNREADABLE)):
        repair = repaired(data, ruleset)
        assert repair.failure is not None
        assert (repair.failure.code, repair.before.status) == (code, status)


def test_a_style_is_mended_where_all_want_it(ruleset: RuleSet) -> None:
    repair = repaired(planted("bao-cao", "defaults/size"), ruleset)
    styles = [step.edit for step in repair.plan if isinstance(step.edit, SetStyle)]
    assert styles
    assert {(each.style, each.format) for each in styles} == {(None, RunFormat(size=Pt(14)))}
    assert repair.after is not None
    assert rules_of(repair.after.judgement) == []
