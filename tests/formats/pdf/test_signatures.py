"""Digital signatures: made here with a certificate of our own, then damaged in the ways that files are."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from asn1crypto.cms import ContentInfo
from cryptography.hazmat.primitives import serialization
from tests.signed_pdf import BODY, SIGNER, VALID, Key, new_key, pdf, signed, signer, stamped

from decree30_lint.formats.pdf.content import FormField
from decree30_lint.formats.pdf.signatures import read_signatures
from decree30_lint.model.place import Box
from decree30_lint.model.signatures import TimeSource
from decree30_lint.model.units import Pt


@pytest.fixture(scope="module")
def key() -> Key:
    return new_key()


def added_to(data: bytes) -> bytes:
    """An incremental update that changes nothing one sees."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    writer.add_object(generic.DictionaryObject({generic.NameObject("/Them"): generic.pdf_string("vào")}))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_who_signed_when(key: Key) -> None:
    (found,) = read_signatures(signed(pdf(), key))
    assert (found.field, found.signer, found.organisation) == ("ChuKy1", SIGNER, BODY)
    assert (found.intact, found.covers_whole_file, found.trusted) == (True, True, None)
    assert found.time is not None
    assert found.time.utcoffset() is not None
    assert abs(found.time - datetime.now(UTC)) < timedelta(hours=1)
    assert found.time_source in (TimeSource.SIGNED, TimeSource.CLAIMED)
    assert not found.with_picture


def test_within_a_loop_of_events(key: Key) -> None:
    async def read() -> bool | None:
        return read_signatures(signed_before)[0].intact

    signed_before = signed(pdf(), key)
    assert asyncio.run(read())


def test_a_changed_byte_is_found(key: Key) -> None:
    data = signed(pdf(), key)
    (found,) = read_signatures(data.replace(b"[0 0 595 842]", b"[0 0 595 841]", 1))
    assert found.intact is False
    assert found.signer == SIGNER


def test_a_changed_signature_is_found(key: Key) -> None:
    data = bytearray(signed(pdf(), key))
    at = data.index(b"/Contents <") + 11
    end = data.index(b">", at)
    while data[end - 1 : end] == b"0":
        end -= 1
    data[end - 8] = ord("1") if data[end - 8] != ord("1") else ord("2")
    (found,) = read_signatures(bytes(data))
    assert found.intact is not True


def test_what_is_added_later_is_not_covered(key: Key) -> None:
    (found,) = read_signatures(added_to(signed(pdf(), key)))
    assert (found.intact, found.covers_whole_file) == (True, False)


def test_only_the_last_of_two_covers_the_whole(key: Key) -> None:
    first, second = read_signatures(signed(signed(pdf(), key), key, "ChuKy2"))
    assert (first.intact, second.intact) == (True, True)
    assert (first.covers_whole_file, second.covers_whole_file) == (False, True)


@pytest.mark.parametrize("moves", [(0, -6, 0, 0), (9, 0, 0, 0), (0, 0, 10, 0), (0, 0, 0, -10), (0, 10, 0, 0)])
def test_ranges_that_leave_bytes_out_make_no_signature(key: Key, moves: tuple[int, ...]) -> None:
    """Bytes that no digest covers could be changed at will."""
    data = signed(pdf(), key)
    begin = data.index(b"/ByteRange [") + 12
    end = data.index(b"]", begin)
    numbers = [number + by for number, by in zip(map(int, data[begin:end].split()), moves, strict=True)]
    moved = b" ".join(b"%d" % number for number in numbers).ljust(end - begin)
    (found,) = read_signatures(data[:begin] + moved + data[end:])
    assert (found.intact, found.covers_whole_file) == (False, False)


def hole(data: bytes) -> tuple[int, int]:
    """Where the string of the only signature begins and ends."""
    begin = data.index(b"/Contents <") + 10
    return begin, data.index(b">", begin) + 1


def with_container(data: bytes, container: bytes) -> bytes:
    begin, end = hole(data)
    return data[:begin] + b"<%s>" % container.hex().encode().ljust(end - begin - 2, b"0") + data[end:]


def with_held_digest(data: bytes, key: Key, algorithm: str) -> bytes:
    """The signature of `data` replaced by one of the kind adbe.pkcs7.sha1: it holds a digest, and signs that."""
    begin, end = hole(data)
    digest = hashlib.new(algorithm, data[:begin] + data[end:]).digest()
    return with_container(data, asyncio.run(signer(key).async_sign_general_data(digest, "sha256", detached=False)).dump())


