"""What is installed is locked, file by file, and its licences are told."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.tool_modules import tool

ROOT = Path(__file__).resolve().parents[1]
ALL, INSTALL = ROOT / "requirements.lock", ROOT / "requirements-install.lock"
READY = Path(sys.prefix, ".installed")  # written by `make`, after all is installed
BOTH = pytest.mark.parametrize("lock", [ALL, INSTALL], ids=lambda lock: lock.name)
_PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def _locked(lock: Path) -> Mapping[str, tuple[Requirement, frozenset[str]]]:
    """Returns requirement and hashes by name. A backslash at the end of a line joins it to the next."""
    said = re.sub(r"^#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.M).replace("\\\n", " ")
    parsed = [(Requirement(line.split("--hash")[0].strip()), frozenset(_HASH.findall(line))) for line in said.splitlines()]
    return {canonicalize_name(requirement.name): (requirement, hashes) for requirement, hashes in parsed}


def _version(requirement: Requirement) -> str:
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return specifier.version


def _asked(project: Mapping[str, Any], *, extras: bool) -> Iterator[Requirement]:
    groups = project["project"]["optional-dependencies"].values() if extras else ()
    for group in (project["project"]["dependencies"], project["build-system"]["requires"], *groups):
        yield from map(Requirement, group)


@BOTH
def test_every_requirement_is_one_version_with_hashes(lock: Path) -> None:
    locked = _locked(lock)
    assert len(locked) > 20
    assert [name for name, (requirement, hashes) in locked.items() if not (_version(requirement) and hashes)] == []


@BOTH
def test_the_lock_holds_what_the_project_asks_for(lock: Path) -> None:
    locked = _locked(lock)
    for asked in _asked(_PYPROJECT, extras=lock is ALL):
        requirement, _ = locked[canonicalize_name(asked.name)]
        assert asked.specifier.contains(_version(requirement)), "run `make lock`"


def test_every_import_of_the_package_is_asked_for() -> None:
    """Whether for all users or as an extra: what lies here for the tests alone is no help to them."""
    extras = [extra for name, extra in _PYPROJECT["project"]["optional-dependencies"].items() if name != "dev"]
    asked = {canonicalize_name(Requirement(each).name) for each in sum(extras, _PYPROJECT["project"]["dependencies"])}
    distribution_of = packages_distributions()
    missing = set()
    for path in (ROOT / "src" / "decree30_lint").rglob("*.py"):
        for name in _imported(path) - sys.stdlib_module_names - {"decree30_lint"}:
            if not asked & {canonicalize_name(each) for each in distribution_of.get(name, [name])}:
                missing.add(f"{path.name} imports {name}")
    assert missing == set()


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_users_install_a_part_of_what_developers_do() -> None:
    everything = _locked(ALL)
    for name, (requirement, hashes) in _locked(INSTALL).items():
        assert (_version(requirement), hashes) == (_version(everything[name][0]), everything[name][1])


@BOTH
def test_no_index_is_named(lock: Path) -> None:
    assert "//" not in lock.read_text(encoding="utf-8")


def test_nothing_else_lies_in_the_environment() -> None:
    if not READY.exists() or READY.stat().st_mtime < ALL.stat().st_mtime:
        pytest.skip("needs an environment that `make` made from the lock as it is now")
    locked = {name: _version(requirement) for name, (requirement, _) in _locked(ALL).items()}
    here = {str(canonicalize_name(each.name)): each.version for each in distributions(path=_site_packages())}
    del here["decree30-lint"]
    assert {name: version for name, version in here.items() if locked.get(name) != version} == {}


def _site_packages() -> list[str]:
    return [path for path in sys.path if Path(path).is_relative_to(sys.prefix)]


def test_no_requirement_of_what_is_here_is_left_out() -> None:
    """As `pip check` does: of everything locked, what it needs on this machine is locked too."""
    locked = _locked(ALL)
    here = {str(canonicalize_name(each.name)): each for each in distributions()}
    missing = []
    for name in locked.keys() & here.keys():
        for needed in map(Requirement, here[name].requires or ()):
            wanted = needed.marker is None or needed.marker.evaluate({"extra": ""})
            if wanted and canonicalize_name(needed.name) not in locked:
                missing.append(f"{name} needs {needed}")
    assert missing == []


def test_the_notice_names_the_licence_of_every_package() -> None:
    notice = tool("make_notice")
    assert notice.PATH.read_text(encoding="utf-8") == notice.text(), "run `make notice`"
