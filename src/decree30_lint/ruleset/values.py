"""From plain YAML values to typed ones: the fields of a check kind say what each parameter must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from decree30_lint.model.rules import Check
from decree30_lint.model.units import Interval, Pt
from decree30_lint.model.words import Words
from decree30_lint.ruleset.quantities import parse_interval, parse_length


class WrongValueError(ValueError):
    """A value in a rule file is wrong. `key` is where, below the entry that was being built."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@cache
def _parameters(kind: type[Check]) -> dict[str, tuple[Any, bool]]:
    """Name → (type, required) of each field of a kind."""
    if not is_dataclass(kind):
        raise TypeError(kind)
    hints = get_type_hints(kind)
    return {f.name: (hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind)}


def build_check(kinds: Mapping[str, type[Check]], entry: Any) -> Check:
    """`{size: 13pt..14pt}` or `{size: {within: 13pt..14pt}}` or `missing` → the check. Raises WrongValueError."""
    if isinstance(entry, str):
        entry = {entry: {}}
    if not isinstance(entry, Mapping) or len(entry) != 1:
        raise WrongValueError("check", "must name exactly one kind of check")
    ((name, given),) = entry.items()
    if name not in kinds:
        raise WrongValueError(name, f"unknown kind of check “{name}”{nearest(name, kinds)}")
    parameters = _parameters(kinds[name])
    short = not isinstance(given, Mapping)
    if short and not parameters:
        raise WrongValueError(name, f"“{name}” takes no parameter")
    values: Mapping[str, Any] = {next(iter(parameters)): given} if short else given
    for key in values:
        if key not in parameters:
            raise WrongValueError(key, f"“{name}” has no parameter “{key}”{nearest(key, parameters)}")
    for key, (_, required) in parameters.items():
        if required and key not in values:
            raise WrongValueError(name, f"“{name}” needs the parameter “{key}”")
    return kinds[name](**{key: convert(value, parameters[key][0], name if short else key) for key, value in values.items()})


def convert(value: Any, wanted: Any, key: str) -> Any:
    """`value` as the type `wanted`. Raises WrongValueError naming `key`."""
    try:
        return _convert(value, wanted, key)
    except WrongValueError:
        raise
    except (ValueError, TypeError, KeyError) as error:
        raise WrongValueError(key, f"“{value}” is not a value that “{key}” can take") from error


def _convert(value: Any, wanted: Any, key: str) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        if value is None and type(None) in arguments:
            return None
        return _convert(value, next(a for a in arguments if a is not type(None)), key)
    if origin in (tuple, frozenset):
        if not isinstance(value, list):
            value = [value]
        return origin(_convert(v, arguments[0], key) for v in value)
    if origin is not None and issubclass(origin, Mapping):
        return {_convert(k, arguments[0], key): _convert(v, arguments[1], key) for k, v in value.items()}
    if wanted is Interval:
        return parse_interval(value)
    if wanted is Pt:
        return parse_length(value)
    if wanted is Words:
        return Words(vi=" ".join(value["vi"].split()), en=" ".join(value["en"].split()))
    if wanted is date:
        return date.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if wanted is Any or (isinstance(wanted, type) and type(value) is wanted):
        return value
    raise TypeError(value)


def nearest(word: str, known: Any) -> str:
    """ " (did you mean “…”?)" for the known word closest to `word`, or nothing."""
    close = get_close_matches(str(word), list(known), n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""
