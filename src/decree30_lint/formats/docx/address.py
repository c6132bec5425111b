"""Knows which element of a DOCX package a path names, which path an element has, and which run shows a character.

Both directions come from the one walk that reads the file: `Counter` numbers what it meets, `Addresses` remembers it.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.cascade import ParagraphLook
from decree30_lint.formats.docx.inline import InlineRun, leading_blanks, sources
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.model.path import Path, Step


class Counter(Struct, eq=False):
    """Counts what stands in one container; `index` is the place of its paragraphs and tables in its stack, from 0."""

    counts: dict[Step, int] = field(default_factory=dict)
    index: int = -1

    def next_path(self, container: Path, element: _Element) -> Path:
        """Returns the path of the next w:p or w:tbl of the container."""
        self.index += 1
        return self.next_child(container, Step.TABLE if element.tag == W + "tbl" else Step.PARAGRAPH)

    def next_child(self, container: Path, step: Step) -> Path:
        """Returns the path of the next such child: a section of the body, a header, footer or footnote of the file."""
        number = self.counts[step] = self.counts.get(step, 0) + 1
        return container.child(step, number)


class Address(NamedTuple):
    """Holds the name of a package part, and an element of its tree."""

    part: str
    element: _Element


class RunPlace(NamedTuple):
    """Holds the w:r that shows a character, and what in it does (w:t, w:tab, w:br, w:sym …).

    `offset` counts from 0 in the text of a w:t; elsewhere it is 0.
    """

    run: _Element
    content: _Element
    offset: int


class Addresses(Struct, eq=False):
    """Holds the elements that the paths of one read file name.

    It keeps the trees of the parts as they were parsed, so what is changed in an element is changed in its part. Paths name
    the w:p, w:tbl, w:tr, w:tc and w:txbxContent, the w:body, w:hdr, w:ftr and w:footnote; that of a section names the
    w:sectPr that ends it, or the w:body where there is none.
    """

    _parts: dict[_Element, str] = field(default_factory=dict)
    _elements: dict[Path, _Element] = field(default_factory=dict)
    _paths: dict[_Element, Path] = field(default_factory=dict)
    _runs: dict[Path, Sequence[InlineRun]] = field(default_factory=dict)
    _looks: dict[Path, ParagraphLook] = field(default_factory=dict)

    def note_story(self, path: Path, element: _Element, part: str) -> None:
        """Notes what holds the blocks of a story, and the name of its part."""
        self._parts[element.getroottree().getroot()] = part
        self.note(path, element)

    def note(
        self, path: Path, element: _Element, runs: Sequence[InlineRun] = (), looks: ParagraphLook | None = None
    ) -> None:
        """Notes what a path names, and of a paragraph what it shows, its automatic number included, and how it is set.

        A header is read for each page width that it stands on, each time from a tree of its own: the last one counts.
        """
        self._elements[path] = element
        self._runs[path] = runs
        if looks is not None:
            self._looks[path] = looks
        self._paths.setdefault(element, path)  # a w:body that stands for a section remains the body
        if element.tag == W + "tc":
            self.note(path.parent, next(element.iterancestors(W + "tr")))

    def items(self) -> ItemsView[Path, _Element]:
        """Returns each path with its element."""
        return self._elements.items()

    def resolve(self, path: Path) -> Address:
        """Returns the element that the path names. Raises KeyError where the file has no such place."""
        element = self._elements[path]
        return Address(self._parts[element.getroottree().getroot()], element)

    def looks_of(self, path: Path) -> ParagraphLook:
        """Returns how the paragraph is set, with all that has a say in it. Raises KeyError where there is none."""
        return self._looks[path]

    def path_of(self, element: _Element) -> Path | None:
        """Returns the path of the element, or of the innermost place that holds it; None for what was not read."""
        around = (self._paths.get(each) for each in (element, *element.iterancestors()))
        return next((path for path in around if path is not None), None)

    def run_at(self, paragraph: _Element, offset: int) -> RunPlace | None:
        """Returns where the character of the paragraph's text with this number, from 0, stands in the file (`runs_of`)."""
        return self.runs_of(paragraph)[offset]

    def runs_of(self, paragraph: _Element) -> Sequence[RunPlace | None]:
        """Returns for each character of the paragraph's text where it stands in the file.

        None is what no run holds: an automatic number, the value of a w:fldSimple without a result. Raises KeyError where
        the element was not read.
        """
        runs = self._runs[self._paths[paragraph]]
        begins = list(_begins(runs))
        return [_place(runs[number].source, begins[number] + at) for number, at in sources(runs)]


def _begins(runs: Sequence[InlineRun]) -> Iterator[int]:
    """Yields where in the text of its source each run begins; a w:t in several fonts has become several runs."""
    above: InlineRun | None = None
    begin = 0
    for run in runs:
        if above is not None and run.source is above.source:
            begin += len(above.text)
        else:
            begin = 0 if run.source is None or run.source.tag != W + "t" else leading_blanks(run.source)
        yield begin
        above = run


def _place(content: _Element | None, offset: int) -> RunPlace | None:
    if content is None:
        return None
    return RunPlace(next(content.iterancestors(W + "r")), content, offset if content.tag == W + "t" else 0)
