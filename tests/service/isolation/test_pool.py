"""One odd task costs itself: the others are done, in their order, by workers of either kind."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")

FATES = {
    "hang": "deadline",
    "die": "crash",
    "die of itself": "crash",
    "be refused": "memory",
    "eat": "said memory",
    "ask for all": "said memory",
    "leave before": "crash",
    "leave after": "did leave after",
}


def outcomes(tasks: list[str], size: int, kind: str) -> list[str]:
    """What a pool says of the tasks, in a process of its own: workers are forked only from one with a single thread."""
    program = f"""
        from decree30_lint.errors import LintError
        from decree30_lint.service.isolation import workers
        from decree30_lint.service.isolation.pool import Pool
        from tests.service.isolation.odd_work import serve

        if __name__ == "__main__":
            if {kind!r} == "spawned":
                workers._may_fork = lambda: False
            for outcome in Pool(serve, (), {size}).map({tasks!r}):
                print(outcome.code if isinstance(outcome, LintError) else outcome)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize("kind", ["forked", "spawned"])
@pytest.mark.parametrize("size", [1, 2])
def test_an_odd_task_costs_itself(size: int, kind: str) -> None:
    tasks = [task for odd in FATES for task in (f"before {odd}", odd)] + ["last"]
    assert outcomes(tasks, size, kind) == [FATES.get(task, f"did {task}") for task in tasks]


def test_no_task_at_all() -> None:
    assert outcomes([], 2, "forked") == []


def test_many_tasks_wait_for_one() -> None:
    """What comes after a slow one is done meanwhile, and handed on in order."""
    tasks = ["hang", *map(str, range(40))]
    assert outcomes(tasks, 2, "forked") == ["deadline", *(f"did {n}" for n in range(40))]
