"""What a configuration file says; `None` and empty where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from decree30_lint.formats.read_options import PdfEngine
from decree30_lint.model.parts import Agency, Stage
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import Suppression


class FailOn(StrEnum):
    """The mildest level that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def meets(self, level: Level) -> bool:
        return self is not FailOn.NEVER and level.rank <= Level(self.value).rank


class Profile(StrEnum):
    """Offices whose signers put ranks, titles and degrees before their names."""

    ARMED_FORCES = "vu-trang"
    SCHOOL = "truong-hoc"
    HOSPITAL = "benh-vien"


class Configuration(Struct, frozen=True):
    path: Path | None = None
    stage: Stage | None = None
    language: Lang | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    ruleset: str | None = None
    pdf_engine: PdfEngine | None = None
    deadline: float | None = None
    ocr: bool = False
    levels: Mapping[str, Level] = field(default_factory=dict)
    agency: Agency = field(default_factory=Agency)
    accept: tuple[Suppression, ...] = ()
