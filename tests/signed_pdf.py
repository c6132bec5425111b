"""PDFs with digital signatures, made with a certificate of our own."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import DummyTimeStamper

SIGNER, BODY = "Thân Ngọc Bích", "Sở Y tế tỉnh Thanh Giang"
VALID = timedelta(days=400)

Key = tuple[rsa.RSAPrivateKey, x509.Certificate]


def new_key(
    issuer: Key | None = None,
    *,
    stamps: bool = False,
    name: str = SIGNER,
    private: rsa.RSAPrivateKey | None = None,
    elsewhere: str = "",
) -> Key:
    """A key with its certificate, valid `VALID` back and ahead, by `issuer` or itself; `stamps`: may stamp times.

    Whether it was revoked is to be asked under the address `elsewhere`, if there is one.
    """
    private = private or rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, BODY), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    by, above = (issuer[0], issuer[1].subject) if issuer else (private, subject)
    usage = x509.KeyUsage(True, True, False, False, False, issuer is None, issuer is None, False, False)
    builder = x509.CertificateBuilder(above, subject, private.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(datetime.now(UTC) - VALID).not_valid_after(datetime.now(UTC) + VALID)
    builder = builder.add_extension(x509.BasicConstraints(issuer is None, None), critical=True)
    builder = builder.add_extension(usage, critical=True)
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    if elsewhere:
        builder = builder.add_extension(_revocation(elsewhere), critical=False)
        builder = builder.add_extension(_issuer(elsewhere), critical=False)
    return private, builder.sign(by, hashes.SHA256())


def _revocation(address: str) -> x509.CRLDistributionPoints:
    name = x509.UniformResourceIdentifier(f"{address}/revoked.crl")
    return x509.CRLDistributionPoints([x509.DistributionPoint([name], None, None, None)])


def _issuer(address: str) -> x509.AuthorityInformationAccess:
    ways = (AuthorityInformationAccessOID.OCSP, AuthorityInformationAccessOID.CA_ISSUERS)
    name = x509.UniformResourceIdentifier(f"{address}/issuer")
    return x509.AuthorityInformationAccess([x509.AccessDescription(way, name) for way in ways])


def pdf() -> bytes:
    """One empty page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + table
    return out + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def signer(key: Key) -> SimpleSigner:
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    private, certificate = key
    der = private.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SimpleSigner(
        signing_cert=Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=PrivateKeyInfo.load(der),
        cert_registry=SimpleCertificateStore(),
    )


def _authority(key: Key) -> DummyTimeStamper:
    from pyhanko.sign.timestamps import DummyTimeStamper

    return DummyTimeStamper(signer(key).signing_cert, signer(key).signing_key)


def signed(
    data: bytes,
    key: Key,
    name: str = "ChuKy1",
    box: tuple[int, int, int, int] | None = None,
    stamped_by: Key | None = None,
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec(name, box=box))
    out = io.BytesIO()
    meta = signers.PdfSignatureMetadata(field_name=name)
    stamper = _authority(stamped_by) if stamped_by else None
    signers.sign_pdf(writer, meta, signer=signer(key), timestamper=stamper, output=out)
    return out.getvalue()


def stamped(data: bytes, key: Key) -> bytes:
    """With an authority's time stamp of the file, nobody's signature."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfTimeStamper

    out = io.BytesIO()
    PdfTimeStamper(_authority(key), field_name="DauThoiGian").timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)), "sha256", output=out
    )
    return out.getvalue()
