"""Uses rule files as test cases: every `good` and `bad` example of a ruleset runs through the whole flow."""

from decree30_lint.testing.examples import Example, examples_of, report_on, run_example
from decree30_lint.testing.folder import Tried, try_examples
from decree30_lint.testing.specimens import Specimens, specimens_for

__all__ = ["Example", "Specimens", "Tried", "examples_of", "report_on", "run_example", "specimens_for", "try_examples"]
