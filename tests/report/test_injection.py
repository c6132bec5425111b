"""What documents, names and settings hold stays text in every format: no formula, command, tag, link, turn of direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pytest
from tests.report.conftest import subject_of
from tests.report.filled_report import (
    both,
    failed_report,
    judged_report,
    location_of,
    note_of,
    outside_report,
)
from tests.report.foreign_readers import EXACT, PACKED, READERS, commanding
from tests.report.hostile_texts import HOSTILE
from tests.report.workflow_commands import commands
from tests.report.written import RULESET, written

from decree30_lint.model.comparison import Comparison
from decree30_lint.model.fix_report import FixedFile, FixReport, FixRun, MadeChange
from decree30_lint.model.parts import Part
from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.suppressions import SuppressionFault, SuppressionOrigin
from decree30_lint.model.words import Lang
from decree30_lint.report.comparison_html import comparison_html
from decree30_lint.report.comparison_json import comparison_json
from decree30_lint.report.comparison_text import comparison_text
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.fixes.json import json_pieces as fixes_json
from decree30_lint.report.fixes.text import text_pieces as fixes_text
from decree30_lint.report.text_style import TextStyle

_BLANK_MARKS = re.compile(r"⟨U\+(?:000[9A-D]|001[C-F]|0085|2028|2029)⟩|[\s\u200b]")
ATTACKS = pytest.mark.parametrize("attack", HOSTILE)


def reports_of(text: str) -> list[Report]:
    return [judged_report(text, f"{text}.pdf"), outside_report(text, f"b/{text}.docx"), failed_report(text, f"c{text}")]


@cache
def report_in(form: str, attack: str, lang: Lang = Lang.VI) -> bytes:
    reports = reports_of(HOSTILE[attack])
    unused = [note_of(HOSTILE[attack], SuppressionFault.EXPIRED, SuppressionOrigin.CONFIGURATION)]
    run = Run(RULESET, reports, len(reports) + 1, interrupted=True, unused_suppressions=unused)
    return written(form, reports, ReportOptions(lang), run)


def squeezed(text: str) -> str:
    """The text without what a line may be broken at."""
    return _BLANK_MARKS.sub("", text)


def test_every_format_has_a_reader() -> None:
    assert FORMATS.keys() - READERS.keys() == set()


@ATTACKS
@pytest.mark.parametrize("form", FORMATS)
def test_a_text_stays_a_text(form: str, attack: str) -> None:
    text = HOSTILE[attack]
    read = READERS[form](report_in(form, attack))
    if form in EXACT:
        whole = "".join(c if not "\ud800" <= c <= "\udfff" else printable(c) for c in text)
        assert f"Tiêu ngữ viết {whole}; đúng là khác." in read
        assert f"{whole}.pdf" in read
    else:
        assert squeezed(printable(text)) in squeezed("".join(read))
        assert [found for each in read if (found := commanding(each, "\n\t\r"))] == []


@ATTACKS
@pytest.mark.parametrize("form", [form for form in FORMATS if form not in PACKED])
def test_no_character_of_the_report_commands(form: str, attack: str) -> None:
    printed = report_in(form, attack).decode()
    assert commanding(printed, "\n\t\r" if form == "csv" else "\n\t") == []
    obeyed = list(commands(printed))
    assert len(obeyed) == (4 if form == "github" else 0)


@pytest.mark.parametrize("form", FORMATS)
def test_in_english(form: str) -> None:
    for attack in ("formula", "script", "workflow-line", "right-to-left", "markdown-link"):
        assert READERS[form](report_in(form, attack, Lang.EN))


@ATTACKS
def test_a_comparison(attack: str) -> None:
    text = HOSTILE[attack]
    document = subject_of(motto=text, body=text).document
    same = Comparison(document, document, (), (), (0, 0, 0))
    name = f"{text}.docx"
    forms = {
        "text": comparison_text(same, name, name, TextStyle(Lang.VI)),
        "html": comparison_html(same, name, name, Lang.VI),
        "json": comparison_json(same, name, name, Lang.VI),
    }
    held(forms, text)


@ATTACKS
def test_a_repair(attack: str) -> None:
    text = HOSTILE[attack]
    before = judged_report(text, f"{text}.docx")
    change = MadeChange("tieu-ngu/co-chu", Level.ERROR, Part.MOTTO, both("tiêu ngữ"), (both(text),), location_of(text), ())
    mended = FixedFile(FixReport(before.path, "ab", before, before, (change,), b"a"), output=text, owner=text)
    failed = FixedFile(FixReport(before.path, None, failed_report(text, text), failure=failed_report(text, text).failure))
    forms = {
        "text": "".join(fixes_text(FixRun([mended, failed], 2), TextStyle(Lang.VI))),
        "json": "".join(fixes_json(FixRun([mended, failed], 2), Lang.VI)),
    }
    held(forms, text)


def held(forms: dict[str, str], text: str) -> None:
    """Each form shows the text, and nothing in it commands."""
    for form, printed in forms.items():
        assert commanding(printed) == []
        assert list(commands(printed)) == []
        read: Iterable[str] = READERS[form](printed.encode())
        shown = "".join(read) if form != "json" else printable("".join(read))
        assert squeezed(printable(text)) in squeezed(shown)


def test_commands_and_formulas_are_seen() -> None:
    """The readers notice what they are there for."""
    wrong = {
        "html": b"<p><script>a</script>",
        "csv": b"a,b\r\n=1+1,c\r\n",
        "markdown": b"a <b>c</b>",
        "junit": b"<testsuites><script/></testsuites>",
        "sarif": b'{"runs": [{"message": {"text": "[a](1)"}}]}',
        "github": b"::add-mask::a\n",
    }
    for form, written_wrong in wrong.items():
        with pytest.raises(AssertionError):
            READERS[form](written_wrong)
