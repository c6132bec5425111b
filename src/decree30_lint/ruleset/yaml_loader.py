"""Reads YAML files, and tells what is wrong with one in words of its writer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from decree30_lint.model.system_words import not_opened
from decree30_lint.model.words import Words
from decree30_lint.ruleset.mistakes import complaint
from decree30_lint.ruleset.plain_yaml import TooMuchError, TwiceError, load

_CAUSES = (
    ("a key is no text", Words("tên mục phải là một dòng chữ", "a key must be a text")),
    (
        "mapping values",
        Words("thừa dấu hai chấm; câu có dấu hai chấm phải đặt trong dấu nháy", "quote text that holds a colon"),
    ),
    ("cannot start any token", Words("dùng phím cách để thụt lề, không dùng phím Tab", "indent with blanks, not with tabs")),
    ("expected ',' or", Words("thiếu dấu phẩy hoặc dấu đóng ngoặc", "a comma or a closing bracket is missing")),
    ("expected ':'", Words("thiếu dấu hai chấm sau tên mục", "the colon after the key is missing")),
    ("did not find expected key", Words("thụt lề không đều với dòng trên", "the indent differs from the line above")),
    ("unexpected end", Words("thiếu dấu nháy đóng", "a closing quotation mark is missing")),
)
_TOO_LONG = Words("có số quá dài", "a number is too long")
_TOO_DEEP = Words("lồng nhau quá sâu, hoặc dùng lại (*) quá nhiều", "nested too deep, or aliases (*) of too much")
_WRONG_YAML = Words("sai cú pháp YAML", "this is not YAML")


def read_yaml(path: Path) -> Any:
    """Returns the plain content of a file. Raises WrongConfigurationError with file and line."""
    try:
        return load(path)
    except OSError as error:
        raise complaint(path, 1, not_opened(error)) from error
    except UnicodeDecodeError as error:
        raise complaint(path, 1, Words("tệp phải lưu bằng bảng mã UTF-8", "the file must be saved as UTF-8")) from error
    except TwiceError as error:
        twice = Words(f"mục “{error.problem}” ghi hai lần", f"“{error.problem}” stands twice")
        raise complaint(path, _line(error), twice) from error
    except TooMuchError as error:
        raise complaint(path, _line(error), _TOO_LONG if error.problem else _TOO_DEEP) from error
    except yaml.MarkedYAMLError as error:
        raise complaint(path, _line(error), _cause(str(error.problem))) from error
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError) as error:  # a tag that lies, too
        raise complaint(path, 1, _WRONG_YAML) from error


def _line(error: yaml.MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 1


def _cause(problem: str) -> Words:
    known = next((words for part, words in _CAUSES if part in problem), None)
    if known is None:
        return _WRONG_YAML
    return Words(f"{_WRONG_YAML.vi}: {known.vi}", f"{_WRONG_YAML.en}: {known.en}")
