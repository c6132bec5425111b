"""Reads the bytes of a DOCX as a `Document`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.address import Addresses, Counter
from decree30_lint.formats.docx.cascade import Cascade
from decree30_lint.formats.docx.extents import TextArea
from decree30_lint.formats.docx.leftovers import comments_of_others, find_changes, find_unseen, properties_left, tracked
from decree30_lint.formats.docx.numbering import ListNumbering
from decree30_lint.formats.docx.ooxml import VAL, W, parse_int, switched_on
from decree30_lint.formats.docx.origins import OriginFinder
from decree30_lint.formats.docx.package import Package, content_type, main_part, open_package
from decree30_lint.formats.docx.refusals import no_document_part
from decree30_lint.formats.docx.schema.section import SECTION
from decree30_lint.formats.docx.sections import SectionProperties, section_properties
from decree30_lint.formats.docx.story import Container, Story, StoryContext, flow
from decree30_lint.formats.docx.strokes import find_strokes
from decree30_lint.formats.read_options import DEFAULT_OPTIONS, ReadOptions
from decree30_lint.model.document import (
    Block,
    Comment,
    Document,
    HeaderKind,
    Leftover,
    LeftoverKind,
    Paragraph,
    Precision,
    Section,
    flatten,
)
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.path import BODY, FILE, Path, Step
from decree30_lint.model.picture import Picture
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt

# Word rounds to twips (1/20 pt): 20 mm become 1134 twips, 0.007 pt more; sizes are exact half points.
PRECISION = Precision(length=Pt(0.05), size=Pt(0.01))

KNOWS = frozenset(
    (
        Knowledge.TYPED_CHARACTERS,
        Knowledge.BLANKS,
        Knowledge.READING_ORDER,
        Knowledge.TABLES,
        Knowledge.SECTIONS,
        Knowledge.BORDERS,
        Knowledge.EDITING,
        Knowledge.PICTURE_FORMATS,
    )
)
"""What every DOCX tells of its document."""

_SIGNATURES = "origin"  # the last word of the relationship of digital signatures
_MOST_PAPERS = 20  # for which one header is read
_MODERN_MODE = 15  # compatibilityMode of Word 2013
_NOTE_KINDS = ("separator", "continuationSeparator", "continuationNotice")
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


class _Parts(NamedTuple):
    """Holds the package, the name of its main part, and the parts that every story needs."""

    package: Package
    main: str
    settings: _Element | None
    body: _Element

    def related(self, kind: str) -> _Element | None:
        """Returns the root of the part that the main part refers to as `kind`, None if there is none."""
        name = self.package.related(self.main, kind)
        return None if name is None else self.package.xml(name)


def read_docx(data: bytes, name: str, reading: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Reads .docx, .docm, .dotx and .dotm. Raises UnreadableFileError or RefusedFileError; see refusals.py for the codes."""
    return _read(_parts(open_package(data)), name)


def read_with_addresses(package: Package, name: str) -> tuple[Document, Addresses]:
    """Reads the package as `read_docx` does, and remembers its elements, for those who want to change them."""
    addresses = Addresses()
    return _read(_parts(package), name, addresses), addresses


def _read(parts: _Parts, name: str, addresses: Addresses | None = None) -> Document:
    modern = _compatibility(parts.settings) >= _MODERN_MODE
    source = StoryContext(_cascade(parts), modern, addresses=addresses)
    source.note_story(BODY, parts.body, parts.main)
    runs = list(_sections(parts.body))
    papers = section_properties([end for _, end in runs], parts.settings)
    bodies = list(_bodies(source, parts.body, runs, papers))
    edges = _HeaderReader(parts, source)
    sections = tuple(
        Section(
            width=paper.width,
            height=paper.height,
            margins=paper.margins,
            blocks=blocks,
            anchor=anchor,
            headers=edges.of(paper.headers, paper, Step.HEADER),
            footers=edges.of(paper.footers, paper, Step.FOOTER),
            title_page=paper.title_page,
            first_number=paper.first_number,
            number_format=paper.number_format,
            continuous=paper.continuous,
        )
        for paper, (anchor, blocks) in zip(papers, bodies, strict=True)
    )
    notes = _footnotes(parts, source)
    app = _app(parts.package)
    comments = parts.related("comments")
    return Document(
        name=name,
        format="docx",
        sections=sections,
        strokes=find_strokes(source.marks),
        precision=PRECISION,
        knows=KNOWS,
        page_count=parse_int(app.get("Pages")) or None,
        even_and_odd=switched_on(parts.settings, W + "evenAndOddHeaders"),
        footnotes=notes,
        pictures=_pictures(parts, source),
        comments=_comments(comments, parts, source),
        leftovers=tuple(_leftovers(source)),
        origins=OriginFinder((*source.marks, *source.note_marks), source.cascade),
        facts=_facts(parts, app) | {"comments": 0 if comments is None else len(comments_of_others(comments))},
    )


