"""How often each rule speaks on real documents that nobody labelled: `python -m bench.fires`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.verdicts import RULESET
from decree30_lint.model.rules import Level
from decree30_lint.pipeline import Options, lint, ruleset_named

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


_OFTEN = 1 / 3  # of the documents: such rules are read on ten of them, and their notes say what was found


def fires(folder: Path) -> Iterator[str]:
    """A line for each file that could not be judged, then one for each rule, the most frequent first, with its levels."""
    ruleset, documents, governed = ruleset_named(RULESET), 0, 0
    speaking: Counter[str] = Counter()
    levels: Counter[tuple[str, Level]] = Counter()
    for path in sorted(folder.glob("*.docx")):
        report = lint(path, ruleset, Options(choose=True))
        documents += 1
        if report.judgement is None:
            yield f"{path.name}: not judged: {report.failure}"
            continue
        governed += report.outside is None
        speaking.update({finding.rule.id for finding in report.judgement.diagnostics})
        levels.update({(finding.rule.id, finding.level) for finding in report.judgement.diagnostics})
    yield f"{documents} documents, {governed} governed by a ruleset"
    for rule, count in speaking.most_common():
        shown = ", ".join(f"{level} {levels[rule, level]}" for level in Level if (rule, level) in levels)
        yield f"{rule:40} {count:4} {count / governed:6.0%}  {shown}{'  OFTEN' if count > _OFTEN * governed else ''}"


if __name__ == "__main__":
    for line in fires(CORPUS / "docx"):
        print(line)
