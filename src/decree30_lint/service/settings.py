"""Decides how each file is judged: as the caller says, else its configuration, else the defaults."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from decree30_lint.errors import WrongConfigurationError, in_file
from decree30_lint.formats.clock import LONGEST
from decree30_lint.formats.read_options import PdfEngine, ReadOptions
from decree30_lint.model.parts import StageReason
from decree30_lint.model.report_notes import ConfigurationNote, RulesetNote
from decree30_lint.model.results import Failure
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import Options, chosen_rules, ruleset_named
from decree30_lint.report.flatten import Circumstances
from decree30_lint.ruleset import UNKNOWN_RULESET, shipped_names
from decree30_lint.service.configuration import Configuration, complain_about_rule_ids, find_configuration, unknown_rule_id
from decree30_lint.service.configuration.configuration import FailOn, StageChoice
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.isolation.limits import MEMORY, Limits

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import Suppression

DEFAULT_RULESET = "nd30-2020"
_NO_FILE = Words("đây không phải là một tệp thông thường", "this is no regular file")


class BaselineUse(StrEnum):
    """Names the option that gives the baseline, and with it what to do besides suppressing what it holds."""

    READ = "--baseline"
    WRITE = "--write-baseline"
    PRUNE = "--prune-baseline"


class Settings(Struct, frozen=True, kw_only=True):
    """Holds what a caller asks for; None and empty where he says nothing: then a configuration decides, else the default.

    `configuration` is a file like decree30.toml; with `find_configuration` the nearest one in a document's folder or above
    is used. `select` and `ignore` name rules, or parts for all their rules. `trust` names files and folders of root
    certificates. With `require_judged` a document that no ruleset governs counts as not judged. With `full_text` reports
    hold the text of the body, too; with `changes` findings tell what `fix` would change. `baseline` is a file of suppressed
    findings, used as `baseline_use` says.
    """

    stage: StageChoice | None = None  # default: auto
    ruleset: str | None = None  # name of a shipped one, or a folder; default: by the document's family and date
    as_of: date | None = None
    type: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None  # default: error
    configuration: Path | None = None
    find_configuration: bool = False
    baseline: Path | None = None
    baseline_use: BaselineUse | None = None
    pdf_engine: PdfEngine | None = None
    deadline: float | None = None  # seconds for one file; default: what its work usually takes
    memory: int | None = None  # megabytes for one file
    ocr: bool = False
    trust: tuple[Path, ...] = ()
    require_judged: bool = False
    full_text: bool = False
    changes: bool = False


class Job(Struct, frozen=True):
    """Holds one file and all that decides how it is judged, or why it cannot be."""

    file: InputFile
    ruleset: RuleSet
    options: Options
    fail_on: FailOn
    language: Lang | None
    limits: Limits
    circumstances: Circumstances
    suppressions: tuple[Suppression, ...] = ()  # of its configuration
    failure: Failure | None = None  # its configuration is wrong: the file is not judged


class Planner:
    """Plans the judging of files under one caller's settings. Configurations are read once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._read: Callable[[Path], Configuration] = lru_cache(maxsize=64)(_read_configuration)

    def configuration_of(self, file: InputFile) -> Configuration:
        """Raises WrongConfigurationError."""
        path = self._settings.configuration
        if path is None and self._settings.find_configuration:
            path = find_configuration(file.folder)
            if path is not None and os.path.exists(path) and not os.path.isfile(path):  # a pipe would make us wait
                raise in_file("wrong-configuration", path, None, _NO_FILE)
        return self._read(path) if path is not None else Configuration()

    def job(self, file: InputFile) -> Job:
        """Raises WrongConfigurationError."""
        configuration = self.configuration_of(file)
        return self._job(file, configuration, _configured_ruleset(self._settings, configuration))

    def job_of_several(self, file: InputFile) -> Job:
        """Returns a job with a failure where only the configuration is wrong that was found for this file.

        Raises WrongConfigurationError on what the caller says himself.
        """
        try:
            configuration = self.configuration_of(file)
            ruleset = _configured_ruleset(self._settings, configuration)
        except WrongConfigurationError as error:
            if self._settings.configuration is not None or not self._settings.find_configuration:
                raise
            return self._failed(file, error)
        return self._job(file, configuration, ruleset)

    def _failed(self, file: InputFile, error: WrongConfigurationError) -> Job:
        nothing, ruleset = Configuration(), ruleset_named(self._settings.ruleset or DEFAULT_RULESET)
        note = _circumstances(self._settings, nothing, ruleset)
        failure = Failure(error.code, error.words)
        return Job(file, ruleset, _options(self._settings, nothing), FailOn.ERROR, None, Limits(), note, failure=failure)

    def _job(self, file: InputFile, configuration: Configuration, ruleset: RuleSet) -> Job:
        settings = self._settings
        _check_limits(settings.deadline, settings.memory)
        _check_rule_ids_of(settings, ruleset)
        check_type(settings.type, ruleset)
        options = _options(settings, configuration)
        if not _any_rule_left(ruleset, options):
            raise WrongConfigurationError("no-rules", _NO_RULES)
        return Job(
            file=file,
            ruleset=ruleset,
            options=options,
            fail_on=_fail_on(settings, configuration),
            language=configuration.language,
            limits=Limits(settings.deadline or configuration.deadline, settings.memory or configuration.memory or MEMORY),
            circumstances=_circumstances(settings, configuration, ruleset),
            suppressions=_suppressions(file, configuration),
        )


