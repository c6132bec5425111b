"""Small tagged PDF files made by hand: a page with marked text, and a structure tree written out as nested tuples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.pdf_source import pdf

Node = tuple[object, ...]
"""A type and what is in it: nodes, marks (int), or objects as they stand in the file (str)."""

_ROOT, _FIRST = 9, 20


def line(mark: int | None, left: float, baseline: float, text: str) -> str:
    """Text as content, `baseline` in points from the foot of the page; None draws an artifact."""
    begin = "/Artifact BMC" if mark is None else f"/P << /MCID {mark} >> BDC"
    return f"{begin} BT /F1 12 Tf {left} {baseline} Td ({text}) Tj ET EMC\n"


def tagged(content: str, *nodes: Node, objects: Mapping[int, str | bytes] | None = None, resources: str = "") -> bytes:
    """A PDF of one page; `objects` may replace those of the tree, which are numbered from 20 in the order of the tree."""
    tree = _Tree()
    roots = [tree.add(node, _ROOT) for node in nodes]
    marks = "".join(f"{tree.parents.get(mark, roots[0])} 0 R " for mark in range(max(tree.parents, default=0) + 1))
    root = f"<< /Type /StructTreeRoot /K [{_refs(roots)}] /ParentTree << /Nums [0 [{marks}]] >> >>"
    catalog = f"/MarkInfo << /Marked true >> /StructTreeRoot {_ROOT} 0 R"
    given = {_ROOT: root, **tree.objects, **(objects or {})}
    return pdf(content, given, page="/StructParents 0", catalog=catalog, resources=resources)


class _Tree:
    def __init__(self) -> None:
        self.objects: dict[int, str] = {}
        self.parents: dict[int, int] = {}

    def add(self, node: Node, parent: int) -> int:
        kind, *kids = node
        number = _FIRST + len(self.objects)
        self.objects[number] = ""
        shown = []
        for kid in kids:
            if isinstance(kid, tuple):
                shown.append(f"{self.add(kid, number)} 0 R")
            else:
                shown.append(str(kid))
                if isinstance(kid, int):
                    self.parents.setdefault(kid, number)
        self.objects[number] = f"<< /Type /StructElem /S /{kind} /P {parent} 0 R /Pg 3 0 R /K [{' '.join(shown)}] >>"
        return number


def _refs(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
