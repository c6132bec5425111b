"""Figures of any length and script are judged or left alone: they never end the program."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from decree30_lint.model.digits import number_of
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Words
from decree30_lint.pipeline import Options, lint_bytes
from decree30_lint.report.flatten import Circumstances, flatten

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "docx"
LONG = "9" * 5000
CIRCUMSTANCES = Circumstances(RulesetNote("nd30-2020", Words("", "")))


@pytest.mark.parametrize(
    ("figures", "number"),
    [("7", 7), ("007", 7), ("٣", 3), ("9" * 9, 999_999_999), ("9" * 10, None), (LONG, None), ("²", None), ("", None)],
)
def test_number_of(figures: str, number: int | None) -> None:
    assert number_of(figures) == number


def _changed(name: str, pattern: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The fixture with what the pattern finds in the XML of its texts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(FIXTURES / f"{name}.docx") as good, zipfile.ZipFile(stream, "w") as archive:
        for part in good.namelist():
            content = good.read(part)
            if part.startswith("word/") and part.endswith(".xml"):
                content = re.sub(pattern, lambda match: change(match[0]), content)
            archive.writestr(part, content)
    return stream.getvalue()


@pytest.mark.parametrize("figures", [LONG, "²", "1" + "0" * 17])
@pytest.mark.parametrize("name", ["cong-van", "quyet-dinh-ban-hanh", "nghi-quyet", "de-an", "ban-sao"])
def test_numbers_of_texts(name: str, figures: str, ruleset: RuleSet) -> None:
    for pattern in (r"\d+", r"(?<=[Ss]ố )\d+|(?<=[Ss]ố: )\d+|(?<=ngày )\d+", r"\d+(?=/)|\d{4}"):

        def change(text: bytes, each: str = pattern) -> bytes:
            return re.sub(each, figures, text.decode()).encode()

        data = _changed(name, rb"(?<=>)[^<]+(?=</w:t>)", change)
        assert lint_bytes(data, name, ruleset, Options(choose=True)).judgement is not None


ATTRIBUTES = (
    "w:val",
    "w:w",
    "w:h",
    "w:left",
    "w:right",
    "w:top",
    "w:before",
    "w:line",
    "w:firstLine",
    "w:pos",
    "[a-z]+",
    "x2?",
)


@pytest.mark.parametrize("value", ["nan", "inf", LONG, "1e-300"])
@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_numbers_of_formats(attribute: str, value: str, ruleset: RuleSet) -> None:
    name = "to-trinh"
    pattern = rb'(?<=[ <])(%s=")-?\d[^"]*"' % attribute.encode()
    data = _changed(name, pattern, lambda found: found.partition(b'"')[0] + b'"%s"' % value.encode())
    report = flatten(lint_bytes(data, name, ruleset, Options(choose=True)), CIRCUMSTANCES)
    assert json.dumps(report.to_dict(), allow_nan=False)
