"""Reads `decree30.toml`. Every mistake is told with its line and, where there is one, the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from decree30_lint.configure.configuration import Configuration, FailOn, Profile
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.parts import Agency, Stage
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words

_TOP = ("stage", "language", "select", "ignore", "fail_on", "ruleset", "levels", "agency")
_LISTS = ("names", "parents", "places", "units")
_AGENCY = (*_LISTS, "titles_before_name", "profile")
KEYS = (*_TOP, *_AGENCY)
_LINE_OF_ERROR = re.compile(r"at line (\d+)")

_WRONG_TOML = Words("không đọc được cú pháp TOML ({})", "this is not TOML ({})")
_UNKNOWN_KEY = Words("không có khóa “{}”{}", "there is no key “{}”{}")
_WRONG_VALUE = Words("giá trị của “{}” phải là {}{}", "the value of “{}” must be {}{}")
_NEAREST = Words("; có phải ý bạn là “{}”?", "; did you mean “{}”?")
_TEXT = Words("một dòng chữ trong ngoặc kép", "a text in quotation marks")
_TEXTS = Words('danh sách các dòng chữ, ví dụ ["a", "b"]', 'a list of texts, for example ["a", "b"]')
_YES_NO = Words("true hoặc false", "true or false")
_TABLE = Words("một bảng: [{}]", "a table: [{}]")

Choice = TypeVar("Choice", bound=StrEnum)


class _WrongError(Exception):
    """A mistake at a key of a table ("" is the top), before file and line are known."""

    def __init__(self, table: str, key: str, words: Words) -> None:
        super().__init__(words.en)
        self.table = table
        self.key = key
        self.words = words


def read_configuration(path: Path) -> Configuration:
    """Raises WrongConfigurationError with file, line and remedy."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        return _configuration(tomllib.loads(text), path)
    except OSError as error:
        raise complaint(
            path, 1, Words(f"không mở được tệp ({error.strerror})", f"cannot be opened ({error.strerror})")
        ) from error
    except UnicodeDecodeError as error:
        raise complaint(path, 1, Words("tệp phải lưu bằng bảng mã UTF-8", "the file must be saved as UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE_OF_ERROR.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise complaint(path, line, _filled(_WRONG_TOML, str(error))) from error
    except _WrongError as error:
        raise complaint(path, line_of(text, error.table, error.key), error.words) from error


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
    return _filled(_NEAREST, close[0]) if close else Words("", "")


def line_of(text: str, table: str, key: str) -> int:
    """The line where `key` of `table` stands; that of the table, else 1, where it is not found."""
    line, inside = 1, table == ""
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    for number, row in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", row):
            inside = header[1] == table
            line = number if inside or header[1] == key else line
        elif inside and wanted.match(row):
            return number
    return line


def _configuration(content: Mapping[str, Any], path: Path) -> Configuration:
    _known_keys(content, _TOP, "")
    return Configuration(
        path=path,
        stage=_optional(content, "stage", lambda v: _choice(v, Stage, "", "stage")),
        language=_optional(content, "language", lambda v: _choice(v, Lang, "", "language")),
        select=_texts(content, "select", ""),
        ignore=_texts(content, "ignore", ""),
        fail_on=_optional(content, "fail_on", lambda v: _choice(v, FailOn, "", "fail_on")),
        ruleset=_optional(content, "ruleset", lambda v: _ruleset(v, path.parent)),
        levels={rule: _choice(level, Level, "levels", rule) for rule, level in _table(content, "levels").items()},
        agency=_agency(_table(content, "agency")),
    )


def _agency(table: Mapping[str, Any]) -> Agency:
    _known_keys(table, _AGENCY, "agency")
    titles = table.get("titles_before_name", "profile" in table)
    if not isinstance(titles, bool):
        raise _WrongError("agency", "titles_before_name", _filled(_WRONG_VALUE, "titles_before_name", _YES_NO, ""))
    _optional(table, "profile", lambda v: _choice(v, Profile, "agency", "profile"))
    lists = {name: _texts(table, name, "agency") for name in _LISTS}
    return Agency(**lists, titles_before_name=titles)


def _ruleset(value: Any, folder: Path) -> str:
    """A name, or a folder as seen from the configuration file."""
    if not isinstance(value, str):
        raise _WrongError("", "ruleset", _filled(_WRONG_VALUE, "ruleset", _TEXT, ""))
    beside = folder / value
    return str(beside) if beside.is_dir() else value


def _known_keys(content: Mapping[str, Any], known: tuple[str, ...], table: str) -> None:
    for key in content:
        if key not in known:
            raise _WrongError(table, key, _filled(_UNKNOWN_KEY, key, nearest_words(key, known)))


def _optional(content: Mapping[str, Any], key: str, read: Callable[[Any], Choice | str]) -> Any:
    return read(content[key]) if key in content else None


def _choice(value: Any, choices: type[Choice], table: str, key: str) -> Choice:
    names = [choice.value for choice in choices]
    if value in names:
        return choices(value)
    listed = Words(" hoặc ".join(f'"{n}"' for n in names), " or ".join(f'"{n}"' for n in names))
    raise _WrongError(table, key, _filled(_WRONG_VALUE, key, listed, nearest_words(str(value), names)))


def _texts(content: Mapping[str, Any], key: str, table: str) -> tuple[str, ...]:
    value = content.get(key, [])
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise _WrongError(table, key, _filled(_WRONG_VALUE, key, _TEXTS, ""))


def _table(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key, {})
    if isinstance(value, Mapping):
        return value
    raise _WrongError("", key, _filled(_WRONG_VALUE, key, _filled(_TABLE, key), ""))


def _filled(template: Words, *values: Words | str) -> Words:
    return Words(
        template.vi.format(*(v if isinstance(v, str) else v.vi for v in values)),
        template.en.format(*(v if isinstance(v, str) else v.en for v in values)),
    )
