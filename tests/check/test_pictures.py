"""Pictures of signature and seal, texts of digital signatures, scans: what no specimen can show."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace
from tests.check.pieces import document as made
from tests.check.pieces import outcomes, paragraph, said, section

from decree30_lint.check.kinds.pictures import (
    SealPicture,
    SignatureCount,
    SignatureNote,
    SignaturePicture,
)
from decree30_lint.check.kinds.scans import DigitisedCopy
from decree30_lint.compose import compose_docx
from decree30_lint.formats.pdf.read_pdf import KNOWS
from decree30_lint.model.document import Document
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, Fact, Verdict
from decree30_lint.model.papers import PaperSize
from decree30_lint.model.parts import Family, Part, Recognition, Stage, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import FILE, Path
from decree30_lint.model.picture import Page, PageScan, Picture, PictureColours, PictureFormat, Scan, ScanText
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.rules import Kind, Level, RuleSet, View
from decree30_lint.model.signatures import Signature
from decree30_lint.model.units import Interval, Pt, Unit, from_mm
from decree30_lint.pipeline import Options, lint_bytes
from decree30_lint.testing import Specimens

WORDS = Vocabulary((), {}, {"copies": ("Sao y", "Sao lục")})
SIZE = Interval(10, 10, Unit.PT)

# A signature in the block of a Word file


def png(*pixels: Sequence[int]) -> bytes:
    """One row, with opacity where pixels have four samples."""
    kind = 6 if len(pixels[0]) == 4 else 2

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", len(pixels), 1, 8, kind, 0, 0, 0)
    samples = zlib.compress(b"\0" + b"".join(map(bytes, pixels)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", samples) + chunk(b"IEND", b"")


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="rIdP"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def signed(specimens: Specimens, name: str, picture: bytes) -> bytes:
    """The specimen bao-cao with a picture in the paragraph that holds `name`."""
    stream = io.BytesIO()
    data = compose_docx(specimens.get("bao-cao"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            content = old.read(part).decode()
            if part == "word/document.xml":
                at = content.rindex("<w:r>", 0, content.index(name))
                content = content[:at] + PICTURE + content[at:]
            elif part == "word/_rels/document.xml.rels":
                relation = '<Relationship Id="rIdP" Type="x/image" Target="media/i.png"/></Relationships>'
                content = content.replace("</Relationships>", relation)
            new.writestr(part, content)
        new.writestr("word/media/i.png", picture)
    return stream.getvalue()


BLUE, BLACK, RED, CLEAR = (20, 40, 170, 255), (10, 10, 10, 255), (210, 20, 30, 255), (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (png(CLEAR, BLUE, CLEAR), []),
        (png(CLEAR, RED), []),
        (png(CLEAR, BLACK), ["colour"]),
        (png((255, 255, 255), BLUE[:3]), ["background"]),
        (b"\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x20\x03", ["format"]),
    ],
    ids=["blue", "seal", "black", "opaque", "jpeg"],
)
def test_signature_picture(specimens: Specimens, ruleset: RuleSet, picture: bytes, expected: list[str]) -> None:
    report = lint_bytes(signed(specimens, signer(specimens), picture), "x.docx", ruleset, Options())
    assert report.judgement is not None
    found = [f for f in report.judgement.diagnostics if f.rule.id == "nguoi-ky/anh-chu-ky"]
    assert [f.breach.message_key for f in found] == expected
    assert {f.level for f in found} <= {Level.INFO}


def test_unknown_picture_is_unsure(specimens: Specimens, ruleset: RuleSet) -> None:
    report = lint_bytes(signed(specimens, signer(specimens), b"GIF89a"), "x.docx", ruleset, Options())
    assert report.judgement is not None
    assert report.judgement.verdicts["nguoi-ky/anh-chu-ky"] is Verdict.UNSURE


def signer(specimens: Specimens) -> str:
    return next(line.text for line in specimens.get("bao-cao").lines if line.part is Part.SIGNATORY_NAME)


def test_rules_of_signed_and_scanned_files_leave_word_files_alone(specimens: Specimens, ruleset: RuleSet) -> None:
    of_pdf = [rule.id for rule in ruleset.rules.values() if rule.applies.formats in ({"pdf"}, {"scan"})]
    assert of_pdf == [
        *("dau/anh-dau", "dau/ky-so-tep-kem-theo", "dau/chu-ky-so"),
        *(f"ban-sao/{name}" for name in ("phien-ban-pdf", "anh-mau", "do-phan-giai", "ty-le", "thong-tin-ky-so")),
    ]
    for name in ("quy-che-dien-tu", "ban-sao"):
        judgement = specimens.judged(name).judgement
        assert judgement is not None
        assert {judgement.verdicts[rule] for rule in of_pdf} == {Verdict.NOT_APPLICABLE}


# Signed PDF


def seals(*pictures: Picture) -> list[str]:
    check = SealPicture((330, 390), 0.25, Interval(0.15, 0.5, Unit.PERCENT))
    parts = {
        Part.SIGNATORY: [paragraph("GIÁM ĐỐC", "body/p[5]", 5)],
        Part.SIGNATORY_NAME: [paragraph("Viên Thế Hậu", "body/p[8]", 8)],
    }
    found = outcomes(check, replace(made(section()), format="pdf", knows=KNOWS, pictures=pictures), parts, Part.SEAL, WORDS)
    return said(found)


def at(left: float, width: float, ink: str | None) -> Picture:
    box = Box(1, Pt(left), Pt(600), Pt(left + width), Pt(660))
    return Picture(
        Anchor(Path.parse("body/p[1]"), 6, page=1, box=box), Pt(width), Pt(60), PictureFormat.PNG, transparent=True, ink=ink
    )


@pytest.mark.parametrize(
    ("seal", "expected"),
    [
        (at(340, 90, "D01020"), []),
        (at(300, 90, "D01020"), ["overlap"]),
        (at(460, 90, "D01020"), ["side"]),
        (at(340, 90, "104020"), ["colour"]),
        (at(340, 90, None), ["?"]),
    ],
)
def test_seal_covers_the_left_third(seal: Picture, expected: list[str]) -> None:
    assert seals(at(400, 100, "2030A0"), seal) == expected


@pytest.mark.parametrize(
    ("note", "of_copy", "expected"),
    [
        ("Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00", False, []),
        ("Số: 15/QĐ-BNV; 05/01/2026", False, ["time"]),
        ("05/01/2026; 08:30:15", False, ["entries"]),
        ("Sao y; Sở Nội vụ; 05/01/2026; 08:30:15 +07:00", True, []),
        ("Sao y; 05/01/2026; 08:30:15", True, ["entries"]),
        ("Sao y; 05/01/2026; 08:30:15", False, []),
    ],
)
def test_text_of_a_digital_signature(note: str, of_copy: bool, expected: list[str]) -> None:
    check = SignatureNote("forms_of_copies", of_copy, SIZE, False, False, False)
    words = replace(WORDS, lists={"forms_of_copies": ("Sao y", "Sao lục")})
    look = RunFormat("Times New Roman", Pt(10), False, False)
    assert said(outcomes(check, made(section()), {Part.SEAL: [paragraph(note, letters=look)]}, Part.SEAL, words)) == expected


def test_text_of_a_digital_signature_in_the_wrong_size() -> None:
    check = SignatureNote("forms_of_copies", False, SIZE, False, False, False)
    words = replace(WORDS, lists={"forms_of_copies": ("Sao y",)})
    note = paragraph("Số: 15/QĐ-BNV; 05/01/2026; 08:30:15", letters=RunFormat("Times New Roman", Pt(12), False, True))
    assert said(outcomes(check, made(section()), {Part.SEAL: [note]}, Part.SEAL, words)) == ["size", "italic"]


def counted(*signatures: Signature, stage: Stage = Stage.ISSUED, **settings: Any) -> list[str]:
    text = Text(TextKind.MAIN, "bao-cao", 1.0, (), Anchor(FILE, 0), 9)
    document = made(section(), signatures=signatures, **settings)
    subject = Subject(document, Recognition(Family.ND30, 1.0, (text,)), WORDS, stage)
    return said(SignatureCount(2).run(View(subject, text, Part.SEAL, ())))


ONE = Signature("ChuKy1", signer="Thân Ngọc Bích", intact=True, covers_whole_file=False)
LAST = Signature("ChuKy2", signer="Sở Y tế", intact=True, covers_whole_file=True)


def test_two_signatures_of_an_issued_file() -> None:
    assert counted(ONE, LAST) == []
    assert counted(LAST) == [""]
    assert counted() == [""]
    assert counted(ONE, replace(LAST, only_time=True)) == [""]
    assert counted(stage=Stage.DRAFT) == counted(LAST, stage=Stage.DRAFT) == []


def test_fields_that_nobody_could_read_are_no_signatures_for_certain() -> None:
    assert counted(Signature("A"), Signature("B")) == ["?"]


def test_a_signature_has_to_hold_whatever_the_stage() -> None:
    assert counted(replace(ONE, intact=False), LAST, stage=Stage.DRAFT) == ["broken"]
    assert counted(ONE, replace(LAST, covers_whole_file=False), stage=Stage.DRAFT) == ["added"]


def test_a_scan_needs_no_digital_signature() -> None:
    assert counted(scan=Scan("1.4", 200, True, True, ScanText.NONE)) == []


def pasted(picture: Picture) -> list[str]:
    check = SignaturePicture((185, 275), (330, 390), 0.25)
    parts = {
        Part.SIGNATORY: [paragraph("GIÁM ĐỐC", "body/p[5]", 5)],
        Part.SIGNATORY_NAME: [paragraph("Viên Thế Hậu", "body/p[8]", 8)],
    }
    document = replace(made(section()), format="pdf", knows=KNOWS, pictures=(picture,))
    return said(outcomes(check, document, parts, Part.SIGNATORY, WORDS))


def test_a_pdf_keeps_no_picture_as_a_png() -> None:
    signature = replace(at(400, 100, "2030A0"), signed=True)
    assert pasted(signature) == pasted(replace(signature, format=PictureFormat.OTHER)) == []
    assert pasted(replace(signature, format=PictureFormat.JPEG)) == []
    assert pasted(replace(signature, transparent=False)) == ["background"]
    assert pasted(replace(signature, ink="101010")) == ["colour"]
    assert pasted(replace(signature, ink=None)) == ["?"]


def test_the_seal_is_held_against_the_nearest_picture() -> None:
    logo = at(20, 40, "2030A0")
    assert seals(logo, at(400, 100, "2030A0"), at(340, 90, "D01020")) == []


@pytest.mark.parametrize(("left", "expected"), [(380.0, ["picture"]), (100.0, [])])
def test_the_signature_of_an_attached_file_shows_no_picture(left: float, expected: list[str]) -> None:
    check = SignatureNote("forms_of_copies", False, SIZE, False, False, False)
    look = RunFormat("Times New Roman", Pt(10), False, False)
    note = paragraph("Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00", letters=look)
    note = replace(note, anchor=replace(note.anchor, page=1, box=Box(1, Pt(380), Pt(40), Pt(550), Pt(52))))
    box = Box(1, Pt(left), Pt(30), Pt(left + 150), Pt(70))
    document = made(section(), signatures=(replace(LAST, box=box, with_picture=True),))
    words = replace(WORDS, lists={"forms_of_copies": ("Sao y",)})
    assert said(outcomes(check, document, {Part.SEAL: [note]}, Part.SEAL, words)) == expected


# Scans


def scan(*pages: tuple[float, PageScan], version: str | None = "1.4") -> Document:
    """Pages of A4 height and given width in millimetres, each a picture."""
    made_pages = tuple(
        Page(number, from_mm(width), from_mm(297), picture_only=True, scan=facts)
        for number, (width, facts) in enumerate(pages, start=1)
    )
    pictures = tuple(
        Picture(
            Anchor(Path.parse(f"body/p[{page.number}]"), page.number, page=page.number),
            page.width,
            page.height,
            PictureFormat.JPEG,
        )
        for page in made_pages
    )
    whole = Scan(version, None, None, True, ScanText.NONE)
    return replace(made(section()), format="pdf", knows=KNOWS, pages=made_pages, pictures=pictures, scan=whole)


GOOD = (210.0, PageScan(200, PictureColours.COLOUR))
A4_SCALE = DigitisedCopy(paper=(from_mm(210), from_mm(297)), slack=0.03)


def test_a_scan_that_is_as_it_should_be() -> None:
    for check in (DigitisedCopy(version="1.4"), DigitisedCopy(colour=True), DigitisedCopy(dpi=200), A4_SCALE):
        assert said(outcomes(check, scan(GOOD, GOOD), {}, Part.COPY, WORDS)) == []


@pytest.mark.parametrize(
    ("check", "document", "verdict"),
    [
        (DigitisedCopy(version="1.4"), scan(GOOD, version="1.10"), []),
        (DigitisedCopy(version="1.4"), scan(GOOD, version="1.3"), ["version"]),
        (DigitisedCopy(version="1.4"), scan(GOOD, version=None), ["?"]),
        (DigitisedCopy(colour=True), scan(GOOD, (210, PageScan(200, PictureColours.GREY))), ["colour"]),
        (DigitisedCopy(colour=True), scan(*3 * [(210.0, PageScan(200, PictureColours.BILEVEL))]), ["colour"]),
        (DigitisedCopy(colour=True), scan((210, PageScan(200, None))), ["?"]),
        (DigitisedCopy(dpi=200), scan(GOOD, (210, PageScan(150, None)), (210, PageScan(199, None))), ["dpi"]),
        (DigitisedCopy(dpi=200), scan((210, PageScan(None, None))), ["?"]),
        (A4_SCALE, scan((215, PageScan(200, None))), []),
        (A4_SCALE, scan((203, PageScan(200, None))), ["scale"]),
        (A4_SCALE, scan(GOOD, (180, PageScan(200, None)), (190, PageScan(200, None))), ["scale"]),
    ],
)
def test_a_scan_that_is_not(check: Kind, document: Document, verdict: list[str]) -> None:
    assert said(outcomes(check, document, {}, Part.COPY, WORDS)) == verdict


@pytest.mark.parametrize(
    ("check", "actual"),
    [(DigitisedCopy(dpi=200), 120), (A4_SCALE, PaperSize(from_mm(200), from_mm(297)))],
)
def test_the_worst_page_of_a_scan_is_named(check: Kind, actual: Fact) -> None:
    document = scan(GOOD, (210, PageScan(150, None)), (200, PageScan(120, None)))
    [breach] = outcomes(check, document, {}, Part.COPY, WORDS)
    assert isinstance(breach, Breach)
    assert (breach.at.page, breach.actual) == (3, actual)


@pytest.mark.parametrize(
    "check", [DigitisedCopy(version="1.8"), DigitisedCopy(colour=True), DigitisedCopy(dpi=200), A4_SCALE]
)
def test_scanned_pages_of_a_file_that_is_no_scan_are_not_judged(check: Kind) -> None:
    document = replace(scan((180, PageScan(100, PictureColours.GREY))), scan=None)
    assert outcomes(check, document, {}, Part.COPY, WORDS) == []
