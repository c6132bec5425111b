"""What a print says and shows does not depend on whether it has tags."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bench.printed import FILES, NAMES, printed

from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes

_Prints = Mapping[str, bytes]

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> _Prints:
    return {name: pdf for name, (_, pdf) in printed(tmp_path_factory.mktemp("plain")).items()}


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> _Prints:
    return {name: pdf for name, (_, pdf) in printed(tmp_path_factory.mktemp("tagged"), tagged=True).items()}


@pytest.mark.parametrize("name", [*NAMES, *FILES])
def test_parts_and_verdicts(name: str, plain: _Prints, tagged: _Prints, ruleset: RuleSet) -> None:
    without, with_tags = (_judged(prints[name], ruleset) for prints in (plain, tagged))
    assert (_tagged(without), _tagged(with_tags)) == (False, True)
    assert _parts(with_tags) == _parts(without)
    assert _verdicts(with_tags) == _verdicts(without)


def _judged(data: bytes, ruleset: RuleSet) -> FileResult:
    return lint_bytes(data, "van-ban.pdf", ruleset, Options(choose=True))


def _tagged(result: FileResult) -> object:
    return result.subject and result.subject.document.facts["tagged"]


def _parts(result: FileResult) -> list[tuple[str, str, str]]:
    """Sorted: a letterhead of two rows is read row by row where tags tell the rows, as in the Word file."""
    assert result.subject is not None
    components = [one for text in result.subject.recognition.texts for one in text.components]
    return sorted((one.part, one.role, " ".join(" ".join(p.text for p in one.paragraphs).split())) for one in components)


def _verdicts(result: FileResult) -> object:
    assert result.judgement is not None
    return result.judgement.verdicts
