"""Rule files as test cases: every `good` and `bad` example of a ruleset, run through the whole flow."""

from decree30_lint.testing.examples import Example, examples_of, run_example
from decree30_lint.testing.specimens import Specimens

__all__ = ["Example", "Specimens", "examples_of", "run_example"]
