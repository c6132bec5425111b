"""Defines the table of a list of properties: its children, and the fields of the model that are kept in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from lxml.etree import _Element
from msgspec import Struct

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.children import Changes, Children, Props, read_children, write_children
from decree30_lint.formats.docx.schema.simple_types import SimpleType

Values = TypeVar("Values")

_NOTHING: Props = {}
_UNSET = (None, ())
_OFF = ("", "0", "false", "off")


class PropertyField(Struct, frozen=True):
    """Declares one field: the properties that give its value, the strongest first, and those that are written `beside` them.

    `read` returns None where they say nothing. `usual` is the value where no level says anything. `countable` are those of
    the stronger ones that "0" switches off. `twins` are written alike where they stand already: those for complex scripts.
    """

    keys: tuple[str, ...]
    read: Callable[[Props], Any]
    write: Callable[[Any], Changes]
    usual: Any = None
    beside: tuple[str, ...] = ()
    countable: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()

    def changes(self, value: Any, now: Props, inherited: Props) -> Changes:
        """Returns what sets the field to `value`; None takes it away. What would beat it at lower levels is switched off."""
        found: dict[str, str | None] = dict.fromkeys((*self.keys, *self.beside))
        twins = [twin for twin in self.twins if twin in now]
        if value is None:
            return found | dict.fromkeys(twins)
        found |= {key: "0" for key in self.countable if inherited.get(key, "") not in _OFF} | dict(self.write(value))
        return found | dict.fromkeys(twins, found[self.keys[-1]])

    def key_of(self, props: Props) -> str:
        """Returns the property that gives the value, the weakest where none does."""
        return next((key for key in self.keys if props.get(key, "") not in _OFF), self.keys[-1])


def kept(
    key: str, kind: SimpleType[Any], usual: Any = None, *, countable: tuple[str, ...] = (), twins: tuple[str, ...] = ()
) -> PropertyField:
    """Declares a field kept in one property of type `kind`; where one of `countable` counts, its value is not known."""

    def read(props: Props) -> Any:
        written = props.get(key)
        if not written or (countable and any(props.get(name, "") not in _OFF for name in countable)):
            return None
        return kind.from_xml(written)

    return PropertyField(
        (*countable, key), read, lambda value: {key: kind.to_xml(value)}, usual, countable=countable, twins=twins
    )


class PropertyTable(Struct, Generic[Values], frozen=True):
    """Reads and writes one list of properties as `Values`; a field that is None is not said, there or in the file."""

    tag: str
    children: Children
    fields: Mapping[str, PropertyField]
    type: type[Values]
    follows: str = ""  # what stands before the list in its parent

    def props(self, element: _Element | None) -> dict[str, str]:
        """Returns what the list says, as written."""
        return read_children(self.children, element)

    def within(self, parent: _Element) -> _Element:
        """Returns the list of a run, a paragraph, a table, a row or a cell, a new one at its place where it has none."""
        element = parent.find(W + self.tag)
        if element is None:
            element = parent.makeelement(W + self.tag)
            parent.insert(len(parent.findall(W + self.follows)) if self.follows else 0, element)
        return element

    def values(self, props: Props) -> Values:
        """Returns what these properties say."""
        return self.type(**{name: value for name, f in self.fields.items() if (value := f.read(props)) is not None})

    def effective(self, props: Props) -> Values:
        """Returns what the page shows with the properties of all levels."""
        return self.type(**{name: f.usual if (value := f.read(props)) is None else value for name, f in self.fields.items()})

    def read(self, element: _Element | None) -> Values:
        """Returns what the list says by itself."""
        return self.values(self.props(element))

    def get(self, element: _Element | None, name: str) -> Any:
        """Returns what the list says of one field, and reads no other."""
        of = self.fields[name]
        tags = [W + key.partition("/")[0] for key in of.keys]
        return of.read(read_children({tag: self.children[tag] for tag in tags}, element))

    def changes(self, values: Values, now: Props = _NOTHING, inherited: Props = _NOTHING) -> Changes:
        """Returns what gives a list that says `now` these values, nothing for those that it has."""
        found: dict[str, str | None] = {}
        for name, f in self.fields.items():
            value = getattr(values, name)
            if value not in _UNSET and value != f.read(now):
                found |= f.changes(value, now, inherited)
        return found

    def write(self, element: _Element, values: Values, inherited: Props = _NOTHING) -> None:
        """Gives the list these values and leaves the others; `inherited` is what lower levels say."""
        write_children(element, self.children, self.changes(values, self.props(element), inherited))

    def set(self, element: _Element, name: str, value: Any, inherited: Props = _NOTHING) -> None:
        """Sets one field; None takes it away, so that the value of lower levels counts again."""
        write_children(element, self.children, self.fields[name].changes(value, self.props(element), inherited))
