"""Converts plain data (YAML, TOML, JSON) to Structs, with mistakes in words and the keys that lead to them."""

from __future__ import annotations

import re
from abc import ABCMeta
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, UnsetType
from msgspec.structs import fields

from decree30_lint.model.words import Lang, Words

KeyOrIndex = str | int
ValueReader = Callable[[Any, Any], Any]
Wanted = TypeVar("Wanted")

WRONG = Words("giá trị của “{key}” phải là {form}{near}", "the value of “{key}” must be {form}{near}")
_MISSING = Words("thiếu “{key}”", "“{key}” is missing")
_MISSING_SO = Words("thiếu “{key}”: {form}", "“{key}” is missing: {form}")
_HERE = Words("ở đây cần {form}", "{form} must stand here")
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
TABLE = Words("các dòng dạng “tên: giá trị”", "lines “key: value”")

_WRAPPED = (Annotated, Union, UnionType)
_PLACED = re.compile(r"(.*?)(?: - at `(key` in `)?\$([^`]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[([^\[\]]+)\]")
_FIELD = re.compile(r"Object (contains unknown|missing required) field `(.*?)`(?: - at |$)", re.DOTALL)


class WrongValueError(ValueError):
    """States that a value is wrong.

    `keys` lead to it, the outermost first: keys of mappings, positions (from 0) in lists.
    """

    def __init__(self, words: Words, *keys: KeyOrIndex) -> None:
        super().__init__(words.en)
        self.words = words
        self.keys = keys


def under(*keys: KeyOrIndex) -> _KeysBefore:
    """Returns a context that puts `keys` before those of the mistakes noticed inside."""
    return _KeysBefore(keys)


class _KeysBefore:  # one around each entry of a ruleset: contextlib's take four times as long
    def __init__(self, keys: tuple[KeyOrIndex, ...]) -> None:
        self._keys = keys

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, WrongValueError):
            error.keys = (*self._keys, *error.keys)


def spelt(plain: type, form: Words) -> Any:
    """Returns a type for values of `plain` that files spell in a way of their own, described by `form`.

    msgspec reads numbers, text and Structs by itself; for a type of ours it asks the `read` given to `convert`.
    """
    own = ABCMeta("Spelt", (), {"form": form})
    own.register(plain)
    return own


def form(vi: str, en: str) -> Meta:
    """Returns what stands in Annotated to say how values of a type are written."""
    return Meta(extra={"form": Words(vi, en)})


def convert(content: Any, wanted: type[Wanted], read: ValueReader | None = None, wrong: Words = WRONG) -> Wanted:
    """Returns `content` as the type `wanted`. Raises WrongValueError in the words of `wrong`.

    `wrong` has holes for {key}, {value}, {form} and {near}. `read` gets a type of `spelt` and what the file says, and
    returns the value; ValueError and TypeError mean that it is none.
    """
    try:
        return msgspec.convert(content, wanted, dec_hook=read)
    except msgspec.ValidationError as error:
        place = _place(str(error), content, wanted, read)
        if isinstance(error.__cause__, WrongValueError):
            raise WrongValueError(error.__cause__.words, *place.keys, *error.__cause__.keys) from error
        raise _mistake(str(error), place, wrong) from error


def missing(key: str) -> WrongValueError:
    """Returns the error for a key that is not there."""
    return WrongValueError(filled(_MISSING, key=key))


def nearest(word: object, known: Iterable[str]) -> Words:
    """Returns "; did you mean “…”?" for the known word closest to `word`, empty words if none is close."""
    from difflib import get_close_matches

    close = get_close_matches(str(word), list(known), n=1, cutoff=0.5)
    return filled(_NEAREST, near=close[0]) if close else _NOTHING


def filled(template: Words, **values: Any) -> Words:
    """Returns the template filled in both languages; values that are Words are filled in the same language."""
    vi, en = ({k: v.of(lang) if isinstance(v, Words) else v for k, v in values.items()} for lang in Lang)
    return Words(template.vi.format(**vi), template.en.format(**en))


