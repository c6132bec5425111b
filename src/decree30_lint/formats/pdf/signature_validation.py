"""Validates one signature with pyHanko: who signed, what time stamps say, is the file what was signed, is it trusted.

Each function raises whatever the library raises. It never uses a network: a validation context without `allow_fetching` has
nothing to fetch with.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, NamedTuple

from asn1crypto.cms import SignedData
from asn1crypto.x509 import Certificate
from pyhanko.sign.general import extract_certificate_info, find_cms_attribute_iter
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import cms_basic_validation, validate_tst_signed_data
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel, SignatureStatus, TimestampSignatureStatus
from pyhanko.sign.validation.utils import CMSAlgorithmUsagePolicy
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import DisallowWeakAlgorithmsPolicy

_BLANKS = b"\0 \r\n\t"
_TIME = "/DocTimeStamp"
_ANY_USAGE = KeyUsageConstraints(key_usage=())

# Offices still sign with SHA-1; of certificates it is not accepted.
_ALGORITHMS = CMSAlgorithmUsagePolicy.lift_policy(DisallowWeakAlgorithmsPolicy(frozenset({"md2", "md5"})))


class SignatureVerdict(NamedTuple):
    """States whether a signature holds.

    `intact` means that the bytes covered are those that were signed. `trusted` means that the certificate goes back to a
    root; it is None where the signature is not intact, for then it says nothing of these bytes.
    """

    intact: bool
    trusted: bool | None


class Stamp(NamedTuple):
    """Holds an authority's word for a time.

    `trusted` means that the authority goes back to a root, by certificates valid at that time.
    """

    time: datetime
    trusted: bool


_BROKEN = SignatureVerdict(intact=False, trusted=None)


def only_time(embedded: EmbeddedPdfSignature) -> bool:
    """Tells whether this is an authority's time stamp of the file, and nobody's signature."""
    return bool(embedded.sig_object_type == _TIME)


def signer_names(embedded: EmbeddedPdfSignature) -> tuple[str | None, str | None]:
    """Returns common name and organisation by the signer's certificate; None where it does not name them."""
    names = extract_certificate_info(embedded.signed_data).signer_cert.subject.native
    body = _last(names.get("organization_name")) or _last(names.get("organizational_unit_name"))
    return _last(names.get("common_name")), body


def _last(names: str | list[str] | None) -> str | None:
    return str(names[-1] if isinstance(names, list) else names) if names else None


def covers_whole_file(embedded: EmbeddedPdfSignature, data: bytes) -> bool:
    """Tells whether everything but the signature itself is signed, up to the last byte that is not blank."""
    return _is_closed(embedded, data) and not data[_end(embedded) :].strip(_BLANKS)


def _is_closed(embedded: EmbeddedPdfSignature, data: bytes) -> bool:
    """Tells whether the range begins with the first byte and has one hole, as long as the signature.

    The library only adds lengths up: a range that ends behind the file would make up for bytes that none covers.
    """
    clear = embedded.evaluate_signature_coverage() is not SignatureCoverageLevel.UNCLEAR
    return clear and _end(embedded) <= len(data)


def _end(embedded: EmbeddedPdfSignature) -> int:
    return int(embedded.byte_range[-2] + embedded.byte_range[-1])


def time_stamp(embedded: EmbeddedPdfSignature, roots: Sequence[Certificate]) -> Stamp | None:
    """Returns the first time stamp that holds for this signature, None if there is none.

    For a signature that is itself a time stamp, it is what that says.
    """
    if only_time(embedded):
        return Stamp(_stamped_time(embedded.signed_data), trusted=True)
    tokens = find_cms_attribute_iter(embedded.signer_info["unsigned_attrs"], "signature_time_stamp_token")
    stamps = (_stamp(token["content"], embedded.signer_info["signature"].native, roots) for token in tokens)
    return next(filter(None, stamps), None)


