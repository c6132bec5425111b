"""Compliant documents whose heads are set by hand, printed to PDF: no error and no warning."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.printed import print_all

from decree30_lint.compose import Layout, compose_docx
from decree30_lint.model.rules import Level
from decree30_lint.pipeline import Options, lint_bytes
from decree30_lint.testing import Specimens

_SUBSTITUTE = "phong-chu/times-new-roman"  # Liberation Serif stands for Times New Roman in what is printed
_LAYOUTS = {
    "tabs": Layout(letterhead="tabs", closing="table"),
    "tabs by hand": Layout(letterhead="tabs", subjects="by-hand", closing="table"),
    "left tabs": Layout(letterhead="left-tabs", closing="table"),
    "blanks": Layout(letterhead="blanks", subjects="by-hand"),
    "cell": Layout(title="cell", subjects="by-hand"),
    "ruled cell": Layout(title="ruled-cell"),
    "boxes": Layout(letterhead="text-boxes", subjects="by-hand"),
}
_NAMES = ("cong-van", "quyet-dinh", "to-trinh", "thong-bao")

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory, specimens: Specimens) -> Mapping[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("printed")
    sources = {f"{name}, {way}": compose_docx(specimens.get(name), _LAYOUTS[way]) for name in _NAMES for way in _LAYOUTS}
    return print_all(sources, folder)


@pytest.mark.parametrize("way", _LAYOUTS)
@pytest.mark.parametrize("name", _NAMES)
def test_a_compliant_document_is_clean_in_print(
    name: str, way: str, prints: Mapping[str, bytes], specimens: Specimens
) -> None:
    judgement = lint_bytes(prints[f"{name}, {way}"], "van-ban.pdf", specimens.ruleset, Options()).judgement
    assert judgement is not None
    loud = {f.rule.id for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank}
    assert loud - {_SUBSTITUTE} == set()
