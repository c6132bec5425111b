"""Turns Structs into plain objects, as reports hold them, with lengths to a thousandth of a point."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, to_builtins

from decree30_lint.model.edits import Edit
from decree30_lint.model.place import Anchor

Json = dict[str, Any]


def edit_to_dict(edit: Edit) -> Json:
    """Returns {"kind": "set_run_format", "at": …, "format": {"size": 13.0}}; fields that stay as they are are left out."""
    return {"kind": _snake_case(type(edit).__name__), **without_empty(edit)}


def _snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def without_empty(value: Struct) -> Json:
    """Returns the Struct as an object without its empty fields; an anchor keeps its path and its characters."""
    fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
    return {name: _plain(each) for name, each in fields if each is not None and each != ()}


def _plain(value: Any) -> Any:
    match value:
        case Anchor():
            return {"path": str(value.path), "start": value.start, "end": value.end}
        case Struct():
            return without_empty(value)
        case tuple():
            return [_plain(each) for each in value]
        case float():
            return round(value, 3)
        case _:
            return to_builtins(value)


def plain(value: Struct | None) -> Any:
    """Returns the Struct as an object, with numbers rounded to a thousandth; None stays None."""
    return _rounded(to_builtins(value)) if value is not None else None


def _rounded(content: Json) -> Json:
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in content.items()}
