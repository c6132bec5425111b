"""Finds where the looks of a file's paragraphs come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from decree30_lint.formats.docx.cascade import Cascade, ParagraphLook, RunLook, origins_of
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.origin import Origins, ParagraphOrigins
from decree30_lint.model.path import Path


def find_origins(marks: Iterable[ParagraphMark], cascade: Cascade) -> dict[Path, ParagraphOrigins]:
    """Returns the origins by the path of the paragraph; of several runs of one format the first counts."""
    return {
        mark.paragraph.anchor.path: ParagraphOrigins(origins_of(mark.looks), _letters(mark.element, mark.looks, cascade))
        for mark in marks
        if mark.looks is not None and mark.element is not None
    }


def _letters(paragraph: _Element, looks: ParagraphLook, cascade: Cascade) -> dict[RunFormat, Origins]:
    found: dict[RunFormat, Origins] = {}
    for look in _looks(paragraph, looks, cascade):
        for shown in (look.plain, look.high):
            found.setdefault(shown, origins_of(look))
    return found


def _looks(paragraph: _Element, looks: ParagraphLook, cascade: Cascade) -> Iterator[RunLook]:
    """Yields the looks of the runs, without those of text boxes in the paragraph, and that of its automatic number."""
    for run in paragraph.iter(W + "r"):
        if next(run.iterancestors(W + "p")) is paragraph:
            yield cascade.run(run.find(W + "rPr"), looks.base)
    level = cascade.numbering.level(looks.list_id, looks.list_level)
    if level is not None:
        yield cascade.label(looks, level.run)
