"""How often each rule speaks on real documents that nobody labelled: `python -m bench.fires`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.verdicts import RULESET
from decree30_lint.pipeline import Options, lint, ruleset_named

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def fires(folder: Path) -> Iterator[str]:
    """A line for each file that could not be judged, then one for each rule and level, the most frequent first."""
    ruleset, documents, governed = ruleset_named(RULESET), 0, 0
    speaking: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.glob("*.docx")):
        report = lint(path, ruleset, Options(choose=True))
        documents += 1
        if report.judgement is None:
            yield f"{path.name}: not judged: {report.failure}"
            continue
        governed += report.outside is None
        speaking.update({(finding.rule.id, finding.level) for finding in report.judgement.findings})
    yield f"{documents} documents, {governed} governed by a ruleset"
    for (rule, level), count in speaking.most_common():
        yield f"{rule:40} {level:8} {count:4} {count / governed:6.0%}"


if __name__ == "__main__":
    for line in fires(CORPUS / "docx"):
        print(line)
