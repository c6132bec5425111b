"""Lists the check kinds: a rule file calls a class by its name in snake case, and the class's fields are its parameters."""

import re
from importlib import import_module
from types import ModuleType

from decree30_lint.model.rules import Kind

_MODULES = (
    "addressees",
    "appendices",
    "appendix_references",
    "bases",
    "body",
    "capital_citations",
    "capital_persons",
    "capitals",
    "citations",
    "clauses",
    "copies",
    "dates",
    "districts",
    "gaps",
    "leftovers",
    "letters",
    "lines",
    "marks",
    "names",
    "page",
    "page_numbers",
    "paragraphs",
    "party",
    "pictures",
    "places",
    "placing",
    "presence",
    "recipient_items",
    "recipients",
    "scans",
    "sentences",
    "signature",
    "structure",
    "symbols",
    "typeface",
    "typing",
    "whole",
    "wording",
)
_WORD_START = re.compile(r"(?<=.)(?=[A-Z])")


def _kinds_of(module: ModuleType) -> dict[str, type[Kind]]:
    """Returns the kinds that the module defines, by name: "line_below" for `LineBelow`."""
    defined = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
    return {_WORD_START.sub("_", kind.__name__).lower(): kind for kind in defined if issubclass(kind, Kind)}


KINDS: dict[str, type[Kind]] = {
    name: kind for module in _MODULES for name, kind in _kinds_of(import_module(f"{__name__}.{module}")).items()
}
