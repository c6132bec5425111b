"""Declares the children of a list of properties; reads them, and writes them where the schema wants them.

What a list says is a flat mapping, so that laying one level over another is `lower | upper`. Keys are paths of names: "jc"
is the w:val of w:jc, "ind/left" an attribute, "numPr/ilvl" a child of its own, "tabs/tab@720" one of several. Values stay as
written; an empty one says that the element gives none, and that lower levels count no more. "cols/col@2" is the second of
those that only their order tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.ooxml import VAL, W, is_on

Props = Mapping[str, str]
Changes = Mapping[str, str | None]
"""Properties to write; None takes one away, and with the key of an element all that it says."""


ORDER = "#"
"""Stands for the attribute that tells children of one name apart where there is none: they are counted from 1."""
_MOST_SIBLINGS = 100  # that are counted

# Left and right as files that allow for both directions of writing call them.
_OTHER_NAMES = {"left": "start", "leftChars": "startChars", "right": "end", "rightChars": "endChars"}


class Child(Struct, frozen=True, dict=True):
    """Declares a child by its attributes and its own children; one without any is known only by its place.

    An attribute that stands in the file replaces those that `replaces` names, at lower levels too. `by` is the attribute
    that tells children of one name apart, or `ORDER`.
    """

    name: str
    attributes: tuple[str, ...] = ()
    switch: bool = False  # on without w:val
    replaces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inner: Children = field(default_factory=dict)
    by: str = ""

    @cached_property
    def suffixes(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """Maps attributes as files name them to what they add to the key of the child, and what those add they replace."""
        return {
            W + written: (_suffix(name), tuple(map(_suffix, self.replaces.get(name, ()))))
            for name in self.attributes
            for written in (_OTHER_NAMES.get(name), name)
            if written
        }


Children = Mapping[str, Child]
"""Children by tag, in the order that the schema demands."""


def in_order(*children: Child) -> Children:
    """Returns the children by tag."""
    return {W + name: child for child in children for name in (child.name, _OTHER_NAMES.get(child.name)) if name}


def valued(*names: str) -> Iterator[Child]:
    """Declares children with a w:val."""
    return (Child(name, ("val",)) for name in names)


def switches(*names: str) -> Iterator[Child]:
    """Declares children that are on or off."""
    return (Child(name, ("val",), switch=True) for name in names)


def unread(*names: str) -> Iterator[Child]:
    """Declares children that keep their place and are not read."""
    return (Child(name) for name in names)


def rivals(*names: str) -> dict[str, tuple[str, ...]]:
    """Returns what each attribute replaces where only one of them counts, or all together."""
    return {name: tuple(other for other in names if other != name) for name in names}


def read_children(children: Children, parent: _Element | None) -> dict[str, str]:
    """Returns what the list says; a list that is missing says nothing."""
    found: dict[str, str] = {}
    if parent is not None:
        _read_into(found, children, parent, "")
    return found


def _read_into(found: dict[str, str], children: Children, parent: _Element, prefix: str) -> None:
    for element in parent:
        child = children.get(element.tag)
        if child is not None:
            _read(found, child, element, prefix)


def _read(found: dict[str, str], child: Child, element: _Element, prefix: str) -> None:
    key = prefix + child.name
    if child.by:
        key += f"@{_at(child, element)}"
    if child.switch:
        found[key] = "1" if is_on(element.get(VAL)) else "0"
        return
    if "val" in child.attributes or child.by:
        found[key] = ""
    suffixes = child.suffixes
    for name, written in element.items():
        known = suffixes.get(str(name))
        if known is not None:
            suffix, replaced = known
            found[key + suffix] = str(written)
            for other in replaced:
                found.setdefault(key + other, "")
    if child.inner:
        _read_into(found, child.inner, element, key + "/")


def _at(child: Child, element: _Element) -> str:
    """Returns what tells the element apart from others of its name."""
    if child.by == ORDER:
        before = islice(element.itersiblings(element.tag, preceding=True), _MOST_SIBLINGS)
        return str(1 + sum(1 for _ in before))
    return str(element.get(W + child.by, "0"))


def _suffix(attribute: str) -> str:
    return "" if attribute == "val" else f"/{attribute}"


def write_children(parent: _Element, children: Children, changes: Changes) -> None:
    """Writes into a list what `changes` say, each child at its place; one that says nothing any more is taken away.

    What the changes do not name stays as it is. Raises KeyError for a child that is not declared.
    """
    for head, own in _by_child(changes).items():
        name, _, at = head.partition("@")
        child = children[W + name]
        standing = [e for e in parent if children.get(e.tag) is child and (not at or _at(child, e) == at)]
        if own.get("", "") is None:
            for element in standing:
                parent.remove(element)
            standing = []
        for element in standing or [_placed(parent, children, name)]:
            _write(element, child, own, at)
            if own.get("") is None and not element.attrib and not len(element):
                parent.remove(element)


def _by_child(changes: Changes) -> Mapping[str, Changes]:
    found: dict[str, dict[str, str | None]] = {}
    for key, written in changes.items():
        head, _, rest = key.partition("/")
        found.setdefault(head, {})[rest] = written
    return found


def _write(element: _Element, child: Child, changes: Changes, at: str) -> None:
    own = {rest or "val": written for rest, written in changes.items() if (rest or "val") in child.attributes}
    if child.switch and own["val"] == "1":
        own["val"] = None
    for name, written in own.items():
        beaten = child.replaces.get(name, ()) if written else (name,)
        for other in filter(None, (_OTHER_NAMES.get(name), *beaten)):
            element.attrib.pop(W + other, "")
    for name, written in own.items():
        if written:
            element.set(W + name, written)
    if at and child.by != ORDER:
        element.set(W + child.by, at)
    write_children(element, child.inner, {rest: written for rest, written in changes.items() if rest and rest not in own})


def _placed(parent: _Element, children: Children, name: str) -> _Element:
    """Returns a new child behind all that the schema has before it, and behind others of its name."""
    order = list(children)
    before = order[: order.index(W + name) + 1]
    element = parent.makeelement(W + name)
    parent.insert(max((at for at, other in enumerate(parent, 1) if other.tag in before), default=0), element)
    return element
