"""From plain YAML values to typed ones: the fields of a check kind say what each parameter must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from msgspec.structs import fields

from decree30_lint.model.parts import ListName, TableName
from decree30_lint.model.rules import Kind
from decree30_lint.model.units import Interval, Pt
from decree30_lint.model.words import Words
from decree30_lint.ruleset.mistakes import Key, WrongValueError, nearest
from decree30_lint.ruleset.quantities import parse_interval, parse_length


@lru_cache(maxsize=512)
def parameters_of(kind: type[Kind]) -> dict[str, tuple[Any, bool]]:
    """Name → (type, required) of each field of a kind."""
    return {f.name: (f.type, f.required) for f in fields(kind)}


def build_check(kinds: Mapping[str, type[Kind]], entry: Any, key: str) -> Kind:
    """`{size: 13pt..14pt}` or `{size: {within: 13pt..14pt}}` or `missing` → the check. Raises WrongValueError."""
    if isinstance(entry, str):
        entry = {entry: {}}
    if not isinstance(entry, Mapping) or len(entry) != 1:
        raise WrongValueError(_ONE_KIND, key)
    ((name, given),) = entry.items()
    if name not in kinds:
        raise WrongValueError(_no_kind(name, nearest(name, kinds)), key, str(name))
    parameters = parameters_of(kinds[name])
    short = not isinstance(given, Mapping)
    if short and not parameters:
        raise WrongValueError(_no_parameters(name), key, name)
    values: Mapping[str, Any] = {next(iter(parameters)): given} if short else given
    for parameter in values:
        if parameter not in parameters:
            raise WrongValueError(_no_parameter(name, parameter, nearest(parameter, parameters)), key, name, str(parameter))
    for parameter, (_, required) in parameters.items():
        if required and parameter not in values:
            raise WrongValueError(_parameter_missing(name, parameter), key, name)
    return kinds[name](
        **{parameter: convert(value, parameters[parameter][0], key, name, parameter) for parameter, value in values.items()}
    )


_ONE_KIND = Words(
    "phải nêu đúng một phép kiểm tra, ví dụ {size: 13pt..14pt}", "must name one kind of check: {size: 13pt..14pt}"
)


def _no_kind(name: object, near: Words) -> Words:
    return Words(f"không có phép kiểm tra “{name}”{near.vi}", f"there is no kind of check “{name}”{near.en}")


def _no_parameters(name: str) -> Words:
    return Words(f"phép kiểm tra “{name}” không có tham số", f"“{name}” takes no parameter")


def _no_parameter(name: str, parameter: object, near: Words) -> Words:
    return Words(
        f"phép kiểm tra “{name}” không có tham số “{parameter}”{near.vi}",
        f"“{name}” has no parameter “{parameter}”{near.en}",
    )


def _parameter_missing(name: str, parameter: str) -> Words:
    return Words(f"phép kiểm tra “{name}” thiếu tham số “{parameter}”", f"“{name}” needs the parameter “{parameter}”")


def convert(value: Any, wanted: Any, *keys: Key) -> Any:
    """`value` as the type `wanted`. Raises WrongValueError with `keys`, of which the last names the value."""
    try:
        return _convert(value, wanted)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        form = form_of(wanted)
        words = Words(
            f"“{keys[-1]}” không nhận giá trị “{value}”; cần {form.vi}", f"“{keys[-1]}” cannot be “{value}”; write {form.en}"
        )
        raise WrongValueError(words, *keys) from error


def _convert(value: Any, wanted: Any) -> Any:
    plain = _PLAIN.get(wanted)
    if plain is not None:
        return plain(value)
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        if value is None and type(None) in arguments:
            return None
        return _convert(value, next(a for a in arguments if a is not type(None)))
    if origin in (tuple, frozenset):
        if not isinstance(value, list):
            value = [value]
        if arguments[0] is str and all(type(v) is str for v in value):
            return origin(value)
        return origin(_convert(v, arguments[0]) for v in value)
    if origin is not None and issubclass(origin, Mapping):
        if set(map(type, (*value, *value.values()))) <= {str} == set(arguments):
            return value
        return {_convert(k, arguments[0]): _convert(v, arguments[1]) for k, v in value.items()}
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    if wanted is Any or (isinstance(wanted, type) and type(value) is wanted):
        return value
    raise TypeError(value)


def _words(value: Any) -> Words:
    """Both languages; a single text stands for both."""
    if isinstance(value, str):
        value = {"vi": value, "en": value}
    elif value.keys() != {"vi", "en"}:
        raise ValueError(value)
    return Words(vi=" ".join(value["vi"].split()), en=" ".join(value["en"].split()))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


_PLAIN: Mapping[Any, Callable[[Any], Any]] = {
    Interval: parse_interval,
    Pt: parse_length,
    Words: _words,
    date: date.fromisoformat,
    str: _text,
    ListName: _text,
    TableName: _text,
    float: _number,
}


_FORMS: Mapping[Any, Words] = {
    Interval: Words("một khoảng như 13pt..14pt, 20mm..25mm hoặc >= 6pt", "bounds such as 13pt..14pt, 20mm..25mm or >= 6pt"),
    Pt: Words("một độ dài có đơn vị như 13pt, 20mm hoặc 1cm", "a length with its unit, such as 13pt, 20mm or 1cm"),
    Words: Words(
        "một câu, hoặc {vi: câu tiếng Việt, en: câu tiếng Anh}; câu có dấu phẩy hoặc dấu hai chấm đặt trong dấu nháy",
        "a sentence, or {vi: …, en: …}; quote text that holds a comma or a colon",
    ),
    date: Words("một ngày viết như 2020-03-05", "a day written 2020-03-05"),
    bool: Words("true hoặc false", "true or false"),
    int: Words("một số nguyên", "a whole number"),
    float: Words("một số", "a number"),
    str: Words("chữ, trong dấu nháy nếu là số", "text, quoted if it is a number"),
    ListName: Words("tên một danh sách trong vocabulary", "the name of a list of the vocabulary"),
    TableName: Words("tên một bảng trong vocabulary", "the name of a table of the vocabulary"),
}


def form_of(wanted: Any) -> Words:
    """How a value of the type is written."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        return form_of(next(a for a in arguments if a is not type(None)))
    if origin in (tuple, frozenset):
        item = form_of(arguments[0])
        return Words(f"danh sách [a, b], mỗi mục là {item.vi}", f"a list [a, b] of items, each {item.en}")
    if origin is not None:
        return Words("các cặp {khóa: giá trị}", "pairs {key: value}")
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        names = [str(member.value) for member in wanted]
        return Words(f"một trong: {', '.join(names)}", f"one of {', '.join(names)}")
    return _FORMS.get(wanted, Words("một giá trị khác", "another value"))
