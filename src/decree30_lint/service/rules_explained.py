"""Finds what explains a rule to people: its explanation, and the drawings of its examples."""

from __future__ import annotations

from decree30_lint.model.rule_help import Drawings, RuleHelp
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.pipeline import ruleset_named
from decree30_lint.ruleset.drawings import DRAWN_RULESET, drawings_of


def rule_help(id: str, ruleset: RuleSet) -> RuleHelp | None:
    """Returns what explains a rule of the ruleset; None where it has no such rule."""
    rule = ruleset.rules.get(id)
    return RuleHelp(rule.id, rule.explanation, _drawings(rule)) if rule else None


def _drawings(rule: Rule) -> Drawings | None:
    """Returns the drawings of a rule, unless a ruleset of the user's own asks something else under its name."""
    drawn = ruleset_named(DRAWN_RULESET).rules.get(rule.id)
    same = drawn is not None and drawn.check == rule.check and drawn.explanation == rule.explanation
    return drawings_of(rule.id) if same else None
