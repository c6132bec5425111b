"""Declares and reads the borders of paragraphs, cells and tables."""

from __future__ import annotations

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.ooxml import parse_int
from decree30_lint.formats.docx.schema.children import Changes, Child, Children, Props, in_order, rivals
from decree30_lint.formats.docx.schema.property_table import PropertyField
from decree30_lint.model.units import Pt

_ATTRIBUTES = ("val", "sz", "space", "color")
_INVISIBLE = frozenset({"nil", "none", ""})
_WHITE = frozenset({"FFFFFF", "ffffff"})

BorderList = tuple[tuple[str, Border | None], ...]
"""The sides of a table or a cell that the file speaks of; None stands for one that must have no border to be seen."""


def edges(*sides: str) -> Children:
    """Declares the children of a w:pBdr, w:tcBorders or w:tblBorders."""
    rules = rivals(*_ATTRIBUTES)
    return in_order(*(Child(side, _ATTRIBUTES, replaces=rules) for side in sides))


def border(props: Props, key: str) -> Border | None:
    """Returns the border that `key` names, None where it is not there to be seen."""
    style = props.get(key, "")
    if style in _INVISIBLE:
        return None
    return Border(style, Pt(parse_int(props.get(f"{key}/sz"), 4) / 8), Pt(parse_int(props.get(f"{key}/space"))))


def border_props(key: str, style: str, width: float, space: int) -> Props:
    """Returns the properties of a black border `width` points thick, `space` points from the text."""
    return {key: style, f"{key}/sz": str(round(width * 8)), f"{key}/space": str(space), f"{key}/color": "auto"}


def edges_field(name: str, *sides: str) -> PropertyField:
    """Declares the borders of a table or a cell, which are written all together; a white one is none."""
    keys = {side: f"{name}/{side}" for side in sides}

    def read(props: Props) -> BorderList:
        return tuple((side, _edge(props, key)) for side, key in keys.items() if key in props)

    def write(edges: BorderList) -> Changes:
        found: dict[str, str] = {}
        for side, edge in edges:
            found |= border_props(keys[side], edge.style, edge.width, 0) if edge else {keys[side]: "nil"}
        return found

    return PropertyField((name,), read, write, ())


def _edge(props: Props, key: str) -> Border | None:
    edge = None if props.get(f"{key}/color") in _WHITE else border(props, key)
    return edge and edge._replace(space=Pt(0))