def _read_configuration(path: Path) -> Configuration:
    from decree30_lint.service.configuration.toml_file import read_configuration

    return read_configuration(path)


def _configured_ruleset(settings: Settings, configuration: Configuration) -> RuleSet:
    """Raises WrongConfigurationError; on a ruleset that the configuration names in vain, and on rules it has not."""
    name = settings.ruleset or configuration.ruleset or DEFAULT_RULESET
    try:
        ruleset = ruleset_named(name)
    except WrongConfigurationError as error:
        if error.code != UNKNOWN_RULESET or settings.ruleset is not None or configuration.path is None:
            raise
        raise _no_such_ruleset(configuration.path, error.words) from error
    named = [*configuration.select, *configuration.ignore, *configuration.levels]
    accepted = [rule for each in configuration.accept for rule in each.rules]
    complain_about_rule_ids(configuration, _known_rules([*named, *accepted], ruleset, choose=settings.ruleset is None))
    if configuration.path is not None and not _any_rule_left(ruleset, _options(settings, configuration)):
        raise in_file("no-rules", configuration.path, None, _NONE_LEFT)
    return ruleset


def _no_such_ruleset(path: Path, words: Words) -> WrongConfigurationError:
    from decree30_lint.service.configuration.toml_file import complaint_about

    return complaint_about(path, words, "ruleset")


def _options(settings: Settings, configuration: Configuration) -> Options:
    choice = settings.stage or configuration.stage or StageChoice.AUTO
    return Options(
        stage=choice.stage,
        stage_reason=StageReason.OPTION if settings.stage else StageReason.CONFIGURATION,
        as_of=settings.as_of,
        today=date.today(),
        type=settings.type,
        select=settings.select or configuration.select,
        ignore=settings.ignore or configuration.ignore,
        levels=configuration.levels,
        agency=configuration.agency,
        choose=settings.ruleset is None,
        read_options=ReadOptions(
            engine=settings.pdf_engine or configuration.pdf_engine,
            ocr=settings.ocr or configuration.ocr,
            trust=settings.trust,
            as_of=settings.as_of,
        ),
    )


def _circumstances(settings: Settings, configuration: Configuration, ruleset: RuleSet) -> Circumstances:
    select, ignore = settings.select or configuration.select, settings.ignore or configuration.ignore
    note = RulesetNote(ruleset.key, ruleset.title, settings.as_of, ruleset.status_checked, select, ignore)
    level = _fail_on(settings, configuration).level
    if configuration.path is None:
        return Circumstances(note, None, settings.full_text, settings.changes, level)
    left = Options(select=configuration.select, ignore=configuration.ignore, levels=configuration.levels)
    off = len(chosen_rules(ruleset, Options())) - len(chosen_rules(ruleset, left))
    read = ConfigurationNote(_shown(configuration.path), max(off, 0))
    return Circumstances(note, read, settings.full_text, settings.changes, level)


