"""Faults of a letterhead's wording and setting, planted one at a time: the print shows them as the Word file does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.printed import print_all

from decree30_lint.compose import Layout, compose_docx
from decree30_lint.pipeline import lint_bytes
from decree30_lint.testing import Example, Specimens, examples_of
from decree30_lint.testing.examples import options_of, planted

_LAYOUTS = {"table": Layout(), "tabs": Layout(letterhead="tabs", lines="typed"), "boxes": Layout(letterhead="text-boxes")}
_FAULTS = (
    "quoc-hieu/noi-dung bad 4",  # two blanks between words
    "tieu-ngu/noi-dung bad 6",
    "so-ky-hieu/dau-noi bad 4",  # a blank before the slash
    "ten-loai/canh-giua bad 2",  # at the right, under place and date
)

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def examples(specimens: Specimens) -> Mapping[str, Example]:
    return {example.name: example for example in examples_of(specimens.ruleset)}


@pytest.fixture(scope="module")
def prints(
    examples: Mapping[str, Example], specimens: Specimens, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("printed")
    changed = {name: planted(examples[name], specimens)[1] for name in _FAULTS}
    ways = ((name, way, layout) for name in _FAULTS for way, layout in _LAYOUTS.items())
    return print_all({f"{name}, {way}": compose_docx(changed[name], layout) for name, way, layout in ways}, folder)


@pytest.mark.parametrize("way", _LAYOUTS)
@pytest.mark.parametrize("fault", _FAULTS)
def test_a_planted_fault_is_found_in_print(
    fault: str, way: str, prints: Mapping[str, bytes], examples: Mapping[str, Example], specimens: Specimens
) -> None:
    options = options_of(examples[fault])
    judgement = lint_bytes(prints[f"{fault}, {way}"], "van-ban.pdf", specimens.ruleset, options).judgement
    assert judgement is not None
    found = {str(f.breach.message_key) for f in judgement.diagnostics if f.rule.id == examples[fault].rule.id}
    assert found
    assert examples[fault].entry.get("message") in {None, *found}