def form_of(wanted: Any) -> Words:
    """Returns how a value of the type is written."""
    if stated := _stated_form(wanted):
        return stated
    bare = _unwrapped(wanted)
    if get_origin(bare) in (tuple, frozenset):
        item = get_args(bare)[0]
        return _TEXTS if item is str else filled(_LIST, item=form_of(item))
    if names := _names(bare):
        return Words(*(word.join(f'"{name}"' for name in names) for word in (" hoặc ", " or ")))
    return _FORMS.get(bare, TABLE)


def _stated_form(wanted: Any) -> Words | None:
    """Returns what `form` or `spelt` says of the type, None where they say nothing."""
    stated: Words | None = next((meta.extra["form"] for meta in getattr(wanted, "__metadata__", ()) if meta.extra), None)
    if stated is None and get_origin(wanted) in _WRAPPED:
        return _stated_form(_inner(wanted))
    return stated or getattr(wanted, "form", None)


def _inner(wrapped: Any) -> Any:
    """Returns the type without its outermost annotation, or without the alternative None."""
    return next(each for each in get_args(wrapped) if each is not NoneType and each is not UnsetType)


def _unwrapped(wanted: Any) -> Any:
    return _unwrapped(_inner(wanted)) if get_origin(wanted) in _WRAPPED else wanted


def _names(bare: Any) -> list[str]:
    return [str(each.value) for each in bare] if isinstance(bare, type) and issubclass(bare, Enum) else []


class _MistakePlace(Struct):
    """Holds where a mistake is: the keys that lead there, the value, its type, and the type of the list that it is in."""

    keys: list[KeyOrIndex]
    value: Any
    wanted: Any
    whole: Any

    @property
    def bare(self) -> Any:
        return _unwrapped(self.wanted)

    def below(self, key: KeyOrIndex, value: Any) -> None:
        """Moves one step down."""
        types = [each for each in get_args(self.bare) if each is not ...]
        wanted = types[-1] if types else next(each.type for each in fields(self.bare) if each.encode_name == key)
        self.to(key, value, wanted)

    def to(self, key: KeyOrIndex, value: Any, wanted: Any) -> None:
        self.keys.append(key)
        self.value, self.wanted = value, wanted
        self.whole = self.whole if isinstance(key, int) else wanted

    def wrong_key(self, read: ValueReader | None) -> Any:
        """Returns the first key of a mapping at which it does not fit; of a Struct's, the key that is no text."""
        wanted = self.bare if get_args(self.bare) else dict[str, Any]
        for key, value in self.value.items():
            try:
                msgspec.convert({key: value}, wanted, dec_hook=read)
            except msgspec.ValidationError:
                return key
        return ""


def _place(message: str, content: Any, wanted: Any, read: ValueReader | None) -> _MistakePlace:
    """Returns the place named by "… - at `$.name[0][...]`", where [...] is some key of a mapping."""
    place = _MistakePlace([], content, wanted, wanted)
    _, of_key, path = _PLACED.fullmatch(message).groups("")  # type: ignore[union-attr]
    for name, item in _STEP.findall(path):
        key = name or (int(item) if item.isdigit() else place.wrong_key(read))
        place.below(key, place.value[key])
    if of_key:
        key = place.wrong_key(read)
        place.to(str(key), key, (*get_args(place.bare), str)[0])
    return place


def _mistake(message: str, place: _MistakePlace, wrong: Words) -> WrongValueError:
    if (field := _FIELD.match(message)) and field[1] == "contains unknown":
        near = nearest(field[2], [each.encode_name for each in fields(place.bare)])
        return WrongValueError(filled(_UNKNOWN, key=field[2], near=near), *place.keys, field[2])
    if field:
        place.below(field[2], None)
    key = next((key for key in reversed(place.keys) if not isinstance(key, int)), "")
    if place.value is None or not str(place.value).strip():
        stated = _stated_form(place.whole)
        return WrongValueError(filled(_MISSING_SO if stated else _MISSING, key=key, form=stated), *place.keys)
    if not key:
        return WrongValueError(filled(_HERE, form=form_of(place.whole)), *place.keys)
    near = nearest(place.value, _names(place.bare))
    return WrongValueError(filled(wrong, key=key, value=place.value, form=form_of(place.whole), near=near), *place.keys)
