"""Makes the JSON schema of rule files, for completion in editors.

It is made from the kinds of checks and the keys that entries may have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from decree30_lint.model.parts import ListName, TableName
from decree30_lint.model.rules import Applies, Kind
from decree30_lint.model.units import Bounds, Length
from decree30_lint.model.words import Words
from decree30_lint.ruleset.entries import PartFile
from decree30_lint.ruleset.load import About
from decree30_lint.ruleset.values import AppliesSaid, Check, Sentence

Schema = dict[str, Any]

_REF = "#/$defs/{name}"
_NUMBER = r"\d+(\.\d+)?"
_LENGTH = f"{_NUMBER}(pt|mm|cm)"
_SHARE = rf"(>= )?{_NUMBER}(\.\.{_NUMBER})? (lines|of text|%)"
_SPELT: Mapping[Any, Schema] = {
    Bounds: {"type": "string", "pattern": rf"^(>= {_LENGTH}|{_LENGTH}(\.\.{_LENGTH})?|{_SHARE})$"},
    Length: {"type": "string", "pattern": f"^{_LENGTH}$"},
    ListName: {"type": "string"},
    TableName: {"type": "string"},
    Sentence: {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Words"}]},
    AppliesSaid: {"$ref": "#/$defs/Applies"},
    Check: {"$ref": "#/$defs/check"},
}


def schema(kinds: Mapping[str, type[Kind]], described: Mapping[str, Mapping[str, str]]) -> Schema:
    """Returns the schema of a part's file and of ruleset.yaml.

    `described` has what editors show of each kind ("what") and of its parameters.
    """
    types = (PartFile, About, Words, Applies, *kinds.values())
    files, components = msgspec.json.schema_components(types, schema_hook=_SPELT.__getitem__, ref_template=_REF)
    for key in components["Applies"]["properties"].values():
        key.pop("default", None)  # what is not said stays as the ruleset beneath has it
    for name, kind in kinds.items():
        components[kind.__name__]["description"] = described[name]["what"]
        for parameter, about in components[kind.__name__]["properties"].items():
            about["description"] = described[name][parameter]
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "decree30-lint: rules",
        "anyOf": list(files[:2]),
        "$defs": {"check": _check(kinds, components), **components},
    }
    built: Schema = msgspec.json.decode(msgspec.json.encode(whole))
    return built


def _check(kinds: Mapping[str, type[Kind]], components: Mapping[str, Schema]) -> Schema:
    """Returns the schema of a check.

    It is the name of a kind, or one kind with its parameters, or with the value of the first of them.
    """
    described = {name: components[kind.__name__] for name, kind in kinds.items()}
    plain = [name for name, kind in described.items() if not kind["required"]]
    one = {
        "type": "object",
        "properties": {name: _kind(kind) for name, kind in described.items()},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return {"anyOf": [{"type": "string", "enum": plain}, one]}


def _kind(kind: Schema) -> Schema:
    """The parameters that are required come first."""
    forms = [{"$ref": _REF.format(name=kind["title"])}]
    if kind["properties"] and len(kind["required"]) <= 1:
        forms.insert(0, next(iter(kind["properties"].values())))
    return {"anyOf": forms, "description": kind["description"]}
