"""Lengths of lines and widths of words against those that were measured on the laid-out pages of the labelled files."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from decree30_lint.formats.docx import read_docx
from decree30_lint.model import metrics
from decree30_lint.model.document import Document, Stroke

SHARE = re.compile(r"(\d+) pt long, (\d\.\d+) of the text")
PARTS = {"tieu-ngu/duong-ke": "tieu-ngu", "co-quan/duong-ke": "co-quan", "trich-yeu/duong-ke": "trich-yeu"}


def _labels(corpus: Path) -> Iterator[tuple[Mapping[str, Any], Document]]:
    for label in sorted((corpus / "labels").glob("*.docx.json")):
        truth = json.loads(label.read_text(encoding="utf-8"))
        file = corpus / truth["file"]
        yield truth, read_docx(file.read_bytes(), file.name)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text)).lower()


def _under(document: Document, texts: Sequence[str]) -> Iterator[tuple[Stroke, list[float]]]:
    """The strokes under the paragraphs of a part, with their shares of the line above them and of the part's longest."""
    words = _bare("".join(texts))
    own = [
        paragraph for paragraph in document.paragraphs if len(_bare(paragraph.text)) > 2 and _bare(paragraph.text) in words
    ]
    longest = max((line.width for paragraph in own for line in metrics.stretches(paragraph)), default=1.0)
    for paragraph in own:
        last = metrics.stretches(paragraph)[-1].width
        for stroke in document.strokes_under.get(paragraph.anchor.path, ()):
            yield stroke, [(stroke.length or 0) / width for width in (last, longest)]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("rule", "low", "high"),
    [("tieu-ngu/duong-ke", 0.80, 1.15), ("co-quan/duong-ke", 0.18, 0.67), ("trich-yeu/duong-ke", 0.18, 0.67)],
)
def test_lines_that_hold_are_found_with_a_lawful_length(corpus: Path, rule: str, low: float, high: float) -> None:
    wrong = []
    for truth, document in _labels(corpus):
        faulty = {fault["rule"] for fault in truth["faults"]}
        if rule in truth["judged"] and rule not in faulty:
            found = list(_under(document, truth["parts"][PARTS[rule]]))
            if not any(stroke.solid and low <= share <= high for stroke, shares in found for share in shares):
                wrong.append((truth["file"], [(stroke.length, shares) for stroke, shares in found]))
    assert wrong == []


@pytest.mark.shared
def test_measured_shares_are_reproduced(corpus: Path) -> None:
    measured = 0
    for truth, document in _labels(corpus):
        for fault in truth["faults"]:
            figures = SHARE.fullmatch(fault["evidence"]) if fault["rule"] in PARTS else None
            if figures is None:
                continue
            measured += 1
            found = list(_under(document, truth["parts"][PARTS[fault["rule"]]]))
            assert [stroke.length for stroke, _ in found] == [pytest.approx(float(figures[1]), rel=0.02)], truth["file"]
            assert any(share == pytest.approx(float(figures[2]), abs=0.02) for share in found[0][1]), truth["file"]
    assert measured >= 5
