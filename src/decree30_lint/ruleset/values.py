"""Reads what rule files spell in ways of their own: checks, sentences, quantities, names of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from decree30_lint.model import wire
from decree30_lint.model.parts import ListName, TableName, Vocabulary
from decree30_lint.model.rules import Applies, Kind
from decree30_lint.model.units import Bounds, Length
from decree30_lint.model.wire import ValueReader, WrongValueError, filled, nearest, spelt, under
from decree30_lint.model.words import Words
from decree30_lint.ruleset.quantities import parse_interval, parse_length

Wanted = TypeVar("Wanted")

_WRONG = Words("“{key}” không nhận giá trị “{value}”; cần {form}{near}", "“{key}” cannot be “{value}”; write {form}{near}")
_ONE_KIND = Words("đúng một phép kiểm tra, ví dụ {size: 13pt..14pt}", "one kind of check: {size: 13pt..14pt}")
_NO_KIND = Words("không có phép kiểm tra “{name}”{near}", "there is no kind of check “{name}”{near}")
_NO_PARAMETER = Words("phép kiểm tra “{name}” không có tham số", "“{name}” takes no parameter")
_NO_NAME = Words("vocabulary không có “{name}”{near}", "the vocabulary has no “{name}”{near}")
_SENTENCE = Words(
    "một câu, hoặc {vi: câu tiếng Việt, en: câu tiếng Anh}; câu có dấu phẩy hoặc dấu hai chấm đặt trong dấu nháy",
    "a sentence, or {vi: …, en: …}; quote text that holds a comma or a colon",
)

if TYPE_CHECKING:
    Check = Kind
    Sentence = Words
    AppliesSaid = Mapping[str, Any]
else:
    Check = spelt(Kind, _ONE_KIND)
    Sentence = spelt(Words, _SENTENCE)
    AppliesSaid = spelt(dict, wire.TABLE)  # the fields of Applies that are said


def convert(content: Any, wanted: type[Wanted], read: ValueReader | None = None) -> Wanted:
    """Raises WrongValueError."""
    return wire.convert(content, wanted, read, _WRONG)


def reader(kinds: Mapping[str, type[Kind]] = {}, vocabulary: Vocabulary | None = None) -> ValueReader:
    """Returns a reader for `convert`; the checks are of `kinds` and speak of the lists and tables of the vocabulary."""

    def read(wanted: Any, value: Any) -> Any:
        if wanted is Check:
            return _check(kinds, value, read)
        if vocabulary and wanted in (ListName, TableName):
            return known(value, vocabulary.lists if wanted is ListName else vocabulary.tables, _NO_NAME)
        return _PARSERS[wanted](value)

    return read


def _check(kinds: Mapping[str, type[Kind]], entry: Any, read: ValueReader) -> Kind:
    """Returns the check for `{size: 13pt..14pt}` or `{size: {within: 13pt..14pt}}` or `missing`."""
    if isinstance(entry, str):
        entry = {entry: {}}
    if not isinstance(entry, Mapping) or len(entry) != 1:
        raise ValueError(entry)
    ((name, given),) = entry.items()
    with under(name):
        kind = kinds[known(name, kinds, _NO_KIND)]
        if not isinstance(given, Mapping):
            if not kind.__struct_fields__:
                raise WrongValueError(filled(_NO_PARAMETER, name=name))
            given = {kind.__struct_fields__[0]: given}
        return convert(given, kind, read)


def known(name: Any, names: Iterable[Any], otherwise: Words) -> Any:
    """Returns the name, if it is one of `names`. Raises WrongValueError; `otherwise` has holes for {name} and {near}."""
    if name not in names:
        raise WrongValueError(filled(otherwise, name=name, near=nearest(name, names)))
    return name


def _applies(value: Any) -> dict[str, Any]:
    applies = convert(value, Applies)
    return {name: getattr(applies, name) for name in value}


def _sentence(value: Any) -> Words:
    """Returns both languages; a single text stands for both."""
    if isinstance(value, str):
        return Words(*[_one_line(value)] * 2)
    if not isinstance(value, Mapping):
        raise TypeError(value)
    said = convert(value, Words)
    return Words(_one_line(said.vi), _one_line(said.en))


def _one_line(text: str) -> str:
    return " ".join(text.split())


_PARSERS: Mapping[Any, Callable[[Any], Any]] = {
    Bounds: parse_interval,
    Length: parse_length,
    Sentence: _sentence,
    AppliesSaid: _applies,
}
