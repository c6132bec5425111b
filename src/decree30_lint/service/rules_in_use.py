"""Finds the rules as they hold in a folder: its configuration chooses the ruleset and changes levels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from decree30_lint.model.rules import Level, Rule, RuleSet
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import chosen_rules, level_for
from decree30_lint.report.rulebook import ConfiguredLevels
from decree30_lint.service.input_files import STDIN, InputFile
from decree30_lint.service.settings import Job, Planner, Settings, check_rule_ids


class RulesInUse(Struct, frozen=True):
    """Holds a ruleset, what a configuration makes of its levels (None: there is none), and the language that it wants."""

    ruleset: RuleSet
    configured: ConfiguredLevels | None
    language: Lang | None

    def selected(self, ids: Sequence[str]) -> list[Rule]:
        """Returns the rules that ids and parts name, or all; those that are off too. Raises WrongConfigurationError."""
        return selected_rules(self.ruleset, ids)


def rules_in_use(settings: Settings) -> RulesInUse:
    """Returns the rules that would judge a document in the current folder. Raises WrongConfigurationError."""
    job = Planner(settings).job(InputFile(STDIN, Path(STDIN)))
    return RulesInUse(job.ruleset, _configured(job), job.language)


def selected_rules(ruleset: RuleSet, ids: Sequence[str]) -> list[Rule]:
    """Returns the rules that ids and parts name, or all; those that are off too. Raises WrongConfigurationError."""
    check_rule_ids(ids, ruleset.rules)
    wanted = {each.rstrip("/") for each in ids}
    return [rule for rule in ruleset.rules.values() if not wanted or wanted & {rule.id, rule.id.split("/")[0]}]


def _configured(job: Job) -> ConfiguredLevels | None:
    """Returns the levels that differ from the ruleset's; `off` is what is not selected, or ignored, too."""
    note = job.circumstances.configuration
    if note is None:
        return None
    judged = {rule.id for rule in chosen_rules(job.ruleset, job.options)}
    levels = {
        rule.id: level_for(rule.id, job.options.levels, rule.level) if rule.id in judged else Level.OFF
        for rule in job.ruleset.rules.values()
    }
    return ConfiguredLevels(
        note.path, {id: level for id, level in levels.items() if level is not job.ruleset.rules[id].level}
    )
