"""Findings accepted once and for all, with a reason: in a comment, in the configuration, in a baseline."""

from decree30_lint.accept.settle import Settled, settle

__all__ = ["Settled", "settle"]
