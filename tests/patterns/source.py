"""Reads in the source what a run has not shown: patterns that it did not reach, and methods that it did not use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from tests.patterns.recorder import METHODS, SOURCE, RecordedPattern, Recorder, Site

_ANY_METHOD = "|".join(METHODS)


def complete(recorder: Recorder) -> list[Site]:
    """Adds what the source tells. Returns the lines with a pattern that remains unknown, since it is made while running."""
    unknown = []
    for (file, line), call in _unreached(recorder):
        try:
            recorder.add(_evaluated(file, call), (file, line)).methods.update({_function(call)} & set(METHODS))
        except NameError:
            unknown.append((file, line))
    for pattern in recorder.patterns.values():
        pattern.methods.update(() if pattern.methods else _methods_of(pattern))
    return unknown


def _unreached(recorder: Recorder) -> Iterator[tuple[Site, ast.Call]]:
    """Yields each call of a function of `re` in the program that the recorder has not seen."""
    for file, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _function(node) in (*METHODS, "compile"):
                lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                if not any((file, line) in recorder.sites for line in lines):
                    yield (file, node.lineno), node


def _function(call: ast.Call) -> str:
    """Returns the name of the function of `re` that is called, "" where none is."""
    module, _, name = ast.unparse(call.func).rpartition(".")
    return name if module == "re" else ""


def _evaluated(file: str, call: ast.Call) -> re.Pattern[str]:
    """Compiles what the call is given. Raises NameError where that is known to a running function only."""
    module = import_module("decree30_lint." + file.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
    given = eval(ast.unparse(call.args[0]), dict(vars(module)))
    return re.compile(given.compiled if isinstance(given, RecordedPattern) else given)


def _methods_of(pattern: RecordedPattern) -> set[str]:
    """Returns the methods that the source calls of the name that is given to the pattern."""
    file, line = pattern.site
    name = next((name for name, first, last in _assigned(file) if first <= line <= last), None)
    if name is None:
        return set()
    files = [file] if name.startswith("_") else _trees()
    use = re.compile(rf"\b{name}\.({_ANY_METHOD})\b|\bre\.({_ANY_METHOD})\({name}\b")
    return {found[1] or found[2] for each in files for found in use.finditer(ast.unparse(_trees()[each]))}


def _assigned(file: str) -> Iterator[tuple[str, int, int]]:
    """Yields the names that a module gives, with their first and last lines."""
    for node in _trees()[file].body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Call):
            yield node.targets[0].id, node.lineno, node.end_lineno or node.lineno


@cache
def _trees() -> dict[str, ast.Module]:
    paths = sorted(SOURCE.rglob("*.py"))
    return {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}