@pytest.mark.parametrize(("algorithm", "intact"), [("sha1", True), ("sha256", False)])
def test_a_signature_may_hold_a_digest_of_the_file(key: Key, algorithm: str, intact: bool) -> None:
    (found,) = read_signatures(with_held_digest(signed(pdf(), key), key, algorithm))
    assert (found.intact, found.covers_whole_file, found.signer) == (intact, True, SIGNER)


def test_trust_is_checked_against_given_certificates_only(key: Key, tmp_path: Path) -> None:
    data = signed(pdf(), key)
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    (own / "so-y-te.pem").write_bytes(key[1].public_bytes(serialization.Encoding.PEM))
    other.mkdir()
    (other / "khong-phai.txt").write_text("không phải chứng thư số", encoding="utf-8")
    assert [found.trusted for found in read_signatures(data, [own])] == [True]
    assert [found.trusted for found in read_signatures(data, [own / "so-y-te.pem"])] == [True]
    assert [found.trusted for found in read_signatures(data, [other])] == [False]


NOW = datetime.now(UTC)
EXPIRED = NOW + VALID + timedelta(days=1)


class Office(NamedTuple):
    """Certificates of one office: those of its signer and its authority of time come from its root."""

    root: Key
    signer: Key
    authority: Key
    stranger: Key  # an authority that nobody knows
    alone: Key  # vouches for itself
    disguised: Key  # the same, with a certificate that may stamp times


@pytest.fixture(scope="module")
def office() -> Office:
    root = new_key(name="Gốc")
    signer, authority = new_key(root), new_key(root, stamps=True, name="Dấu thời gian")
    alone = new_key(name="Một mình")
    disguised = new_key(stamps=True, name="Một mình", private=alone[0])
    return Office(root, signer, authority, new_key(stamps=True, name="Người lạ"), alone, disguised)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with FIFOs")
