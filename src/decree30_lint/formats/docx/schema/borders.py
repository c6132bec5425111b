"""Declares and reads the borders of paragraphs, cells and tables."""

from __future__ import annotations

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.ooxml import parse_int
from decree30_lint.formats.docx.schema.children import Child, Children, Props, in_order, rivals
from decree30_lint.model.units import Pt

_ATTRIBUTES = ("val", "sz", "space", "color")
_INVISIBLE = frozenset({"nil", "none", ""})


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
