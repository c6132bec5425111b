"""rules/schema.json is current, accepts the shipped files and refuses mistakes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.tool_modules import tool

from decree30_lint.check import KINDS
from decree30_lint.ruleset import shipped_names, shipped_rules
from decree30_lint.ruleset.schema import schema
from decree30_lint.ruleset.source import read_folder

RULES = Path(__file__).resolve().parents[2] / "rules"
DESCRIBED = yaml.safe_load((RULES / "kinds.yaml").read_text(encoding="utf-8"))
SCHEMA = schema(KINDS, DESCRIBED)
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def fits(value: Any, node: Mapping[str, Any]) -> bool:
    """As much of JSON Schema as the schema uses."""
    if "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]]
    if "anyOf" in node and not any(fits(value, each) for each in node["anyOf"]):
        return False
    if "type" in node and (
        not isinstance(value, _TYPES[node["type"]]) or (isinstance(value, bool) and node["type"] != "boolean")
    ):
        return False
    if "enum" in node and value not in node["enum"]:
        return False
    if isinstance(value, str):
        return "pattern" not in node or re.search(node["pattern"], value) is not None
    if isinstance(value, list):
        return all(fits(item, node.get("items", {})) for item in value)
    return not isinstance(value, dict) or _object_fits(value, node)


def _object_fits(value: Mapping[str, Any], node: Mapping[str, Any]) -> bool:
    others = node.get("additionalProperties", {})
    known = node.get("properties", {})
    if not set(node.get("required", ())) <= value.keys() or len(value) > node.get("maxProperties", len(value)):
        return False
    if any(not fits(key, node.get("propertyNames", {})) for key in value):
        return False
    return all(
        fits(each, known[key]) if key in known else others is not False and fits(each, others) for key, each in value.items()
    )


def test_kinds_and_parameters_are_described() -> None:
    told = {name: set(about) - {"what", "example"} for name, about in DESCRIBED.items()}
    assert told == {name: set(kind.__struct_fields__) for name, kind in KINDS.items()}
    assert list(DESCRIBED) == sorted(DESCRIBED)
    assert [name for name, about in DESCRIBED.items() if not all(about.values())] == []


def test_the_table_of_the_readme_is_current() -> None:
    text = (RULES / "README.md").read_text(encoding="utf-8")
    assert tool("make_kinds_table").page(text) == text, "run: make docs"
    assert len(re.findall(r"^\| `\w+` \|", text.partition("<!-- checks -->")[2], re.M)) == len(KINDS)


def test_the_file_is_current() -> None:
    assert json.loads((RULES / "schema.json").read_text(encoding="utf-8")) == SCHEMA, "run: make schema"


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_files_fit(name: str) -> None:
    source = read_folder(shipped_rules() / name)
    for file in source.part_files:
        for key, entry in source.mapping(file)["rules"].items():
            assert fits(entry, SCHEMA["$defs"]["Entry"]), f"{file}/{key}"
        assert fits(source.mapping(file), SCHEMA), file
    assert fits(source.about, SCHEMA)


@pytest.mark.parametrize(
    "entry",
    [
        {"check": {"sise": "13pt"}},
        {"check": {"size": "13"}},
        {"check": {"size": {"withn": "13pt"}}},
        {"check": "size"},
        {"check": {"missing": {}, "size": "13pt"}},
        {"level": "eror"},
        {"requirement": {"vi": "Một câu."}},
        {"applies": {"families": ["nd31"]}},
        {"on": "tieu-de"},
        {"chek": "missing"},
    ],
    ids=str,
)
def test_mistakes_do_not_fit(entry: Mapping[str, Any]) -> None:
    assert not fits(entry, SCHEMA["$defs"]["Entry"])


def test_every_kind_is_described() -> None:
    kinds = SCHEMA["$defs"]["check"]["anyOf"][1]["properties"]
    assert kinds.keys() == KINDS.keys()
    assert all(kind["description"] for kind in kinds.values())