def test_what_is_no_file_is_no_certificate(key: Key, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pem")
    (tmp_path / "b.pem").symlink_to("/dev/zero")
    (tmp_path / "c.pem").mkdir()
    assert [found.trusted for found in read_signatures(signed(pdf(), key), [tmp_path])] == [False]


def trusted_with(folder: Path, *keys: Key) -> list[Path]:
    for number, key in enumerate(keys):
        (folder / f"{number}.pem").write_bytes(key[1].public_bytes(serialization.Encoding.PEM))
    return [folder]


@pytest.mark.parametrize(
    ("signer", "stamped_by", "at", "trusted"),
    [
        ("signer", None, NOW, True),
        ("signer", None, EXPIRED, False),  # whatever time the signer wrote
        ("signer", "authority", EXPIRED, True),
        ("signer", "stranger", EXPIRED, False),
        ("signer", "stranger", NOW, True),
        ("alone", None, NOW, True),
        ("alone", None, EXPIRED, False),
        ("alone", "alone", EXPIRED, False),  # it is in the folder, but may stamp no times
        ("alone", "disguised", EXPIRED, False),  # it is not the one in the folder
        ("alone", "authority", EXPIRED, True),
        ("stranger", None, NOW, False),
    ],
)
def test_certificates_are_valid_when_stamped_else_now(
    office: Office, tmp_path: Path, signer: str, stamped_by: str | None, at: datetime, trusted: bool
) -> None:
    keys = office._asdict()
    data = signed(pdf(), keys[signer], stamped_by=keys.get(stamped_by or ""))
    (found,) = read_signatures(data, trusted_with(tmp_path, office.root, office.alone), at=at)
    assert (found.intact, found.trusted) == (True, trusted)
    assert found.time_source == (TimeSource.TIMESTAMP if stamped_by else TimeSource.SIGNED)


def test_a_given_certificate_that_is_no_root_speaks_for_itself_only(office: Office, tmp_path: Path) -> None:
    friend, stamps = new_key(office.signer, name="Bạn"), new_key(office.signer, stamps=True, name="Tự đóng dấu")
    trust = trusted_with(tmp_path, office.signer)
    cases = (office.signer, None, NOW), (friend, None, NOW), (office.signer, stamps, EXPIRED)
    found = [read_signatures(signed(pdf(), key, stamped_by=by), trust, at=at)[0].trusted for key, by, at in cases]
    assert found == [True, False, False]


def test_a_stamp_of_another_signature_tells_no_time(office: Office) -> None:
    data, other = (signed(pdf(), office.signer, stamped_by=office.authority) for _ in range(2))
    ours, theirs = (ContentInfo.load(bytes.fromhex(each[slice(*hole(each))][1:-1].decode())) for each in (data, other))
    ours["content"]["signer_infos"][0]["unsigned_attrs"] = theirs["content"]["signer_infos"][0]["unsigned_attrs"]
    (found,) = read_signatures(with_container(data, ours.dump()))
    assert (found.intact, found.time_source) == (True, TimeSource.SIGNED)


@pytest.mark.parametrize(("by", "trusted"), [("authority", True), ("signer", False), ("alone", False), ("stranger", False)])
def test_a_time_stamp_of_the_file_needs_an_authority(office: Office, tmp_path: Path, by: str, trusted: bool) -> None:
    data = stamped(pdf(), office._asdict()[by])
    (found,) = read_signatures(data, trusted_with(tmp_path, office.root, office.alone), at=EXPIRED)
    assert (found.only_time, found.intact, found.trusted) == (True, True, trusted)
    assert found.time_source is TimeSource.TIMESTAMP


def test_trust_is_not_told_of_what_was_changed(key: Key, tmp_path: Path) -> None:
    data = signed(pdf(), key).replace(b"[0 0 595 842]", b"[0 0 595 841]", 1)
    (found,) = read_signatures(data, trusted_with(tmp_path, key))
    assert (found.intact, found.trusted) == (False, None)


KNOWN = [
    (1, FormField("Sig", "ChuKy1", 300.0, 600.0, 400.0, 660.0)),
    (1, FormField("Sig", "ChuKy2", 10.0, 10.0, 10.0, 10.0)),
]


def test_places_come_from_the_engine(key: Key) -> None:
    first, second = read_signatures(signed(signed(pdf(), key), key, "ChuKy2"), known=KNOWN)
    assert first.box == Box(1, Pt(300.0), Pt(600.0), Pt(400.0), Pt(660.0))
    assert (second.page, second.box) == (1, None)


def test_of_a_file_too_odd_fields_are_listed_and_nothing_is_claimed() -> None:
    first, _ = read_signatures(b"%PDF-1.7 /ByteRange", known=KNOWN)
    assert (first.field, first.page, first.signer, first.intact, first.covers_whole_file) == ("ChuKy1", 1, None, None, None)


def test_odd_files_raise_nothing(key: Key) -> None:
    data = signed(pdf(), key)
    assert read_signatures(b"") == read_signatures(pdf()) == ()
    assert read_signatures(b"%PDF-1.7 /ByteRange") == ()
    for cut in range(200, len(data), 997):
        read_signatures(data[:cut])
    for old, new in ((b"/Fields", b"/Feilds"), (b"/Contents <3", b"/Contents <9"), (b"/ByteRange [0", b"/ByteRange [9")):
        read_signatures(data.replace(old, new))


@pytest.mark.shared
def test_real_files_have_as_many_signatures_as_stated(corpus: Path) -> None:
    """Files that were cut kept the look of their signatures, but not always the fields, and never the integrity."""
    seen = 0
    for line in (corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry: dict[str, Any] = json.loads(line)
        stated = next((int(f.split("=")[1]) for f in entry["features"] if f.startswith("n-signatures=")), 0)
        if not entry["file"].startswith("pdf/") or not stated:
            continue
        found = read_signatures((corpus / entry["file"]).read_bytes())
        if entry.get("note"):
            assert not any(signature.intact for signature in found), entry["file"]
            continue
        seen += 1
        assert len(found) == stated, entry["file"]
        assert all(signature.signer and signature.time for signature in found), entry["file"]
        assert any(signature.covers_whole_file for signature in found), entry["file"]
    assert seen > 10


@pytest.mark.parametrize(("altered", "intact"), [(False, None), (True, False)])
def test_what_is_no_signature_value_says_nothing_of_the_file(key: Key, altered: bool, intact: bool | None) -> None:
    data = signed(pdf(), key)
    held = ContentInfo.load(bytes.fromhex(data[slice(*hole(data))][1:-1].decode()))
    held["content"]["signer_infos"][0]["signature"] = held.dump()[:300]
    data = with_container(data, held.dump())
    if altered:
        data = data.replace(b"[0 0 595 842]", b"[0 0 595 841]", 1)
    (found,) = read_signatures(data)
    assert (found.intact, found.trusted) == (intact, None)
