"""The scripts of the GitHub Action, run with the environment that GitHub gives them.

Not run here: the actions of others that it uses (setup-python, cache, upload-sarif).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.own_program import ROOT, environment

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
FIXTURES = ROOT / "fixtures" / "bao-cao-nam"
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


class Runner:
    """Stands for GitHub: gives a script its environment, and reads what it leaves for later steps."""

    def __init__(self, folder: Path, inputs: Mapping[str, str]) -> None:
        self.folder = folder
        self.known = {f"inputs.{name}": row.get("default", "") for name, row in ACTION["inputs"].items()}
        self.known |= {f"inputs.{name}": value for name, value in inputs.items()} | {"runner.temp": str(folder / "temp")}
        (folder / "temp").mkdir()

    def run(self, step: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        output = self.folder / "output"
        output.write_text("", encoding="utf-8")
        given = {name: self._filled(value) for name, value in step.get("env", {}).items()}
        env = environment(
            self.folder / "bin",
            GITHUB_ACTION_PATH=str(ROOT),
            GITHUB_OUTPUT=str(output),
            RUNNER_TEMP=str(self.folder / "temp"),
            **given,
        )
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, env=env, cwd=self.folder, capture_output=True, text=True, check=False)
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{name}"] = value
        return done

    def _filled(self, value: str) -> str:
        return _EXPRESSION.sub(lambda found: self.known[found[1]], value)


def _step(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("name") == name)


def test_nothing_given_is_written_into_a_script() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)


def test_every_input_is_used_and_every_output_comes() -> None:
    said = yaml.safe_dump(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in said] == []
    for output in ACTION["outputs"].values():
        (name,) = re.findall(r"steps\.check\.outputs\.([\w-]+)", output["value"])
        assert f"{name}=" in _step("Check")["run"]


def test_actions_of_others_are_pinned() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert len(used) == 3
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@(v\d+|[0-9a-f]{40})", name) for name in used)


def test_the_cache_goes_by_the_lock(tmp_path: Path) -> None:
    runner = Runner(tmp_path, {})
    assert runner.run(_step("Name the cache by the lock")).returncode == 0
    assert re.fullmatch("[0-9a-f]{64}", runner.known["steps.lock.outputs.hash"])


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, "1"),
        ({"paths": "đúng.docx\n"}, "0"),
        ({"paths": "đúng.docx\nsai 1.docx"}, "1"),
        ({"paths": "sai 1.docx", "fail-on": "never"}, "0"),
        ({"paths": "sai 1.docx", "baseline": "baseline.json"}, "0"),
        ({"paths": "khong-co.docx"}, "3"),
        ({"fail-on": "wrong"}, "2"),
    ],
)
def test_a_check_leaves_its_code_and_sarif(tmp_path: Path, inputs: dict[str, str], code: str) -> None:
    runner = Runner(tmp_path, inputs)
    shutil.copy(FIXTURES / "bao-cao-nam.docx", tmp_path / "đúng.docx")
    shutil.copy(FIXTURES / "bao-cao-nam-loi.docx", tmp_path / "sai 1.docx")
    if "baseline" in inputs:
        command = ["decree30-lint", "check", "sai 1.docx", "--write-baseline", inputs["baseline"]]
        subprocess.run(command, env=environment(tmp_path / "bin"), cwd=tmp_path, capture_output=True, check=False)
    done = runner.run(_step("Check"))
    assert done.returncode == 0, done.stderr
    assert runner.known["steps.check.outputs.exit-code"] == code
    assert runner.run(_step("Tell the result")).returncode == int(code)
    if code != "2":
        log = json.loads(Path(runner.known["steps.check.outputs.sarif"]).read_text(encoding="utf-8"))
        results = [result for run in log["runs"] for result in run["results"]]
        assert bool(results) == (code == "1" or inputs.get("fail-on") == "never"), "what is accepted is no open alert"
    assert ("::error" in done.stdout) == (code == "1" or inputs.get("fail-on") == "never" or code == "3")


@pytest.mark.parametrize(
    "name", ['$(touch "$RUNNER_TEMP/hacked")', '"; touch hacked; #', "--output=hacked", "`touch hacked`"]
)
@pytest.mark.parametrize("given", ["paths", "baseline", "stage", "fail-on"])
def test_what_is_given_commands_nothing(tmp_path: Path, given: str, name: str) -> None:
    runner = Runner(tmp_path, {"paths": "a.docx", given: name})
    runner.run(_step("Check"))
    assert runner.known["steps.check.outputs.exit-code"] in ("2", "3")
    assert list(tmp_path.rglob("hacked")) == []
