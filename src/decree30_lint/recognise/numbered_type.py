"""Tells whether a line names the type that the document's symbol names: then it is the title, however it is set."""

from __future__ import annotations

from collections.abc import Iterable

from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.folding import bare


def is_type_of_number(line: Line, above: Iterable[Line], lexicon: Lexicon) -> bool:
    """Tells whether the line is the name of a type and nothing else, and a number `above` it has the code of that type."""
    kind = lexicon.types.get(line.bare)
    if kind is None or not kind.code or line.text[-1:] == ":":
        return False
    return any(bare(number.type) == bare(kind.code) for each in above if (number := each.number) and number.shows_symbol)
