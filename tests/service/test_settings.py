"""What the caller says comes before the configuration, and the configuration before the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.read_options import PdfEngine, ReadOptions
from decree30_lint.model.parts import Part, Stage, StageReason
from decree30_lint.model.report_notes import ConfigurationNote
from decree30_lint.model.rules import Level
from decree30_lint.pipeline import ruleset_named
from decree30_lint.ruleset import shipped_names
from decree30_lint.service.configuration.configuration import FailOn, StageChoice
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.isolation.limits import Limits
from decree30_lint.service.settings import Job, Planner, Settings

TOML = """
stage = "issued"
fail_on = "warning"
pdf_engine = "pdfplumber"
deadline = 5
ocr = true
ignore = ["go-may"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decree30.toml").write_text(TOML, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planned(folder: Path, settings: Settings) -> Job:
    return Planner(settings).job(InputFile("a.pdf", folder / "a.pdf"))


def test_defaults_where_nobody_says_anything(folder: Path) -> None:
    job = planned(folder, Settings())
    assert (job.options.stage, job.fail_on, job.options.read_options) == (None, FailOn.ERROR, ReadOptions())
    assert job.circumstances.configuration is None


@pytest.mark.parametrize("named", [True, False])
def test_a_configuration_counts_where_the_caller_says_nothing(folder: Path, named: bool) -> None:
    settings = Settings(configuration=folder / "decree30.toml") if named else Settings(find_configuration=True)
    job = planned(folder, settings)
    assert (job.options.stage, job.fail_on) == (Stage.ISSUED, FailOn.WARNING)
    assert job.options.read_options == ReadOptions(PdfEngine.PDFPLUMBER, ocr=True)
    assert job.limits == Limits(5.0)
    assert job.options.stage_reason is StageReason.CONFIGURATION
    off = sum(rule.part is Part.TYPING and rule.level is not Level.OFF for rule in job.ruleset.rules.values())
    assert job.circumstances.configuration == ConfigurationNote("decree30.toml", off)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 1e300])
def test_a_deadline_is_a_time_that_ends(folder: Path, seconds: float) -> None:
    with pytest.raises(WrongConfigurationError):
        planned(folder, Settings(deadline=seconds))


def test_the_caller_has_the_last_word(folder: Path) -> None:
    asked = Settings(
        find_configuration=True,
        stage=StageChoice.DRAFT,
        fail_on=FailOn.INFO,
        pdf_engine=PdfEngine.PDFIUM,
        deadline=9.0,
        memory=500,
    )
    job = planned(folder, asked)
    assert (job.options.stage, job.fail_on) == (Stage.DRAFT, FailOn.INFO)
    assert job.options.read_options == ReadOptions(PdfEngine.PDFIUM, ocr=True)
    assert job.limits == Limits(9.0, 500)
    assert job.options.stage_reason is StageReason.OPTION


def test_no_memory_is_no_limit(folder: Path) -> None:
    with pytest.raises(WrongConfigurationError) as caught:
        planned(folder, Settings(memory=0))
    assert caught.value.code == "wrong-memory"


def test_a_configuration_that_leaves_no_rule(folder: Path) -> None:
    """Where nothing is judged, nothing may pass for clean."""
    rules = {rule for name in shipped_names() for rule in ruleset_named(name).rules}
    parts = ", ".join(sorted({f'"{rule.partition("/")[0]}"' for rule in rules}))
    (folder / "decree30.toml").write_text(f"ignore = [{parts}]", encoding="utf-8")
    with pytest.raises(WrongConfigurationError) as caught:
        planned(folder, Settings(find_configuration=True))
    assert caught.value.code == "no-rules"
    assert "decree30.toml" in caught.value.words.vi
