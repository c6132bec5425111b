"""What the reports say of digital signatures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from decree30_lint.model.place import Box
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.run import Run
from decree30_lint.model.signatures import Signature, TimeSource
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang
from decree30_lint.report.findings.json import json_pieces
from decree30_lint.report.findings.signatures import signature_lines
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.flatten import Circumstances, flatten
from decree30_lint.report.text_style import TextStyle
from decree30_lint.testing import Specimens

TIME = datetime(2026, 3, 5, 8, 30, 15, tzinfo=timezone(timedelta(hours=7)))
SIGNED = Signature(
    "ChuKy1",
    1,
    Box(1, Pt(300.0), Pt(600.0), Pt(400.0), Pt(660.0)),
    "Thân Ngọc Bích",
    "Sở Y tế",
    TIME,
    TimeSource.SIGNED,
    True,
    True,
)


def said(*signatures: Signature, lang: Lang = Lang.VI) -> str:
    return " ".join(" ".join(signature_lines(signatures, TextStyle(lang, 200))).split())


def test_a_sound_signature() -> None:
    expected = "Chữ ký số (1): - Thân Ngọc Bích, Sở Y tế; ký lúc 05/03/2026 08:30:15 +07:00; trang 1; "
    assert said(SIGNED) == f"{expected}nội dung được ký còn nguyên vẹn."
    assert "what was signed is unchanged" in said(SIGNED, lang=Lang.EN)


def test_what_is_wrong_or_not_known_is_said() -> None:
    assert "KHÔNG CÒN NGUYÊN VẸN" in said(replace(SIGNED, intact=False))
    assert said(Signature("A")) == "Chữ ký số (1): - không rõ người ký; chưa kiểm tra tính nguyên vẹn."
    assert "dấu thời gian của Thân Ngọc Bích" in said(replace(SIGNED, only_time=True))
    assert "chưa đáng tin cậy" in said(replace(SIGNED, trusted=False))


EARLIER = replace(SIGNED, covers_whole_file=False)
ALARM = ("TỆP ĐÃ BỊ SỬA HOẶC GHI THÊM", "Hãy xin nơi gửi tệp gốc")


@pytest.mark.parametrize(
    ("signatures", "alarms", "words"),
    [
        ([SIGNED], (False, False), "nội dung được ký còn nguyên vẹn."),
        ([EARLIER], (True, True), "phần được ký còn nguyên vẹn, NHƯNG SAU ĐÓ"),
        ([EARLIER, EARLIER], (True, True), "phần được ký còn nguyên vẹn, NHƯNG SAU ĐÓ"),
        ([EARLIER, SIGNED], (False, False), "sau đó tệp còn được ký tiếp."),
        ([EARLIER, replace(SIGNED, intact=False)], (True, True), "KHÔNG CÒN NGUYÊN VẸN"),
        ([replace(EARLIER, intact=False)], (False, True), "KHÔNG CÒN NGUYÊN VẸN"),
        ([replace(EARLIER, intact=None)], (False, True), "chưa kiểm tra tính nguyên vẹn"),
    ],
)
def test_what_was_changed_after_signing_is_said(signatures: list[Signature], alarms: tuple[bool, bool], words: str) -> None:
    told = said(*signatures)
    assert tuple(alarm in told for alarm in ALARM) == alarms
    assert words in told


def test_what_was_changed_after_signing_is_said_in_english() -> None:
    assert "BUT THE FILE WAS CHANGED OR ADDED TO LATER. After signing the file was" in said(EARLIER, lang=Lang.EN)
    assert "signed again later" in said(EARLIER, SIGNED, lang=Lang.EN)


def reported(specimens: Specimens, ruleset: RuleSet, pieces: Callable[[Run], Iterable[str]]) -> str:
    report: FileResult = specimens.judged("to-trinh")
    assert report.subject is not None
    document = replace(report.subject.document, signatures=(SIGNED,))
    signed = replace(report, subject=replace(report.subject, document=document))
    return "".join(
        pieces(
            Run(
                RulesetNote(ruleset.key, ruleset.title),
                [flatten(signed, Circumstances(RulesetNote(ruleset.key, ruleset.title)))],
                1,
            )
        )
    )


def test_json(specimens: Specimens, ruleset: RuleSet) -> None:
    (entry,) = json.loads(reported(specimens, ruleset, lambda run: json_pieces(run, Lang.VI)))["files"]
    (signature,) = entry["signatures"]
    assert signature["time"] == "2026-03-05T08:30:15+07:00"
    assert (signature["signer"], signature["intact"], signature["trusted"]) == ("Thân Ngọc Bích", True, None)
    assert signature["box"]["left"] == 300.0


def test_text(specimens: Specimens, ruleset: RuleSet) -> None:
    assert "- Thân Ngọc Bích, Sở Y tế;" in reported(specimens, ruleset, lambda run: text_pieces(run, TextStyle(Lang.VI)))
