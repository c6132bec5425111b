"""The digital signatures of a PDF, read with pyHanko; never any network.

What `pyhanko.sign` offers takes half a second to load; reading the structure, and the certificates' own library, do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from decree30_lint.formats.pdf.content import Field
from decree30_lint.model.place import Box
from decree30_lint.model.signatures import Signature, TimeSource
from decree30_lint.model.units import Pt

if TYPE_CHECKING:
    from asn1crypto.cms import SignedData, SignerInfo
    from asn1crypto.x509 import Certificate

_GATE = b"/ByteRange"  # a signature's dictionary is never compressed
_DEEP = 20  # fields within fields, forms within forms
_HIDDEN = 0b100010  # flags of an annotation: hidden, not viewed
_TIME = "/DocTimeStamp"

Known = Sequence[tuple[int, Field]]
"""Signature fields that an engine has seen: number of the page, and the field."""

_Dictionary = Mapping[str, Any]


class _Signed(NamedTuple):
    """One field with its value, the dictionary of the signature."""

    name: str
    widget: _Dictionary
    value: _Dictionary


def read_signatures(data: bytes, trust: Sequence[Path] = (), known: Known = ()) -> tuple[Signature, ...]:
    """In the order of the file's fields. Never raises: what cannot be told stays None.

    `trust`: files and folders of certificates (PEM or DER); without them nothing is said of trust. `known` tells where the
    fields stand; where the file is too odd, they are all that is listed.
    """
    if _GATE not in data:
        return ()
    listed = tuple(Signature(field.name, page, _box(page, field)) for page, field in known)
    try:
        signed = list(_signed(data))
    except Exception:  # any of the many errors of a library that reads a file made to break it
        return listed
    places = {field.name: (page, _box(page, field)) for page, field in known}
    roots = _certificates(trust)
    return tuple(_signature(one, data, places, roots if trust else None) for one in signed)


def _box(page: int, field: Field) -> Box | None:
    if field.right <= field.left or field.bottom <= field.top:
        return None
    return Box(page, Pt(field.left), Pt(field.top), Pt(field.right), Pt(field.bottom))


def _signed(data: bytes) -> Iterator[_Signed]:
    import logging
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # it would speak of odd files on the error stream
    reader = PdfFileReader(BytesIO(_without_containers(data)), strict=False)
    if reader.encrypted:
        reader.decrypt("")
    for field in _held(_held(reader.root, "/AcroForm", {}), "/Fields", ()):
        yield from _fields(field.get_object(), "", None, _DEEP)


def _without_containers(data: bytes) -> bytes:
    """The file with the signatures' long strings emptied, each byte in its place: the reader takes them sign by sign."""
    import re

    pieces, done = [], 0
    for found in re.finditer(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+\d+\s*\]", data):
        begin, end = int(found[1]), int(found[2])
        whole = done <= begin < end <= len(data) and data[begin : begin + 1] + data[end - 1 : end] == b"<>"
        if whole and data[max(0, begin - 20) : begin].rstrip().endswith(b"/Contents"):
            pieces += [data[done:begin], b"<>".ljust(end - begin)]
            done = end
    return b"".join((*pieces, data[done:])) if pieces else data


def _container(value: _Dictionary, data: bytes) -> bytes:
    """The string that holds the signature, from the hole that its ranges leave where it has been emptied."""
    if held := value["/Contents"]:
        return bytes(held)
    (_, begin), (end, _) = _ranges(value)
    return bytes.fromhex(data[begin + 1 : end - 1].decode("ascii"))


def _fields(field: _Dictionary, above: str, kind: str | None, deep: int) -> Iterator[_Signed]:
    """The signed fields among a field and those within it. Names are joined by dots, kinds are inherited."""
    own = _held(field, "/T")
    name = ".".join(each for each in (above, str(own) if own is not None else "") if each)
    kind = _held(field, "/FT", kind)
    kids = [kid.get_object() for kid in _held(field, "/Kids", ())]
    value = _held(field, "/V")
    if kind == "/Sig" and isinstance(value, Mapping) and "/ByteRange" in value:
        yield _Signed(name, next((kid for kid in kids if "/Rect" in kid), field), value)
    elif deep:
        for kid in kids:
            yield from _fields(kid, name, kind, deep - 1)


