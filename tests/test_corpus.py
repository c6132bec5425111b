"""The tool on real documents that nobody here wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.verdicts import compare

from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import Options, lint

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(("suffix", "precision"), [(".docx", 1.0), (".pdf", 0.97)])
def test_labelled_documents(corpus: Path, suffix: str, precision: float) -> None:
    tally = compare(corpus, suffix)
    false = sum(n for (_, level), n in tally.false.items() if level is Level.ERROR)
    found = tally.found.total()
    assert found / (found + false) >= precision, tally.lines
    assert sum(tally.missed.values()) == 0, tally.missed


def test_official_sample_layouts(corpus: Path, ruleset: RuleSet) -> None:
    said = set()
    for path in sorted((corpus / "models").glob("*.docx")):
        judgement = lint(path, ruleset, Options()).judgement
        assert judgement is not None, path.name
        said |= {(path.stem, f.rule.id) for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank}
    assert said == set()


def test_every_real_document_is_judged(corpus: Path, ruleset: RuleSet) -> None:
    for pattern in ("docx/*.docx", "official/*.docx", "pdf/*.pdf", "pairs/*.pdf"):
        for path in sorted(corpus.glob(pattern)):
            result = lint(path, ruleset, Options())
            assert result.judgement is not None, path.name
            assert (result.status is Status.UNREADABLE) == (result.failure is not None), path.name
