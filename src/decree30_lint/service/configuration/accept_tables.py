"""Turns the tables [[accept]] of a configuration into suppressions. It is imported only where there are any."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from decree30_lint.model.suppressions import Suppression, SuppressionOrigin
from decree30_lint.model.wire import form


class AcceptTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Represents a table [[accept]]: findings suppressed with a reason."""

    rule: Annotated[
        str,
        Meta(pattern=r"\S"),
        form('quy tắc được chấp nhận, ví dụ rule = "tieu-ngu/duong-ke"', 'the rule, for example rule = "tieu-ngu/duong-ke"'),
    ]
    reason: Annotated[str, Meta(pattern=r"\S"), form("lý do chấp nhận", "why this is accepted")]
    file: str = ""
    text: str = ""
    owner: str = ""
    expires: date | None = None


def suppressions(tables: Iterable[AcceptTable], lines: Sequence[int], path: Path) -> tuple[Suppression, ...]:
    """Returns the suppressions of the tables, which stand at these lines of the file at `path`."""
    source = _relative(path.resolve(), Path.cwd())
    return tuple(
        Suppression(
            rules=(table.rule.strip().rstrip("/"),),
            reason=table.reason.strip(),
            origin=SuppressionOrigin.CONFIGURATION,
            owner=table.owner.strip(),
            expires=table.expires,
            file=table.file.strip(),
            text=table.text.strip(),
            source=source,
            line=line,
        )
        for table, line in zip(tables, lines, strict=True)
    )


def for_file(given: Iterable[Suppression], configuration: Path, document: Path) -> tuple[Suppression, ...]:
    """Returns those suppressions whose `file` fits the document.

    A pattern without "/" names files in any folder, else paths seen from the configuration.
    """
    seen = _folded(_relative(Path(os.path.realpath(document)), configuration.resolve().parent))
    return tuple(a for a in given if not a.file or _fits(seen, _folded(a.file)))


def _fits(seen: str, pattern: str) -> bool:
    return fnmatchcase(seen if "/" in pattern else seen.rpartition("/")[2], pattern.removeprefix("./"))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _relative(path: Path, folder: Path) -> str:
    """Across drives there is no relative path."""
    return Path(os.path.relpath(path, folder) if path.drive == folder.drive else path).as_posix()
