"""How each file is judged: what the command line says, else its configuration, else the defaults."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from decree30_lint.cli.paths import Source
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.read_options import DEADLINE, PdfEngine, ReadOptions
from decree30_lint.model.parts import Stage
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import Options, ruleset_named
from decree30_lint.ruleset import shipped_names
from decree30_lint.service.configuration import Configuration, complain_about_rule_ids, find_configuration, unknown_rule_id
from decree30_lint.service.configuration.configuration import FailOn

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import Suppression

DEFAULT_RULESET = "nd30-2020"


class BaselineUse(StrEnum):
    """What to do with the baseline besides accepting what it holds."""

    READ = "--baseline"
    WRITE = "--write-baseline"
    PRUNE = "--prune-baseline"


class CliOptions(Struct, frozen=True):
    """What the command line says; None and empty where it says nothing."""

    config: Path | None = None
    stage: Stage | None = None
    ruleset: str | None = None
    as_of: date | None = None
    type: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    baseline: Path | None = None
    baseline_use: BaselineUse | None = None
    pdf_engine: PdfEngine | None = None
    deadline: float | None = None
    ocr: bool = False
    trust: tuple[Path, ...] = ()
    hashed: bool = True  # see Options


class Job(Struct, frozen=True):
    source: Source
    ruleset: RuleSet
    options: Options
    fail_on: FailOn
    language: Lang | None
    suppressions: tuple[Suppression, ...] = ()  # of its configuration


def jobs(sources: Iterable[Source], given: CliOptions) -> list[Job]:
    """Raises WrongConfigurationError before any file is judged."""
    read = cache(_configuration)
    found = []
    for source in sources:
        path = given.config or find_configuration(source.folder)
        found.append(job(source, given, read(path) if path else Configuration()))
    return found


def _configuration(path: Path) -> Configuration:
    from decree30_lint.service.configuration.toml_file import read_configuration

    return read_configuration(path)


def job(source: Source, given: CliOptions, configuration: Configuration) -> Job:
    ruleset = ruleset_named(given.ruleset or configuration.ruleset or DEFAULT_RULESET)
    spoken_of = [*given.select, *given.ignore, *configuration.select, *configuration.ignore, *configuration.levels]
    known = _known_rules(spoken_of, ruleset, choose=given.ruleset is None)
    complain_about_rule_ids(configuration, known)
    check_rule_ids([*given.select, *given.ignore], known)
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
        read_options=_reading(given, configuration),
        hashed=given.hashed,
    )
    fail_on = given.fail_on or configuration.fail_on or FailOn.ERROR
    return Job(source, ruleset, options, fail_on, configuration.language, _acceptances(source, configuration))


def _reading(given: CliOptions, configuration: Configuration) -> ReadOptions:
    return ReadOptions(
        engine=given.pdf_engine or configuration.pdf_engine,
        deadline=given.deadline or configuration.deadline or DEADLINE,
        ocr=given.ocr or configuration.ocr,
        trust=given.trust,
    )


def _acceptances(source: Source, configuration: Configuration) -> tuple[Suppression, ...]:
    if not configuration.accept or configuration.path is None:
        return ()
    from decree30_lint.service.configuration.accept_tables import for_file

    return for_file(configuration.accept, configuration.path, source.path)


def _known_rules(ids: Sequence[str], ruleset: RuleSet, *, choose: bool) -> Collection[str]:
    """The ids of the ruleset; where another one may be chosen for a document, and `ids` speak of it, of all that we have."""
    if not choose or unknown_rule_id(ids, ruleset.rules) is None:
        return ruleset.rules.keys()
    return dict.fromkeys(rule for each in (ruleset, *map(ruleset_named, shipped_names())) for rule in each.rules).keys()


def check_rule_ids(ids: Sequence[str], known: Collection[str]) -> None:
    complaint = unknown_rule_id(ids, known)
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


def baseline_given(paths: Mapping[BaselineUse, Path | None]) -> tuple[Path | None, BaselineUse | None]:
    """The one baseline of the command line, and its use. Raises WrongConfigurationError where there are several."""
    given = [(path, use) for use, path in paths.items() if path is not None]
    if len(given) > 1:
        named = ", ".join(use.value for _, use in given)
        raise WrongConfigurationError(
            "several-baselines",
            Words(f"Chỉ dùng một trong các tùy chọn {named}.", f"Use only one of the options {named}."),
        )
    return given[0] if given else (None, None)


def split_ids(values: Sequence[str]) -> tuple[str, ...]:
    """ "tieu-ngu,noi-dung/co-chu" and repeated options alike."""
    return tuple(each.strip() for value in values for each in value.split(",") if each.strip())


def rules_of(ruleset_name: str | None, select: tuple[str, ...]) -> list[Rule]:
    """The rules selected, or all; those that are off too. Raises WrongConfigurationError on an unknown id."""
    ruleset = ruleset_named(ruleset_name or DEFAULT_RULESET)
    check_rule_ids(select, ruleset.rules)
    wanted = tuple(each.rstrip("/") for each in select)
    return [rule for rule in ruleset.rules.values() if not wanted or rule.id in wanted or rule.id.split("/")[0] in wanted]
