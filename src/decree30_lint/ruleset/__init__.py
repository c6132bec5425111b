"""Finds rulesets, reads them, and complains about them."""

from decree30_lint.ruleset.find import UNKNOWN_RULESET, find_ruleset, shipped_names, shipped_rules
from decree30_lint.ruleset.load import load_ruleset, load_vocabulary
from decree30_lint.ruleset.mistakes import line_of
from decree30_lint.ruleset.scope import governs, why_outside, why_ungoverned
from decree30_lint.ruleset.source import entries_in

__all__ = [
    "UNKNOWN_RULESET",
    "entries_in",
    "find_ruleset",
    "governs",
    "line_of",
    "load_ruleset",
    "load_vocabulary",
    "shipped_names",
    "shipped_rules",
    "why_outside",
    "why_ungoverned",
]
