"""What OCR read off a scan never says that a document has no form: the form may be what it misread."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.recognise.paper import VOCABULARY
from tests.recognise.test_specimens import FOLDER

from decree30_lint.compose import compose_docx, load_specimen
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.model.document import Legibility
from decree30_lint.model.parts import UNKNOWN_TYPE, Family, Part
from decree30_lint.recognise import recognise

SPECIMEN = load_specimen(FOLDER / "bao-cao.yaml")


@pytest.mark.parametrize(("legibility", "family"), [(Legibility.OCR, Family.ND30), (Legibility.FULL, Family.OTHER)])
def test_prose_without_a_head(legibility: Legibility, family: Family) -> None:
    text = SPECIMEN.texts[0]
    prose = tuple(line for line in text.lines if line.part is Part.BODY)
    document = read_docx(compose_docx(replace(SPECIMEN, texts=(replace(text, lines=prose),))), "a.docx")
    found = recognise(replace(document, legibility=legibility), VOCABULARY)
    assert (found.family, found.texts[0].type) == (family, UNKNOWN_TYPE)
