"""Finds rulesets: beside `src/` in a checkout, inside the package in a wheel, or in a folder of the user's."""

from __future__ import annotations

import os
from pathlib import Path

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.words import Words

_PACKAGE = Path(__file__).resolve().parents[1]
UNKNOWN_RULESET = "unknown-ruleset"
_INSTALLED = _PACKAGE / "_rules"  # in a wheel only


def shipped_rules() -> Path:
    """Returns the folder that holds the rulesets that come with the program."""
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parents[1] / "rules"


def shipped_names() -> list[str]:
    """Returns the names of the rulesets that come with the program."""
    return sorted(path.parent.name for path in shipped_rules().glob("*/ruleset.yaml"))


def json_of(folder: Path) -> Path | None:
    """Returns the JSON made of the YAML in `folder` when the wheel was built; only the rulesets inside a wheel have one."""
    made = folder.with_name(f"{folder.name}.json")
    return made if folder.parent == _INSTALLED and made.is_file() else None


def find_base(name: str, folder: Path) -> Path | None:
    """Returns the folder of the ruleset that the one in `folder` extends.

    It is found beside it by its path, or is a shipped one by its name.
    """
    return next((place for place in (folder / name, shipped_rules() / name) if os.path.isfile(place / "ruleset.yaml")), None)


def find_ruleset(name: str) -> Path:
    """Returns the folder of a shipped ruleset, or of one the user names by its path. Raises WrongConfigurationError."""
    for folder in (shipped_rules() / name, Path(name)):
        if os.path.isfile(folder / "ruleset.yaml"):
            return folder
    known = ", ".join(shipped_names())
    raise WrongConfigurationError(
        UNKNOWN_RULESET,
        Words(
            vi=f"Không có bộ quy tắc “{name}”. Các bộ quy tắc sẵn có: {known}; hoặc chỉ ra một thư mục có tệp ruleset.yaml.",
            en=f"There is no ruleset “{name}”. Shipped: {known}; or name a folder that holds ruleset.yaml.",
        ),
    )
