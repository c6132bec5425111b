"""Checks rule ids, and the parts they begin with, as users write them."""

from __future__ import annotations

from collections.abc import Iterable

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.wire import nearest
from decree30_lint.model.words import Words
from decree30_lint.service.configuration.configuration import Configuration


def unknown_rule_id(given: Iterable[str], known: Iterable[str]) -> WrongConfigurationError | None:
    """Returns the complaint about the first of `given` that is neither a rule nor the part of one; None if all are right."""
    wrong = _first_unknown(given, known)
    if wrong is None:
        return None
    said = _words(wrong, known)
    return WrongConfigurationError("unknown-rule", Words(*(_sentence(text) for text in (said.vi, said.en))))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text.endswith("?") else ".")


def complain_about_rule_ids(configuration: Configuration, known: Iterable[str]) -> None:
    """Raises WrongConfigurationError if the configuration speaks of a rule that the ruleset does not have."""
    levels = ((("levels", rule), (rule,)) for rule in configuration.levels)
    accepted = ((("accept", nth, "rule"), each.rules) for nth, each in enumerate(configuration.accept))
    for keys, given in ((("select",), configuration.select), (("ignore",), configuration.ignore), *levels, *accepted):
        wrong = _first_unknown(given, known)
        if wrong is not None and configuration.path is not None:
            from decree30_lint.service.configuration.toml_file import complaint_about

            raise complaint_about(configuration.path, _words(wrong, known), *keys)


def _first_unknown(given: Iterable[str], known: Iterable[str]) -> str | None:
    names = set(_names(known))
    return next((each for each in given if each.rstrip("/") not in names), None)


def _names(known: Iterable[str]) -> list[str]:
    """Returns parts and ids, each once."""
    return list(dict.fromkeys(name for rule in known for name in (rule.split("/")[0], rule)))


def _words(wrong: str, known: Iterable[str]) -> Words:
    near = nearest(wrong, _names(known))
    return Words(f"không có quy tắc “{wrong}”{near.vi}", f"there is no rule “{wrong}”{near.en}")
