"""Writes rules/schema.json from the kinds of checks: `make schema`."""

from __future__ import annotations

import json
from pathlib import Path

from decree30_lint.check import KINDS
from decree30_lint.ruleset.schema import schema

PATH = Path(__file__).resolve().parents[1] / "rules" / "schema.json"


def schema_text() -> str:
    return json.dumps(schema(KINDS), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
