"""What a ruleset says is words: none of it is read as a pattern, so nobody's ruleset can hold one that hangs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from decree30_lint.compose import Layout, compose_docx, load_specimen
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes

SPECIMENS = Path(__file__).resolve().parents[2] / "fixtures" / "specimens"
WORD = "(o+)+b"


def hostile(ruleset: RuleSet) -> RuleSet:
    """Returns the ruleset with the word in each list, table and name of a type."""
    words = ruleset.vocabulary
    types = tuple(replace(each, name=f"{each.name} {WORD}") for each in words.types)
    lists = {name: (*entries, WORD) for name, entries in words.lists.items()}
    tables = {
        name: {**entries, **{f"{key} {WORD}": value for key, value in list(entries.items())[:1]}}
        for name, entries in words.tables.items()
    }
    return replace(ruleset, vocabulary=replace(words, types=types, lists=lists, tables=tables))


@pytest.mark.parametrize("name", ["quyet-dinh", "ke-hoach", "cong-van", "to-trinh", "ban-sao"])
def test_words_of_a_ruleset_are_no_patterns(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    made: list[str] = []
    compiled = re._compile  # type: ignore[attr-defined]

    def recorded(pattern: Any, flags: int) -> Any:
        made.append(pattern if isinstance(pattern, str) else "")
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "_compile", recorded)
    data = compose_docx(load_specimen(SPECIMENS / f"{name}.yaml"), Layout())
    result = lint_bytes(data, "a.docx", hostile(ruleset), Options(type=name))
    monkeypatch.undo()
    assert result.judgement is not None
    unread = [re.sub(r"\\.|\[[^\]]*\]", "", pattern) for pattern in made]
    assert [pattern for pattern, left in zip(made, unread, strict=True) if "o+)+b" in left] == []
    assert any(re.escape(WORD) in pattern for pattern in made)
