"""Both engines lead to the same findings on real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from decree30_lint.formats.read_options import PdfEngine, ReadOptions
from decree30_lint.model.results import FileResult
from decree30_lint.pipeline import Options, lint, ruleset_named

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted([*CORPUS.glob("pdf/*.pdf"), *CORPUS.glob("pairs/*.pdf")])[::3], ids=lambda p: p.stem)
def test_findings_and_verdicts_do_not_depend_on_the_engine(path: Path) -> None:
    quick, sure = (_judged(path, engine) for engine in PdfEngine)
    assert _said(quick) == _said(sure)
    assert _verdicts(quick) == _verdicts(sure)


def _judged(path: Path, engine: PdfEngine) -> FileResult:
    return lint(path, ruleset_named("nd30-2020"), Options(choose=True, read_options=ReadOptions(engine=engine)))


def _verdicts(report: FileResult) -> object:
    """By rule; of a file that is not judged, the reason."""
    return report.judgement.verdicts if report.judgement else report.failure and report.failure.code


def _said(report: FileResult) -> object:
    """Rules, levels, places and sentences; of numbers the engines may differ in the last digit."""
    if report.judgement is None:
        return report.failure and report.failure.code
    return sorted((f.rule.id, f.level, f.breach.at.page or 0, f.breach.message_key) for f in report.judgement.diagnostics)
