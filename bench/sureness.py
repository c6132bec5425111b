"""Confidence against truth: of what is recognised with 0.9, nine in ten should be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

BANDS = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)  # lower ends; the ruleset's own bound is one of them
Shown = tuple[str, float]
"""A paragraph that is taken for some part, and its confidence, 0-1."""


@dataclass
class Band:
    """What is recognised with confidences of one band."""

    confidences: list[float] = field(default_factory=list)
    right: int = 0

    @property
    def mean(self) -> float:
        return sum(self.confidences) / len(self.confidences)

    @property
    def share(self) -> float:
        return self.right / len(self.confidences)


Bands = dict[float, Band]
"""By their lower ends."""


def weigh(bands: Bands, shown: Iterable[Shown], wanted: Iterable[str], pieces: bool) -> None:
    """Adds what is `shown` of one part in one document. It is right where a label wants it, with `pieces` a piece of one."""
    left = Counter(wanted)
    for text, confidence in shown:
        band = bands.setdefault(next(low for low in BANDS if confidence >= low), Band())
        band.confidences.append(confidence)
        label = _label(text, left, pieces)
        band.right += label is not None
        if label == text:
            left[text] -= 1


def _label(text: str, left: Mapping[str, int], pieces: bool) -> str | None:
    if left.get(text):
        return text
    return next((label for label in left if pieces and text in label), None)


def lines(bands: Bands) -> Iterator[str]:
    """A row a band, the surest first: how many paragraphs, their mean confidence, the share that is right."""
    yield f"{'confidence':20} {'shown':>8} {'mean':>9} {'right':>7}"
    for low, high in zip(BANDS, (1.0, *BANDS), strict=False):
        if band := bands.get(low):
            yield f"{f'{low:.2f}-{high:.2f}':20} {len(band.confidences):8} {band.mean:9.3f} {band.share:7.3f}"
