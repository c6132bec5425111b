"""What is said of signed files, whatever document they hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from tests.signed_pdf import VALID, Key, new_key, pdf, signed

from decree30_lint.errors import ExitCode
from decree30_lint.model.rules import Level
from decree30_lint.model.signatures import TrustMoment
from decree30_lint.model.words import Lang
from decree30_lint.report.findings.signatures import signature_lines
from decree30_lint.report.text_style import TextStyle
from decree30_lint.service.checker import Checker
from decree30_lint.service.configuration.configuration import StageChoice
from decree30_lint.service.settings import Settings

RULE = "dau/chu-ky-so"


@pytest.fixture(scope="module")
def key() -> Key:
    return new_key()


def altered(data: bytes) -> bytes:
    return data.replace(b"[0 0 595 842]", b"[0 0 595 841]", 1)


def added_to(data: bytes) -> bytes:
    """One more revision, as any program that edits a PDF writes it."""
    from io import BytesIO

    from pyhanko.pdf_utils.generic import NameObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(data))
    writer.root[NameObject("/PageMode")] = pdf_name("/UseNone")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("stage", "level"),
    [(StageChoice.AUTO, Level.ERROR), (StageChoice.ISSUED, Level.ERROR), (StageChoice.DRAFT, Level.WARNING)],
)
def test_an_altered_signature_is_an_error_whatever_the_file_holds(key: Key, stage: StageChoice, level: Level) -> None:
    checker = Checker(Settings(stage=stage))
    report = checker.check(altered(signed(pdf(), key)), name="hoa-don.pdf")
    assert [(f.rule, f.level) for f in report.findings if f.rule == RULE] == [(RULE, level)]
    assert "không còn đúng" in next(f.message.vi for f in report.findings if f.rule == RULE)
    assert checker.exit_code is ExitCode.NOT_JUDGED  # the page is empty


def test_what_is_added_behind_the_last_signature_is_a_warning(key: Key) -> None:
    report = Checker(Settings()).check(added_to(signed(pdf(), key)), name="hoa-don.pdf")
    assert [f.level for f in report.findings if f.rule == RULE] == [Level.WARNING]
    assert "không bao trùm toàn bộ tệp" in next(f.message.vi for f in report.findings if f.rule == RULE)


def test_a_sound_signature_of_another_kind_of_document_is_fine(key: Key) -> None:
    report = Checker(Settings()).check(signed(pdf(), key), name="hoa-don.pdf")
    assert report.findings == ()


@pytest.mark.parametrize(
    ("as_of", "by_authority", "moment", "trusted", "words"),
    [
        (None, False, TrustMoment.NOW, True, "đáng tin cậy (xét tại lúc kiểm tra)"),
        (timedelta(0), False, TrustMoment.AS_OF, True, "đáng tin cậy (xét vào ngày chỉ định bằng --as-of)"),
        (VALID + timedelta(days=2), False, TrustMoment.AS_OF, False, "chưa đáng tin cậy (xét vào ngày"),
        (
            VALID + timedelta(days=2),
            True,
            TrustMoment.TIMESTAMP,
            True,
            "đáng tin cậy (xét tại lúc cơ quan cấp dấu",
        ),
    ],
)
def test_the_moment_at_which_trust_was_judged_is_said(
    tmp_path: Path, as_of: timedelta | None, by_authority: bool, moment: TrustMoment, trusted: bool, words: str
) -> None:
    root = new_key(name="Gốc")
    signer, authority = new_key(root), new_key(root, stamps=True, name="Dấu thời gian")
    (tmp_path / "goc.pem").write_bytes(root[1].public_bytes(serialization.Encoding.PEM))
    day: date | None = None if as_of is None else (datetime.now(UTC) + as_of).date()
    data = signed(pdf(), signer, stamped_by=authority if by_authority else None)
    settings = Settings(trust=(tmp_path,), as_of=day)
    (found,) = Checker(settings).check(data, name="a.pdf").signatures
    assert (found.trusted, found.trust_moment) == (trusted, moment)
    assert words in " ".join(" ".join(signature_lines([found], TextStyle(Lang.VI, 300))).split())
    (broken,) = Checker(settings).check(altered(data), name="a.pdf").signatures
    assert (broken.intact, broken.trusted, broken.trust_moment) == (False, None, None)
