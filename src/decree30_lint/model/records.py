"""`dataclass` as in the standard library, but quick to define: a program of two hundred small types must start at once.

The standard decorator compiles seven functions for each frozen class; here one is compiled, `__init__`, and the others are
shared. To type checkers it is the standard one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **settings: bool) -> Any:
        """With `frozen=True` and at most `slots` beside it the quick way, else the standard one."""
        if cls is None:
            return lambda decorated: dataclass(decorated, **settings)
        if not settings.get("frozen") or settings.keys() - {"frozen", "slots"}:
            return dataclasses.dataclass(**settings)(cls)
        made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=settings.get("slots", False))
        return _frozen(made)


def _frozen(cls: type) -> type:
    names = tuple(f.name for f in dataclasses.fields(cls))
    for name, function in {
        "__init__": _init(cls),
        "__repr__": _repr,
        "__eq__": _equals(cls, names),
        "__hash__": _hash(names),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
    }.items():
        setattr(cls, name, function)
    return cls


def _init(cls: type) -> Callable[..., None]:
    """The one function that is compiled: parameters and defaults differ from class to class."""
    held: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": dataclasses.MISSING}
    parameters, lines = ["self"], ["pass"]
    for field in dataclasses.fields(cls):
        name = field.name
        if field.default is not dataclasses.MISSING:
            held[f"_{name}"] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            held[f"_{name}"] = dataclasses.MISSING
            held[f"_new_{name}"] = field.default_factory
            lines.append(f"if {name} is _MISSING: {name} = _new_{name}()")
        parameters.append(f"{name}=_{name}" if f"_{name}" in held else name)
        lines.append(f"_set(self, {name!r}, {name})")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), held)
    init: Callable[..., None] = held["__init__"]
    return init


def _values(names: tuple[str, ...]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _equals(cls: type, names: tuple[str, ...]) -> Callable[[Any, object], Any]:
    values = _values(names)

    def equals(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is cls else NotImplemented

    return equals


def _hash(names: tuple[str, ...]) -> Callable[[Any], int]:
    values = _values(names)
    return lambda self: hash(values(self))


def _repr(self: Any) -> str:
    held = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self))
    return f"{type(self).__qualname__}({held})"


def _refuse(self: Any, name: str, _value: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
