"""Suppresses findings once and for all, with a reason: in a comment, in the configuration, in a baseline."""

from decree30_lint.service.suppressions.apply import SuppressionResult, apply_suppressions

__all__ = ["SuppressionResult", "apply_suppressions"]
