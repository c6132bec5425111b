"""The JSON schema of rule files, made from the kinds of checks and the keys that entries may have: completion in editors."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from decree30_lint.model.parts import ListName, Part, TableName
from decree30_lint.model.rules import Applies, Kind
from decree30_lint.model.units import Interval, Pt
from decree30_lint.model.words import Words
from decree30_lint.ruleset.entries import APPLIES_KEYS, ENTRY_KEYS
from decree30_lint.ruleset.load import ABOUT_KEYS, OWN
from decree30_lint.ruleset.values import parameters_of

Schema = dict[str, Any]

_NUMBER = r"\d+(\.\d+)?"
_LENGTH = f"{_NUMBER}(pt|mm|cm)"
_SHARE = rf"(>= )?{_NUMBER}(\.\.{_NUMBER})? (lines|of text|%)"
_PLAIN: Mapping[Any, Schema] = {
    Interval: {"type": "string", "pattern": rf"^(>= {_LENGTH}|{_LENGTH}(\.\.{_LENGTH})?|{_SHARE})$"},
    Pt: {"type": "string", "pattern": f"^{_LENGTH}$"},
    Words: {"$ref": "#/$defs/words"},
    date: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    ListName: {"type": "string"},
    TableName: {"type": "string"},
    Kind: {"$ref": "#/$defs/check"},
    Applies: {"$ref": "#/$defs/applies"},
}
_SAID = {
    "requirement": "Yêu cầu của quy định, một câu, viết bằng lời của mình.",
    "clause": "Điều khoản: “PL I.I.II.1.b”, “Điều 8.2.a”, “Mục II.3”; nhiều điều khoản cách nhau bằng “; ”.",
    "force": "must: “phải”; stated: quy định nêu thẳng; sample: chỉ thấy ở mẫu; practice: thói quen, không có điều khoản.",
    "level": "Mức báo: error lỗi, warning cảnh báo, info lưu ý, off tắt.",
    "levels": "Mức khác cho từng câu báo của phép kiểm tra, cho stage:draft, stage:issued hoặc type:<loại văn bản>.",
    "check": "Phép kiểm tra và tham số của nó.",
    "tolerance": "Cùng phép kiểm tra với dung sai; lệch trong dung sai thì báo nhẹ hơn một mức.",
    "fix": "Cách sửa: safe chỉ đổi hình thức; review đổi chữ, cần người xem; show chỉ gợi ý.",
    "role": "Chỉ xét dòng có vai này trong phần, ví dụ label, list của nơi nhận.",
    "on": "Xét ở phần khác với phần của quy tắc.",
    "applies": "Áp dụng cho văn bản nào.",
    "messages": "Câu báo riêng; chỗ điền: {part} {actual} {expected} {text}.",
    "why": "Vì sao có quy định này.",
    "wrong": "Một ví dụ sai.",
    "right": "Một ví dụ đúng.",
    "note": "Ghi chú về cách hiểu quy định hoặc về mức báo.",
    "good": "Các thay đổi của văn bản mẫu mà quy tắc không được báo.",
    "bad": "Các thay đổi của văn bản mẫu mà quy tắc phải báo.",
}


def schema(kinds: Mapping[str, type[Kind]]) -> Schema:
    """Of a part's file and of ruleset.yaml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "decree30-lint: rules",
        "anyOf": [{"$ref": "#/$defs/part_file"}, {"$ref": "#/$defs/ruleset"}],
        "$defs": {
            "part_file": _part_file(),
            "ruleset": _object(ABOUT_KEYS, required=OWN),
            "entry": _object(ENTRY_KEYS, _SAID),
            "applies": _object(APPLIES_KEYS),
            "words": {"anyOf": [{"type": "string"}, _object({"vi": str, "en": str}, required=("vi", "en"))]},
            "check": _check(kinds),
        },
    }


def _part_file() -> Schema:
    file = _object({"part": Part, "clause": str, "applies": Applies}, required=("part", "rules"))
    file["properties"]["rules"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/entry"}}
    return file


def _object(keys: Mapping[str, Any], said: Mapping[str, str] | None = None, required: tuple[str, ...] = ()) -> Schema:
    properties = {key: _of(wanted) for key, wanted in keys.items()}
    for key, words in (said or {}).items():
        properties[key] = {**properties[key], "description": words}
    entry: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**entry, "required": list(required)} if required else entry


def _check(kinds: Mapping[str, type[Kind]]) -> Schema:
    """The name of a kind, or one kind with its parameters, or with the value of the first of them."""
    plain = [name for name, kind in kinds.items() if not any(needed for _, needed in parameters_of(kind).values())]
    with_parameters = {name: _kind(kind) for name, kind in kinds.items()}
    one = {
        "type": "object",
        "properties": with_parameters,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return {"anyOf": [{"type": "string", "enum": plain}, one]}


def _kind(kind: type[Kind]) -> Schema:
    parameters = parameters_of(kind)
    needed = tuple(name for name, (_, required) in parameters.items() if required)
    forms = [_object({name: wanted for name, (wanted, _) in parameters.items()}, required=needed)]
    if parameters and set(needed) <= {next(iter(parameters))}:
        forms.insert(0, _of(next(iter(parameters.values()))[0]))
    said = {"description": (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")}
    return {**forms[0], **said} if len(forms) == 1 else {"anyOf": forms, **said}


def _of(wanted: Any) -> Schema:
    if wanted in _PLAIN:
        return dict(_PLAIN[wanted])
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        return {"anyOf": [{"type": "null"} if a is type(None) else _of(a) for a in arguments]}
    if origin in (tuple, frozenset):
        item = _of(arguments[0])
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is not None:
        names = _of(arguments[0])
        keys = {"propertyNames": names} if "enum" in names else {}
        return {"type": "object", **keys, "additionalProperties": _of(arguments[1])}
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return {"type": "string", "enum": [str(member.value) for member in wanted]}
    return {}
