"""`--trust`: whether signatures go back to certificates that the office has given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from tests.cli.conftest import Invoke
from tests.signed_pdf import new_key, pdf, signed

from decree30_lint.cli import settings


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
    untold = invoke("check", paper, "--format", "json")
    assert found == [[True], [False]]
    assert [each["trusted"] for each in json.loads(untold.output)["files"][0]["signatures"]] == [None]


def test_without_the_library_it_says_what_to_install(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = invoke("check", tmp_path, "--trust", tmp_path, "--lang", "en")
    assert result.exit_code == 2
    assert settings._NO_PYHANKO.en in " ".join(result.output.split())
