"""The quick dataclass does what the standard one does."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace
from functools import cached_property
from typing import Any, ClassVar

import pytest

from decree30_lint.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Quick:
    """A point with a name."""

    x: float
    name: str = "a"
    tags: list[str] = field(default_factory=list)
    kind: ClassVar = "point"


@dataclass(frozen=True)
class Lazy:
    x: int

    @cached_property
    def double(self) -> int:
        return 2 * self.x


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


@dataclass(slots=True)
class Open:
    x: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    x: float
    name: str = "a"
    tags: list[str] = field(default_factory=list)


def test_it_reads_and_compares_like_the_standard_one() -> None:
    assert repr(Quick(1, tags=["t"])) == repr(Standard(1, tags=["t"])).replace("Standard", "Quick")
    assert Quick(1) == Quick(1.0, "a")
    assert Quick(1) != Quick(2)
    other: object = Standard(1)
    assert Quick(1) != other
    assert Lazy(1) == Lazy(1)
    assert hash(Lazy(1)) == hash(Lazy(1))
    assert Empty() == Empty()
    assert [f.name for f in dataclasses.fields(Quick)] == ["x", "name", "tags"]
    assert Quick.__match_args__ == ("x", "name", "tags")


def test_each_gets_a_list_of_its_own() -> None:
    assert Quick(1).tags is not Quick(1).tags


@pytest.mark.parametrize("value", [Quick(1), Lazy(1), Empty()])
def test_nothing_can_be_changed(value: Any) -> None:
    with pytest.raises(FrozenInstanceError):
        value.x = 2
    with pytest.raises(FrozenInstanceError):
        value.new = 2
    with pytest.raises(FrozenInstanceError):
        del value.x


def test_a_changed_copy() -> None:
    assert replace(Quick(1, "b"), x=2) == Quick(2, "b")


@pytest.mark.parametrize("value", [Quick(1, "b", ["t"]), Lazy(3), Empty()])
def test_it_travels_between_processes(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


def test_properties_are_computed_once() -> None:
    value = Lazy(3)
    assert value.double == 6
    assert value.__dict__ == {"x": 3, "double": 6}


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        Quick(1, "a", name="b")  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required"):
        Quick()  # type: ignore[call-arg]


def test_a_class_that_may_change_stays_a_standard_one() -> None:
    value = Open()
    value.x = 3
    assert value == Open(3)
