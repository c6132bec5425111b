"""Describes what the pieces of a document mean: parts, texts, types, families, and what is judged as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from decree30_lint.model.document import SIGNED, Document, HeaderKind, Paragraph, Span, Stroke
from decree30_lint.model.place import Anchor
from decree30_lint.model.wire import spelt
from decree30_lint.model.words import Words


class Part(StrEnum):
    """Names the components of a document; the values are the slugs of rule ids, of JSON and of `rules/`."""

    PAGE = "trang"
    TYPEFACE = "phong-chu"
    PAGE_NUMBER = "so-trang"
    NATIONAL_NAME = "quoc-hieu"
    MOTTO = "tieu-ngu"
    PARENT_BODY = "co-quan-chu-quan"
    ISSUING_BODY = "co-quan"
    NUMBER = "so-ky-hieu"
    PLACE_DATE = "dia-danh-ngay"
    TYPE_NAME = "ten-loai"
    SUBJECT = "trich-yeu"
    LETTER_SUBJECT = "trich-yeu-cong-van"
    LEGAL_BASIS = "can-cu"
    CITATION = "vien-dan"
    STRUCTURE = "bo-cuc"
    BODY = "noi-dung"
    SIGNATORY = "nguoi-ky"  # lines of authority and post
    SIGNATORY_NAME = "ho-ten-nguoi-ky"  # its rules are nguoi-ky/ho-ten-*
    SEAL = "dau"
    ADDRESSEES = "kinh-gui"
    RECIPIENTS = "noi-nhan"
    APPENDIX = "phu-luc"
    SECRECY = "do-mat"
    URGENCY = "do-khan"
    CIRCULATION = "luu-hanh"
    DRAFTER = "nguoi-soan"
    ADDRESS_LINE = "dia-chi"
    COPY = "ban-sao"
    CAPITALS = "viet-hoa"
    TYPING = "go-may"
    WHOLE = "toan-van"


class Family(StrEnum):
    """Names the body of rules that governs a document."""

    ND30 = "nd30"
    LEGAL = "qppl"  # legal normative documents
    PARTY = "party"
    OTHER = "other"  # courts, private forms, contracts between private parties …


class TextKind(StrEnum):
    """Names the kind of one text; a file may hold several texts."""

    MAIN = "main"
    ATTACHED = "attached"  # regulations issued with a decision: header without number and date
    APPENDIX = "appendix"
    COPY = "copy"  # the block of a copy at the end


UNKNOWN_TYPE = "unknown"


class DocumentType(Struct, frozen=True):
    """Describes one of the 29 types: `key` "to-trinh", `name` "tờ trình", `code` "TTr" ("" where the decree gives none)."""

    key: str
    name: str
    code: str


if TYPE_CHECKING:
    ListName = str
    TableName = str
else:  # parameters of checks that name an entry of `Vocabulary.lists`, of `Vocabulary.tables`
    ListName = spelt(str, Words("tên một danh sách trong vocabulary", "the name of a list of the vocabulary"))
    TableName = spelt(str, Words("tên một bảng trong vocabulary", "the name of a table of the vocabulary"))


class Vocabulary(Struct, frozen=True, eq=False):
    """Holds the words of a ruleset that recognition and checks need, from `rules/<set>/vocabulary/*.yaml`.

    `lists` and `tables` go by the names of their files' entries.
    """

    types: tuple[DocumentType, ...]
    parts: Mapping[Part, Words]
    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def entries(self, *sources: str) -> Iterator[str]:
        """Yields the entries of lists, and of tables what stands on the left; some may be absent or empty."""
        for source in sources:
            yield from self.lists[source] if source in self.lists else self.tables.get(source, ())


class Evidence(Struct, frozen=True):
    """States what speaks for a part, or against it: one point doubles the odds; None decides alone."""

    part: Part
    points: float | None
    words: Words


ADDRESSED = "addressed"
"""The role of body text that lists whom a telegram or an invitation is for."""


class Component(Struct, frozen=True):
    """A component is one part as it stands in one text. Its paragraphs may be pieces of paragraphs (`Paragraph.piece`).

    `role` tells apart paragraphs of one part that have rules of their own: `noi-nhan` "label" | "list"; `noi-dung` "" |
    "addressed"; `bo-cuc` "phan" | "chuong" | "muc" | "tieu-muc" | "dieu" | "khoan" | "diem", and "…-heading" (own line);
    `phu-luc` "label" | "form" | "title" | "reference"; `kinh-gui` ""; `so-trang` ""; others "". `content` is its line
    parsed, a type of syntax/ such as `NumberLine`, `DateLine`, `DivisionLabel`; None where nothing is parsed.
    """

    part: Part
    paragraphs: tuple[Paragraph, ...]
    confidence: float = 1.0  # 0-1
    evidence: tuple[Evidence, ...] = ()
    runner_up: Part | None = None
    role: str = ""
    content: object | None = None
    quoted: bool = False  # within a quotation of another text: an amended article, a law in a letter
    shown_on: HeaderKind | None = None  # of what stands in a header or footer: the pages that show it
    strokes: tuple[Stroke, ...] = ()  # the lines that stand under its last paragraph
    above_strokes: Paragraph | None = None  # the paragraph over them, where it is none of its own

    @property
    def spans(self) -> Iterator[tuple[Paragraph, Span]]:
        """Yields the spans whose letters somebody set, each with its paragraph.

        Blanks and what signatures printed are left out.
        """
        return ((p, span) for p in self.paragraphs for span in p.spans if span.text.strip() and span.field != SIGNED)

    @property
    def text(self) -> str:
        """Returns the paragraphs joined by a blank, with blanks collapsed."""
        return " ".join(" ".join(p.text for p in self.paragraphs).split())

    @property
    def anchor(self) -> Anchor:
        """Returns the anchor of the first paragraph."""
        return self.paragraphs[0].anchor


def _rank(component: Component) -> tuple[int, int]:
    return component.anchor.rank


class Text(Struct, frozen=True, dict=True):
    """A text is a whole within a file: the document proper, a regulation issued with it, an appendix, or a copy's block.

    `family` and `reason` (see `Recognition`) are those of a document proper; what is issued with it goes with it.
    """

    kind: TextKind
    type: str  # key of the document type, or UNKNOWN_TYPE
    type_confidence: float
    components: tuple[Component, ...]
    anchor: Anchor
    end: int  # the `order` of the last anchor that belongs to it
    family: Family = Family.ND30
    reason: Words | None = None

    def of(self, part: Part, role: str | None = None) -> tuple[Component, ...]:
        """Returns the components of `part` in reading order; None as `role` stands for every role."""
        found = self._by_part.get(part, ())
        return found if role is None else tuple(c for c in found if c.role == role)

    def next_of(self, parts: Collection[Part], anchor: Anchor) -> Component | None:
        """Returns the component of these parts that comes next behind `anchor`; None if none does."""
        key = frozenset(parts)
        if key not in self._in_order:
            self._in_order[key] = sorted((c for c in self.components if c.part in key), key=_rank)
        found = self._in_order[key]
        at = bisect_right(found, anchor.rank, key=_rank)
        return found[at] if at < len(found) else None

    @cached_property
    def _in_order(self) -> dict[frozenset[Part], list[Component]]:
        """Holds the components of some parts by their places, as far as somebody asked for them."""
        return {}

    @cached_property
    def _by_part(self) -> Mapping[Part, tuple[Component, ...]]:
        """Maps each part to its components, once: hundreds of rules ask for those of their part."""
        found: dict[Part, list[Component]] = {}
        for component in self.components:
            found.setdefault(component.part, []).append(component)
        return {part: tuple(components) for part, components in found.items()}


class Agency(Struct, frozen=True):
    """Describes an office as `decree30.toml` does; a field is empty where it says nothing."""

    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # abbreviations of units and of the office in document symbols
    titles_before_name: bool = (
        False  # ranks and degrees before the signer's name are allowed (armed forces, schools, hospitals)
    )


class Stage(StrEnum):
    """Names how far a document is on its way.

    It is drafted; or ready to be signed, where only number, day and month are filled in later (Article 15); or issued.
    """

    DRAFT = "draft"
    SIGNING = "signing"
    ISSUED = "issued"


class StageReason(StrEnum):
    """Names what a document is held to be at its stage by: the user, or what the file itself shows."""

    OPTION = "option"
    CONFIGURATION = "configuration"
    SIGNATURE = "signature"  # somebody signed the file digitally
    SCAN = "scan"  # its pages are pictures of paper
    NUMBER_AND_DATE = "number_and_date"  # both are filled in, in a file that is not written on
    DEFAULT = "default"  # nothing shows that it has been issued


class Recognition(Struct, frozen=True):
    """Holds what recognition found.

    `family` is that of the document that leads, and `reason` says in words why it is not the decree's.
    """

    family: Family
    family_confidence: float
    texts: tuple[Text, ...]
    issued: date | None = None  # the date printed on the document, when complete
    reason: Words | None = None
    latest: date | None = None  # the last day that a printed date may mean whose day, or month, is not filled in

    @property
    def main(self) -> Text:
        """Returns the document that leads: the first text, unless only a later document is of the family."""
        first, *others = self.texts
        leading = (text for text in others if text.kind is TextKind.MAIN and text.family is self.family)
        return first if first.family is self.family else next(leading, first)


class Subject(Struct, frozen=True):
    """Holds what is judged: the document, its recognised texts, and the circumstances."""

    document: Document
    recognition: Recognition
    vocabulary: Vocabulary
    stage: Stage = Stage.DRAFT
    agency: Agency = Agency()
    as_of: date | None = None
    today: date | None = None  # by the clock, None where the verdict is not to depend on it
    stage_reason: StageReason = StageReason.DEFAULT

    @property
    def main(self) -> Text:
        """Returns the document proper."""
        return self.recognition.main
