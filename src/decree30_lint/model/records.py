"""`dataclass` as in the standard library, but quick to define: a program of three hundred small types must start at once.

The standard decorator reads and compiles much for each class. Here a class costs little until it is used: `__init__` is
compiled once a class has been made a few times, the other methods are shared. To type checkers it is the standard one.
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
        return _frozen(cls, slots=settings.get("slots", False))


_SELDOM = 8  # objects of a class made before its `__init__` is compiled
_FIELD: Any = vars(dataclasses)["_FIELD"]


def _frozen(cls: type, *, slots: bool) -> type:
    """The class with fields as the standard library knows them. Fields of a base class are not inherited."""
    namespace = {name: held for name, held in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    fields = {name: _field(namespace, name, kind) for name, kind in _annotations(cls)}
    names = tuple(fields)
    if slots:
        for name in names:
            namespace.pop(name, None)
        namespace["__slots__"] = names
    namespace |= {
        "__dataclass_fields__": fields,
        "__match_args__": names,
        "__init__": _init_seldom(fields),
        "__repr__": _repr,
        "__eq__": _equals(names),
        "__hash__": _hash(names),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def _annotations(cls: type) -> list[tuple[str, str]]:
    """Names and types of the fields; types are text, since every module annotates lazily."""
    found: dict[str, str] = vars(cls).get("__annotations__", {})
    return [(name, kind) for name, kind in found.items() if not kind.startswith("ClassVar")]


def _field(namespace: dict[str, Any], name: str, kind: str) -> dataclasses.Field[Any]:
    held: Any = namespace.get(name, dataclasses.MISSING)
    field: dataclasses.Field[Any] = held if isinstance(held, dataclasses.Field) else dataclasses.field(default=held)
    written: Any = field
    written.name, written.type, written._field_type, written.kw_only = name, kind, _FIELD, False
    if held is field:
        del namespace[name]
    return field


def _init_seldom(fields: dict[str, dataclasses.Field[Any]]) -> Callable[..., None]:
    """Slow to run and quick to define; replaces itself by a compiled one when the class is made often."""
    names, times = tuple(fields), 0

    def __init__(self: Any, *args: Any, **given: Any) -> None:  # noqa: N807
        nonlocal times
        times += 1
        if times > _SELDOM:
            type(self).__init__ = _compiled(fields)
            type(self).__init__(self, *args, **given)
            return
        given |= zip(names, args, strict=False)
        if len(args) > len(names) or given.keys() - fields.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
        for name, field in fields.items():
            object.__setattr__(self, name, given[name] if name in given else _default(field))

    return __init__


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    if field.default is dataclasses.MISSING:
        raise TypeError(f"a value for “{field.name}” is missing")
    return field.default


def _compiled(fields: dict[str, dataclasses.Field[Any]]) -> Callable[..., None]:
    """Parameters and defaults differ from class to class, so each `__init__` is a function of its own."""
    held: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": dataclasses.MISSING}
    parameters, lines = ["self"], ["pass"]
    for name, field in fields.items():
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


def _equals(names: tuple[str, ...]) -> Callable[[Any, object], Any]:
    values = _values(names)

    def equals(self: Any, other: object) -> Any:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

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
