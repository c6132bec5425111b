"""Every command in the README and in the pages of docs/ does what it says there, in the order in which a reader types it."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from tests.own_program import ROOT, environment

from decree30_lint.cli.commands import COMMANDS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_REPORT = ROOT / "fixtures" / "bao-cao-nam"
_FAULTS = _REPORT / "bao-cao-nam-loi.docx"
_FILES: Mapping[str, Path] = {
    "to-trinh.docx": _FAULTS,
    "cong-van.docx": ROOT / "fixtures" / "docx" / "cong-van.docx",
    "cong-van.pdf": _REPORT / "bao-cao-nam-loi.pdf",
    "du-thao.docx": _REPORT / "bao-cao-nam.docx",
    "ban-cuoi.pdf": _REPORT / "bao-cao-nam.pdf",
    **{f"{folder}/phòng 1/bài 1.docx": _FAULTS for folder in ("du-thao", "kho", "drafts", "bai-nop", "van-ban", "phu-luc")},
    **{f"{folder}/b.docx": ROOT / "fixtures" / "docx" / "giay-moi.docx" for folder in ("du-thao", "bai-nop")},
}
_CODES: Mapping[str, set[int]] = {name: {0, 1} if name in ("check", "fix", "compare") else {0} for name in COMMANDS}
NOT_RUN: Mapping[str, str] = {
    "make demo": "makes .venv anew, and runs the two checks of the example that test_readme shows",
    "make test": "is this",
    "python3 -m venv": "a part of the installation that test_places runs, step by step, from the Dockerfile",
    "~/.decree30-lint/bin/pip install": "likewise; test_places holds that the lines are the same",
    "ln -s": "changes the home of who runs the tests",
    "docker": "needs the service of Docker; test_places runs the steps of the Dockerfile",
}
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def _blocks(page: Path) -> Iterator[tuple[str, str]]:
    """Yields the language of each fenced block, and what stands in it."""
    yield from re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def _lines(page: Path) -> list[str]:
    return [line for language, block in _blocks(page) if not language for line in block.splitlines() if line.strip()]


@needs_bash
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_do_what_they_say(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "văn bản"
    for name, source in _FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)
    env = environment(tmp_path / "bin")
    for line in _lines(page):
        if line.startswith("decree30-lint "):
            command = line.split()[1]
            code, said = (_watched if command == "watch" else _run)(line, folder, env)
            assert code in _CODES[command], f"{line}: {said}"
            written = [
                word for word in re.findall(r"(?:--output|-o|--html|--form) (\S+)", line) if not (folder / word).exists()
            ]
            assert written == [] or command == "watch", line


def _run(line: str, folder: Path, env: Mapping[str, str]) -> tuple[int, str]:
    done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def _watched(line: str, folder: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """Runs a watch until it says that it has begun, then presses Ctrl-C. Raises TimeoutExpired where it does not end."""
    with subprocess.Popen(
        ["bash", "-c", f"exec {line}"], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = []
        for each in process.stderr:
            said.append(each)
            if each.startswith(("Đang theo dõi", "Watching")):
                break
        process.send_signal(signal.SIGINT)
        try:
            said += process.communicate(timeout=60)
        finally:
            process.kill()
    return process.returncode, "".join(said)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_not_run_is_told_with_its_reason(page: Path) -> None:
    others = [line for line in _lines(page) if not line.startswith("decree30-lint ")]
    assert [line for line in others if not line.startswith(tuple(NOT_RUN))] == []


def test_nothing_is_excused_that_stands_nowhere() -> None:
    lines = [line for page in PAGES for line in _lines(page)]
    assert [start for start in NOT_RUN if not any(line.startswith(start) for line in lines)] == []


@pytest.mark.parametrize("page", PAGES[1:], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        target, _, heading = unquote(link).partition("#")
        assert (page.parent / target).exists(), link
        if heading:
            assert heading in _headings(page.parent / target), link


def _headings(page: Path) -> set[str]:
    """Returns the names of the headings as GitHub makes them."""
    said = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in said}


def test_every_user_has_a_page_in_both_languages() -> None:
    index = (ROOT / "docs" / "bat-dau.md").read_text(encoding="utf-8")
    pages = set(re.findall(r"\]\(([a-z-]+\.md)\)", index))
    assert len(pages) == 4
    assert "docs/bat-dau.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    for name in pages:
        assert "\n## In English\n" in (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_recipes_name_hooks_and_inputs_that_are_there() -> None:
    hook, workflow = (
        yaml.safe_load(block) for language, block in _blocks(ROOT / "docs" / "tich-hop.md") if language == "yaml"
    )
    offered = [each["id"] for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))]
    assert [each["id"] for each in hook["repos"][0]["hooks"]] == offered
    used = workflow["jobs"]["the-thuc"]["steps"][-1]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert used["with"].keys() <= inputs.keys()
