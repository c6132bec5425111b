"""Builds the Word files under fixtures/ from their specimens: `python tools/build_fixtures.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from decree30_lint.compose import Layout, Specimen, Tier, apply_change, compose_docx, load_specimen

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def documents() -> Iterator[tuple[Path, bytes]]:
    """Every file that fixtures/documents.yaml names, with the bytes it should have."""
    for name, entry in _read(FIXTURES / "documents.yaml").items():
        specimen = load_specimen(FIXTURES / entry["specimen"])
        if "faults" in entry:
            specimen = with_faults(specimen, FIXTURES / entry["faults"])
        yield FIXTURES / name, compose_docx(specimen, _layout(entry.get("layout", {})))


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
    return 0


if __name__ == "__main__":
    sys.exit(main())