def _stamp(token: SignedData, signature: bytes, roots: Sequence[Certificate]) -> Stamp | None:
    """Returns the time stamp, None where it is that of another signature, or damaged."""
    time = _stamped_time(token)
    status = _run(_stamp_status(token, _context(roots, time), lambda name: hashlib.new(name, signature).digest()))
    return Stamp(time, _is_trusted(status, time)) if status.intact and status.valid else None


def _run(validation: Coroutine[Any, Any, SignatureStatus]) -> SignatureStatus:
    """Runs the validation in a thread of its own: in this one an event loop may already be running, as in a server."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, validation).result()


def _stamped_time(token: SignedData) -> datetime:
    return token["encap_content_info"]["content"].parsed["gen_time"].native  # type: ignore[no-any-return]


def _context(roots: Sequence[Certificate], moment: datetime) -> ValidationContext:
    return ValidationContext(trust_roots=list(roots), moment=moment, best_signature_time=moment)


async def _stamp_status(token: SignedData, context: ValidationContext, digest: Callable[[str], bytes]) -> SignatureStatus:
    return TimestampSignatureStatus(**await validate_tst_signed_data(token, context, digest, _ALGORITHMS))


def _is_trusted(status: SignatureStatus, moment: datetime) -> bool:
    """Tells whether the certificates are valid and may do what they do.

    The library does not ask of a given certificate whether it is valid, may issue others, or may stamp times.
    """
    if not status.trusted or status.validation_path is None:
        return False
    root, *others = status.validation_path
    if others and not root.ca:
        return False
    if isinstance(status, TimestampSignatureStatus) and not _may_stamp([root, *others][-1]):
        return False
    return all(each.not_valid_before <= moment <= each.not_valid_after for each in (root, *others))


def _may_stamp(authority: Certificate) -> bool:
    usage = authority.extended_key_usage_value
    return usage is not None and "time_stamping" in usage.native


def verdict(embedded: EmbeddedPdfSignature, data: bytes, roots: Sequence[Certificate], moment: datetime) -> SignatureVerdict:
    """Returns the verdict. All certificates must be valid at `moment`; revocation is not checked.

    Raises where it cannot be judged.
    """
    if not _is_closed(embedded, data):
        return _BROKEN
    extract_certificate_info(embedded.signed_data)  # raises an error of its own where there is none to check with
    try:
        status = _run(_status(embedded, _context(roots, moment)))
    except SignatureValidationError:  # it contradicts itself: another certificate than it names, other content
        return _BROKEN
    if status.intact and not status.valid and not _is_value(embedded):
        raise ValueError("what stands in the place of the signature is none")
    intact = status.intact and status.valid and _is_of_file(embedded)
    return SignatureVerdict(intact, _is_trusted(status, moment)) if intact else _BROKEN


def _is_value(embedded: EmbeddedPdfSignature) -> bool:
    """Tells whether the value may be one of the signer's key; a program of some offices puts a whole container there.

    Then nothing was altered, as far as can be told: the file still has the digest that the signature names.
    """
    key = extract_certificate_info(embedded.signed_data).signer_cert.public_key
    return bool(key.algorithm != "rsa" or len(embedded.signer_info["signature"].native) == key.byte_size)


async def _status(embedded: EmbeddedPdfSignature, context: ValidationContext) -> SignatureStatus:
    signed = embedded.signed_data
    if only_time(embedded):
        return await _stamp_status(signed, context, embedded.compute_digest)
    digest = embedded.compute_digest() if _content(embedded) is None else None
    status = await cms_basic_validation(signed, digest, context, key_usage_settings=_ANY_USAGE, algorithm_policy=_ALGORITHMS)
    return SignatureStatus(**status)


def _content(embedded: EmbeddedPdfSignature) -> bytes | None:
    """Returns what the signature itself holds of what was signed; None, as usual, where that is the file."""
    return embedded.signed_data["encap_content_info"]["content"].native  # type: ignore[no-any-return]


def _is_of_file(embedded: EmbeddedPdfSignature) -> bool:
    """Tells whether the file is what was signed; the old kind adbe.pkcs7.sha1 signs a digest of it instead."""
    content = _content(embedded)
    return content is None or only_time(embedded) or content == embedded.compute_digest("sha1")
