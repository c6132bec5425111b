"""Holds the model documents that examples start from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from decree30_lint.compose import Layout, Specimen, compose_docx, load_specimen, shipped_specimens
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.parts import Family
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.model.words import Words
from decree30_lint.pipeline import Options, lint_bytes

OWN = "specimens"  # the folder within a ruleset's that holds its own


def specimens_for(folder: Path, ruleset: RuleSet) -> Specimens:
    """Returns the model documents for the examples of the ruleset in `folder`.

    These are its own in `specimens/`, and for papers that the decree governs those that come with the program.
    """
    own = folder / OWN
    return Specimens(shipped_specimens(), ruleset, own) if Family.ND30 in ruleset.families else Specimens(own, ruleset)


class Specimens:
    """The specimens in one or more folders, by name, and what the tool says of each. The last of one name counts."""

    def __init__(self, folder: Path, ruleset: RuleSet, *more: Path) -> None:
        self._paths = {path.stem: path for each in (folder, *more) for path in sorted(each.glob("[a-z]*.yaml"))}
        self.ruleset = ruleset
        self.get = cache(self._load)
        self.judged = cache(self._judged)

    @property
    def names(self) -> list[str]:
        return list(self._paths)

    def _load(self, name: str) -> Specimen:
        if name not in self._paths:
            listed = ", ".join(self._paths)
            raise WrongConfigurationError(
                "unknown-specimen",
                Words(f"Không có văn bản mẫu “{name}”; có: {listed}.", f"There is no specimen “{name}”; known: {listed}."),
            )
        return load_specimen(self._paths[name])

    def _judged(self, name: str) -> FileResult:
        return self.judge(self.get(name), name)

    def judge(
        self, specimen: Specimen, name: str, options: Options | None = None, layout: Layout | None = None
    ) -> FileResult:
        """Returns what the tool says of the specimen, written as DOCX and read again."""
        data = compose_docx(specimen, layout or Layout())
        return lint_bytes(data, f"{name}.docx", self.ruleset, options or Options())

    def applicable(self, rule: Rule) -> Iterator[str]:
        """Names of the specimens on which the rule is judged."""
        for name in self.names:
            judgement = self.judged(name).judgement
            if judgement and judgement.verdicts.get(rule.id, "not_applicable") != "not_applicable":
                yield name
