"""Reads specimens from their YAML files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from decree30_lint.compose.looks import (
    LOOK_KEYS,
    choice,
    parse_letters,
    parse_look,
    parse_page_number,
    parse_paper,
    refuse_unknown,
    wrong,
)
from decree30_lint.compose.specimen import (
    Look,
    Looks,
    Specimen,
    SpecimenLine,
    SpecimenPage,
    SpecimenPageNumber,
    SpecimenSpan,
    SpecimenText,
    Tier,
    Zone,
)
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.words import Words

_LINE = "__line__"  # the key under which the reader keeps a mapping's line in the file
_LOOKS = "_looks.yaml"
_ZONES = frozenset(zone.value for zone in Zone)
_TEXT_KEYS = _ZONES | {"type", "paper", "first_number"}
_KINDS = {
    "attached": TextKind.ATTACHED,
    "appendices": TextKind.APPENDIX,
    "further": TextKind.MAIN,
    "copy": TextKind.COPY,
}
_SPECIMEN_KEYS = _TEXT_KEYS | _KINDS.keys() | {"kind", "page_number", "pages"}
_LINE_KEYS = LOOK_KEYS | {"part", "role", "text", "spots", "table"}
_PARTS = {part.value: part for part in Part}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the base is chosen at run time
    """Loads YAML and keeps the line of each mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return {_LINE: node.start_mark.line + 1, **mapping}


def load_specimen(path: Path) -> Specimen:
    """Returns the specimen of a file.

    Its looks are in `_looks.yaml` in the same folder, in the next one above that has it, or in ours. Raises
    WrongConfigurationError that names file and line.
    """
    defaults = _defaults(_looks_file(path))
    content = _read(path)
    try:
        return _specimen(path.stem, content, defaults)
    except _LineError as error:
        raise _complaint(path, error.line, error.words) from error
    except WrongConfigurationError as error:
        raise _complaint(path, content.get(_LINE, 1), error.words) from error


class _LineError(Exception):
    def __init__(self, line: int, words: Words) -> None:
        super().__init__(words.en)
        self.line = line
        self.words = words


def _complaint(path: Path, line: int, words: Words) -> WrongConfigurationError:
    return wrong(f"{path}, dòng {line}: {words.vi}", f"{path}, line {line}: {words.en}")


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        message = Words(vi=f"Không đọc được {path}.", en=f"{path} cannot be read.")
        raise WrongConfigurationError("wrong-specimen", message) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _complaint(path, line, Words("sai cú pháp YAML", str(error.problem))) from error
    if not isinstance(content, dict):
        raise _complaint(path, 1, Words("tệp phải gồm các dòng dạng “tên: giá trị”", "is not a mapping"))
    return content


def _looks_file(path: Path) -> Path:
    for folder in path.resolve().parents:
        for candidate in (folder / _LOOKS, folder / "specimens" / _LOOKS):
            if candidate.is_file():
                return candidate
    return shipped_specimens() / _LOOKS


