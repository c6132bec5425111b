"""Opens zip archives. Whatever is wrong with one, zipfile's errors of many kinds end here."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

METHODS = frozenset({ZIP_STORED, ZIP_DEFLATED})
"""Those that Word writes. zipfile unpacks the others whole, however little of them is asked for."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1  # a flag of an entry


def count_entries(data: bytes) -> int:
    """Counts the entries without making a list of them; bytes that only look like one count, too."""
    return data.count(_ENTRY)


def open_archive(data: bytes) -> ZipFile | None:
    """Returns the archive, None where `data` is none or is damaged."""
    try:
        return ZipFile(io.BytesIO(data))
    except Exception:
        return None


def unpacked(archive: ZipFile, entry: ZipInfo, length: int) -> bytes | None:
    """Returns at most the first `length` bytes of an entry; None where it is damaged, encrypted or packed otherwise."""
    if entry.compress_type not in METHODS or is_encrypted(entry):
        return None
    try:
        with archive.open(entry) as stream:
            return stream.read(length)
    except Exception:
        return None


def is_encrypted(entry: ZipInfo) -> bool:
    """Tells whether an entry has a password."""
    return bool(entry.flag_bits & _ENCRYPTED)
