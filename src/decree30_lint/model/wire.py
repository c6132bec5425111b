"""From plain data (YAML, TOML, JSON) to Structs: mistakes are told in words, with the keys that lead to them."""

from __future__ import annotations

import re
from abc import ABCMeta
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct, UnsetType
from msgspec.structs import fields

from decree30_lint.model.words import Lang, Words

Key = str | int
Read = Callable[[Any, Any], Any]
Wanted = TypeVar("Wanted")

WRONG = Words("giá trị của “{key}” phải là {form}{near}", "the value of “{key}” must be {form}{near}")
MISSING = Words("thiếu “{key}”", "“{key}” is missing")
_UNKNOWN = Words("không có khóa “{key}”{near}", "there is no key “{key}”{near}")
_NEAREST = Words("; có phải ý bạn là “{near}”?", "; did you mean “{near}”?")
_NOTHING = Words("", "")
_FORMS: Mapping[Any, Words] = {
    str: Words("một dòng chữ trong ngoặc kép", "a text in quotation marks"),
    bool: Words("true hoặc false", "true or false"),
    int: Words("một số nguyên", "a whole number"),
    float: Words("một số", "a number"),
    date: Words("một ngày, ví dụ 2026-12-31", "a day, for example 2026-12-31"),
}
_TEXTS = Words('danh sách các dòng chữ, ví dụ ["a", "b"]', 'a list of texts, for example ["a", "b"]')
_LIST = Words("danh sách [a, b], mỗi mục là {item}", "a list [a, b], each item {item}")
_TABLE = Words("các dòng dạng “tên: giá trị”", "lines “key: value”")

_WRAPPED = (Annotated, Union, UnionType)
_PLACED = re.compile(r"(.*?)(?: - at `(key` in `)?\$([^`]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[([^\]]+)\]")
_FIELD = re.compile(r"Object (contains unknown|missing required) field `(.*?)`(?: - at |$)", re.DOTALL)


class WrongValueError(ValueError):
    """A value is wrong. `keys` lead to it, the outermost first: keys of mappings, positions (from 0) in lists."""

    def __init__(self, words: Words, *keys: Key) -> None:
        super().__init__(words.en)
        self.words = words
        self.keys = keys


@contextmanager
def under(*keys: Key) -> Iterator[None]:
    """Mistakes noticed inside stand below `keys`."""
    try:
        yield
    except WrongValueError as error:
        error.keys = (*keys, *error.keys)
        raise


def spelt(plain: type, form: Words) -> Any:
    """A type to which the values of `plain` belong, but which files spell in a way of their own, told by `form`.

    msgspec reads numbers, text and Structs by itself; for a type of ours it asks the `read` given to `convert`.
    """
    own = ABCMeta("Spelt", (), {"form": form})
    own.register(plain)
    return own


def convert(content: Any, wanted: type[Wanted], read: Read | None = None, wrong: Words = WRONG) -> Wanted:
    """`content` as the type `wanted`. Raises WrongValueError; `wrong` has holes for {key}, {value}, {form} and {near}.

    `read` gets a type of `spelt` and what the file says, and gives the value; ValueError and TypeError mean it is none.
    """
    try:
        return msgspec.convert(content, wanted, dec_hook=read)
    except msgspec.ValidationError as error:
        place = _place(str(error), content, wanted, read)
        if isinstance(error.__cause__, WrongValueError):
            raise WrongValueError(error.__cause__.words, *place.keys, *error.__cause__.keys) from error
        raise _mistake(str(error), place, wrong) from error


