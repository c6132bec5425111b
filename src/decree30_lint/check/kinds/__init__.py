"""The closed library of check kinds: the name a rule file uses, and the class whose fields are its parameters."""

from __future__ import annotations

from decree30_lint.check.kinds.letters import Capitals, Size, Style
from decree30_lint.check.kinds.lines import LineBelow
from decree30_lint.check.kinds.placing import Aligned
from decree30_lint.check.kinds.presence import Missing, Unwanted
from decree30_lint.model.rules import Check

KINDS: dict[str, type[Check]] = {
    "aligned": Aligned,
    "capitals": Capitals,
    "line_below": LineBelow,
    "missing": Missing,
    "size": Size,
    "style": Style,
    "unwanted": Unwanted,
}
