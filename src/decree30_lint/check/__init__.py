"""Holds each rule against a subject and gathers what breaks, what complies and what could not be judged."""

from decree30_lint.check.engine import judge, judge_file
from decree30_lint.check.governed import governed_part
from decree30_lint.check.kinds import KINDS

__all__ = ["KINDS", "governed_part", "judge", "judge_file"]
