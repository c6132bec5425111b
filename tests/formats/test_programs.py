"""A program that breaks off for want of memory is told from one that breaks off for another reason."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")


@pytest.mark.parametrize(
    ("megabytes", "end", "told"),
    [(240, "os.abort()", "MemoryError"), (20, "os.abort()", "-6"), (240, "os._exit(3)", "3"), (300, "", "1")],
)
def test_why_a_program_broke_off(megabytes: int, end: str, told: str) -> None:
    held = f'import os; held = b"x" * ({megabytes} << 20); {end}'
    program = f"""
        import resource, sys
        from decree30_lint.formats.programs import run_program
        resource.setrlimit(resource.RLIMIT_DATA, (400 << 20, resource.RLIM_INFINITY))
        try:
            print(run_program([sys.executable, "-c", {held!r}], 60)[0])
        except MemoryError:
            print("MemoryError")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == [told]
