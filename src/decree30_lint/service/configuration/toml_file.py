"""Reads `decree30.toml`. Every mistake is told with its line and, where there is one, the nearest right word."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from msgspec.structs import asdict

from decree30_lint.errors import WrongConfigurationError, in_file
from decree30_lint.model.parts import Agency
from decree30_lint.model.small_files import read_small
from decree30_lint.model.system_words import not_opened
from decree30_lint.model.wire import KeyOrIndex, WrongValueError, convert, form
from decree30_lint.model.words import Words
from decree30_lint.service.configuration.accept_tables import AcceptTable, suppressions
from decree30_lint.service.configuration.configuration import Configuration, ConfigurationKeys, Profile
from decree30_lint.service.configuration.toml_syntax import WrongTomlError, parsed_toml, too_long_number

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import Suppression

CODE = "wrong-configuration"
_LIMIT = 1 << 18  # bytes
_NO_UTF8 = Words("tệp phải lưu bằng bảng mã UTF-8", "the file must be saved as UTF-8")


class AgencyTable(Agency, frozen=True, forbid_unknown_fields=True):
    """Represents the table [agency]."""

    profile: Profile | None = None


class TomlFile(ConfigurationKeys, frozen=True, forbid_unknown_fields=True):
    """Represents the whole file."""

    agency: Annotated[AgencyTable, form("một bảng: [agency]", "a table: [agency]")] = AgencyTable()
    accept: Annotated[tuple[AcceptTable, ...], form("các bảng [[accept]]", "tables [[accept]]")] = ()


KEYS = tuple(key for table in (TomlFile, AgencyTable, AcceptTable) for key in table.__struct_fields__)


def read_configuration(path: Path) -> Configuration:
    """Raises WrongConfigurationError with file, line and remedy."""
    try:
        written = read_small(path, _LIMIT)
        return _configuration(parsed_toml(written), written, path)
    except OSError as error:
        raise in_file(CODE, path, 1, not_opened(error)) from error
    except UnicodeDecodeError as error:
        raise in_file(CODE, path, 1, _NO_UTF8) from error
    except WrongTomlError as error:
        raise in_file(CODE, path, error.line, error.words) from error
    except WrongValueError as error:
        raise in_file(CODE, path, line_of(written, *error.keys), error.words) from error
    except (ValueError, OverflowError) as error:
        wrong = too_long_number(written)
        raise in_file(CODE, path, wrong.line, wrong.words) from error


def _configuration(content: Mapping[str, Any], written: str, path: Path) -> Configuration:
    file = convert(content, TomlFile)
    own = {
        "path": path,
        "ruleset": file.ruleset and _beside(file.ruleset, path.parent),
        "agency": _agency(file.agency, content.get("agency", {})),
        "accept": _suppressions(file.accept, written, path) if file.accept else (),
    }
    return Configuration(**{**asdict(file), **own})


def _suppressions(tables: tuple[AcceptTable, ...], written: str, path: Path) -> tuple[Suppression, ...]:
    headers = [line for line, row in enumerate(written.splitlines(), start=1) if _table_of(row) == "accept"]
    lines = headers if len(headers) == len(tables) else [line_of(written, "accept")] * len(tables)
    return suppressions(tables, lines, path)


def _agency(table: AgencyTable, given: Mapping[str, Any]) -> Agency:
    """Returns the agency; with a profile titles are allowed, unless the table says otherwise."""
    said = asdict(table)
    profile = said.pop("profile")
    return Agency(**{**said, "titles_before_name": given.get("titles_before_name", profile is not None)})


def _beside(name: str, folder: Path) -> str:
    """Returns a name as it is, or a folder as seen from the configuration file."""
    return str(folder / name) if os.path.isdir(folder / name) else name


def complaint_about(path: Path, words: Words, *keys: KeyOrIndex) -> WrongConfigurationError:
    """Returns a complaint about the value under `keys` of a file that has been read before."""
    try:
        line = line_of(read_small(path, _LIMIT), *keys)
    except (OSError, ValueError):  # a pipe is read once
        line = 1
    return in_file(CODE, path, line, Words(words.vi.rstrip("."), words.en.rstrip(".")))


def line_of(text: str, *keys: KeyOrIndex) -> int:
    """Returns the line where the last of `keys` stands, else that of its table, else 1.

    It stands at the top or in a table (of the second: "accept", 1).
    """
    names = [str(key) for key in keys if not isinstance(key, int)]
    nth = next((key for key in keys[1:2] if isinstance(key, int)), 0)
    line, table, seen = 1, "", -1
    for number, row in enumerate(text.splitlines(), start=1):
        if header := _table_of(row):
            table = header
            seen += table == names[0]
            line = number if table == names[0] and seen == nth else line
        elif not table or (table == names[0] and seen == nth):
            key = names[-1] if table else names[0]
            if re.match(rf"""\s*+["']?{re.escape(key)}["']?\s*+=""", row):
                return number
    return line


def _table_of(row: str) -> str | None:
    """Returns the name of the table that begins in this row, None where none does."""
    header = re.match(r"\s*+\[++([^\]]++)\]", row)
    return header[1].strip() if header else None
