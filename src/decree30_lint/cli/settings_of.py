"""Turns the options of a command into the settings of the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.read_options import PdfEngine
from decree30_lint.model.words import Words
from decree30_lint.service.configuration.configuration import FailOn, StageChoice
from decree30_lint.service.settings import BaselineUse, Settings

_BASELINES = {"baseline": BaselineUse.READ, "write_baseline": BaselineUse.WRITE, "prune_baseline": BaselineUse.PRUNE}


def settings_of(params: Mapping[str, Any]) -> Settings:
    """Returns what the options of a command say, by the names of its parameters; a command has some of them.

    Raises WrongConfigurationError where they contradict each other.
    """
    stage, as_of, fail_on, engine = (params.get(name) for name in ("stage", "as_of", "fail_on", "pdf_engine"))
    baseline, baseline_use = _baseline(params)
    return Settings(
        stage=StageChoice(stage) if stage else None,
        ruleset=params.get("ruleset"),
        as_of=as_of.date() if as_of else None,
        type=params.get("type_key"),
        select=split_ids(params.get("select", ())),
        ignore=split_ids(params.get("ignore", ())),
        fail_on=FailOn(fail_on) if fail_on else None,
        configuration=params.get("config"),
        find_configuration=True,
        baseline=baseline,
        baseline_use=baseline_use,
        pdf_engine=PdfEngine(engine) if engine else None,
        deadline=params.get("deadline"),
        memory=params.get("memory"),
        ocr=params.get("ocr", False),
        trust=params.get("trust", ()),
        require_judged=params.get("require_judged", False),
        full_text=params.get("full_text", False),
        changes=params.get("diff", False),
    )


def settings_here(params: Mapping[str, Any]) -> Settings:
    """Returns the settings of a command that is given no document: what it selects is shown, not judged."""
    return Settings(ruleset=params.get("ruleset"), configuration=params["config"], find_configuration=True)


def _baseline(params: Mapping[str, Any]) -> tuple[Path | None, BaselineUse | None]:
    given = [(params[name], use) for name, use in _BASELINES.items() if params.get(name) is not None]
    if len(given) > 1:
        named = ", ".join(use.value for _, use in given)
        raise WrongConfigurationError(
            "several-baselines",
            Words(f"Chỉ dùng một trong các tùy chọn {named}.", f"Use only one of the options {named}."),
        )
    return given[0] if given else (None, None)


def split_ids(values: Sequence[str]) -> tuple[str, ...]:
    """Returns the ids in "tieu-ngu,noi-dung/co-chu" and in repeated options alike."""
    return tuple(each.strip() for value in values for each in value.split(",") if each.strip())
