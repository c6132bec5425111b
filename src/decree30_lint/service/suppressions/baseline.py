"""Reads and writes the baseline: a file of the findings an office lives with for now, so that only new ones count.

Schema "decree30-baseline/1": an object with the list `accepted`, sorted by file, rule and fingerprint; of each entry `file`
(seen from the baseline's folder), `rule`, `fingerprint`, `also` (fingerprints of further places), `reason`, `owner`,
`expires`. It holds no word of the documents.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

from decree30_lint.errors import in_file
from decree30_lint.model.results import FileResult
from decree30_lint.model.small_files import read_small
from decree30_lint.model.suppressions import Suppression, SuppressionOrigin
from decree30_lint.model.system_words import not_opened
from decree30_lint.model.wire import WrongValueError, convert
from decree30_lint.model.words import Lang, Words
from decree30_lint.service.suppressions.apply import decided

SCHEMA = "decree30-baseline/1"
_CODE = "wrong-baseline"
_LIMIT = 1 << 26  # bytes: some hundred thousand entries
_OLD = Words("Đã có khi lập danh sách này", "Was there when this list was made")
_NO_BASELINE = Words(f"đây không phải là tệp ghi các lỗi đã biết (baseline, {SCHEMA})", f"this is not a baseline ({SCHEMA})")
_Filled = Annotated[str, Meta(pattern=r"\S")]


class _BaselineEntry(Struct, frozen=True, forbid_unknown_fields=True):
    file: _Filled
    rule: _Filled
    fingerprint: _Filled
    reason: _Filled
    also: tuple[str, ...] | UnsetType = UNSET
    owner: str | None = None
    expires: date | None = None


class _Baseline(Struct, frozen=True):
    schema: Annotated[str, Meta(pattern=f"^{SCHEMA}$")]
    accepted: Annotated[
        tuple[_BaselineEntry, ...], Meta(extra={"form": Words("danh sách các đối tượng", "a list of objects")})
    ]


def read_baseline(path: Path) -> tuple[Suppression, ...]:
    """Raises WrongConfigurationError with file, entry and remedy."""
    try:
        content = msgspec.json.decode(read_small(path, _LIMIT))
        return tuple(_suppression(entry, path.name) for entry in convert(content, _Baseline).accepted)
    except OSError as error:
        raise in_file(_CODE, path, None, not_opened(error)) from error
    except WrongValueError as error:
        raise in_file(_CODE, path, None, _words(error)) from error
    except (ValueError, RecursionError) as error:  # neither UTF-8 nor JSON, or deeper than any baseline
        raise in_file(_CODE, path, None, Words("đây không phải là tệp JSON", "this is not a JSON file")) from error


def _suppression(entry: _BaselineEntry, source: str) -> Suppression:
    return Suppression(
        rules=(entry.rule,),
        reason=entry.reason,
        origin=SuppressionOrigin.BASELINE,
        owner=entry.owner or "",
        expires=entry.expires,
        file=unicodedata.normalize("NFC", entry.file),
        fingerprints=(entry.fingerprint, *(entry.also or ())),
        source=source,
    )


def _words(error: WrongValueError) -> Words:
    match error.keys:
        case ("accepted", int() as position, *_):
            number = position + 1
            return Words(f"mục thứ {number}: {error.words.vi}", f"entry {number}: {error.words.en}")
    return _NO_BASELINE


def file_key(document: Path, baseline: Path) -> str:
    """Returns how the baseline calls a document: its path seen from the baseline's folder, the same on every machine.

    Bytes in a name that are no text stand as "\\udcff".
    """
    target, folder = Path(os.path.realpath(document)), Path(os.path.realpath(baseline)).parent
    seen = Path(os.path.relpath(target, folder)) if target.drive == folder.drive else target
    return unicodedata.normalize("NFC", seen.as_posix()).encode("utf-8", "backslashreplace").decode()


def not_text(key: str) -> bool:
    """Tells whether the key stands for a name with bytes that are no text: such a file is not found by it."""
    return "\\udc" in key


def renewed(report: FileResult, file: str, baseline: Path, lang: Lang) -> list[Suppression]:
    """Returns entries that suppress all that is left in the report.

    Findings that an entry suppresses already stay with their reason.
    """
    kept = [
        replace(a.suppression, fingerprints=a.fingerprints)
        for a in report.accepted
        if a.suppression.origin is SuppressionOrigin.BASELINE
    ]
    findings = report.judgement.diagnostics if report.judgement else ()
    new = [
        Suppression(
            rules=(finding.rule.id,),
            reason=_OLD.of(lang),
            origin=SuppressionOrigin.BASELINE,
            file=file,
            fingerprints=of_places,
            source=baseline.name,
        )
        for finding, of_places in zip(findings, report.fingerprints, strict=True)
    ]
    return [*kept, *new]


def pruned(entries: Iterable[Suppression], report: FileResult) -> list[Suppression]:
    """Returns the entries for a judged file without what no longer occurs in it.

    What could not be decided this time stays.
    """
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
    content = _Baseline(SCHEMA, tuple(map(_entry, listed)))
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _entry(entry: Suppression) -> _BaselineEntry:
    first, *also = entry.fingerprints
    return _BaselineEntry(
        entry.file, entry.rules[0], first, entry.reason, tuple(also) or UNSET, entry.owner or None, entry.expires
    )
