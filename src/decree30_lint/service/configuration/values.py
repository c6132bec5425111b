"""Values and mistakes of a configuration file: what is wrong, at which key of which table, and the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Words

_UNKNOWN_KEY = Words("không có khóa “{}”{}", "there is no key “{}”{}")
_WRONG_VALUE = Words("giá trị của “{}” phải là {}{}", "the value of “{}” must be {}{}")
_NEAREST = Words("; có phải ý bạn là “{}”?", "; did you mean “{}”?")
_TEXT = Words("một dòng chữ trong ngoặc kép", "a text in quotation marks")
_TEXTS = Words('danh sách các dòng chữ, ví dụ ["a", "b"]', 'a list of texts, for example ["a", "b"]')
_YES_NO = Words("true hoặc false", "true or false")
_POSITIVE = Words("một số lớn hơn 0", "a number above 0")
_TABLE = Words("một bảng: [{}]", "a table: [{}]")

Choice = TypeVar("Choice", bound=StrEnum)


class WrongError(Exception):
    """A mistake at a key of a table ("" is the top), before file and line are known. `nth`: of the tables of that name."""

    def __init__(self, table: str, key: str, words: Words, nth: int = 1) -> None:
        super().__init__(words.en)
        self.table = table
        self.key = key
        self.words = words
        self.nth = nth


def complaint(path: Path, line: int, words: Words) -> WrongConfigurationError:
    shown = _as_seen_from_here(path)
    return WrongConfigurationError(
        "wrong-configuration",
        Words(f"{shown}, dòng {line}: {_ended(words.vi)}", f"{shown}, line {line}: {_ended(words.en)}"),
    )


def _as_seen_from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def nearest_words(word: str, known: Iterable[str]) -> Words:
    """ "; did you mean “…”?" for the known word closest to `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return filled(_NEAREST, close[0]) if close else Words("", "")


def line_of(text: str, table: str, key: str, nth: int = 1) -> int:
    """The line where `key` of `table` (the `nth` of that name) stands; that of the table, else 1, where it is not found."""
    line, inside, left = 1, table == "", nth
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""") if key else None
    for number, row in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", row):
            left -= header[1] == table
            inside = header[1] == table and left == 0
            line = number if inside or header[1] == key else line
        elif inside and wanted and wanted.match(row):
            return number
    return line


def known_keys(content: Mapping[str, Any], known: tuple[str, ...], table: str) -> None:
    for key in content:
        if key not in known:
            raise WrongError(table, key, filled(_UNKNOWN_KEY, key, nearest_words(key, known)))


def optional(content: Mapping[str, Any], key: str, read: Callable[[Any], Choice | str]) -> Any:
    return read(content[key]) if key in content else None


def choice(value: Any, choices: type[Choice], table: str, key: str) -> Choice:
    names = [choice.value for choice in choices]
    if value in names:
        return choices(value)
    listed = Words(" hoặc ".join(f'"{n}"' for n in names), " or ".join(f'"{n}"' for n in names))
    raise wrong_value(table, key, listed, nearest_words(str(value), names))


def texts(content: Mapping[str, Any], key: str, table: str) -> tuple[str, ...]:
    value = content.get(key, [])
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise wrong_value(table, key, _TEXTS)


def table(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key, {})
    if isinstance(value, Mapping):
        return value
    raise wrong_value("", key, filled(_TABLE, key))


def text(value: Any, table: str, key: str) -> str:
    if isinstance(value, str):
        return value
    raise wrong_value(table, key, _TEXT)


def yes_or_no(value: Any, table: str, key: str) -> bool:
    if isinstance(value, bool):
        return value
    raise wrong_value(table, key, _YES_NO)


def positive(value: Any, table: str, key: str) -> float:
    if type(value) in (int, float) and value > 0:
        return float(value)
    raise wrong_value(table, key, _POSITIVE)


def wrong_value(table: str, key: str, what: Words, near: Words | str = "") -> WrongError:
    return WrongError(table, key, filled(_WRONG_VALUE, key, what, near))


def filled(template: Words, *values: Words | str) -> Words:
    return Words(
        template.vi.format(*(v if isinstance(v, str) else v.vi for v in values)),
        template.en.format(*(v if isinstance(v, str) else v.en for v in values)),
    )
