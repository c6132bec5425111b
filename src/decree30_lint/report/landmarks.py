"""Names the places of a document by what its readers see there: parts, headings, tables, the edges of pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from decree30_lint.model.document import Block, Cell, Document, Frame, HeaderKind, Paragraph, Section, Table
from decree30_lint.model.parts import Component, Part, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import Path, Step
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import shortened
from decree30_lint.report.place_words import page_words, path_words, whole_document
from decree30_lint.syntax.appendix import LabelLine
from decree30_lint.syntax.division_label import DivisionLabel

if TYPE_CHECKING:  # a check compares nothing
    from decree30_lint.model.comparison import Comparison

_HEAD = Words("phần đầu", "letterhead")
_CLOSING = Words("phần ký", "signature block")
_CONTENT = Words("nội dung", "body text")
_ZONES = {
    **dict.fromkeys(
        (Part.NATIONAL_NAME, Part.MOTTO, Part.PARENT_BODY, Part.ISSUING_BODY, Part.NUMBER, Part.PLACE_DATE), _HEAD
    ),
    **dict.fromkeys((Part.SIGNATORY, Part.SIGNATORY_NAME, Part.SEAL), _CLOSING),
    **dict.fromkeys((Part.BODY, Part.STRUCTURE), _CONTENT),
    Part.URGENCY: Words("dấu độ khẩn", "mark of urgency"),
    Part.SECRECY: Words("dấu độ mật", "mark of secrecy"),
    Part.APPENDIX: Words("phần tiêu đề", "its heading"),
    Part.COPY: Words("phần sao", "block of the copy"),
}
_SIDED = (_HEAD, _CLOSING)
_SIDES = {-1: Words("bên trái", "on the left"), 0: Words("", ""), 1: Words("bên phải", "on the right")}
_BESIDE = 0.08  # of the width of the text: how far from its middle a column stands that is said to stand on one side
_HEADINGS = frozenset({"phan", "chuong", "muc", "tieu-muc", "dieu", "muc-la-ma"})
_ARTICLE = "dieu"
_LONGEST = 40  # characters of a heading
_UNDER = Words("dưới “{}”", "under “{}”")
_BEFORE = Words("trước “{}”", "before “{}”")
_BLANK_BELOW = Words("dòng trống dưới “{}”", "the blank line below “{}”")
_TEXTS = {
    TextKind.MAIN: Words("văn bản thứ {}", "document {}"),
    TextKind.ATTACHED: Words("văn bản kèm theo", "attached text"),
    TextKind.APPENDIX: Words("phụ lục", "appendix"),
    TextKind.COPY: Words("phần sao", "block of the copy"),
}
_CELL = Words("bảng {}, hàng {}, ô {}", "table {}, row {}, cell {}")
_FOOTNOTE = Words("chú thích cuối trang", "footnote")
_EDGES = {Step.HEADER: Words("đầu trang", "page header"), Step.FOOTER: Words("chân trang", "page footer")}
_PAGES = {
    HeaderKind.FIRST: Words("của trang đầu tiên", "of the first page"),
    HeaderKind.EVEN: Words("của các trang chẵn", "of even pages"),
}
_SECTION = Words("phần {0} (Section {0})", "section {0}")
_PAGES_OF = Words("các trang của {}", "the pages of {}")
_ROUGHLY = (
    Words("gần đầu văn bản", "near the beginning"),
    Words("khoảng giữa văn bản", "about the middle"),
    Words("gần cuối văn bản", "near the end"),
)

_Held = tuple[Text, Component, Paragraph]


class Landmarks:
    """Names the places of one document. It looks a thing up only when it is asked for a place."""

    def __init__(self, document: Document, texts: Sequence[Text] = (), parts: Mapping[Part, Words] | None = None) -> None:
        """Takes the recognised texts, if any, and the names of their parts."""
        self._document = document
        self._texts = texts
        self._parts = parts or {}

    @classmethod
    def of(cls, subject: Subject) -> Landmarks:
        return cls(subject.document, subject.recognition.texts, subject.vocabulary.parts)

    @classmethod
    def recognised(cls, document: Document, vocabulary: Vocabulary) -> Landmarks:
        """Recognises the parts of the document, unless its places are told by its pages."""
        if document.pages:
            return cls(document)
        from decree30_lint.recognise import recognise

        return cls(document, recognise(document, vocabulary).texts, vocabulary.parts)

    def words(self, anchor: Anchor, lang: Lang) -> str:
        """Returns "phần đầu, bên phải", "nội dung, dưới “II. KẾT QUẢ”", "bảng 2, hàng 3, ô 2", "chân trang".

        Of a file whose pages are known it returns the place on the page. Where nothing is near by which the place could be
        found, it tells roughly how far down it is.
        """
        path = anchor.path
        if path.is_section and len(self._document.sections) == 1:
            return whole_document(lang)
        if self._document.pages and anchor.page:
            return page_words(anchor, lang, self._document.pages)
        if path.is_section:
            return _PAGES_OF.of(lang).format(_SECTION.of(lang).format(path.number))
        if path.story.step in _EDGES:
            return ", ".join(self._edge(path.story, lang))
        if path.in_footnote:
            return _FOOTNOTE.of(lang)
        steps = list(filter(None, self._steps(anchor, lang))) if path.in_body else []
        return ", ".join(steps) or path_words(path, lang)

    def _steps(self, anchor: Anchor, lang: Lang) -> Iterator[str]:
        """Yields the place from the large to the small; nothing for the body as a whole."""
        if anchor.path not in self._paragraphs:
            return
        text, component, piece = self._held(anchor)
        table = self._table_words(anchor.path, text, lang)
        zone = self._zone(component)
        if text is not None:
            yield self._text_words(text, lang)
        if zone in _SIDED and component is not None:
            yield zone.of(lang)
            yield _SIDES[self._side(piece)].of(lang)
        elif table:
            yield table
        elif zone is not None and zone is not _CONTENT:
            yield zone.of(lang)
        elif text is not None and (zone is _CONTENT or self._amid_content(text, anchor)):
            yield _CONTENT.of(lang)
            yield self._by_heading(text, anchor, lang)
        else:
            yield self._roughly(anchor, lang)
        yield self._blank_below(anchor, lang)

    # parts

    def _zone(self, component: Component | None) -> Words | None:
        if component is None:
            return None
        return _ZONES.get(component.part) or self._parts.get(component.part)

    @cached_property
    def _components(self) -> Mapping[Path, Sequence[_Held]]:
        found: dict[Path, list[_Held]] = {}
        for text in self._texts:
            for component in text.components:
                for piece in component.paragraphs:
                    found.setdefault(piece.anchor.path, []).append((text, component, piece))
        return found

    def _held(self, anchor: Anchor) -> tuple[Text | None, Component | None, Paragraph]:
        """Returns the text and the component that hold the beginning of the anchor, and the piece of the paragraph."""
        held = self._components.get(anchor.path, ())
        for text, component, piece in held:
            if piece.anchor.start <= anchor.start < (piece.anchor.end or len(piece.text) + piece.anchor.start + 1):
                return text, component, piece
        return self._text_at(anchor), None, self._paragraphs[anchor.path]

    def _text_at(self, anchor: Anchor) -> Text | None:
        holding = (text for text in reversed(self._texts) if text.anchor.order <= anchor.order <= text.end)
        return next(holding, None)

    def _text_words(self, text: Text, lang: Lang) -> str:
        """Returns "Phụ lục II" for what stands in it; nothing for the document that leads."""
        if text is self._texts[0]:
            return ""
        if text.kind is TextKind.APPENDIX and (labels := text.of(Part.APPENDIX, "label")):
            label = labels[0].content
            if isinstance(label, LabelLine):
                return f"{label.words} {'' if label.open else label.number or ''}".strip()
        documents = [each for each in self._texts if each.kind is TextKind.MAIN]
        number = documents.index(text) + 1 if text in documents else 0
        return _TEXTS[text.kind].of(lang).format(number)

    def _amid_content(self, text: Text, anchor: Anchor) -> bool:
        orders = [c.paragraphs[0].anchor.order for part in (Part.BODY, Part.STRUCTURE) for c in text.of(part)]
        return bool(orders) and min(orders) < anchor.order < max(orders)

    def _side(self, piece: Paragraph) -> int:
        """Returns -1 for a column on the left, 1 for one on the right, 0 where that cannot be told."""
        path = piece.anchor.path
        section = self._document.section_of.get(path)
        if path.in_text_box:
            return 0
        if piece.extent is None or section is None or section.margins is None:
            return self._side_of_cell(path)
        whole = Extent.of(section.margins.left, section.width - section.margins.right)
        off = (piece.extent.centre - whole.centre) / whole.width
        return 0 if abs(off) < _BESIDE else 1 if off > 0 else -1

    def _side_of_cell(self, path: Path) -> int:
        place = path.cell_place
        table = self._every_table.get(place.table) if place else None
        if place is None or table is None or len(table.rows) < place.row or len(table.rows[place.row - 1]) < 2:
            return 0
        last = len(table.rows[place.row - 1])
        return -1 if place.cell == 1 else 1 if place.cell == last else 0

    # headings

    @cached_property
    def _headings(self) -> Mapping[int, tuple[Sequence[int], Sequence[Component]]]:
        """Maps the `order` at which a text begins to its headings, with the order of each."""
        found = {}
        for text in self._texts:
            own = [c for c in text.of(Part.STRUCTURE) if not c.quoted and _is_heading(c)]
            own.sort(key=lambda component: component.anchor.order)
            found[text.anchor.order] = ([component.anchor.order for component in own], own)
        return found

    def _by_heading(self, text: Text, anchor: Anchor, lang: Lang) -> str:
        """Returns "Điều 3", "dưới “II. …”" for what stands under it, "trước “I. …”" for what stands before the first."""
        orders, headings = self._headings[text.anchor.order]
        at = bisect_right(orders, anchor.order) - 1
        if at >= 0 and orders[at] == anchor.order and headings[at].role != _ARTICLE:  # it is that heading itself
            return ""
        if at >= 0:
            return self._heading(headings[at], _UNDER, lang)
        return self._heading(headings[0], _BEFORE, lang) if headings and orders[0] > anchor.order else ""

    def _heading(self, heading: Component, words: Words, lang: Lang) -> str:
        label = heading.content
        if heading.role != _ARTICLE or not isinstance(label, DivisionLabel):
            return words.of(lang).format(shortened(heading.text, _LONGEST))
        article = label.text.rstrip(" .:/")
        return article if words is _UNDER else words.of(lang).format(article)

    # paragraphs and tables

    @cached_property
    def _paragraphs(self) -> Mapping[Path, Paragraph]:
        return {paragraph.anchor.path: paragraph for paragraph in self._document.paragraphs}

    @cached_property
    def _written(self) -> tuple[Sequence[int], Sequence[Paragraph]]:
        """Returns the paragraphs of the body that are not blank, with the order of each."""
        written = [paragraph for paragraph in self._document.paragraphs if not paragraph.is_blank]
        return [paragraph.anchor.order for paragraph in written], written

    def _blank_below(self, anchor: Anchor, lang: Lang) -> str:
        if not self._paragraphs[anchor.path].is_blank:
            return ""
        orders, written = self._written
        above = bisect_right(orders, anchor.order) - 1
        return _BLANK_BELOW.of(lang).format(shortened(written[above].text, _LONGEST)) if above >= 0 else ""

    def _roughly(self, anchor: Anchor, lang: Lang) -> str:
        orders, _ = self._written
        share = max(bisect_right(orders, anchor.order) - 1, 0) / max(len(orders), 1)
        return _ROUGHLY[min(int(share * len(_ROUGHLY)), len(_ROUGHLY) - 1)].of(lang)

    @cached_property
    def _every_table(self) -> Mapping[Path, Table]:
        blocks = (block for section in self._document.sections for block in section.blocks)
        return {table.anchor.path: table for table in _tables_in(blocks)}

    @cached_property
    def _seen_tables(self) -> Mapping[Path, int]:
        """Maps the tables that people see as such to their `order`; what stands in one of them belongs to it."""
        ruled = {path: table.anchor.order for path, table in self._every_table.items() if table.ruled}
        return {path: order for path, order in ruled.items() if not any(each in ruled for each in path.parent.trail)}

    @cached_property
    def _orders_of_tables(self) -> list[int]:
        return sorted(self._seen_tables.values())

    def _table_words(self, path: Path, text: Text | None, lang: Lang) -> str:
        """Returns "bảng 2, hàng 3, ô 2", the tables of the text counted; nothing outside of tables that people see."""
        for cell in path.trail:
            table = cell.parent.parent
            if cell.is_cell and table in self._seen_tables:
                begins, here = text.anchor.order if text else 0, self._seen_tables[table]
                number = bisect_right(self._orders_of_tables, here) - bisect_left(self._orders_of_tables, begins)
                return _CELL.of(lang).format(number, cell.parent.number, cell.number)
        return ""

    # edges of pages

    def _edge(self, story: Path, lang: Lang) -> Iterator[str]:
        kinds, sections = self._shown_by.get(story, (set(), []))
        pages = _PAGES.get(next(iter(kinds))) if len(kinds) == 1 else None
        edge = _EDGES[story.step].of(lang)
        yield f"{edge} {pages.of(lang)}" if pages else edge
        if sections and len(sections) < len(self._document.sections):
            yield _SECTION.of(lang).format(sections[0])

    @cached_property
    def _shown_by(self) -> Mapping[Path, tuple[set[HeaderKind], list[int]]]:
        """Maps the story of a header or footer to the pages, and the numbers of the sections, that show it."""
        found: dict[Path, tuple[set[HeaderKind], list[int]]] = {}
        for number, section in enumerate(self._document.sections, 1):
            for kind, story in _stories(section):
                kinds, sections = found.setdefault(story, (set(), []))
                kinds.add(kind)
                sections += [] if number in sections else [number]
        return found


def _is_heading(component: Component) -> bool:
    return component.role in _HEADINGS or (isinstance(component.content, DivisionLabel) and component.content.own_line)


LandmarksOfBoth = tuple[Landmarks, Landmarks]
"""What names the places of a draft and of its final form."""


def landmarks_of_both(comparison: Comparison, vocabulary: Vocabulary | None = None) -> LandmarksOfBoth:
    """Names the places of both documents by their parts, where there is a vocabulary to recognise them by."""
    draft, final = comparison.draft, comparison.final
    if vocabulary is None:
        return Landmarks(draft), Landmarks(final)
    return Landmarks.recognised(draft, vocabulary), Landmarks.recognised(final, vocabulary)


def _tables_in(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            yield from _tables_in(inner for row in block.rows for cell in row for inner in _own(cell))
        elif isinstance(block, Frame):
            yield from _tables_in(block.blocks)


def _own(cell: Cell) -> Sequence[Block]:
    return () if cell.merged_up else cell.blocks


def _stories(section: Section) -> Iterator[tuple[HeaderKind, Path]]:
    for edges in (section.headers, section.footers):
        for kind, blocks in edges.items():
            for block in blocks[:1]:
                yield kind, block.anchor.path.story
