"""Tries the examples of a ruleset's folder one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import show
from decree30_lint.pipeline import ruleset_named
from decree30_lint.report.controls import json_text, printable
from decree30_lint.report.text_style import TextStyle
from decree30_lint.ruleset import find_ruleset
from decree30_lint.service.rules_in_use import selected_rules
from decree30_lint.testing import Tried, try_examples

_FAILED = 1


def run_ruleset_tests(given: Path, select: tuple[str, ...], style: TextStyle, form: str) -> int:
    """Prints what fails, and how many were tried; returns the exit code. Raises WrongConfigurationError."""
    folder = find_ruleset(str(given))
    ruleset = ruleset_named(str(given))
    wanted = {rule.id for rule in selected_rules(ruleset, select)} if select else set()
    tried = list(try_examples(folder, ruleset, wanted))
    failed = [each for each in tried if each.complaints]
    show(_json(failed, style) if form == "json" else _text(failed, len(tried), style))
    return _FAILED if failed else 0


def _text(failed: Sequence[Tried], tried: int, style: TextStyle) -> str:
    """Returns one line for each complaint, so that editors find the place."""
    line = in_lang(style.lang, "dòng", "line")
    lines = [
        f"{printable(str(each.path))}, {line} {each.line}: {each.rule}: {style.render(c)}"
        for each in failed
        for c in each.complaints
    ]
    wrong = len(failed)
    total = in_lang(
        style.lang,
        f"Đã thử {tried} ví dụ: {tried - wrong} đạt, {wrong} không đạt.",
        f"{tried} examples tried: {tried - wrong} hold, {wrong} fail.",
    )
    return "\n".join([*lines, total, ""])


def _json(failed: Iterable[Tried], style: TextStyle) -> str:
    entries = [
        {
            "path": str(each.path),
            "line": each.line,
            "rule": each.rule,
            "messages": [style.render(c) for c in each.complaints],
        }
        for each in failed
    ]
    return json_text(entries, indent=2) + "\n"
