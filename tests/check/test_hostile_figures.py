"""Figures of any length and script are judged or left alone: they never end the program."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from decree30_lint.model.digits import number_of
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "docx"
LONG = "9" * 5000


@pytest.mark.parametrize(
    ("figures", "number"),
    [("7", 7), ("007", 7), ("٣", 3), ("9" * 9, 999_999_999), ("9" * 10, None), (LONG, None), ("²", None), ("", None)],
)
def test_number_of(figures: str, number: int | None) -> None:
    assert number_of(figures) == number


def _changed(path: Path, change: Callable[[str], str]) -> bytes:
    """The document with its texts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(stream, "w") as archive:
        for name in good.namelist():
            content = good.read(name)
            if name == "word/document.xml":
                text = content.decode()
                content = re.sub(r"(?<=>)[^<]+(?=</w:t>)", lambda match: change(match[0]), text).encode()
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("figures", [LONG, "²", "1" + "0" * 17])
@pytest.mark.parametrize("name", ["cong-van", "quyet-dinh-ban-hanh", "nghi-quyet", "de-an", "ban-sao"])
def test_numbers_of_documents(name: str, figures: str, ruleset: RuleSet) -> None:
    for pattern in (r"\d+", r"(?<=[Ss]ố )\d+|(?<=[Ss]ố: )\d+|(?<=ngày )\d+", r"\d+(?=/)|\d{4}"):
        data = _changed(FIXTURES / f"{name}.docx", lambda text, each=pattern: re.sub(each, figures, text))  # type: ignore[misc]
        assert lint_bytes(data, name, ruleset, Options(choose=True)).judgement is not None
