"""Gives a finding at a place a short name that stays while other parts of the document change."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable

from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic


def fingerprints(findings: Iterable[Diagnostic], places: PlaceIndex) -> list[tuple[str, ...]]:
    """Returns, for each finding, the fingerprints of its places: `breach.at`, then `breach.also`."""
    seen: Counter[tuple[str, str, str]] = Counter()
    return [tuple(_of_places(finding, places, seen)) for finding in findings]


def _of_places(finding: Diagnostic, places: PlaceIndex, seen: Counter[tuple[str, str, str]]) -> Iterable[str]:
    for text in (places.text_of(finding), *map(places.text_at, finding.breach.also)):
        key = (finding.rule.id, finding.part.value, folded(text))
        seen[key] += 1
        yield fingerprint(*key, seen[key])


def fingerprint(rule: str, part: str, text: str, occurrence: int) -> str:
    """Returns 16 hexadecimal digits; `occurrence` counts from 1 and tells places with equal text apart."""
    pieces = [rule, part, text, *([str(occurrence)] if occurrence > 1 else [])]
    return hashlib.sha256("\n".join(pieces).encode()).hexdigest()[:16]


def folded(text: str) -> str:
    """Returns the text without case, diacritics and outer blanks, so that half-mended faults keep their fingerprint."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
