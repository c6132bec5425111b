"""How each file is judged: what the command line says, else its configuration, else the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from decree30_lint.cli.paths import Source
from decree30_lint.configure import (
    Configuration,
    complain_about_rule_ids,
    find_configuration,
    read_configuration,
    unknown_rule_id,
)
from decree30_lint.configure.configuration import FailOn
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.parts import Stage
from decree30_lint.model.records import dataclass
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import Options, ruleset_named

DEFAULT_RULESET = "nd30-2020"


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None and empty where it says nothing."""

    config: Path | None = None
    stage: Stage | None = None
    ruleset: str | None = None
    as_of: date | None = None
    type: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None


@dataclass(frozen=True, slots=True)
class Job:
    source: Source
    ruleset: RuleSet
    options: Options
    fail_on: FailOn
    language: Lang | None


def jobs(sources: Iterable[Source], given: Given) -> list[Job]:
    """Raises WrongConfigurationError before any file is judged."""
    read = cache(read_configuration)
    found = []
    for source in sources:
        path = given.config or find_configuration(source.folder)
        found.append(job(source, given, read(path) if path else Configuration()))
    return found


def job(source: Source, given: Given, configuration: Configuration) -> Job:
    ruleset = ruleset_named(given.ruleset or configuration.ruleset or DEFAULT_RULESET)
    complain_about_rule_ids(configuration, ruleset.rules)
    check_rule_ids([*given.select, *given.ignore], ruleset)
    check_type(given.type, ruleset)
    options = Options(
        stage=given.stage or configuration.stage or Stage.DRAFT,
        as_of=given.as_of,
        type=given.type,
        select=given.select or configuration.select,
        ignore=given.ignore or configuration.ignore,
        levels=configuration.levels,
        agency=configuration.agency,
        choose=given.ruleset is None,
    )
    return Job(source, ruleset, options, given.fail_on or configuration.fail_on or FailOn.ERROR, configuration.language)


def check_rule_ids(ids: Sequence[str], ruleset: RuleSet) -> None:
    complaint = unknown_rule_id(ids, ruleset.rules)
    if complaint is not None:
        raise complaint


def check_type(key: str | None, ruleset: RuleSet) -> None:
    known = [known.key for known in ruleset.vocabulary.types]
    if key is None or key in known:
        return
    listed = ", ".join(known)
    raise WrongConfigurationError(
        "unknown-type",
        Words(f"Không có loại văn bản “{key}”. Các loại: {listed}.", f"There is no type “{key}”. Types: {listed}."),
    )


def split_ids(values: Sequence[str]) -> tuple[str, ...]:
    """ "tieu-ngu,noi-dung/co-chu" and repeated options alike."""
    return tuple(each.strip() for value in values for each in value.split(",") if each.strip())


def rules_of(ruleset_name: str | None, select: tuple[str, ...]) -> list[Rule]:
    """The rules selected, or all; those that are off too. Raises WrongConfigurationError on an unknown id."""
    ruleset = ruleset_named(ruleset_name or DEFAULT_RULESET)
    check_rule_ids(select, ruleset)
    wanted = tuple(each.rstrip("/") for each in select)
    return [rule for rule in ruleset.rules.values() if not wanted or rule.id in wanted or rule.id.split("/")[0] in wanted]
