"""A report repeats of a document what people and programs need, and counts the rest."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
from docx import Document
from tests.report.test_json_schema import complaints

from decree30_lint import Checker, Lang, Report, Settings
from decree30_lint.report.amounts import LONGEST_TEXT, MOST_PLACES
from decree30_lint.report.findings.text_finding import where_words
from decree30_lint.report.text_style import TextStyle

LETTERS = 60_000


def report_of(texts: Sequence[str], **settings: Any) -> Report:
    """The report of a document with these paragraphs below a head."""
    document, stream = Document(), io.BytesIO()
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", *texts):
        document.add_paragraph(text)
    document.save(stream)
    return Checker(Settings(type="bao-cao", **settings)).check(stream.getvalue(), name="a.docx")


def size_of(report: Report) -> int:
    return len(json.dumps(report.to_dict(), ensure_ascii=False))


@pytest.mark.parametrize("full_text", [False, True])
def test_long_texts_are_clipped_and_their_length_is_told(full_text: bool) -> None:
    report = report_of(["a" * LETTERS] * 8, full_text=full_text)
    entries = [finding.to_dict(Lang.EN) for finding in report.findings]
    places = [place for entry in entries for place in (entry["location"], *entry.get("also", ()))]
    long = [place for place in places if place["end"] == LETTERS]
    assert long
    assert {(len(place["text"]), place["text_length"]) for place in long} == {(LONGEST_TEXT + 1, LETTERS)}
    assert all("text_length" not in place for place in places if place not in long)
    assert complaints([report]) == []
    assert size_of(report) < 8 * LETTERS


def test_a_text_that_is_found_is_clipped_and_its_length_is_told() -> None:
    report = report_of([f"Điểm {'Ủy Ban nhân dân ' * 2000}."])
    quoted = [fact for finding in report.findings for fact in (finding.actual, finding.expected) if fact and fact.quoted]
    assert all(len(fact.words.en) < LONGEST_TEXT + 30 for fact in quoted)
    assert all(len(finding.suggestion or "") <= LONGEST_TEXT + 1 for finding in report.findings)


def test_many_places_are_counted() -> None:
    count = MOST_PLACES + 20
    report = report_of(["a b"] * count)
    many = [finding for finding in report.findings if finding.unlisted_places]
    assert {len(finding.locations) for finding in many} == {len(finding.fingerprints) for finding in many} == {MOST_PLACES}
    assert max(finding.unlisted_places for finding in many) >= count - MOST_PLACES
    assert {len(finding.edits) for finding in many if finding.unlisted_edits} == {MOST_PLACES}
    assert complaints([report]) == []


def test_the_text_names_how_many_there_are() -> None:
    report = report_of(["a b"] * (MOST_PLACES + 20))
    many = [finding for finding in report.findings if finding.unlisted_places]
    assert many
    for finding in many:
        assert f"and {MOST_PLACES - 1 + finding.unlisted_places} more" in where_words(finding, TextStyle(Lang.EN))
