"""Reads the syntax of TOML, and says in words of ours what is wrong with it, and in which line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from decree30_lint.model.words import Words

_DEEPEST = 32  # brackets in brackets, or names in one key: "a.b.c"
_KEY = r"""(?<![\w-])(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_DEEP_KEY = rf"(?:{_KEY}\.[ \t]*+){{{_DEEPEST}}}"
_LONG_NUMBER = r"[0-9a-fA-F_]{1000}"
_LINE_OF_ERROR = re.compile(r"at line (\d+)")
_TOO_DEEP = Words(f"lồng nhau quá {_DEEPEST} tầng", f"nested more than {_DEEPEST} levels deep")
_TOO_LONG = Words("có số quá dài", "a number is too long")
_WRONG = Words("không đọc được cú pháp TOML", "this is not TOML")
_TWICE = Words("một khóa hoặc bảng ghi hai lần", "a key or table stands twice")
_CAUSES = (  # what the parser says, the most special first
    ("Expected '=' after a key", Words("thiếu dấu = sau tên khóa", "= is missing behind the key")),
    ("at the end of a", Words("thiếu dấu ] đóng tên bảng", "the name of a table is not closed by ]")),
    ("Expected newline", Words("thừa chữ ở cuối dòng", "there is more on the line than one value")),
    ("Unclosed", Words("thiếu dấu đóng ngoặc", "a closing bracket is missing")),
    ("Unterminated", Words("thiếu dấu nháy đóng", "a closing quotation mark is missing")),
    ("Expected '\"", Words("thiếu dấu nháy đóng", "a closing quotation mark is missing")),
    ("Expected \"'", Words("thiếu dấu nháy đóng", "a closing quotation mark is missing")),
    ("Illegal character '\\n'", Words("thiếu dấu nháy đóng", "a closing quotation mark is missing")),
    ("Unescaped", Words("trong nháy kép, dấu \\ phải viết là \\\\", "in quotation marks write \\\\ for \\")),
    ("hex value", Words("trong nháy kép, dấu \\ phải viết là \\\\", "in quotation marks write \\\\ for \\")),
    ("character", Words("có ký tự không được phép ở đây", "a character may not stand here")),
    ("date", Words("ngày không có thật; hãy viết như 2026-12-31", "there is no such day; write it as 2026-12-31")),
    ("Invalid value", Words('giá trị bằng chữ phải đặt trong dấu nháy, ví dụ "nd30-2020"', "quote what is a text")),
    ("Invalid statement", Words('mỗi dòng phải có dạng khóa = "giá trị"', 'each line must be like key = "value"')),
    ("twice", _TWICE),
    ("Duplicate", _TWICE),
    ("mutate", _TWICE),
    ("overwrite", _TWICE),
    ("redefine", _TWICE),
)


class WrongTomlError(ValueError):
    """States what is wrong with the text, and in which line, counted from 1."""

    def __init__(self, words: Words, line: int) -> None:
        super().__init__(words.en)
        self.words = words
        self.line = line


def parsed_toml(text: str) -> dict[str, Any]:
    """Returns the plain content. Raises WrongTomlError."""
    import tomllib

    if deep := re.search(_DEEP_KEY, text):  # the parser's time grows with the square of the names
        raise WrongTomlError(_TOO_DEEP, _line_at(text, deep.start()))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongTomlError(_words(str(error)), _line(str(error), text)) from error
    except RecursionError as error:
        raise WrongTomlError(_TOO_DEEP, _deep_line(text)) from error
    except ValueError as error:  # of a number with thousands of digits
        raise too_long_number(text) from error


def too_long_number(text: str) -> WrongTomlError:
    """Returns the complaint about the first number that has a thousand digits."""
    found = re.search(_LONG_NUMBER, text)
    return WrongTomlError(_TOO_LONG, _line_at(text, found.start() if found else 0))


def _words(said: str) -> Words:
    known = next((words for part, words in _CAUSES if part in said), None)
    return Words(f"{_WRONG.vi}: {known.vi}", f"{_WRONG.en}: {known.en}") if known else _WRONG


def _line(said: str, text: str) -> int:
    found = _LINE_OF_ERROR.search(said)
    return int(found[1]) if found else text.count("\n") + 1


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _deep_line(text: str) -> int:
    """Returns the first line on which more brackets are open than may be; those in quotation marks count, too."""
    depths = accumulate(_balances(text))
    return next((line for line, depth in enumerate(depths, start=1) if depth > _DEEPEST), 1)


def _balances(text: str) -> Iterator[int]:
    for row in text.splitlines():
        opened = row.count("[") + row.count("{")
        yield opened if opened > _DEEPEST else opened - row.count("]") - row.count("}")