def nearest(word: object, known: Iterable[str]) -> Words:
    """ "; did you mean “…”?" for the known word closest to `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(str(word), list(known), n=1, cutoff=0.5)
    return filled(_NEAREST, near=close[0]) if close else _NOTHING


def filled(template: Words, **values: Any) -> Words:
    """The template in both languages, and values that are Words in the same."""
    vi, en = ({k: v.of(lang) if isinstance(v, Words) else v for k, v in values.items()} for lang in Lang)
    return Words(template.vi.format(**vi), template.en.format(**en))


def form_of(wanted: Any) -> Words:
    """How a value of the type is written: as a `Meta(extra={"form": …})` or `spelt` says, else by its kind."""
    for meta in getattr(wanted, "__metadata__", ()):
        if meta.extra:
            told: Words = meta.extra["form"]
            return told
    if get_origin(wanted) in _WRAPPED:
        return form_of(_inner(wanted))
    if get_origin(wanted) in (tuple, frozenset):
        item = get_args(wanted)[0]
        return _TEXTS if item is str else filled(_LIST, item=form_of(item))
    if names := _names(wanted):
        return Words(*(word.join(f'"{name}"' for name in names) for word in (" hoặc ", " or ")))
    return getattr(wanted, "form", None) or _FORMS.get(wanted, _TABLE)


def _inner(wrapped: Any) -> Any:
    """One layer less of what is said of a type, or of what it may be instead: None."""
    return next(each for each in get_args(wrapped) if each is not NoneType and each is not UnsetType)


def _unwrapped(wanted: Any) -> Any:
    return _unwrapped(_inner(wanted)) if get_origin(wanted) in _WRAPPED else wanted


def _names(bare: Any) -> list[str]:
    return [str(each.value) for each in bare] if isinstance(bare, type) and issubclass(bare, Enum) else []


class _Place(Struct):
    """Where a mistake is: the keys that lead there, what stands there, and its type."""

    keys: list[Key]
    value: Any
    wanted: Any
    form: Words

    @property
    def name(self) -> str:
        """The innermost key that is no position."""
        return next((str(key) for key in reversed(self.keys) if not isinstance(key, int)), "")

    def step(self, key: Key, value: Any, wanted: Any) -> None:
        """One step down; an item is written as the whole list is."""
        self.keys.append(key)
        self.value, self.wanted = value, _unwrapped(wanted)
        self.form = self.form if isinstance(key, int) else form_of(wanted)


def _place(said: str, content: Any, wanted: Any, read: Read | None) -> _Place:
    """Of "… - at `$.name[0][...]`", where [...] is some key of a mapping."""
    place = _Place([], content, _unwrapped(wanted), form_of(wanted))
    _, of_key, path = _PLACED.fullmatch(said).groups("")  # type: ignore[union-attr]
    for name, item in _STEP.findall(path):
        key = name or (int(item) if item.isdigit() else _wrong_key(place, read))
        place.step(key, place.value[key], _type_below(place.wanted, key))
    if of_key:
        key = _wrong_key(place, read)
        place.step(key, key, (*get_args(place.wanted), str)[0])
    return place


def _type_below(bare: Any, key: Key) -> Any:
    if inner := [each for each in get_args(bare) if each is not ...]:
        return inner[-1]
    return next(field.type for field in fields(bare) if field.encode_name == key)


def _wrong_key(place: _Place, read: Read | None) -> Any:
    """The first key of a mapping at which it does not fit; of a Struct's, that which is no text."""
    wanted = place.wanted if get_args(place.wanted) else dict[str, Any]
    for key, value in place.value.items():
        try:
            msgspec.convert({key: value}, wanted, dec_hook=read)
        except msgspec.ValidationError:
            return key
    return ""


def _mistake(said: str, place: _Place, wrong: Words) -> WrongValueError:
    key = place.name
    if field := _FIELD.match(said):
        key = field[2]
        if field[1] == "contains unknown":
            near = nearest(key, [each.encode_name for each in fields(place.wanted)])
            return WrongValueError(filled(_UNKNOWN, key=key, near=near), *place.keys, key)
    elif place.value is not None and str(place.value).strip():
        near = nearest(place.value, _names(place.wanted))
        return WrongValueError(filled(wrong, key=key, value=place.value, form=place.form, near=near), *place.keys)
    return WrongValueError(filled(MISSING, key=key), *place.keys)
