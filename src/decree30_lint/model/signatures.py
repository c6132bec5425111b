"""Describes the digital signatures of a file: who signed when, and whether what was signed is still what the file holds."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.place import Box


class TimeSource(StrEnum):
    """Names who states the time of signing."""

    TIMESTAMP = "timestamp"  # an authority, with a signature of its own
    SIGNED = "signed"  # the signer, under the signature
    CLAIMED = "claimed"  # the file


class TrustMoment(StrEnum):
    """Names the moment at which the certificates of a signature had to be valid to be trusted."""

    TIMESTAMP = "timestamp"  # when a trusted authority stamped the time
    AS_OF = "as_of"  # on the day that the user asked about
    NOW = "now"


class Signature(Struct, frozen=True):
    """A signature belongs to a form field of the file.

    `field` is the name of its field, `box` where it shows itself, None if nowhere. `time` is aware, in the zone that the
    file names, else in UTC. `covers_whole_file` means that nothing was added behind it; of several signatures only the last
    one can have it. `intact` means that the bytes it covers are those that were signed. `trusted` means that its certificate
    goes back to one that the user has given, all of them valid at `trust_moment`: when an authority stamped the time; where
    none did, on the day asked about, else now. Both are None where the signature is not intact. None means "not checked".
    """

    field: str
    page: int | None = None
    box: Box | None = None
    signer: str | None = None  # common name of the certificate
    organisation: str | None = None
    time: datetime | None = None
    time_source: TimeSource | None = None
    covers_whole_file: bool | None = None
    intact: bool | None = None
    trusted: bool | None = None
    trust_moment: TrustMoment | None = None
    with_picture: bool | None = None  # its appearance holds a picture
    only_time: bool = False  # an authority's stamp of the time, nobody's signature
