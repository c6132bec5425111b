"""A program that runs for months must not grow: whatever is kept between documents has a bound."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "decree30_lint"
FILES = sorted(SOURCE.rglob("*.py"))


def unbounded(path: Path) -> Iterator[str]:
    """Functions whose results are kept without a bound, though they depend on what they are given."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef) or not (node.args.args or node.args.kwonlyargs or node.args.vararg):
            continue
        for decorator in map(ast.unparse, node.decorator_list):
            kept = decorator.removeprefix("functools.")
            if kept in ("cache", "lru_cache") or kept.startswith("cache(") or "maxsize=None" in kept:
                yield f"{path.name}: {node.name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_cache_is_bounded(path: Path) -> None:
    assert list(unbounded(path)) == []


def test_nothing_but_the_command_line_ends_the_process_or_steers_the_garbage_collector() -> None:
    """But for processes that were forked to work for this one, and who watches over the command line."""
    ends = {path for path in FILES if {"os._exit", "gc.set_threshold", "gc.disable"} & set(_called(path))}
    isolation = SOURCE / "service" / "isolation"
    below = {SOURCE / "processes.py", isolation / "watch.py", isolation / "workers.py"}
    assert ends == {SOURCE / "cli" / "__init__.py", *below}


def _called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
