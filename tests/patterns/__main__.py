"""Times every pattern of the program, and prints as JSON which of them cost more than the length of a line."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from typing import Any

from tests.patterns.recorder import RecordedPattern, Recorder
from tests.patterns.source import complete
from tests.patterns.timing import Match, superlinear, superlinear_on
from tests.patterns.whole_program import run

# What takes away marks that nothing closes, before the pattern sees them: it is timed with the pattern.
_GUARDS = {"_PLACEHOLDERS": "masked", "_FIELDS": "is_field"}


def main() -> None:
    recorder = Recorder()
    recorder.install()
    run()
    unknown = complete(recorder)
    guards = _guards()
    slow = [told for each in list(recorder.patterns.values()) if (told := _told(each, guards.get(each.compiled)))]
    json.dump({"patterns": len(recorder.patterns), "unknown": unknown, "superlinear": slow}, sys.stdout)


def _guards() -> dict[re.Pattern[Any], Match]:
    module = import_module("decree30_lint.syntax.placeholders")
    return {getattr(module, pattern).compiled: getattr(module, guard) for pattern, guard in _GUARDS.items()}


def _told(pattern: RecordedPattern, guard: Match | None) -> str | None:
    found = superlinear_on(pattern.compiled, [guard]) if guard else superlinear(pattern.compiled, pattern.methods)
    methods = ", ".join(sorted(pattern.methods))
    return f"{pattern.site}, {methods}: {pattern.compiled.pattern!r:.200} on {found}" if found else None


if __name__ == "__main__":
    main()
