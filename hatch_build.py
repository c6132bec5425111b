"""Packs what a wheel holds of the rules: the rulesets as JSON, and the drawings of the pages of the rules.

Reading YAML takes longer than judging a document; one file of drawings is a tenth as large as hundreds of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

EDITABLE = "editable"  # such an installation runs from the checkout, where the YAML is read


class RulesAsJson(BuildHookInterface[Any]):
    """Puts `_rules/<name>.json` into the wheel beside the folder of each ruleset, and `_drawings.json` above.

    Nothing is written into the checkout.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._drafts = TemporaryDirectory()
        if version != EDITABLE:
            for name, text in rulesets(Path(self.root)):
                self._add(build_data, f"_rules/{name}.json", text)
            self._add(build_data, "_drawings.json", drawings(Path(self.root)))

    def _add(self, build_data: dict[str, Any], name: str, text: str) -> None:
        draft = Path(self._drafts.name, Path(name).name)
        draft.write_text(text, encoding="utf-8")
        build_data["force_include"][str(draft)] = f"decree30_lint/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._drafts.cleanup()


def rulesets(root: Path) -> Iterator[tuple[str, str]]:
    """Name and JSON of each ruleset of the checkout. Raises an error of PyYAML on what is no YAML."""
    reader = run_path(str(root / "src" / "decree30_lint" / "ruleset" / "plain_yaml.py"))
    for about in sorted(root.glob("rules/*/ruleset.yaml")):
        files = {name: reader["load"](path) for name, path in reader["yaml_files"](about.parent).items()}
        yield about.parent.name, json.dumps(files, ensure_ascii=False)


def drawings(root: Path) -> str:
    """JSON of the SVG files in the pages of the rules, each by its path there without suffix."""
    pages = root / "docs" / "rules"
    files = sorted(pages.rglob("*.svg"))
    drawn = {path.relative_to(pages).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in files}
    return json.dumps(drawn, ensure_ascii=False)