def _parts(package: Package) -> _Parts:
    main = main_part(package)
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise no_document_part()
    settings = package.related(main, "settings")
    return _Parts(package, main, None if settings is None else package.xml(settings), body)


def _cascade(parts: _Parts) -> Cascade:
    styles = parts.related("styles")
    numbering = ListNumbering(parts.related("numbering"), styles)
    language = None if parts.settings is None else parts.settings.find(W + "themeFontLang")
    return Cascade(
        styles,
        numbering,
        theme=lambda: parts.related("theme"),
        language="" if language is None else language.get(VAL, ""),
        line_pitch=_line_pitch(parts.body),
    )


def _line_pitch(body: _Element) -> Pt:
    """Returns the unit of gaps in lines: 12 pt, or the pitch of a document grid of lines."""
    page = SECTION.read(body.find(W + "sectPr"))
    return (page.line_pitch if page.line_grid else None) or Pt(12)


def _compatibility(settings: _Element | None) -> int:
    for element in settings.iterfind(f"{W}compat/{W}compatSetting") if settings is not None else ():
        if element.get(W + "name") == "compatibilityMode":
            return parse_int(element.get(VAL), 12)
    return 12


def _sections(body: _Element) -> Iterator[tuple[list[_Element], _Element | None]]:
    """Yields the blocks of each section with the w:sectPr that ends it; None where the document has none."""
    elements: list[_Element] = []
    for element in flow(body):
        elements.append(element)
        properties = element.find(W + "pPr")
        end = None if properties is None else properties.find(W + "sectPr")
        if end is not None:
            yield elements, end
            elements = []
    yield elements, body.find(W + "sectPr")


def _bodies(
    source: StoryContext, body: _Element, runs: list[tuple[list[_Element], _Element | None]], papers: list[SectionProperties]
) -> Iterator[tuple[Anchor, tuple[Block, ...]]]:
    story, counter = Story(source), Counter()
    for (elements, end), paper in zip(runs, papers, strict=True):
        anchor = Anchor(counter.next_child(BODY, Step.SECTION), next(source.order))
        source.note(anchor.path, body if end is None else end)
        yield anchor, _columned(story, elements, paper, counter)


def _columned(story: Story, elements: list[_Element], paper: SectionProperties, counter: Counter) -> tuple[Block, ...]:
    """Returns the blocks of a section; after a column break they stand in the next column."""
    story.columns = paper.columns if len(paper.columns) > 1 else ()
    if not story.columns:
        return story.blocks(elements, Container(BODY, paper.room, paper.sheet), counter)
    story.column = 0
    found: list[Block] = []
    for element in elements:
        room = paper.columns[story.column % len(paper.columns)]
        found += story.blocks([element], Container(BODY, room, paper.sheet), counter)
    return tuple(found)