def _held(dictionary: _Dictionary, key: str, otherwise: Any = None) -> Any:
    """The object itself, where the file has a reference."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401  # `get` of pyHanko gives the reference


def _signature(
    one: _Signed, data: bytes, places: Mapping[str, tuple[int, Box | None]], roots: Sequence[Certificate] | None
) -> Signature:
    page, box = places.get(one.name, places.get(one.name.rpartition(".")[2], (None, None)))
    found = Signature(one.name, page, box, only_time=_held(one.value, "/Type") == _TIME)
    with suppress(Exception):  # as above: each thing that can be told is told
        found = replace(found, with_picture=_has_picture(one.widget))
    with suppress(Exception):
        found = replace(found, covers_whole_file=_covers(one.value, data))
    with suppress(Exception):
        found = _claimed(found, one.value)
        found = _from_container(found, one.value, data, roots)
    return found


# Appearance


def _has_picture(widget: _Dictionary) -> bool:
    shown = _held(_held(widget, "/AP", {}), "/N")
    return bool(shown is not None and int(_held(widget, "/F", 0)) & _HIDDEN == 0 and _draws_picture(shown, _DEEP))


def _draws_picture(form: _Dictionary, deep: int) -> bool:
    objects = _held(_held(form, "/Resources", {}), "/XObject", {})
    held = [objects[name] for name in objects]
    if any(_held(each, "/Subtype") == "/Image" for each in held):
        return True
    return bool(deep) and any(_draws_picture(each, deep - 1) for each in held)


# What is covered


def _ranges(value: _Dictionary) -> list[tuple[int, int]]:
    numbers = [int(number) for number in value["/ByteRange"]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _covers(value: _Dictionary, data: bytes) -> bool:
    """Everything but the signature itself, from the first byte to the last."""
    again, rest = _ranges(value)[-1]
    return _is_closed(value, data) and not data[again + rest :].strip(b"\0 \r\n\t")


def _is_closed(value: _Dictionary, data: bytes) -> bool:
    """From the first byte on, with one hole that holds the signature and nothing else."""
    ranges = _ranges(value)
    if len(ranges) != 2:
        return False
    (start, length), (again, _) = ranges
    hole = data[start + length : again]
    within = hole.startswith(b"<") and hole.endswith(b">") and bytes.fromhex(hole[1:-1].decode("ascii"))
    return start == 0 and within == _container(value, data)


def _digest(value: _Dictionary, data: bytes, algorithm: str) -> bytes:
    found = hashlib.new(algorithm)
    for start, length in _ranges(value):
        if start < 0 or length < 0 or start + length > len(data):
            raise ValueError("a range outside the file")
        found.update(memoryview(data)[start : start + length])
    return found.digest()


# Who, when, whether intact


def _claimed(found: Signature, value: _Dictionary) -> Signature:
    name, time = _held(value, "/Name"), _pdf_time(str(_held(value, "/M", "")))
    signer = str(name) if name else None
    return replace(found, signer=signer, time=time, time_source=TimeSource.CLAIMED if time else None)


def _pdf_time(text: str) -> datetime | None:
    """ "D:20260305083015+07'00'"; without a zone nothing is known of the moment."""
    import re

    match = re.match(r"D:(\d{14})(?:(Z)|([+-])(\d\d)'?(\d\d)?)", text)
    if match is None:
        return None
    away = timedelta(hours=int(match[4] or 0), minutes=int(match[5] or 0))
    zone = timezone(-away if match[3] == "-" else away)
    return datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=zone)


def _from_container(found: Signature, value: _Dictionary, data: bytes, roots: Sequence[Certificate] | None) -> Signature:
    """What the signature itself says, which is more than the file's word for it."""
    import asn1crypto.tsp  # noqa: F401  # tells the next one how timestamps are written
    from asn1crypto.cms import ContentInfo

    signed = ContentInfo.load(_container(value, data))["content"]
    info = signed["signer_infos"][0]
    others = [each.chosen for each in signed["certificates"] if each.name == "certificate"]
    certificate = next(each for each in others if _is_of(each, info))
    names = certificate.subject.native
    found = replace(
        found,
        signer=_name(names, "common_name") or found.signer,
        organisation=_name(names, "organization_name") or _name(names, "organizational_unit_name"),
    )
    with suppress(Exception):  # as above
        found = _timed(found, signed, info)
    with suppress(Exception):  # an algorithm that nobody here knows leaves it unchecked
        found = replace(found, intact=_intact(value, data, signed, info, certificate))
    if roots is not None:
        found = replace(found, trusted=_trusted(certificate, others, roots, found.time))
    return found


def _is_of(certificate: Certificate, info: SignerInfo) -> bool:
    signer = info["sid"]
    if signer.name == "subject_key_identifier":
        return bool(certificate.key_identifier == signer.chosen.native)
    chosen = signer.chosen
    same_number = certificate.serial_number == chosen["serial_number"].native
    return bool(same_number and certificate.issuer.hashable == chosen["issuer"].hashable)


def _name(names: Mapping[str, Any], key: str) -> str | None:
    found = names.get(key)
    return str(found[-1] if isinstance(found, list) else found) if found else None


