"""Reads the digital signatures of a PDF and validates them with pyHanko, without any network.

It is imported for signed files only: the library takes half a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from msgspec.structs import replace
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from decree30_lint.errors import LintError
from decree30_lint.formats.files import read_file
from decree30_lint.formats.limits import CERTIFICATE_BYTES
from decree30_lint.formats.pdf.content import FormField
from decree30_lint.formats.pdf.signature_fields import SignedField, has_picture, open_file, resolved, signed_fields
from decree30_lint.formats.pdf.signature_validation import Stamp, covers_whole_file, signer_names, time_stamp, verdict
from decree30_lint.model.place import Box
from decree30_lint.model.signatures import Signature, TimeSource, TrustMoment
from decree30_lint.model.units import Pt

_GATE = b"/ByteRange"  # a signature's dictionary is never compressed

Known = Sequence[tuple[int, FormField]]
"""Signature fields that an engine has seen: number of the page, and the field."""


class _File(NamedTuple):
    """Holds what all signatures of one file are judged by. `roots` None leaves trust unjudged; `at` stands for now."""

    reader: PdfFileReader
    data: bytes
    places: Mapping[str, tuple[int, Box | None]]
    roots: Sequence[Certificate] | None
    at: datetime
    otherwise: TrustMoment  # what `at` is


def read_signatures(
    data: bytes, trust: Sequence[Path] = (), known: Known = (), at: datetime | None = None
) -> tuple[Signature, ...]:
    """Returns the signatures in the order of the file's fields. Raises nothing: what cannot be judged stays None.

    `trust` lists files and folders of certificates (PEM or DER); without them trust is not judged. `known` says where the
    fields stand; where the file is too odd, they are all that is listed. `at` is the moment, aware, at which the
    certificates of signatures without a trusted time stamp must be valid; None means now.
    """
    if _GATE not in data:
        return ()
    try:
        reader = open_file(data)
        signed = list(signed_fields(reader))
    except Exception:  # any of the many errors of a library that reads a file made to break it
        return tuple(Signature(field.name, page, _box(page, field)) for page, field in known)
    places = {field.name: (page, _box(page, field)) for page, field in known}
    file = _File(reader, data, places, _certificates(trust) if trust else None, *_moment(at))
    return tuple(_signature(one, file) for one in signed)


def _moment(at: datetime | None) -> tuple[datetime, TrustMoment]:
    return (datetime.now(UTC), TrustMoment.NOW) if at is None else (at, TrustMoment.AS_OF)


def _box(page: int, field: FormField) -> Box | None:
    if field.right <= field.left or field.bottom <= field.top:
        return None
    return Box(page, Pt(field.left), Pt(field.top), Pt(field.right), Pt(field.bottom))


def _signature(one: SignedField, file: _File) -> Signature:
    page, box = file.places.get(one.name, file.places.get(one.name.rpartition(".")[2], (None, None)))
    found = Signature(one.name, page, box)
    with suppress(Exception):  # as above: each thing that can be told is told
        found = replace(found, with_picture=has_picture(one.widget))
    with suppress(Exception):
        found = _claimed(found, one)
        found = _examined(found, EmbeddedPdfSignature(file.reader, one.field, one.name), file)
    return found


def _claimed(found: Signature, one: SignedField) -> Signature:
    """Adds what the file says of the signature, which anybody could have written."""
    value = resolved(one.field, "/V")
    name, time = resolved(value, "/Name"), _pdf_time(str(resolved(value, "/M", "")))
    signer, source = str(name) if name else None, TimeSource.CLAIMED if time else None
    return replace(
        found, signer=signer, time=time, time_source=source, only_time=resolved(value, "/Type") == "/DocTimeStamp"
    )


def _pdf_time(text: str) -> datetime | None:
    """Reads "D:20260305083015+07'00'"; None without a zone, for then the moment is not known."""
    match = re.match(r"D:(\d{14})(?:(Z)|([+-])(\d\d)'?(\d\d)?)", text)
    if match is None:
        return None
    away = timedelta(hours=int(match[4] or 0), minutes=int(match[5] or 0))
    zone = timezone(-away if match[3] == "-" else away)
    return datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=zone)


def _examined(found: Signature, embedded: EmbeddedPdfSignature, file: _File) -> Signature:
    """Adds what the signature itself says, which is more than the file's word for it."""
    with suppress(Exception):  # as above
        found = replace(found, covers_whole_file=covers_whole_file(embedded, file.data))
    with suppress(Exception):
        signer, organisation = signer_names(embedded)
        found = replace(found, signer=signer or found.signer, organisation=organisation)
    stamp = None
    with suppress(Exception):
        stamp = time_stamp(embedded, file.roots or ())
    with suppress(Exception):
        found = _timed(found, stamp, extract_self_reported_ts(embedded.signer_info))
    with suppress(Exception):  # an algorithm that nobody here knows leaves it unchecked
        # Who signs can write any time: only an authority's stamp takes the place of now.
        at, moment = (stamp.time, TrustMoment.TIMESTAMP) if stamp and stamp.trusted else (file.at, file.otherwise)
        intact, trusted = verdict(embedded, file.data, file.roots or (), at)
        found = replace(found, intact=intact)
        if file.roots is not None and trusted is not None:
            found = replace(found, trusted=trusted, trust_moment=moment)
    return found


def _timed(found: Signature, stamp: Stamp | None, signed: datetime | None) -> Signature:
    """Adds the time: an authority's word before the signer's, the signer's before the file's.

    It is shown in the zone that the file names.
    """
    zone = found.time.tzinfo if found.time else None
    for time, source in ((stamp.time if stamp else None, TimeSource.TIMESTAMP), (signed, TimeSource.SIGNED)):
        if time is not None:
            return replace(found, time=time.astimezone(zone) if zone else time, time_source=source)
    return found


def _certificates(paths: Sequence[Path]) -> list[Certificate]:
    """Returns all certificates in the files, and in the files of the folders; what is none is passed over."""
    found: list[Certificate] = []
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            with suppress(ValueError, OSError, LintError):
                found += _certificates_of(read_file(file, CERTIFICATE_BYTES))
    return found


def _certificates_of(content: bytes) -> list[Certificate]:
    found = [der for _, _, der in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
    return [Certificate.load(der, strict=True) for der in found]
