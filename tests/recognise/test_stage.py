"""How far a document is on its way, by what its file shows."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from msgspec.structs import replace
from tests.recognise.paper import VOCABULARY
from tests.recognise.test_specimens import FOLDER

from decree30_lint.compose import compose_docx, load_specimen
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.formats.pdf.read_pdf import KNOWS as PDF_KNOWS
from decree30_lint.model.document import Document
from decree30_lint.model.parts import Stage, StageReason
from decree30_lint.model.picture import Scan, ScanText
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.signatures import Signature
from decree30_lint.pipeline import Options, analyse
from decree30_lint.recognise import recognise, stage_of

SCAN = Scan("1.7", 200, True, True, ScanText.NONE)
SPECIMEN = load_specimen(FOLDER / "bao-cao.yaml")
FILLED = compose_docx(SPECIMEN)
WRITTEN = read_docx(FILLED, "bao-cao.docx")
PRINTED = replace(WRITTEN, format="pdf", knows=PDF_KNOWS)
DRAFT = (Stage.DRAFT, StageReason.DEFAULT)


def stage(document: Document) -> tuple[Stage, StageReason]:
    return stage_of(document, recognise(document, VOCABULARY))


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (WRITTEN, DRAFT),  # number and date of a Word file may be those of the document it was made from
        (PRINTED, (Stage.ISSUED, StageReason.NUMBER_AND_DATE)),
        (replace(WRITTEN, scan=SCAN), (Stage.ISSUED, StageReason.SCAN)),
        (replace(PRINTED, signatures=(Signature("A"),)), (Stage.ISSUED, StageReason.SIGNATURE)),
        (replace(PRINTED, signatures=(Signature("A", only_time=True),)), (Stage.ISSUED, StageReason.NUMBER_AND_DATE)),
        (replace(WRITTEN, signatures=(Signature("A", only_time=True),)), DRAFT),
        (replace(WRITTEN, facts={"signed": True}), (Stage.ISSUED, StageReason.SIGNATURE)),
    ],
)
def test_what_a_file_shows_of_its_stage(document: Document, expected: tuple[Stage, StageReason]) -> None:
    assert stage(document) == expected


@pytest.mark.parametrize(("old", "new"), [("Số: 112/", "Số:      /"), ("Số: 112/", "Số: …/"), ("ngày 06 ", "ngày     ")])
def test_a_print_with_a_blank_number_or_day_is_a_draft(old: str, new: str) -> None:
    text = SPECIMEN.texts[0]
    lines = tuple(replace(line, text=line.text.replace(old, new)) for line in text.lines)
    assert lines != text.lines
    document = read_docx(compose_docx(replace(SPECIMEN, texts=(replace(text, lines=lines),))), "a.docx")
    assert stage(replace(document, knows=PDF_KNOWS)) == DRAFT


def test_a_signed_word_file_is_issued() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILLED)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                kind = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
                tie = b'<Relationship Id="rIdS" Type="%s" Target="_xmlsignatures/origin.sigs"/></Relationships>' % kind
                data = data.replace(b"</Relationships>", tie)
            new.writestr(name, data)
    assert stage(read_docx(out.getvalue(), "a.docx")) == (Stage.ISSUED, StageReason.SIGNATURE)


def test_who_names_the_stage_is_obeyed(ruleset: RuleSet) -> None:
    subject, _ = analyse(PRINTED, ruleset, Options(stage=Stage.SIGNING, as_of=date(2026, 7, 7)))
    assert (subject.stage, subject.stage_reason) == (Stage.SIGNING, StageReason.OPTION)
