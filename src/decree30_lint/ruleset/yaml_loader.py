"""YAML as its writers mean it: dates stay text, only true and false are truth values ("on", "off", "no" are words), and no
key of a mapping stands twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from decree30_lint.model.words import Words
from decree30_lint.ruleset.mistakes import complaint

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"
_DATE = "tag:yaml.org,2002:timestamp"


class TwiceError(yaml.MarkedYAMLError):
    """A key stands twice in one mapping: the first of the two would be lost."""


class PlainLoader(_Base):  # type: ignore[misc]
    """Loads mappings, lists, text, numbers, true and false."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise TwiceError(None, None, key.value, key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_BOOL, _DATE)]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver(_BOOL, re.compile("^(?:true|false)$"), list("tf"))

_CAUSES = (
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
_WRONG_YAML = Words("sai cú pháp YAML", "this is not YAML")


def read_yaml(path: Path) -> Any:
    """The plain content of a file. Raises WrongConfigurationError with file and line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=PlainLoader)
    except OSError as error:
        raise complaint(path, 1, Words("không đọc được tệp này", "this file cannot be read")) from error
    except UnicodeDecodeError as error:
        raise complaint(path, 1, Words("tệp phải lưu bằng bảng mã UTF-8", "the file must be saved as UTF-8")) from error
    except TwiceError as error:
        twice = Words(f"mục “{error.problem}” ghi hai lần", f"“{error.problem}” stands twice")
        raise complaint(path, _line(error), twice) from error
    except yaml.MarkedYAMLError as error:
        raise complaint(path, _line(error), _cause(str(error.problem))) from error
    except yaml.YAMLError as error:
        raise complaint(path, 1, _WRONG_YAML) from error


def _line(error: yaml.MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 1


def _cause(problem: str) -> Words:
    known = next((words for part, words in _CAUSES if part in problem), None)
    if known is None:
        return _WRONG_YAML
    return Words(f"{_WRONG_YAML.vi}: {known.vi}", f"{_WRONG_YAML.en}: {known.en}")