def _attributes(attributes: Any) -> dict[str, Any]:
    """First values by name; what is absent holds none."""
    return {each["type"].native: each["values"][0] for each in attributes if len(each["values"])}


def _timed(found: Signature, signed: SignedData, info: SignerInfo) -> Signature:
    """An authority's word before the signer's, the signer's before the file's; shown in the zone that the file names."""
    zone = found.time.tzinfo if found.time else None
    signed_at = _attributes(info["signed_attrs"]).get("signing_time")
    token = _attributes(info["unsigned_attrs"]).get("signature_time_stamp_token")
    stamp = token["content"] if token is not None else signed if found.only_time else None
    if stamp is not None:
        time = stamp["encap_content_info"]["content"].parsed["gen_time"].native
        return replace(found, time=time.astimezone(zone) if zone else time, time_source=TimeSource.TIMESTAMP)
    if signed_at is not None:
        time = signed_at.native
        return replace(found, time=time.astimezone(zone) if zone else time, time_source=TimeSource.SIGNED)
    return found


def _intact(value: _Dictionary, data: bytes, signed: SignedData, info: SignerInfo, certificate: Certificate) -> bool | None:
    """The bytes are those whose digest was signed, and the certificate's key signed it. None: signed in a way unknown."""
    algorithm = info["digest_algorithm"]["algorithm"].native
    digest = _content_digest(value, data, signed, algorithm) if _is_closed(value, data) else None
    if digest is None:
        return False
    attributes = info["signed_attrs"]
    if not len(attributes):
        return _verified(info, certificate, digest, prehashed=True)
    held = _attributes(attributes)
    same_kind = held["content_type"].native == signed["encap_content_info"]["content_type"].native
    if not same_kind or held["message_digest"].native != digest or not _names(held, certificate):
        return False
    return _verified(info, certificate, attributes.untag().dump(), prehashed=False)


def _names(held: Mapping[str, Any], certificate: Certificate) -> bool:
    """The signature may say by which certificate it was made: then no other one will do."""
    for key, usual in (("signing_certificate_v2", "sha256"), ("signing_certificate", "sha1")):
        if key in held:
            named = held[key]["certs"][0]
            algorithm = named["hash_algorithm"]["algorithm"].native if key.endswith("v2") else usual
            return bool(named["cert_hash"].native == hashlib.new(algorithm, certificate.dump()).digest())
    return True


def _content_digest(value: _Dictionary, data: bytes, signed: SignedData, algorithm: str) -> bytes | None:
    """Of what the signer signed: the file's bytes, or a container that holds their digest; None: of other bytes."""
    from asn1crypto.core import Void

    kind, content = signed["encap_content_info"]["content_type"].native, signed["encap_content_info"]["content"]
    if isinstance(content, Void) or not content.contents:
        return _digest(value, data, algorithm)
    if kind == "tst_info":
        imprint = content.parsed["message_imprint"]
        same = imprint["hashed_message"].native == _digest(value, data, imprint["hash_algorithm"]["algorithm"].native)
    else:
        same = content.native == _digest(value, data, "sha1")
    return hashlib.new(algorithm, content.contents).digest() if same else None


def _verified(info: SignerInfo, certificate: Certificate, content: bytes, *, prehashed: bool) -> bool:
    from cryptography.exceptions import InvalidSignature
    from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator, SignatureValidationContext

    digest = info["digest_algorithm"]["algorithm"].native
    try:
        DefaultSignatureValidator().validate_signature(
            info["signature"].native,
            content,
            certificate.public_key,
            info["signature_algorithm"],
            SignatureValidationContext(contextual_md_algorithm=digest, prehashed=prehashed),
        )
    except InvalidSignature:
        return False
    return True


# Trust


def _certificates(paths: Sequence[Path]) -> list[Certificate]:
    """All certificates in the files, and in the files of the folders; what is none is passed over."""
    found: list[Certificate] = []
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            with suppress(ValueError, OSError):
                found += _certificates_of(file.read_bytes())
    return found


def _certificates_of(content: bytes) -> list[Certificate]:
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    held = [der for _, _, der in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
    return [Certificate.load(der, strict=True) for der in held]


def _trusted(
    certificate: Certificate, others: Sequence[Certificate], roots: Sequence[Certificate], at: datetime | None
) -> bool:
    """Its chain ends at one of the roots, and all of it was valid when it was signed. Revocation is not asked for."""
    import asyncio

    from pyhanko_certvalidator import CertificateValidator, ValidationContext

    context = ValidationContext(
        trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail", moment=at, best_signature_time=at
    )
    validator = CertificateValidator(certificate, list(others), validation_context=context)
    with suppress(Exception):  # every reason not to trust it is an error of the library's own
        asyncio.run(validator.async_validate_usage(set()))
        return True
    return False
