"""Builds the files under fixtures/ from their specimens, PDF by LibreOffice: `python tools/build_fixtures.py`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from decree30_lint.compose import Layout, Specimen, Tier, apply_change, compose_docx, load_specimen
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.convert import find_office, to_pdf

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
_SECONDS = 120.0
_DATE = re.compile(rb"(?<=/CreationDate\(D:)\d+(?=Z)")
_NUMBERS = re.compile(rb"(?<=[</])[0-9A-F]{32}(?=[>\n])")  # made of the clock


def documents() -> Iterator[tuple[Path, bytes]]:
    """Every Word file that fixtures/documents.yaml names, with the bytes it should have."""
    for name, entry in _read(FIXTURES / "documents.yaml").items():
        if "printed" in entry:
            continue
        specimen = load_specimen(FIXTURES / entry["specimen"])
        if "faults" in entry:
            specimen = with_faults(specimen, FIXTURES / entry["faults"])
        yield FIXTURES / name, compose_docx(specimen, _layout(entry.get("layout", {})))


def printed() -> Iterator[tuple[Path, bytes]]:
    """Every PDF that it names, as LibreOffice prints it here; without the time of the day."""
    for name, entry in _read(FIXTURES / "documents.yaml").items():
        if "printed" in entry:
            pdf = to_pdf((FIXTURES / entry["printed"]).read_bytes(), ".docx", Clock(_SECONDS))
            yield FIXTURES / name, _NUMBERS.sub(b"0" * 32, _DATE.sub(lambda date: b"0" * len(date[0]), pdf))


def with_faults(specimen: Specimen, faults: Path) -> Specimen:
    """The specimen with all faults of an answer key planted."""
    for fault in _read(faults)["faults"]:
        specimen = apply_change(specimen, fault["part"], fault["change"], fault.get("role"))
    return specimen


def _layout(settings: Mapping[str, str]) -> Layout:
    tier = Tier(settings.get("tier", Tier.A))
    return Layout(**{**settings, "tier": tier})  # type: ignore[arg-type]  # the words are those of the file


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def main() -> int:
    for path, content in documents():
        path.write_bytes(content)
    if find_office() is None:
        print("The PDF files are left as they are: LibreOffice is not installed.")
        return 0
    for path, content in printed():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
