"""The model documents that examples start from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from decree30_lint.compose import Layout, Specimen, compose_docx, load_specimen
from decree30_lint.model.results import FileReport
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.pipeline import Options, lint_bytes


class Specimens:
    """The specimens in a folder, by name, and what the tool says of each."""

    def __init__(self, folder: Path, ruleset: RuleSet) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob("[a-z]*.yaml"))}
        self.ruleset = ruleset
        self.get = cache(self._load)
        self.judged = cache(self._judged)

    @property
    def names(self) -> list[str]:
        return list(self._paths)

    def _load(self, name: str) -> Specimen:
        return load_specimen(self._paths[name])

    def _judged(self, name: str) -> FileReport:
        return self.judge(self.get(name), name)

    def judge(
        self, specimen: Specimen, name: str, options: Options | None = None, layout: Layout | None = None
    ) -> FileReport:
        """What the tool says of the specimen, written as DOCX and read again."""
        data = compose_docx(specimen, layout or Layout())
        return lint_bytes(data, f"{name}.docx", self.ruleset, options or Options())

    def applicable(self, rule: Rule) -> Iterator[str]:
        """Names of the specimens on which the rule is judged."""
        for name in self.names:
            judgement = self.judged(name).judgement
            if judgement and judgement.verdicts.get(rule.id, "not_applicable") != "not_applicable":
                yield name
