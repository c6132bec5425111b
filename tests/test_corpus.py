"""The tool on real documents that nobody here wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.verdicts import compare

from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import Options, lint

pytestmark = pytest.mark.shared

# What the corpus' README grants the official sample layouts: 12 with 14 points, short lines, dots for names and numbers.
_SAMPLES_MAY = frozenset[tuple[str, str]]()


def test_labelled_documents(corpus: Path) -> None:
    tally = compare(corpus)
    assert [line for line in tally.lines if "FALSE error" in line] == []
    assert sum(tally.missed.values()) == 0, tally.missed


def test_official_sample_layouts(corpus: Path, ruleset: RuleSet) -> None:
    said = set()
    for path in sorted((corpus / "models").glob("*.docx")):
        judgement = lint(path, ruleset, Options()).judgement
        assert judgement is not None, path.name
        said |= {(path.stem, f.rule.id) for f in judgement.findings if f.level.rank <= Level.WARNING.rank}
    assert said - _SAMPLES_MAY == set()


def test_every_real_document_is_judged(corpus: Path, ruleset: RuleSet) -> None:
    for folder in ("docx", "official"):
        for path in sorted((corpus / folder).glob("*.docx")):
            assert lint(path, ruleset, Options()).status in (Status.CLEAN, Status.FINDINGS), path.name
