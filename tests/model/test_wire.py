"""From plain data to Structs: what a mistake says, in both languages, and the keys that lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from msgspec import UNSET, Meta, Struct, UnsetType

from decree30_lint.model.wire import KeyOrIndex, WrongValueError, convert, form, form_of, spelt, under
from decree30_lint.model.words import Words


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


if TYPE_CHECKING:
    Half = float
else:
    Half = spelt(float, Words("một nửa như 1/2", "a half such as 1/2"))


class Inner(Struct, frozen=True, forbid_unknown_fields=True):
    colours: tuple[Colour, ...] = ()
    halves: Mapping[Colour, Half] = {}


class Outer(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: date
    half: Half | None = None
    named: Mapping[str, Inner] | UnsetType = UNSET
    text: str = ""
    share: Annotated[float, Meta(gt=0), form("một số lớn hơn 0", "a number above 0")] | None = None
    fixed: bool = False


def read(wanted: Any, value: Any) -> Any:
    """Halves, as "1/2"; "2/2" is a mistake of its own."""
    if value == "2/2":
        raise WrongValueError(Words("thừa", "too much"), "inside")
    whole, two = value.split("/")
    return int(whole) / int(two)


DAY = {"from": "2026-12-31"}


def test_what_fits() -> None:
    given = {"from": date(2026, 12, 31), "half": "1/2", "named": {"a": {"colours": ["red"], "halves": {"green": "3/2"}}}}
    inner = Inner((Colour.RED,), {Colour.GREEN: 1.5})
    assert convert(given, Outer, read) == Outer(date(2026, 12, 31), 0.5, {"a": inner})
    assert convert(DAY, Outer, read) == Outer(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("given", "keys", "vi", "en"),
    [
        ({}, ("from",), "thiếu “from”", "“from” is missing"),
        ({"from": None}, ("from",), "thiếu “from”", "“from” is missing"),
        ({"from": "31/12"}, ("from",), "giá trị của “from” phải là một ngày, ví dụ 2026-12-31", "2026-12-31"),
        ({"from": datetime(2026, 12, 31)}, ("from",), "giá trị của “from” phải là một ngày, ví dụ 2026-12-31", "day"),
        ({**DAY, "txt": ""}, ("txt",), "không có khóa “txt”; có phải ý bạn là “text”?", "did you mean “text”?"),
        ({**DAY, "half": "x"}, ("half",), "giá trị của “half” phải là một nửa như 1/2", "a half such as 1/2"),
        ({**DAY, "half": "2/2"}, ("half", "inside"), "thừa", "too much"),
        ({**DAY, "text": 3}, ("text",), "giá trị của “text” phải là một dòng chữ trong ngoặc kép", "quotation marks"),
        ({**DAY, "share": 0}, ("share",), "giá trị của “share” phải là một số lớn hơn 0", "a number above 0"),
        ({**DAY, "fixed": 1}, ("fixed",), "giá trị của “fixed” phải là true hoặc false", "true or false"),
        ({**DAY, "named": 1}, ("named",), "giá trị của “named” phải là các dòng dạng “tên: giá trị”", "“key: value”"),
        ({**DAY, "named": {"a": {}, 3: {}}}, ("named", "3"), "giá trị của “3” phải là một dòng chữ", "quotation"),
        (dict([*DAY.items(), (3, 3)]), ("3",), "giá trị của “3” phải là một dòng chữ trong ngoặc kép", "in quotation marks"),
        (
            {**DAY, "named": {"a": {}, "b - at `$.c`": {"colours": ["red", "gren"]}}},
            ("named", "b - at `$.c`", "colours", 1),
            'giá trị của “colours” phải là danh sách [a, b], mỗi mục là "red" hoặc "green"; có phải ý bạn là “green”?',
            'a list [a, b], each item "red" or "green"; did you mean “green”?',
        ),
        (
            {**DAY, "named": {"a": {"halves": {"red": "1/2", "green": "x"}}}},
            ("named", "a", "halves", "green"),
            "giá trị của “green” phải là một nửa như 1/2",
            "a half such as 1/2",
        ),
        (
            {**DAY, "named": {"a": {"halves": {"blu - at `$.x`": "1/2"}}}},
            ("named", "a", "halves", "blu - at `$.x`"),
            'phải là "red" hoặc "green"',
            '"red" or "green"',
        ),
        ({**DAY, "named": {"a": {"x - at `$.y`": 1}}}, ("named", "a", "x - at `$.y`"), "không có khóa", "no key"),
    ],
    ids=str,
)
def test_a_mistake_is_told_with_its_place(given: Any, keys: tuple[KeyOrIndex, ...], vi: str, en: str) -> None:
    with pytest.raises(WrongValueError) as raised:
        convert(given, Outer, read)
    words = raised.value.words
    assert raised.value.keys == keys
    assert vi in words.vi
    assert en in words.en
    assert not {"Expected", "Invalid", "Object"} & {*words.vi.split(), *words.en.split()}


def test_a_door_has_words_of_its_own() -> None:
    wrong = Words("{key}={value}: {form}{near}", "{key}={value}: {form}{near}")
    with pytest.raises(WrongValueError, match=r"^colours=gren: a list .*did you mean “green”\?$"):
        convert({"colours": ["gren"]}, Inner, read, wrong)


def test_keys_are_put_in_front() -> None:
    with pytest.raises(WrongValueError) as raised, under("a", 0):
        raise WrongValueError(Words("sai", "wrong"), "b")
    assert raised.value.keys == ("a", 0, "b")


def test_forms_of_lists() -> None:
    assert form_of(tuple[str, ...]).en == 'a list of texts, for example ["a", "b"]'
    assert form_of(frozenset[int] | None).vi == "danh sách [a, b], mỗi mục là một số nguyên"
