"""Sound files that were cut or changed, and files that are something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

from bench import mutants
from bench.hostile.archives import sound
from bench.hostile.inputs import Input, quick

_ROOT = Path(__file__).resolve().parents[2]
_PDF = _ROOT / "fixtures/bao-cao-nam/bao-cao-nam.pdf"
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _cut(make: Callable[[], bytes], share: float) -> bytes:
    data = make()
    return data[: int(len(data) * share)]


def _changed(make: Callable[[], bytes], seed: int) -> bytes:
    return mutants.changed(Random(seed), make(), mutants.BYTES)


def _container(*names: str, chain: bytes = b"\xfe\xff\xff\xff") -> bytes:
    """A compound file, as Word protects documents in, with a directory of these names."""
    head = _CONTAINER + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + bytes(6) + b"\0\0\0\0\1\0\0\0\1\0\0\0" + bytes(4)
    head += b"\0\x10\0\0" + b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4) + bytes(4) + b"\xff" * 432
    table = b"\xfd\xff\xff\xff" + chain * 127
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + len(name * 2).to_bytes(2, "little") + b"\2\1" + b"\xff" * 60
        for name in ("Root Entry", *names)
    )
    return head.ljust(512, b"\0") + table.ljust(512, b"\0") + directory.ljust(1024, b"\0")


_SHARES = (0.01, 0.3, 0.7, 0.99)
_BUILDERS: Mapping[str, Mapping[str, Callable[[], bytes]]] = {
    ".docx": {
        **{f"cut-docx-{share:g}": partial(_cut, sound, share) for share in _SHARES},
        **{f"changed-docx-{seed}": partial(_changed, sound, seed) for seed in range(8)},
        "docx-nothing": lambda: b"",
        "docx-nul-50mb": lambda: bytes(50_000_000),
        "docx-protected": lambda: _container("EncryptionInfo", "EncryptedPackage"),
        "docx-rights": lambda: _container("\x06DataSpaces", "EncryptedPackage"),
        "docx-container-ring": lambda: _container("EncryptedPackage", chain=b"\1\0\0\0"),
        "docx-is-pdf": _PDF.read_bytes,
        "docx-is-text": lambda: "Nội dung văn bản.\n".encode() * 100_000,
        "docx-is-web-page": lambda: b"<html><body>" + b"<div>" * 500_000,
        "docx-two-in-one": lambda: _PDF.read_bytes() + sound(),
    },
    ".pdf": {
        **{f"cut-pdf-{share:g}": partial(_cut, _PDF.read_bytes, share) for share in _SHARES},
        **{f"changed-pdf-{seed}": partial(_changed, _PDF.read_bytes, seed) for seed in range(8)},
        "pdf-is-docx": sound,
        "pdf-nothing": lambda: b"",
    },
}

INPUTS: Mapping[str, Input] = {
    name: each for suffix, builders in _BUILDERS.items() for name, each in quick(suffix, builders).items()
}
