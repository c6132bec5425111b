"""The baseline: a file of the findings an office lives with for now, so that only new ones count.

Schema "decree30-baseline/1": an object with the list `accepted`, sorted by file, rule and fingerprint; of each entry `file`
(seen from the baseline's folder), `rule`, `fingerprint`, `also` (fingerprints of further places), `reason`, `owner`,
`expires`. It holds no word of the documents.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.results import FileResult
from decree30_lint.model.suppressions import Origin, Suppression
from decree30_lint.model.words import Lang, Words
from decree30_lint.service.suppressions.apply import decided

SCHEMA = "decree30-baseline/1"
_TEXTS = ("file", "rule", "fingerprint", "reason")
_KEYS = (*_TEXTS, "also", "owner", "expires")
_OLD = Words("Đã có khi lập danh sách này", "Was there when this list was made")


class _WrongError(Exception):
    """What is wrong with the file, before its name is known."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def read_baseline(path: Path) -> tuple[Suppression, ...]:
    """Raises WrongConfigurationError with file, entry and remedy."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
        return tuple(_entries(content, path))
    except OSError as error:
        reason = str(error.strerror)
        raise _complaint(path, Words(f"không mở được tệp ({reason})", f"cannot be opened ({reason})")) from error
    except ValueError as error:  # neither UTF-8 nor JSON
        raise _complaint(path, Words("đây không phải là tệp JSON", "this is not a JSON file")) from error
    except _WrongError as error:
        raise _complaint(path, error.words) from error


def _entries(content: Any, path: Path) -> Iterable[Suppression]:
    if not isinstance(content, Mapping) or content.get("schema") != SCHEMA or not isinstance(content.get("accepted"), list):
        raise _WrongError(Words(f"đây không phải là tệp baseline ({SCHEMA})", f"this is not a baseline ({SCHEMA})"))
    for number, entry in enumerate(content["accepted"], 1):
        yield _entry(entry, number, path.name)


def _entry(entry: Any, number: int, source: str) -> Suppression:
    if not isinstance(entry, Mapping):
        raise _wrong(number, Words("phải là một đối tượng", "must be an object"))
    for key in entry:
        if key not in _KEYS:
            raise _wrong(number, Words(f"không có khóa “{key}”", f"there is no key “{key}”"))
    for key in _TEXTS:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise _wrong(number, Words(f"thiếu “{key}”", f"“{key}” is missing"))
    also, owner = entry.get("also", []), entry.get("owner") or ""
    if not isinstance(also, list) or not all(isinstance(each, str) for each in (*also, owner)):
        raise _wrong(number, Words("“also”, “owner” sai kiểu", "“also” or “owner” is of a wrong kind"))
    return Suppression(
        rules=(entry["rule"],),
        reason=entry["reason"],
        origin=Origin.BASELINE,
        owner=owner,
        expires=_day(entry.get("expires"), number),
        file=unicodedata.normalize("NFC", entry["file"]),
        fingerprints=(entry["fingerprint"], *also),
        source=source,
    )


def _day(value: Any, number: int) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        what = Words("“expires” phải là một ngày, ví dụ 2026-12-31", "“expires” must be a day, for example 2026-12-31")
        raise _wrong(number, what) from error


def _wrong(number: int, words: Words) -> _WrongError:
    return _WrongError(Words(f"mục thứ {number}: {words.vi}", f"entry {number}: {words.en}"))


def _complaint(path: Path, words: Words) -> WrongConfigurationError:
    return WrongConfigurationError("wrong-baseline", Words(f"{path}: {words.vi}.", f"{path}: {words.en}."))


def file_key(document: Path, baseline: Path) -> str:
    """How the baseline calls a document: its path seen from the baseline's folder, the same on every machine."""
    target, folder = Path(os.path.realpath(document)), baseline.resolve().parent
    seen = Path(os.path.relpath(target, folder)) if target.drive == folder.drive else target
    return unicodedata.normalize("NFC", seen.as_posix())


def renewed(report: FileResult, file: str, baseline: Path, lang: Lang) -> list[Suppression]:
    """Entries that accept all that is left in the report; those that an entry accepts already stay with their reason."""
    kept = [
        replace(a.suppression, fingerprints=a.fingerprints)
        for a in report.accepted
        if a.suppression.origin is Origin.BASELINE
    ]
    findings = report.judgement.diagnostics if report.judgement else ()
    new = [
        Suppression(
            rules=(finding.rule.id,),
            reason=_OLD.of(lang),
            origin=Origin.BASELINE,
            file=file,
            fingerprints=of_places,
            source=baseline.name,
        )
        for finding, of_places in zip(findings, report.fingerprints, strict=True)
    ]
    return [*kept, *new]


def pruned(entries: Iterable[Suppression], report: FileResult) -> list[Suppression]:
    """The entries for a judged file without what no longer occurs in it; what could not be decided this time stays."""
    if report.judgement is None or report.outside is not None:
        return list(entries)
    found = (*report.fingerprints, *(each.fingerprints for each in report.accepted))
    occurring = {name for of_places in found for name in of_places}
    left = []
    for entry in entries:
        names = tuple(name for name in entry.fingerprints if name in occurring)
        if not decided(entry, report.judgement):
            left.append(entry)
        elif names:
            left.append(replace(entry, fingerprints=names))
    return left


def as_json(entries: Iterable[Suppression]) -> str:
    listed = sorted(entries, key=lambda entry: (entry.file, entry.rules, entry.fingerprints))
    content = {"schema": SCHEMA, "accepted": [_json_entry(entry) for entry in listed]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _json_entry(entry: Suppression) -> dict[str, Any]:
    first, *also = entry.fingerprints
    return {
        "file": entry.file,
        "rule": entry.rules[0],
        "fingerprint": first,
        **({"also": also} if also else {}),
        "reason": entry.reason,
        "owner": entry.owner or None,
        "expires": entry.expires.isoformat() if entry.expires else None,
    }