def _fail_on(settings: Settings, configuration: Configuration) -> FailOn:
    return settings.fail_on or configuration.fail_on or FailOn.ERROR


def _shown(path: Path) -> str:
    """Returns the path as the user would name it from here."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _suppressions(file: InputFile, configuration: Configuration) -> tuple[Suppression, ...]:
    if not configuration.accept or configuration.path is None:
        return ()
    from decree30_lint.service.configuration.accept_tables import for_file

    return for_file(configuration.accept, configuration.path, file.path)


def _check_limits(seconds: float | None, megabytes: int | None) -> None:
    """Raises WrongConfigurationError on what is no time to wait for, "nan" among it, and on no memory."""
    if seconds is not None and not 0 < seconds <= LONGEST:
        vi = f"Thời hạn (deadline) phải là một số lớn hơn 0, không quá {LONGEST} giây."
        raise WrongConfigurationError(
            "wrong-deadline", Words(vi, f"The deadline must be above 0 and at most {LONGEST} seconds.")
        )
    if megabytes is not None and megabytes < 1:
        raise WrongConfigurationError("wrong-memory", _NO_MEMORY)


def _check_rule_ids_of(settings: Settings, ruleset: RuleSet) -> None:
    """Raises WrongConfigurationError on an id that no ruleset has which may judge the document."""
    asked = [*settings.select, *settings.ignore]
    check_rule_ids(asked, _known_rules(asked, ruleset, choose=settings.ruleset is None))


def _known_rules(ids: Sequence[str], ruleset: RuleSet, *, choose: bool) -> Collection[str]:
    """Returns the ids of the ruleset.

    Where another one may be chosen for a document, and `ids` speak of it, these are the ids of all that we have.
    """
    if not choose or unknown_rule_id(ids, ruleset.rules) is None:
        return ruleset.rules.keys()
    return dict.fromkeys(rule for each in (ruleset, *map(ruleset_named, shipped_names())) for rule in each.rules).keys()


def _any_rule_left(ruleset: RuleSet, options: Options) -> bool:
    """Tells whether a rule is on in the ruleset, or in another one that may be chosen: else nothing would be judged."""
    if chosen_rules(ruleset, options):
        return True
    return options.choose and any(chosen_rules(ruleset_named(name), options) for name in shipped_names())


def check_rule_ids(ids: Sequence[str], known: Collection[str]) -> None:
    """Raises WrongConfigurationError on the first of `ids` that is not known."""
    complaint = unknown_rule_id(ids, known)
    if complaint is not None:
        raise complaint


def check_type(key: str | None, ruleset: RuleSet) -> None:
    """Raises WrongConfigurationError where the ruleset has no such type."""
    known = [known.key for known in ruleset.vocabulary.types]
    if key is None or key in known:
        return
    listed = ", ".join(known)
    raise WrongConfigurationError(
        "unknown-type",
        Words(f"Không có loại văn bản “{key}”. Các loại: {listed}.", f"There is no type “{key}”. Types: {listed}."),
    )


_NO_RULES = Words(
    "Các tùy chọn này không để lại quy tắc nào để kiểm tra. Hãy bớt --ignore hoặc thêm --select.",
    "These options leave no rule to check. Ignore fewer, or select more.",
)
_NO_MEMORY = Words("Bộ nhớ (memory) phải từ 1 MB trở lên.", "The memory must be at least 1 MB.")
_NONE_LEFT = Words(
    "Cấu hình này tắt mọi quy tắc nên không còn gì để kiểm tra. Hãy sửa select, ignore hoặc [levels]",
    "This configuration switches every rule off, so nothing is left to check. Mend select, ignore or [levels]",
)
