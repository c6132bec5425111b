"""What users install: the rules in it as JSON too, equal to the YAML and read in its place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from decree30_lint.ruleset import shipped_names, shipped_rules
from decree30_lint.ruleset.source import read_yaml_files

for _needed in ("hatchling", "editables"):
    pytest.importorskip(_needed, reason="needs hatchling and editables, which build the wheel")

ROOT = Path(__file__).resolve().parents[1]
DRAFT = ROOT / "fixtures" / "docx" / "to-trinh.docx"
FAULTY = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
_CHECK = (  # the report, then where the program lies and whether YAML was imported
    "import sys\n"
    "from decree30_lint.cli import program\n"
    "try: program.program.main(['check', '--fail-on', 'never', *sys.argv[1:]])\n"
    "except SystemExit: print(program.__file__, 'yaml' in sys.modules, file=sys.stderr)"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for sys.path."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("name", shipped_names())
def test_json_says_what_the_yaml_says(unpacked: Path, name: str) -> None:
    written = read_yaml_files(shipped_rules() / name)
    rules = unpacked / "decree30_lint" / "_rules"
    converted = json.loads((rules / f"{name}.json").read_text(encoding="utf-8"))
    assert (converted, list(converted)) == (written, list(written))
    assert read_yaml_files(rules / name) == written


@pytest.mark.parametrize("name", shipped_names())
def test_an_installed_program_judges_without_yaml(unpacked: Path, name: str) -> None:
    installed, told = _check(unpacked, name)
    assert told == f"{unpacked / 'decree30_lint' / 'cli' / 'program.py'} False\n"
    checkout, told = _check(ROOT / "src", name)
    assert told == f"{ROOT / 'src' / 'decree30_lint' / 'cli' / 'program.py'} True\n"
    assert json.loads(installed) == json.loads(checkout)


def test_an_installed_program_writes_the_same_page(unpacked: Path) -> None:
    """Its templates and the drawings of the rules lie in the wheel."""
    installed, checkout = (
        _check(path, "nd30-2020", "--format", "html", "--pictures", "none", FAULTY)[0] for path in (unpacked, ROOT / "src")
    )
    assert '<div role="img" aria-label="Sai: ' in installed
    assert installed == checkout


def test_the_build_needs_nothing_of_the_program() -> None:
    script = (
        "import sys, hatch_build as build\n"
        "names = [name for name, _ in build.rulesets(build.Path())]\n"
        "print(names, {'decree30_lint', 'msgspec'} & {*sys.modules})"
    )
    assert _run("-c", script).stdout == f"{shipped_names()} set()\n"


def test_an_sdist_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = _built("build_sdist", tmp_path / "sdist")
    assert _wheel(sdist, tmp_path / "wheel").read_bytes() == wheel.read_bytes()


def test_wheel_and_sdist_carry_the_licences(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    with tarfile.open(_built("build_sdist", tmp_path)) as archive:
        packed = {Path(name).name for name in archive.getnames() if name.count("/") == 1}
    assert carried == {"LICENSE", "NOTICE"}
    assert packed >= {"LICENSE", "NOTICE", "requirements.lock", "requirements-install.lock"}


def test_an_editable_installation_has_no_json(tmp_path: Path) -> None:
    with zipfile.ZipFile(_built("build_editable", tmp_path)) as archive:
        held = archive.namelist()
    assert not {f"decree30_lint/_rules/{name}.json" for name in shipped_names()}.intersection(held)


def _wheel(source: Path, folder: Path) -> Path:
    """The wheel of a checkout or of an sdist, built into `folder` without network."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation"]
    _run("-m", "pip", "wheel", *quiet, "--wheel-dir", folder, source)
    return next(folder.iterdir())


def _built(function: str, folder: Path) -> Path:
    """The file that a function of the build backend makes of the checkout."""
    _run("-c", f"import sys; from hatchling.build import {function}; {function}(sys.argv[1])", folder)
    return next(folder.iterdir())


def _check(path: Path, ruleset: str, *options: str | Path) -> tuple[str, str]:
    """What `check` prints with `path` first on sys.path, and what _CHECK adds."""
    done = _run("-c", _CHECK, "--ruleset", ruleset, *(options or ("--format", "json", DRAFT)), PYTHONPATH=str(path))
    return done.stdout, done.stderr


def _run(*args: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the checkout, unseen by coverage: copies of the sources that are gone at its end could not be shown."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, *map(str, args)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env={**usual, **variables}, cwd=ROOT)
