"""Our specimens are our own words: no running text of theirs stands in the decree's annexes or in the published report."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
import yaml

from decree30_lint.model.parts import Part

from .own import NAMES, ROOT, specimen

_WORDS = 12  # in a row


def _rows_of_words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1)}


def _published(shared: Path) -> set[str]:
    texts = [(shared / "seed" / "bao-cao-2020.txt").read_text(encoding="utf-8")]
    for path in sorted((shared / "corpus" / "official").glob("*.docx")):
        opened = docx.Document(str(path))
        texts += [p.text for p in opened.paragraphs]
        texts += [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return set().union(*map(_rows_of_words, texts))


@pytest.mark.shared
def test_no_running_text_is_taken_from_elsewhere() -> None:
    published = _published(ROOT.parent / "shared")
    ours = [line.text for name in NAMES for line in specimen(name).lines if line.part in (Part.BODY, Part.STRUCTURE)]
    report = yaml.safe_load((ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam.yaml").read_text(encoding="utf-8"))
    ours += [text for entry in report["body"] for text in entry.values() if isinstance(text, str)]
    assert [text for text in ours if _rows_of_words(text) & published] == []
