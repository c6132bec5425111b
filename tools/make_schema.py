"""Writes rules/schema.json from the kinds of checks: `make schema`."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from decree30_lint.check import KINDS
from decree30_lint.ruleset.schema import schema

RULES = Path(__file__).resolve().parents[1] / "rules"
PATH = RULES / "schema.json"


def schema_text() -> str:
    return (
        json.dumps(
            schema(KINDS, yaml.safe_load((RULES / "kinds.yaml").read_text(encoding="utf-8"))), ensure_ascii=False, indent=1
        )
        + "\n"
    )


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
