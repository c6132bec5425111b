"""Says a finding in plain lines, for programs that show text and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.finding_words import BY, MEND, WHERE, WRITE, citation_words
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.results import Failure
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import quoted
from decree30_lint.report.findings.relative_paths import without_folders
from decree30_lint.report.findings.text_finding import where_words
from decree30_lint.report.text_style import TextStyle


def sentence(finding: Finding, lang: Lang) -> str:
    return one_line(finding.message.of(lang))


def details(finding: Finding, lang: Lang) -> Iterator[str]:
    """Yields "Vị trí: …", "Sửa thành: …", "Căn cứ: …", each on one line."""
    yield one_line(f"{WHERE.of(lang)} {where_words(finding, TextStyle(lang))}")
    if finding.suggestion is not None:
        yield one_line(f"{WRITE.of(lang)} {quoted(finding.suggestion)}")
    elif finding.instruction is not None:
        yield one_line(f"{MEND.of(lang)} {finding.instruction.of(lang)}")
    yield one_line(f"{BY.of(lang)} {citation_words(finding.citation, lang)}")


def why_not_judged(report: Report, failure: Failure, lang: Lang) -> str:
    return one_line(without_folders(failure.words.of(lang), report.path))


def one_line(text: str) -> str:
    """Returns the text on one line, with what commands in it shown."""
    return printable(" ".join(text.split()))
