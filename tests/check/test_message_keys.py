"""The keys of the sentences: each kind names all of its own, and nothing but a key can be put into a breach."""

from __future__ import annotations

import pickle

import pytest

from decree30_lint.check import KINDS
from decree30_lint.check.kinds.letters import Size
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind

AT = Anchor(Path.parse("body/p[1]"))


def enums_of(kind: type[Kind]) -> set[type[MessageKey]]:
    """The keys that a kind declares itself, and those of other kinds or parsers whose sentences it has as well."""
    own: type[MessageKey] | None = getattr(kind, "Key", None)
    return {type(key) for key in kind.messages} | ({own} if own else set())


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_a_sentence_for_each_of_its_keys(name: str) -> None:
    assert set(KINDS[name].messages) == {key for enum in enums_of(KINDS[name]) for key in enum}


@pytest.mark.parametrize("name", KINDS)
def test_the_key_of_the_usual_sentence_has_one_name(name: str) -> None:
    assert all((key.name == "USUAL") == (key == USUAL) for enum in enums_of(KINDS[name]) for key in enum)


@pytest.mark.parametrize("name", KINDS)
def test_keys_outlive_pickling(name: str) -> None:
    for key in KINDS[name].messages:
        assert pickle.loads(pickle.dumps(Breach(AT, None, None, message_key=key))).message_key is key


def test_the_type_checker_refuses_what_is_no_key() -> None:
    with pytest.raises(AttributeError):
        Size.Key.MANY  # type: ignore[attr-defined]  # noqa: B018
    assert Breach(AT, None, None, message_key="few").message_key == Size.Key.FEW  # type: ignore[arg-type]
