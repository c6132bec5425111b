"""Rulesets: finding them, reading them, complaining about them."""

from decree30_lint.ruleset.find import find_ruleset, shipped_names, shipped_rules
from decree30_lint.ruleset.load import load_ruleset, load_vocabulary

__all__ = ["find_ruleset", "load_ruleset", "load_vocabulary", "shipped_names", "shipped_rules"]
