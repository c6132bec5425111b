"""`--trust`: whether signatures go back to certificates that the office has given."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from tests.cli.conftest import ROOT, Invoke
from tests.signed_pdf import new_key, pdf, signed


def test_only_given_certificates_are_trusted(invoke: Invoke, tmp_path: Path) -> None:
    ours, other = new_key(), new_key()
    paper = tmp_path / "van-ban.pdf"
    paper.write_bytes(signed(pdf(), ours))
    found = []
    for name, key in (("chung-thu.pem", ours), ("khac.pem", other)):
        root = tmp_path / name
        root.write_bytes(key[1].public_bytes(serialization.Encoding.PEM))
        result = invoke("check", paper, "--format", "json", "--trust", root)
        found.append([each["trusted"] for each in json.loads(result.output)["files"][0]["signatures"]])
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "doi-mai.pem")
        assert json.loads(invoke("check", paper, "--format", "json", "--trust", tmp_path).output)["files"]
    untold = invoke("check", paper, "--format", "json")
    assert found == [[True], [False]]
    assert [each["trusted"] for each in json.loads(untold.output)["files"][0]["signatures"]] == [None]


@pytest.mark.parametrize(
    ("name", "loaded"),
    [
        ("unsigned.pdf", []),
        ("unsigned.docx", []),
        ("signed.pdf", ["asn1crypto", "cryptography", "pyhanko", "pyhanko_certvalidator"]),
    ],
)
def test_libraries_of_signatures_load_for_signed_files_only(
    name: str, loaded: list[str], tmp_path: Path, specimen_bytes: Callable[[str], bytes]
) -> None:
    papers = {"unsigned.pdf": pdf(), "unsigned.docx": specimen_bytes("to-trinh"), "signed.pdf": signed(pdf(), new_key())}
    paper = tmp_path / name
    paper.write_bytes(papers[name])
    script = (
        "import sys; from decree30_lint.cli.program import program\n"
        "from decree30_lint.service.isolation.guard import set_watcher\n"
        "from tests.cli.conftest import Onlooker; set_watcher(Onlooker())\n"
        "try: program(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "libraries = {'asn1crypto', 'cryptography', 'pyhanko', 'pyhanko_certvalidator'}\n"
        "print(sorted(libraries & set(sys.modules)), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", script, "check", str(paper), "--trust", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stderr.splitlines()[-1] == str(loaded)
