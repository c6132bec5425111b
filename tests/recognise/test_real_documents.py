"""Recognition against the labels of real documents, and on all of them without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.parts import Figures, Score, labels, measure

from decree30_lint.formats.docx import read_docx
from decree30_lint.model.parts import Part
from decree30_lint.recognise import recognise

from .paper import RULES, VOCABULARY

CORPUS = RULES.parents[2] / "shared" / "corpus"
MODELS = {
    "mau-1.1-nghi-quyet": "nghi-quyet",
    "mau-1.2-quyet-dinh-quy-dinh-truc-tiep": "quyet-dinh",
    "mau-1.5-cong-van": "cong-van",
    "mau-1.6-cong-dien": "cong-dien",
    "mau-1.7-giay-moi": "giay-moi",
    "mau-1.8-giay-gioi-thieu": "giay-gioi-thieu",
    "mau-1.9-bien-ban": "bien-ban",
    "mau-1.10-giay-nghi-phep": "giay-nghi-phep",
}


@pytest.mark.shared
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_parts_types_and_families(suffix: str) -> None:
    figures = Figures()
    for label in labels(suffix):
        measure(figures, label, VOCABULARY)
    total = Score()
    for score in figures.parts.values():
        total.add(score)
    assert total.recall >= 0.98, figures.misses
    assert total.precision >= 0.98, figures.misses
    assert figures.kinds["type"].recall >= 0.98
    assert figures.kinds["family"].recall >= 0.98
    surer_than_right = {low: (band.mean, band.share) for low, band in figures.bands.items() if band.share < band.mean}
    assert surer_than_right == {}


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(CORPUS.glob("docx/*.docx")), ids=lambda path: path.stem)
def test_no_real_document_stops_it(path: Path) -> None:
    document = read_docx(path.read_bytes(), path.name)
    found = recognise(document, VOCABULARY)
    assert all(0 <= c.confidence <= 1 for text in found.texts for c in text.components)
    assert [text.anchor.order for text in found.texts] == sorted(text.anchor.order for text in found.texts)


@pytest.mark.shared
@pytest.mark.parametrize(("model", "key"), MODELS.items())
def test_the_model_layouts(model: str, key: str) -> None:
    path = CORPUS / "models" / f"{model}.docx"
    main = recognise(read_docx(path.read_bytes(), path.name), VOCABULARY).texts[0]
    assert main.type == key
    found = {component.part for component in main.components}
    wanted = {
        Part.NATIONAL_NAME,
        Part.MOTTO,
        Part.PARENT_BODY,
        Part.ISSUING_BODY,
        Part.NUMBER,
        Part.SIGNATORY,
        Part.RECIPIENTS,
    }
    assert wanted | {Part.SIGNATORY_NAME} <= found
