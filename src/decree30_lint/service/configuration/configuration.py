"""Holds what a configuration file says; `None` and empty where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct, field

from decree30_lint.formats.clock import LONGEST
from decree30_lint.formats.read_options import PdfEngine
from decree30_lint.model.parts import Agency, Stage
from decree30_lint.model.rules import Level
from decree30_lint.model.wire import form
from decree30_lint.model.words import Lang

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import Suppression


_TIME = form(f"một số lớn hơn 0, không quá {LONGEST}", f"a number above 0, at most {LONGEST}")


class FailOn(StrEnum):
    """Names the mildest level that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    @property
    def level(self) -> Level | None:
        """Returns the level, None where no finding makes a run fail."""
        return None if self is FailOn.NEVER else Level(self.value)

    def meets(self, level: Level) -> bool:
        return self.level is not None and level.rank <= self.level.rank


class StageChoice(StrEnum):
    """Names the stages that a user may ask for; AUTO leaves it to what the file shows."""

    AUTO = "auto"
    DRAFT = "draft"
    SIGNING = "signing"
    ISSUED = "issued"

    @property
    def stage(self) -> Stage | None:
        """Returns the stage itself, None where the file decides."""
        return None if self is StageChoice.AUTO else Stage(self.value)


class Profile(StrEnum):
    """Names offices whose signers put ranks, titles and degrees before their names."""

    ARMED_FORCES = "vu-trang"
    SCHOOL = "truong-hoc"
    HOSPITAL = "benh-vien"


class ConfigurationKeys(Struct, frozen=True):
    """Holds the keys of the file whose values are taken as they are."""

    stage: StageChoice | None = None
    language: Lang | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    ruleset: str | None = None
    pdf_engine: PdfEngine | None = None
    deadline: Annotated[float, Meta(gt=0, le=LONGEST), _TIME] | None = None
    memory: Annotated[int, Meta(gt=0), form("một số lớn hơn 0", "a number above 0")] | None = None
    ocr: bool = False
    levels: Annotated[Mapping[str, Level], form("một bảng: [levels]", "a table: [levels]")] = field(default_factory=dict)


class Configuration(ConfigurationKeys, frozen=True):
    path: Path | None = None
    agency: Agency = field(default_factory=Agency)
    accept: tuple[Suppression, ...] = ()