class _HeaderReader:
    """Reads headers and footers, each once for a page width and margins it stands between, if these are few."""

    def __init__(self, parts: _Parts, source: StoryContext) -> None:
        self._parts = parts
        self._source = source
        self._paths: dict[str, Path] = {}
        self._counter = Counter()
        self._papers: dict[str, dict[TextArea, tuple[Block, ...]]] = {}

    def of(
        self, references: Mapping[HeaderKind, str], paper: SectionProperties, story: Step
    ) -> dict[HeaderKind, tuple[Block, ...]]:
        """Returns the blocks of the headers or footers that `references` names."""
        relations = self._parts.package.relations(self._parts.main)
        found = {}
        for kind, key in references.items():
            relation = relations.get(key)
            if relation is not None and relation.target:
                found[kind] = self._blocks(relation.target, paper, story)
        return found

    def _blocks(self, target: str, paper: SectionProperties, story: Step) -> tuple[Block, ...]:
        papers = self._papers.setdefault(target, {})
        sheet = paper.sheet if paper.sheet in papers or len(papers) < _MOST_PAPERS else next(iter(papers))
        if sheet not in papers:
            known = target in self._paths
            if not known:
                self._paths[target] = self._counter.next_child(FILE, story)
            root = self._parts.package.xml(target)
            marks = len(self._source.marks)
            stack = Container(self._paths[target], paper.room, paper.sheet)
            papers[sheet] = () if root is None else _story(self._source, root, stack, target)
            if known:
                del self._source.marks[marks:]
        return papers[sheet]


def _footnotes(parts: _Parts, source: StoryContext) -> tuple[Paragraph, ...]:
    name = parts.package.related(parts.main, "footnotes")
    root = parts.package.xml(name) if name else None
    found: list[Paragraph] = []
    counter = Counter()
    for note in root.iterfind(W + "footnote") if root is not None else ():
        if note.get(W + "type") not in _NOTE_KINDS:
            stack = Container(counter.next_child(FILE, Step.FOOTNOTE), None, None)
            marks = len(source.marks)
            found += flatten(_story(source, note, stack, name or ""))
            source.note_marks += source.marks[marks:]
            del source.marks[marks:]
    return tuple(found)


def _story(source: StoryContext, root: _Element, stack: Container, part: str) -> tuple[Block, ...]:
    """Returns the blocks of a story that stands by itself in the part with this name."""
    source.note_story(stack.path, root, part)
    return Story(source).blocks(flow(root), stack)


def _pictures(parts: _Parts, source: StoryContext) -> tuple[Picture, ...]:
    if not source.drawings:
        return ()
    from decree30_lint.formats.docx.pictures import find_pictures

    return find_pictures(source.drawings, parts.package, parts.main)


def _comments(comments: _Element | None, parts: _Parts, source: StoryContext) -> tuple[Comment, ...]:
    if comments is None or not len(comments):
        return ()
    from decree30_lint.formats.docx.comments import find_comments

    return find_comments(comments, parts.body, source.marks, source.cascade)


def _leftovers(source: StoryContext) -> Iterator[Leftover]:
    yield from find_changes(source.marks)
    yield from (Leftover(LeftoverKind.HIDDEN, anchor) for anchor in dict.fromkeys(source.hidden))
    yield from find_unseen(source.marks)


def _app(package: Package) -> Mapping[str, str]:
    """Returns the extended properties by name: Application, Pages …"""
    name = package.related("", "extended-properties")
    root = None if name is None else package.xml(name)
    return {} if root is None else {child.tag.removeprefix(_APP): (child.text or "").strip() for child in root}


def _facts(parts: _Parts, app: Mapping[str, str]) -> dict[str, str | int | bool]:
    facts: dict[str, str | int | bool] = {
        "producer": app.get("Application", ""),
        "tracked_changes": sum(1 for _ in tracked(parts.body)),
        "protected": _protected(parts.settings),
        "macros": "macroEnabled" in content_type(parts.package, parts.main)
        or parts.package.related(parts.main, "vbaProject") is not None,
        "signed": parts.package.related("", _SIGNATURES) is not None,
    }
    chunks = sum(1 for _ in parts.body.iter(W + "altChunk"))
    settings = parts.package.related(parts.main, "settings")
    return facts | properties_left(parts.package, app, settings) | ({"foreign_chunks": chunks} if chunks else {})


def _protected(settings: _Element | None) -> bool:
    """Tells whether editing is restricted, or the author asks to open the file read-only."""
    protection = None if settings is None else settings.find(W + "documentProtection")
    if protection is None:
        return False
    return protection.get(W + "edit", "none") != "none" and protection.get(W + "enforcement", "0") in ("1", "true", "on")
