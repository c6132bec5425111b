"""Reports for classes give nothing away: no value that a finding asks for stands in any format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from tests.report.table_reports import run_of, word_file
from tests.report.table_reports import written as written_as
from tests.report.test_json_schema import complaints

from decree30_lint import Checker, Finding, Lang, Report, Settings
from decree30_lint.model.words import Words
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.without_answers import without_answers

Invoke = Callable[..., Result]

ROOT = Path(__file__).resolve().parents[2]
FAULTY = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
_FEW = 5  # characters of a value that may stand anywhere by chance


def asked(finding: Finding, lang: Lang) -> Iterator[str]:
    """Yields the values and sentences that say what is right."""
    words: list[Words | None] = [finding.expected.words if finding.expected else None, finding.instruction]
    words += [finding.requirement, *finding.changes]
    words += [finding.cause.wanted, finding.cause.advice] if finding.cause else []
    yield from (each.of(lang) for each in words if each is not None)
    yield from [finding.suggestion] if finding.suggestion is not None else []


def told(report: Report, lang: Lang) -> str:
    """What the report may say: the text of the document, and what was found in it."""
    parts = [component.text or "" for component in report.components]
    parts += [", ".join(dict.fromkeys(each.part_name.of(lang) for each in report.undecided))]  # as a pass names them
    for finding in report.findings:
        parts += [f"{location.text} {location.context}" for location in finding.locations]
        parts += [finding.actual.words.of(lang) if finding.actual else "", finding.part_name.of(lang)]
        parts += [finding.cause.name.of(lang)] if finding.cause else []
    return flowing(" ".join(parts))


def flowing(text: str) -> str:
    return " ".join(text.split()).casefold()


def answers(report: Report, lang: Lang) -> set[str]:
    """The values that must not be told: not those that the document itself holds."""
    may = told(report, lang)
    values = (flowing(value) for finding in report.findings for value in asked(finding, lang))
    undecided = (flowing(each.requirement.of(lang)) for each in report.undecided)
    return {value for value in (*values, *undecided) if value and value.strip("“”…") not in may}


def written(data: bytes) -> str:
    """The text of a report in any format; of a package, that of all its parts; without the fonts in which it is set."""
    if not data.startswith(b"PK"):
        return flowing(re.sub(r"<style>.*?</style>", "", data.decode(), flags=re.DOTALL))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if "/styles.xml" not in name and "/theme/" not in name]
        return flowing(" ".join(package.read(name).decode("utf-8", "replace") for name in names))


def reports_on(paths: Sequence[Path]) -> list[Report]:
    return list(Checker(Settings(changes=True, full_text=True)).check_many(paths, jobs=1))


def holds_nothing(invoke: Invoke, paths: Sequence[Path], folder: Path) -> None:
    reports = reports_on(paths)
    assert sum(len(report.findings) for report in reports) > 20
    for lang in Lang:
        wanted = {value for report in reports for value in answers(report, lang) if len(value) > _FEW}
        may = " ".join(told(report, lang) for report in reports)
        wanted = {value for value in wanted if value not in may}
        assert wanted
        for form in FORMATS:
            output = folder / f"{form}.{lang}"
            told_beside = ("--format", form, "--lang", lang.value, "--output", output, "--jobs", "1")
            result = invoke("check", *paths, "--no-answers", "--diff", *told_beside)
            assert result.exit_code in (1, 3), result.output
            text = written(output.read_bytes())
            assert sorted(value for value in wanted if value in text) == [], form


def test_no_format_gives_an_answer_away(invoke: Invoke, tmp_path: Path) -> None:
    holds_nothing(invoke, [FAULTY], tmp_path)


@pytest.mark.shared
def test_no_format_gives_an_answer_on_real_documents(invoke: Invoke, corpus: Path, tmp_path: Path) -> None:
    holds_nothing(invoke, sorted((corpus / "docx").glob("d*0.docx"))[:10], tmp_path)


def test_findings_of_a_cause_say_where_they_are() -> None:
    text = written_as("text", run_of(without_answers(word_file()))).decode()
    assert "    + lỗi: " in text
    assert "“Độc lập” [" in text


def test_a_finding_says_where_and_by_which_clause_and_keeps_its_place() -> None:
    (report,) = reports_on([FAULTY])
    hidden = without_answers(report)
    assert [(each.rule, each.level, each.locations, each.citation) for each in hidden.findings] == [
        (each.rule, each.level, each.locations, each.citation) for each in report.findings
    ]
    assert {each.fingerprints for each in hidden.findings} == {each.fingerprints for each in report.findings}
    size = next(each for each in hidden.findings if each.rule == "quoc-hieu/co-chu")
    assert size.message == Words(
        "Quốc hiệu chưa đúng quy định, hiện tại là: 11 pt.", "National name: this is not as it should be, it is: 11 pt."
    )
    name = next(each for each in hidden.findings if each.rule == "nguoi-ky/hoc-vi")
    assert name.message.vi == "Quyền hạn, chức vụ của người ký chưa đúng quy định."
    for finding in hidden.findings:
        assert (finding.expected, finding.suggestion, finding.instruction) == (None, None, None)
        assert (finding.edits, finding.changes, finding.fixable) == ((), (), False)


def test_short_values_do_not_stand_in_the_sentences() -> None:
    (report,) = reports_on([FAULTY])
    for before, after in zip(report.findings, without_answers(report).findings, strict=True):
        for lang in Lang:
            value = re.escape(before.expected.words.of(lang)) if before.expected else "$^"
            assert not re.search(rf"(?<!\w){value}(?!\w)", after.message.of(lang)), after.message


def test_the_report_keeps_to_the_schema() -> None:
    assert complaints([without_answers(report) for report in reports_on([FAULTY])]) == []
