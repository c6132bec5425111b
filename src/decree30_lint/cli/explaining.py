"""Finds the rules that an id, a part or some words mean, and explains them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from decree30_lint.cli.localized import language_under
from decree30_lint.cli.output import show, text_style_for
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.rules import Rule
from decree30_lint.model.words import Words
from decree30_lint.report.rulebook import explanation_text, found_text
from decree30_lint.service.configuration import unknown_rule_id
from decree30_lint.service.rule_search import rules_about
from decree30_lint.service.rules_in_use import RulesInUse, rules_in_use
from decree30_lint.service.settings import Settings

_FEW = 5  # rules that are explained at once; more are listed


def explain_rules(asked: str, settings: Settings, context: click.Context) -> None:
    """Raises WrongConfigurationError where nothing is meant."""
    here = rules_in_use(settings)
    style = text_style_for(language_under(context, here.language), sys.stdout)
    named = _named(asked, here)
    found = named or _about(asked, here)
    text = explanation_text if named or len(found) <= _FEW else found_text
    show(text(found, style, here.configured))


def _named(asked: str, here: RulesInUse) -> Sequence[Rule]:
    """Returns rules by ids and parts; none where one of the words is neither."""
    ids = asked.split()
    return here.selected(ids) if ids and unknown_rule_id(ids, here.ruleset.rules) is None else []


def _about(asked: str, here: RulesInUse) -> Sequence[Rule]:
    """Returns rules by their words, which an id with a mistake in it is not. Raises WrongConfigurationError."""
    found = rules_about(asked, here.ruleset) if "/" not in asked else []
    if found:
        return found
    mistaken = unknown_rule_id([asked], here.ruleset.rules) if _is_like_an_id(asked) else None
    said = mistaken.words if mistaken else _nothing_about(asked)
    raise WrongConfigurationError("unknown-rule", Words(f"{said.vi} {_SEE_ALL.vi}", f"{said.en} {_SEE_ALL.en}"))


def _is_like_an_id(asked: str) -> bool:
    return asked.isascii() and len(asked.split()) == 1


def _nothing_about(asked: str) -> Words:
    return Words(f"Không có quy tắc nào nói đến “{asked}”.", f"No rule speaks of “{asked}”.")


_SEE_ALL = Words("Xem mọi quy tắc: decree30-lint rules", "For all rules: decree30-lint rules")
