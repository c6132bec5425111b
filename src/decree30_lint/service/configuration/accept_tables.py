"""The tables [[accept]] of a configuration: findings accepted with a reason. Imported only where there are any."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from decree30_lint.model.suppressions import Origin, Suppression
from decree30_lint.model.words import Words
from decree30_lint.service.configuration.toml_file import ACCEPT_KEYS
from decree30_lint.service.configuration.values import WrongError, known_keys, line_of, text, wrong_value

_TABLE = "accept"
_TABLES = Words("các bảng [[accept]]", "tables [[accept]]")
_DAY = Words("một ngày, ví dụ 2026-12-31", "a day, for example 2026-12-31")
_MISSING = {
    "rule": Words(
        'thiếu “rule”: quy tắc được chấp nhận, ví dụ rule = "tieu-ngu/duong-ke"',
        '“rule” is missing: the rule, for example rule = "tieu-ngu/duong-ke"',
    ),
    "reason": Words("thiếu “reason”: lý do chấp nhận", "“reason” is missing: why this is accepted"),
}


def suppressions(entries: Any, written: str, path: Path) -> tuple[Suppression, ...]:
    """`entries` as read from `written`, the text of the file at `path`. Raises WrongError."""
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise wrong_value("", _TABLE, _TABLES)
    return tuple(_acceptances(entries, written, _seen_from_here(path)))


def _acceptances(entries: list[Mapping[str, Any]], written: str, source: str) -> Iterator[Suppression]:
    for nth, entry in enumerate(entries, 1):
        try:
            yield _acceptance(entry, source, line_of(written, _TABLE, "", nth))
        except WrongError as error:
            raise WrongError(error.table, error.key, error.words, nth) from error


def _acceptance(entry: Mapping[str, Any], source: str, line: int) -> Suppression:
    known_keys(entry, ACCEPT_KEYS, _TABLE)
    said = {key: text(entry.get(key, ""), _TABLE, key).strip() for key in ACCEPT_KEYS if key != "expires"}
    for key, missing in _MISSING.items():
        if not said[key]:
            raise WrongError(_TABLE, key, missing)
    return Suppression(
        rules=(said["rule"].rstrip("/"),),
        reason=said["reason"],
        origin=Origin.CONFIGURATION,
        owner=said["owner"],
        expires=_day(entry["expires"]) if "expires" in entry else None,
        file=said["file"],
        text=said["text"],
        source=source,
        line=line,
    )


def _day(value: Any) -> date:
    """A date of TOML, or one in quotation marks."""
    try:
        return value if type(value) is date else date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise wrong_value(_TABLE, "expires", _DAY) from error


def for_file(given: Iterable[Suppression], configuration: Path, document: Path) -> tuple[Suppression, ...]:
    """Those whose `file` fits: a pattern without "/" names files in any folder, else paths seen from the configuration."""
    seen = _folded(_relative(Path(os.path.realpath(document)), configuration.resolve().parent))
    return tuple(a for a in given if not a.file or _fits(seen, _folded(a.file)))


def _fits(seen: str, pattern: str) -> bool:
    return fnmatchcase(seen if "/" in pattern else seen.rpartition("/")[2], pattern.removeprefix("./"))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _relative(path: Path, folder: Path) -> str:
    """Across drives there is no relative path."""
    return Path(os.path.relpath(path, folder) if path.drive == folder.drive else path).as_posix()


def _seen_from_here(path: Path) -> str:
    return _relative(path.resolve(), Path.cwd())
