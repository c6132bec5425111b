"""Where people work: each file that a host reads is what it asks for, and its commands do here what they would do there.

Not run here: the hosts themselves and what they own (`uses:` of GitHub, images, `docker build`, Windows and macOS).
"""

from __future__ import annotations

import fnmatch
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.own_program import ROOT, environment

from decree30_lint.formats.file_formats import FILE_FORMATS, SUFFIXES

WRONG = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RIGHT = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam.docx"
INSTALLATION = ["pip install --require-hashes -r requirements-install.lock", "pip install --no-deps --no-build-isolation ."]
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def package_index() -> None:
    """Skips where pip finds no packages, as behind most firewalls."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--no-deps",
        "--ignore-installed",
        "--quiet",
        "hatchling",
    ]
    if subprocess.run(command, capture_output=True, check=False, timeout=120).returncode:
        pytest.skip("needs a package index that pip can reach")


def _installation_in(lines: list[str]) -> list[str]:
    """Returns the commands of pip in their common form: their paths and what only concerns a cache left out."""
    found = []
    for line in lines:
        if "pip install" in line:
            words = [word for word in shlex.split(line, comments=True) if word != "--no-cache-dir"]
            words = words[words.index("install") :]
            found.append(" ".join(["pip", *words[:-1], "." if "lock" not in words[-1] else Path(words[-1]).name]))
    return found


# pre-commit


def test_the_hook_takes_what_needs_no_libreoffice() -> None:
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    taken = [suffix for suffix in SUFFIXES if re.search(hook["files"], f"van-ban/A{suffix}")]
    assert taken == [suffix for name, row in FILE_FORMATS.items() if name != "converted" for suffix in row.suffixes]
    assert re.search(hook["files"], "VAN BAN.DOCX")
    assert re.search(hook["exclude"], "van-ban/~$A.docx")
    assert not re.search(hook["exclude"], "van-ban/A.docx")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.usefixtures("package_index")
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    """As pre-commit takes the repository: a clone, an environment of its own, the files that are staged."""
    folder = tmp_path / "du-thao"
    folder.mkdir()
    shutil.copy(RIGHT, folder / "đúng.docx")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    env = environment(tmp_path / "bin", PRE_COMMIT_HOME=str(tmp_path / "home"))
    del env["PYTHONPATH"]
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "decree30-lint", "--all-files", "--color", "never"]
    passed = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert re.search(r"decree30-lint .*Passed", passed.stdout)
    shutil.copy(WRONG, folder / "sai.docx")
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    failed = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "sai.docx" in failed.stdout


# GitLab


@needs_bash
def test_the_script_of_gitlab_leaves_its_reports(tmp_path: Path) -> None:
    job = _yaml("docs/gitlab-ci.yml")["the-thuc"]
    (tmp_path / "van-ban").mkdir()
    shutil.copy(WRONG, tmp_path / "van-ban")
    env = environment(tmp_path / "bin", **{**job["variables"], "CI_PROJECT_DIR": str(tmp_path)})
    script = "\n".join(["set -eo pipefail", *job["script"]])
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert [name for name in job["artifacts"]["reports"].values() if not (tmp_path / name).stat().st_size] == []


# Docker


def _docker() -> list[tuple[str, str]]:
    said = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    return [tuple(line.split(None, 1)) for line in said.splitlines() if line and not line.startswith("#")]  # type: ignore[misc]


def test_what_docker_copies_is_there_and_is_sent() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = [line[1:] for line in ignored if line.startswith("!")]
    for verb, words in _docker():
        if verb == "COPY" and "--from" not in words:
            *sources, _ = words.split()
            assert [name for name in sources if not (ROOT / name).exists()] == []
            assert [name for name in sources if name not in sent] == []


def test_the_image_does_not_run_as_root() -> None:
    verbs = [verb for verb, _ in _docker()]
    assert verbs.index("USER") < verbs.index("ENTRYPOINT")
    assert dict(_docker())["USER"] != "root"


@needs_bash
@pytest.mark.usefixtures("package_index")
def test_the_steps_of_docker_install_the_program(tmp_path: Path) -> None:
    """The first stage, step by step, in a folder instead of an image; packages of Debian and users are not made here."""
    steps = _docker()
    last = max(number for number, (verb, _) in enumerate(steps) if verb == "FROM")
    env = environment(tmp_path / "bin")
    del env["PYTHONPATH"]
    for verb, words in steps[:last]:
        here = words.replace("/opt/", f"{tmp_path}/opt/").replace("/build", f"{tmp_path}/build")
        if verb == "COPY":
            *sources, target = here.split()
            for source in sources:
                _copy(ROOT / source, Path(target) / source if target.endswith("/") else Path(target))
        elif verb == "RUN":
            done = subprocess.run(["bash", "-c", here], env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    (program,) = yaml.safe_load(dict(steps)["ENTRYPOINT"])
    judged = subprocess.run(
        [program.replace("/opt/", f"{tmp_path}/opt/"), "check", str(RIGHT)],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stderr


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


# The same installation everywhere


def test_everywhere_the_same_is_installed() -> None:
    action = [line for step in _yaml("action.yml")["runs"]["steps"] for line in step.get("run", "").splitlines()]
    gitlab = _yaml("docs/gitlab-ci.yml")["the-thuc"]["before_script"]
    docker = [words for verb, words in _docker() if verb == "RUN"]
    workflow = [step.get("run", "") for step in _yaml(".github/workflows/test.yml")["jobs"]["install"]["steps"]]
    readme = re.findall(r"^~/\.decree30-lint/bin/pip install .*$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    for lines in (action, gitlab, docker, workflow, readme):
        assert _installation_in(lines) == INSTALLATION


def test_the_workflow_tests_three_systems() -> None:
    jobs = _yaml(".github/workflows/test.yml")["jobs"]
    matrix = jobs["test"]["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"][0] == "3.11"
    locks = [name for step in jobs["test"]["steps"] for name in re.findall(r"[\w.-]+\.lock", str(step))]
    assert [name for name in locks if not (ROOT / name).is_file()] == []
    assert not any(fnmatch.fnmatch(step.get("run", ""), "*make *") for step in jobs["test"]["steps"])
