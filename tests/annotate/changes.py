"""What tests of tracked changes share: a report on a file, the edits it proposes, and how a reader sees each paragraph."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.etree import _Element
from msgspec.structs import replace

from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.tracked import track
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import Edit
from decree30_lint.model.report import Report
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes
from decree30_lint.report.flatten import Circumstances, flatten

NAME = "a.docx"


def judged(data: bytes, ruleset: RuleSet) -> FileResult:
    return lint_bytes(data, NAME, ruleset, Options())


def report_on(result: FileResult, ruleset: RuleSet) -> Report:
    return flatten(result, Circumstances(RulesetNote(ruleset.key, ruleset.title, None)))


def edits_of(result: FileResult) -> list[Edit]:
    assert result.judgement is not None
    return list(dict.fromkeys(edit for diagnostic in result.judgement.diagnostics for edit in diagnostic.breach.edits))


def tracked(data: bytes, *edits: Edit, date: str | None = None) -> tuple[bytes, list[Edit]]:
    """The file with the edits as tracked changes, and those that are not."""
    package = EditedPackage.open(data, NAME)
    untracked = track(package, edits, date)
    return package.written(), untracked


def edited(data: bytes, *edits: Edit) -> bytes:
    package = EditedPackage.open(data, NAME)
    assert apply(package, edits) == []
    return package.written()


def seen(data: bytes) -> list[Any]:
    """What a reader sees of a file: the paper, and of each paragraph the text and the effective format."""
    document = read_docx(data, NAME)
    papers = [(section.width, section.height, section.margins, section.title_page) for section in document.sections]
    return [*papers, *map(_paragraph, document.every_paragraph())]


def _paragraph(paragraph: Paragraph) -> Any:
    spans: list[Span] = []
    for span in paragraph.spans:
        if spans and spans[-1].format == span.format:
            spans[-1] = replace(spans[-1], text=spans[-1].text + span.text)
        else:
            spans.append(span)
    mark = None if spans else paragraph.mark
    return paragraph.text, paragraph.layout, paragraph.style, [(span.text, span.format) for span in spans], mark


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> _Element:
    return etree.fromstring(parts(data)[part])


def ids(data: bytes) -> Iterator[str]:
    """Yields the ids that must be unique, of all parts: those of bookmarks, comments, changes."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    owners = [w + name for name in ("bookmarkStart", "comment", "ins", "del", "rPrChange", "pPrChange", "sectPrChange")]
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from (element.get(w + "id", "") for element in etree.fromstring(content).iter(*owners))
