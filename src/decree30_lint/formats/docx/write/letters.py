"""Gives characters another format."""

from __future__ import annotations

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.write.characters import field_runs
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetRunFormat
from decree30_lint.model.formatting import RunFormat

_BEHIND_LETTERS = (W + "sectPr", W + "pPrChange")  # in a w:pPr


def write_letters(package: EditedPackage, edit: SetRunFormat) -> bool:
    """Gives the runs of these characters the format; an automatic number takes its look from the paragraph mark."""
    part = package.resolve(edit.at.path).part
    characters = package.characters(edit.at.path)
    runs = characters.isolated(edit.at.start, edit.at.end)
    if runs is None:
        return False
    fields = field_runs(characters.paragraph)
    every = dict.fromkeys(member for run in runs for member in fields.get(run, [run]))
    for run in every:
        package.set_properties(RUN, part, run, edit.format)
    if characters.shows_more(edit.at.start, edit.at.end) or not len(characters):
        set_mark(package, part, characters.paragraph, edit.format)
    return True


def set_mark(package: EditedPackage, part: str, paragraph: _Element, letters: RunFormat) -> bool:
    """Gives the paragraph mark this format; tells whether that changed anything."""
    properties = PARAGRAPH.within(paragraph)
    if properties.find(W + RUN.tag) is None:
        at = next((at for at, child in enumerate(properties) if child.tag in _BEHIND_LETTERS), len(properties))
        properties.insert(at, properties.makeelement(W + RUN.tag))
    return package.set_properties(RUN, part, properties, letters)
