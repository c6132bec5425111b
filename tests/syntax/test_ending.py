"""The mark that closes a text, as written."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.ending import ending_of


@pytest.mark.parametrize(
    ("text", "mark", "closed", "traits"),
    [
        ("để thực hiện./. ", "./.", "hiện./.", {"has_stroke", "is_filled_in"}),
        ("để thực hiện.", ".", "hiện./.", {"is_filled_in"}),
        ("để thực hiện", "", "hiện./.", {"is_filled_in"}),
        ("để thực hiện. /.", ". /.", "hiện./.", {"has_stroke", "is_filled_in"}),
        ("để thực hiện.\\.", ".\\.", "hiện./.", {"has_stroke", "is_filled_in"}),
        ("để {{x}}/.", "/.", "{{x}}./.", {"has_stroke"}),
        ("gồm:", "", "gồm:./.", {"is_filled_in", "is_open"}),
        ("để {{x}}", "", "{{x}}./.", {"is_open"}),
        ("./.", "./.", "./.", {"has_stroke", "is_filled_in", "stands_alone"}),
        (". /.", ". /.", "./.", {"has_stroke", "is_filled_in"}),
    ],
)
def test_endings(text: str, mark: str, closed: str, traits: set[str]) -> None:
    ending = ending_of(text)
    assert (ending.mark, ending.closed("./.")) == (mark, closed)
    assert {name for name in ("has_stroke", "is_filled_in", "is_open", "stands_alone") if getattr(ending, name)} == traits
