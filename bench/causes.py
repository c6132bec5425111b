"""How many findings have a cause in common with others, over the real Word files.

    python -m bench.causes [FOLDER]

prints the findings, those under a cause, and for each kind of cause how many there are, with their findings, and how many of
them are cured at their source.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.every_verdict import CORPUS
from bench.seeded import RULESET
from decree30_lint.model.causes import Cause
from decree30_lint.pipeline import Options, lint, ruleset_named, with_causes


def counted(folder: Path) -> Iterator[str]:
    """Lines of figures over the Word files of a folder."""
    ruleset, options = ruleset_named(RULESET), Options(choose=True)
    findings: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    at_source: Counter[str] = Counter()
    files = total = 0
    for path in sorted(folder.glob("*.docx")):
        judgement = with_causes(lint(path, ruleset, options)).judgement
        if judgement is None:
            continue
        files, total = files + 1, total + len(judgement.diagnostics)
        named: dict[str, Cause] = {}
        for cause in (each.cause for each in judgement.diagnostics if each.cause is not None):
            findings[cause.kind.value] += 1
            named[cause.id] = cause
        causes.update(cause.kind.value for cause in named.values())
        at_source.update(cause.kind.value for cause in named.values() if cause.at_source)
    yield f"{files} files, {total} findings, {findings.total()} of them under {causes.total()} causes"
    for kind, count in causes.most_common():
        yield f"{kind}: {count} causes ({at_source[kind]} cured at their source), {findings[kind]} findings"


if __name__ == "__main__":
    for line in counted(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS / "docx"):
        print(line, flush=True)
