"""Reads `decree30.toml`. Every mistake is told with its line and, where there is one, the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from decree30_lint.formats.read_options import PdfEngine
from decree30_lint.model.parts import Agency, Stage
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.service.configuration.configuration import Configuration, FailOn, Profile
from decree30_lint.service.configuration.values import (
    WrongError,
    choice,
    complaint,
    filled,
    known_keys,
    line_of,
    optional,
    positive,
    table,
    text,
    texts,
    yes_or_no,
)

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import Suppression

_READING = ("pdf_engine", "deadline", "ocr")
_TOP = ("stage", "language", "select", "ignore", "fail_on", "ruleset", *_READING, "levels", "agency", "accept")
_LISTS = ("names", "parents", "places", "units")
ACCEPT_KEYS = ("rule", "file", "text", "reason", "owner", "expires")
_AGENCY = (*_LISTS, "titles_before_name", "profile")
KEYS = (*_TOP, *_AGENCY, *ACCEPT_KEYS)
_LINE_OF_ERROR = re.compile(r"at line (\d+)")

_WRONG_TOML = Words("không đọc được cú pháp TOML ({})", "this is not TOML ({})")


def read_configuration(path: Path) -> Configuration:
    """Raises WrongConfigurationError with file, line and remedy."""
    import tomllib

    try:
        written = path.read_bytes().decode("utf-8-sig")
        return _configuration(tomllib.loads(written), written, path)
    except OSError as error:
        raise complaint(
            path, 1, Words(f"không mở được tệp ({error.strerror})", f"cannot be opened ({error.strerror})")
        ) from error
    except UnicodeDecodeError as error:
        raise complaint(path, 1, Words("tệp phải lưu bằng bảng mã UTF-8", "the file must be saved as UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE_OF_ERROR.search(str(error))
        line = int(found[1]) if found else written.count("\n") + 1
        raise complaint(path, line, filled(_WRONG_TOML, str(error))) from error
    except WrongError as error:
        raise complaint(path, line_of(written, error.table, error.key, error.nth), error.words) from error


def _configuration(content: Mapping[str, Any], written: str, path: Path) -> Configuration:
    known_keys(content, _TOP, "")
    return Configuration(
        path=path,
        stage=optional(content, "stage", lambda v: choice(v, Stage, "", "stage")),
        language=optional(content, "language", lambda v: choice(v, Lang, "", "language")),
        select=texts(content, "select", ""),
        ignore=texts(content, "ignore", ""),
        fail_on=optional(content, "fail_on", lambda v: choice(v, FailOn, "", "fail_on")),
        ruleset=optional(content, "ruleset", lambda v: _ruleset(v, path.parent)),
        pdf_engine=optional(content, "pdf_engine", lambda v: choice(v, PdfEngine, "", "pdf_engine")),
        deadline=positive(content["deadline"], "", "deadline") if "deadline" in content else None,
        ocr=yes_or_no(content.get("ocr", False), "", "ocr"),
        levels={rule: choice(level, Level, "levels", rule) for rule, level in table(content, "levels").items()},
        agency=_agency(table(content, "agency")),
        accept=_acceptances(content["accept"], written, path) if "accept" in content else (),
    )


def _acceptances(entries: Any, written: str, path: Path) -> tuple[Suppression, ...]:
    from decree30_lint.service.configuration.accept_tables import suppressions

    return suppressions(entries, written, path)


def _agency(table: Mapping[str, Any]) -> Agency:
    known_keys(table, _AGENCY, "agency")
    titles = table.get("titles_before_name", "profile" in table)
    optional(table, "profile", lambda v: choice(v, Profile, "agency", "profile"))
    lists = {name: texts(table, name, "agency") for name in _LISTS}
    return Agency(**lists, titles_before_name=yes_or_no(titles, "agency", "titles_before_name"))


def _ruleset(value: Any, folder: Path) -> str:
    """A name, or a folder as seen from the configuration file."""
    name = text(value, "", "ruleset")
    beside = folder / name
    return str(beside) if beside.is_dir() else name
