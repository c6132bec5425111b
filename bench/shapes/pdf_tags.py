"""Shapes of the tag tree of a PDF: elements side by side, within each other, and marked text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.pdf import number, pdf, text


def _marked(at: int, n: int) -> str:
    return f"/P << /MCID {at} >> BDC {text('ta', 85, 785 - at * 700 / n, 2)}EMC\n"


def _tagged(content: str, elements: list[str], tops: str, catalog: str = "") -> bytes:
    """The first object is the root of the tree, `elements` follow it."""
    root = f"<< /Type /StructTreeRoot /K [{tops}] >>"
    marked = f"/MarkInfo << /Marked true >> /StructTreeRoot {number(0)} 0 R {catalog}"
    return pdf([content], [root, *elements], page="/StructParents 0", catalog=marked)


def _element(parent: int, kids: str, kind: str = "P") -> str:
    return f"<< /Type /StructElem /S /{kind} /P {number(parent)} 0 R /Pg PAGE 0 R /K [{kids}] >>"


def _with_page(elements: list[str]) -> list[str]:
    page = number(1 + len(elements))
    return [each.replace("PAGE", str(page)) for each in elements]


def _flat(n: int) -> bytes:
    elements = _with_page([_element(0, str(at)) for at in range(n)])
    return _tagged(
        "".join(_marked(at, n) for at in range(n)), elements, " ".join(f"{number(1 + at)} 0 R" for at in range(n))
    )


def _marks(n: int) -> bytes:
    """One element that holds all marks."""
    elements = _with_page([_element(0, " ".join(map(str, range(n))))])
    return _tagged("".join(_marked(at, n) for at in range(n)), elements, f"{number(1)} 0 R")


def _deep(n: int) -> bytes:
    elements = _with_page([_element(at, f"{number(at + 2)} 0 R" if at < n - 1 else "0") for at in range(n)])
    return _tagged(_marked(0, 1), elements, f"{number(1)} 0 R")


def _rows(n: int) -> bytes:
    """A table of n rows with one cell each."""
    table = _element(0, " ".join(f"{number(2 + 2 * at)} 0 R" for at in range(n)), "Table")
    rows = [
        each
        for at in range(n)
        for each in (_element(1, f"{number(3 + 2 * at)} 0 R", "TR"), _element(2 + 2 * at, str(at), "TD"))
    ]
    return _tagged("".join(_marked(at, n) for at in range(n)), _with_page([table, *rows]), f"{number(1)} 0 R")


def _empty(n: int) -> bytes:
    elements = _with_page([_element(0, "") for _ in range(n)])
    return _tagged(_marked(0, 1), elements, " ".join(f"{number(1 + at)} 0 R" for at in range(n)))


def _same_kid(n: int) -> bytes:
    """Elements that all name one element."""
    elements = _with_page([_element(0, f"{number(1 + n)} 0 R") for _ in range(n)] + [_element(1, "0")])
    return _tagged(_marked(0, 1), elements, " ".join(f"{number(1 + at)} 0 R" for at in range(n)))


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "pdf-tags": _flat,
    "pdf-marks-of-a-tag": _marks,
    "pdf-tags-deep": _deep,
    "pdf-tagged-rows": _rows,
    "pdf-tags-empty": _empty,
    "pdf-tags-that-share": _same_kid,
}
