"""rules/README.md teaches what is true: its ruleset loads, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from decree30_lint.check import KINDS
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.rules import Level
from decree30_lint.ruleset import load_ruleset, shipped_names
from decree30_lint.ruleset.entries import Entry
from decree30_lint.testing import try_examples

README = (Path(__file__).resolve().parents[2] / "rules" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """The ruleset that the README writes, file by file."""
    for block in BLOCKS:
        if named := re.match(r"# (\S+)/(\S+\.yaml)\n", block):
            path = tmp_path / named[1] / named[2]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block, encoding="utf-8")
    return tmp_path / "so-noi-vu"


def test_the_ruleset_of_the_readme_works(taught: Path) -> None:
    ruleset = load_ruleset(taught, KINDS)
    assert ruleset.rules["tieu-ngu/gian-dong"].level is Level.OFF
    assert ruleset.rules["kinh-gui/khong-gach-chan"].citation is not None
    rules = ("kinh-gui/khong-gach-chan", "tieu-ngu/co-chu")
    tried = [(each.rule, each.complaints) for each in try_examples(taught, ruleset)]
    assert tried == [(rule, ()) for rule in rules for _ in range(2)]


def test_the_first_example_is_a_whole_rule(taught: Path) -> None:
    (taught / "so-trang.yaml").write_text(f"part: tieu-ngu\nrules:\n{BLOCKS[0]}", encoding="utf-8")
    with pytest.raises(WrongConfigurationError, match=r"tieu-ngu\.yaml"):
        load_ruleset(taught, KINDS)
    (taught / "so-trang.yaml").unlink()
    (taught / "tieu-ngu.yaml").write_text(f"part: tieu-ngu\nrules:\n{BLOCKS[0]}", encoding="utf-8")
    assert all(not each.complaints for each in try_examples(taught, load_ruleset(taught, KINDS), ["tieu-ngu/co-chu"]))


@pytest.mark.parametrize("name", [*Entry.__struct_encode_fields__, *shipped_names()])
def test_every_key_and_ruleset_is_named(name: str) -> None:
    assert re.search(rf"`{re.escape(name)}\b|\b{re.escape(name)}:", README)
