"""Signed PDF files whose signature is not what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bench.hostile.inputs import Input, quick

_SIGNED = Path(__file__).resolve().parents[1] / "signed.pdf"
_RANGE = re.compile(rb"/ByteRange ?\[([^\]]*)\]")
_CONTENTS = re.compile(rb"/Contents ?<([0-9a-fA-F]*)>")


def _signed() -> bytes:
    return _SIGNED.read_bytes()


def _ranged(value: str) -> bytes:
    """The signature says that it covers these bytes; the file keeps its length where that is possible."""
    return _RANGE.sub(lambda found: b"/ByteRange [%b]" % value.encode().ljust(len(found[1])), _signed(), count=1)


def _content(make: Callable[[bytes], bytes]) -> bytes:
    return _CONTENTS.sub(lambda found: b"/Contents <%b>" % make(found[1]), _signed(), count=1)


def _added(count: int) -> bytes:
    update = b"\nxref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev 0 >>\nstartxref\n%d\n%%%%EOF\n"
    data = _signed()
    for _ in range(count):
        data += update % len(data)
    return data


_RANGES = {
    "short": "0 9 20 9",
    "empty": "",
    "zero": "0 0 0 0",
    "negative": "-5 -9 -20 -9",
    "huge": "0 99999999999 99999999999 99999999999",
    "overlapping": "0 500 100 500",
    "odd-count": "0 9 20",
    "many": "0 1 " * 100_000,
    "words": "a b c d",
    "real": "0.5 9.5 20.5 9.5",
    "digits": f"0 {'9' * 5_000} 0 1",
    "references": "1 0 R 2 0 R 3 0 R 4 0 R",
}
_CONTENT: Mapping[str, Callable[[bytes], bytes]] = {
    "empty": lambda held: b"",
    "nul": lambda held: b"0" * len(held),
    "ones": lambda held: b"F" * len(held),
    "half": lambda held: held[: len(held) // 4] + b"0" * (len(held) - len(held) // 4),
    "deep": lambda held: b"3080" * 100_000,
    "long-length": lambda held: b"3084FFFFFFFF" + held,
    "flipped": lambda held: held[:400] + bytes(reversed(held[400:800])) + held[800:],
    "odd-letters": lambda held: b"3",
}

INPUTS: Mapping[str, Input] = quick(
    ".pdf",
    {
        **{f"signature-range-{name}": partial(_ranged, value) for name, value in _RANGES.items()},
        **{f"signature-content-{name}": partial(_content, make) for name, make in _CONTENT.items()},
        "signature-cut": lambda: _signed()[:-3_000],
        "signature-updates": partial(_added, 1_000),
        "signature-flood": lambda: _signed() + bytes(50_000_000),
        "signature-before": lambda: b"\0" * 900 + _signed(),
    },
)
