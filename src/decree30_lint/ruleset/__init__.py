"""Rulesets: finding them, reading them, complaining about them."""

from decree30_lint.ruleset.find import find_ruleset, shipped_names, shipped_rules
from decree30_lint.ruleset.load import load_ruleset, load_vocabulary
from decree30_lint.ruleset.scope import governs, why_outside

__all__ = ["find_ruleset", "governs", "load_ruleset", "load_vocabulary", "shipped_names", "shipped_rules", "why_outside"]
