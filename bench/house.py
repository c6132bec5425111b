"""`python -m bench.house`: lengths and annotations of functions, and modules that import each other in circles."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

import grimp

SOURCE = Path(__file__).resolve().parents[1] / "src" / "decree30_lint"
_PACKAGE = "decree30_lint"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[Function]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield node


def length(function: Function) -> int:
    """Lines from `def` to the end, blank ones included, the docstring left out."""
    return _lines(function) - (_lines(function.body[0]) if ast.get_docstring(function) is not None else 0)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_annotated(function: Function) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    named = [a for a in arguments if a.arg not in ("self", "cls")]
    return function.returns is not None and all(a.annotation is not None for a in named)


def circles() -> list[tuple[str, str]]:
    """Pairs of modules each of which imports the other, directly or through others."""
    graph = grimp.build_graph(_PACKAGE)
    pairs = ((m, o) for m in sorted(graph.modules) for o in sorted(graph.find_modules_directly_imported_by(m)))
    return [(m, o) for m, o in pairs if m < o and graph.chain_exists(importer=o, imported=m)]


def main() -> None:
    found = list(functions())
    lengths = sorted(map(length, found))
    deciles = quantiles(lengths, n=10)
    print(f"functions: {len(lengths)}; lines: median {deciles[4]:g}, p90 {deciles[8]:g}, longest {lengths[-1]}")
    print(f"annotated: {sum(map(is_annotated, found))} of {len(found)}")
    print("circles of imports:", ", ".join(f"{one} and {other}" for one, other in circles()) or "none")


if __name__ == "__main__":
    main()
