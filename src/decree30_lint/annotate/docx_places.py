"""Finds where in the body of a DOCX the comment on a place belongs: comments stand nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element
from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.write.characters import field_runs
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.document import Section, flatten
from decree30_lint.model.path import FILE, Path, Step
from decree30_lint.model.report import Location, Place

_PARAGRAPH = W + "p"
_BOX = W + "txbxContent"


class CommentSpan(Struct, frozen=True, eq=False):
    """Describes on what a comment stands: paragraphs of the body from `first` to `last`, or in one from `start` to `end`.

    `start` and `end` are children of the paragraph. `elsewhere` is the place meant where that is not in the body itself.
    """

    first: _Element
    last: _Element
    start: _Element | None = None
    end: _Element | None = None
    elsewhere: Location | None = None


def spans_of(locations: Sequence[Location], package: EditedPackage) -> list[CommentSpan]:
    """Returns where comments on these places belong; whole paragraphs that follow each other have one together."""
    spans: list[CommentSpan] = []
    for location in locations:
        span = _span(location, package)
        if span is not None and not (spans and _repeats(spans[-1], span)):
            if spans and _goes_on(spans[-1], span):
                spans[-1] = replace(spans[-1], last=span.last)
            else:
                spans.append(span)
    return spans


def _repeats(before: CommentSpan, span: CommentSpan) -> bool:
    return span.start is None and span.elsewhere is None and before.first is span.first and before.last is span.last


def _goes_on(before: CommentSpan, span: CommentSpan) -> bool:
    is_whole = all(each.start is None and each.elsewhere is None for each in (before, span))
    return is_whole and before.last.getnext() is span.first


def _span(location: Location, package: EditedPackage) -> CommentSpan | None:
    """Returns None where the body has no paragraph at all."""
    path = Path.parse(location.place.path)
    if _resolved(path, package) is None:
        path = FILE
    paragraph = _body_paragraph(path, package)
    if paragraph is None:
        return None
    if path != FILE and (not path.in_body or path.in_text_box):
        return CommentSpan(paragraph, paragraph, elsewhere=location)
    if path.step is not Step.PARAGRAPH or location.nowhere or _is_whole(location.place, package.text(path)):
        return CommentSpan(paragraph, paragraph)
    return _within(paragraph, location.place, package)


def _is_whole(place: Place, text: str) -> bool:
    return place.start == 0 and (place.end is None or place.end >= len(text))


def _within(paragraph: _Element, place: Place, package: EditedPackage) -> CommentSpan:
    """Returns the runs of these characters, whole fields and links; the whole paragraph where no run shows them."""
    runs = package.characters(Path.parse(place.path)).isolated(place.start, place.end)
    if not runs:
        return CommentSpan(paragraph, paragraph)
    fields = field_runs(paragraph)
    start, end = fields.get(runs[0], runs)[0], fields.get(runs[-1], runs)[-1]
    return CommentSpan(paragraph, paragraph, _child_of(paragraph, start), _child_of(paragraph, end))


def _child_of(paragraph: _Element, run: _Element) -> _Element:
    """Returns the run, or the link, content control or tracked change around it that the paragraph holds."""
    return next(each for each in (run, *run.iterancestors()) if each.getparent() is paragraph)


def _body_paragraph(path: Path, package: EditedPackage) -> _Element | None:
    """Returns the w:p of the body that is there, or nearest."""
    root = package.tree(package.main)
    if path.in_footnote:
        return _reference(path, package, root)
    if path.is_section or (path != FILE and not path.in_body):
        sections = (section for section in package.document.sections if _shows(section, path))
        starts = (first.anchor.path for section in sections if (first := next(flatten(section.blocks), None)) is not None)
        path = next(starts, FILE)
    element = _resolved(path, package)
    return _first_paragraph(root if element is None else element)


def _shows(section: Section, path: Path) -> bool:
    """Tells whether a section is the one with this path, or has the header or footer in which the path leads."""
    if section.anchor.path == path:
        return True
    edges = (*section.headers.values(), *section.footers.values())
    return any(block.anchor.path.story == path.story for blocks in edges for block in blocks)


def _resolved(path: Path, package: EditedPackage) -> _Element | None:
    try:
        return package.resolve(path).element
    except KeyError:
        return None


def _first_paragraph(element: _Element | None) -> _Element | None:
    """Returns the paragraph of the body that holds the element, or the first that it holds."""
    if element is None:
        return None
    around = [each for each in (element, *element.iterancestors()) if each.tag == _PARAGRAPH]
    return around[-1] if around else next(_outside_boxes(element), None)


def _outside_boxes(element: _Element) -> Iterator[_Element]:
    return (each for each in element.iter(_PARAGRAPH) if next(each.iterancestors(_BOX), None) is None)


def _reference(path: Path, package: EditedPackage, root: _Element | None) -> _Element | None:
    """Returns the paragraph that refers to the footnote, the first one where none does."""
    note = _resolved(path.story, package)
    key = None if note is None else note.get(W + "id")
    references = root.iter(W + "footnoteReference") if root is not None else ()
    return _first_paragraph(next((each for each in references if each.get(W + "id") == key), root))
