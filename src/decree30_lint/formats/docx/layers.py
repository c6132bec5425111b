"""Lays what styles, lists and the text itself say over one another, and keeps who said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from decree30_lint.formats.docx.schema.children import Props
from decree30_lint.formats.docx.schema.property_table import PropertyTable
from decree30_lint.model.origin import FormatOrigin, OriginKind, Origins

Value = TypeVar("Value")

_APPLICATION = FormatOrigin(OriginKind.APPLICATION)
_DIRECT = FormatOrigin(OriginKind.DIRECT)


class Layer(Struct, frozen=True):
    """Holds what one place says."""

    origin: FormatOrigin
    props: Props


class CascadeLevel(Struct, frozen=True):
    """Holds the layers that count as one, such as those of a style and its ancestors, and what they come to."""

    layers: tuple[Layer, ...]
    props: Props


def fold(mappings: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """Returns each mapping laid over those before it."""
    found: dict[str, Value] = {}
    for mapping in mappings:
        found |= mapping
    return found


def level(*layers: Layer) -> CascadeLevel:
    """Returns the layers, the lowest first, as a level."""
    return CascadeLevel(layers, fold(layer.props for layer in layers))


def direct(props: Props) -> Layer:
    """Returns what the text itself says."""
    return Layer(_DIRECT, props)


def origins(table: PropertyTable[Any], levels: Iterable[CascadeLevel]) -> Origins:
    """Returns the topmost layer that sets each field; values that cancel each other out come from the topmost too."""
    layers = [layer for each in levels for layer in each.layers]
    props = fold(layer.props for layer in layers)
    by_key = fold(dict.fromkeys(_with_lists(layer.props), layer.origin) for layer in layers)
    return {name: by_key.get(field.key_of(props), _APPLICATION) for name, field in table.fields.items()}


def _with_lists(props: Props) -> list[str]:
    """Returns the keys, and that of the list for one of several children: "tabs" for "tabs/tab@720"."""
    return [*props, *(key.partition("/")[0] for key in props if "@" in key)]