def shipped_specimens() -> Path:
    """Returns the folder of the program's own specimens: beside `src/` in a checkout, in the package in a wheel."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_specimens"
    return installed if installed.is_dir() else package.parents[1] / "fixtures" / "specimens"


class _Defaults(Struct, frozen=True):
    paper: SpecimenPage
    page_number: SpecimenPageNumber
    looks: Looks


@lru_cache(maxsize=16)
def _defaults(path: Path) -> _Defaults:
    content = _plain(_read(path))
    try:
        return _Defaults(
            parse_paper(content["paper"]),
            parse_page_number(content["page_number"]),
            Looks(
                parse_look(content["base"]),
                _named_looks(content["parts"]),
                {Tier(tier): _named_looks(looks) for tier, looks in content["tiers"].items()},
            ),
        )
    except WrongConfigurationError as error:
        raise _complaint(path, 1, error.words) from error


def _named_looks(content: Mapping[str, Any]) -> dict[str, Look]:
    for name in content:
        if name.split()[0] not in _PARTS:
            raise wrong(f"không có thành phần “{name}”", f"unknown part '{name}'")
    return {name: parse_look(settings) for name, settings in content.items()}


def _specimen(name: str, content: Mapping[str, Any], defaults: _Defaults) -> Specimen:
    _check_keys(content, _SPECIMEN_KEYS)
    paper = parse_paper(_plain(content.get("paper", {})), defaults.paper)
    number = _plain(content.get("page_number", {}))
    return Specimen(
        name,
        content["type"],
        tuple(_texts(content, paper)),
        paper,
        parse_page_number(number, defaults.page_number),
        defaults.looks,
        content.get("pages"),
    )


def _texts(content: Mapping[str, Any], paper: SpecimenPage) -> Iterator[SpecimenText]:
    kind = choice("kind", content.get("kind", "main"), {kind.value: kind for kind in TextKind})
    yield _text(kind, {key: value for key, value in content.items() if key != "paper"}, paper)
    for key, other in _KINDS.items():
        entries = content.get(key, [])
        for entry in entries if isinstance(entries, list) else [entries]:
            _check_keys(entry, _TEXT_KEYS)
            yield _text(other, entry, paper)


def _text(kind: TextKind, content: Mapping[str, Any], paper: SpecimenPage) -> SpecimenText:
    """Returns a text; its own paper is what differs from that of the specimen."""
    lines = tuple(_line(entry, zone) for zone in Zone for entry in content.get(zone.value, ()))
    own = parse_paper(_plain(content["paper"]), paper) if "paper" in content else None
    return SpecimenText(kind, content.get("type", "unknown"), lines, own, content.get("first_number"))


def _line(entry: Any, zone: Zone) -> SpecimenLine:
    if not isinstance(entry, dict):
        raise wrong(
            f"{zone.value}: “{entry}” không phải là một dòng ghi kèm tên thành phần",
            f"{zone.value}: {entry!r} is not a line with its part",
        )
    settings = dict(entry)
    where = settings.pop(_LINE)
    try:
        return _labelled_line(_plain(settings), zone, where)
    except WrongConfigurationError as error:
        raise _LineError(where, error.words) from error


def _labelled_line(settings: dict[str, Any], zone: Zone, where: int) -> SpecimenLine:
    if "part" not in settings:
        name, text = next(iter(settings.items()))
        part, _, role = name.partition(" ")
        settings = {"part": part, "role": role, "text": text or "", **{k: v for k, v in settings.items() if k != name}}
    refuse_unknown(settings, _LINE_KEYS, "line")
    if settings["part"] not in _PARTS:
        raise wrong(f"không có thành phần “{settings['part']}”", f"unknown part '{settings['part']}'")
    return SpecimenLine(
        _PARTS[settings["part"]],
        settings.get("role", ""),
        zone,
        str(settings.get("text", "")),
        parse_look({key: value for key, value in settings.items() if key in LOOK_KEYS}),
        tuple(SpecimenSpan(words, parse_letters(look)) for words, look in settings.get("spots", {}).items()),
        tuple(tuple(map(str, row)) for row in settings.get("table", ())),
        where,
    )


def _check_keys(content: Any, known: frozenset[str]) -> None:
    if not isinstance(content, dict):
        raise wrong(f"“{content}” phải có dạng tên: giá trị", f"{content!r} is not a mapping")
    for key in content.keys() - {_LINE}:
        if key not in known:
            listed = ", ".join(sorted(known))
            words = Words(f"không có mục “{key}”; các mục có thể dùng: {listed}", f"unknown key '{key}'; known are {listed}")
            raise _LineError(content.get(_LINE, 1), words)
    if "type" not in content and "type" in known and known is _SPECIMEN_KEYS:
        words = Words("văn bản mẫu phải ghi loại văn bản (type)", "a specimen needs its type")
        raise _LineError(content.get(_LINE, 1), words)


def _plain(content: Any) -> Any:
    """Returns the content without the line numbers."""
    if isinstance(content, dict):
        return {key: _plain(value) for key, value in content.items() if key != _LINE}
    if isinstance(content, list):
        return [_plain(value) for value in content]
    return content
