"""What the pieces of a document mean: parts, texts, types, families, and what is judged as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from decree30_lint.model.document import SIGNED, Document, Paragraph, Span, Stroke
from decree30_lint.model.place import Anchor
from decree30_lint.model.wire import spelt
from decree30_lint.model.words import Words


class Part(StrEnum):
    """The values are the slugs of rule ids, JSON and `rules/`."""

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
    """Which body of rules governs a document."""

    ND30 = "nd30"
    LEGAL = "qppl"  # legal normative documents
    PARTY = "party"
    OTHER = "other"  # courts, private forms, contracts between private parties …


class TextKind(StrEnum):
    """One file may hold several texts."""

    MAIN = "main"
    ATTACHED = "attached"  # regulations issued with a decision: header without number and date
    APPENDIX = "appendix"
    COPY = "copy"  # the block of a copy at the end


UNKNOWN_TYPE = "unknown"


class DocumentType(Struct, frozen=True):
    """One of the 29 types. `key` "to-trinh", `name` "tờ trình", `code` "TTr" ("" where the decree gives none)."""

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
    """Words of a ruleset that recognition and checks need, from `rules/<set>/vocabulary/*.yaml`: list name → entries."""

    types: tuple[DocumentType, ...]
    parts: Mapping[Part, Words]
    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Component(Struct, frozen=True):
    """One part as it stands in one text. `paragraphs` may be pieces of paragraphs (`Paragraph.piece`).

    `role` tells paragraphs of one part apart that have rules of their own: `noi-nhan` "label" | "list"; `noi-dung` "" ;
    `bo-cuc` "phan" | "chuong" | "muc" | "tieu-muc" | "dieu" | "khoan" | "diem", and "…-heading" (own line);
    `phu-luc` "label" | "title" | "reference"; `kinh-gui` ""; `so-trang` ""; others "".
    `fields` are what recognition took apart: number "05", symbol "QĐ-UBND"; see recognise/.
    """

    part: Part
    paragraphs: tuple[Paragraph, ...]
    confidence: float = 1.0  # 0-1
    evidence: tuple[Words, ...] = ()
    runner_up: Part | None = None
    role: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    strokes: tuple[Stroke, ...] = ()  # the lines that stand under its last paragraph

    @property
    def spans(self) -> Iterator[tuple[Paragraph, Span]]:
        """Spans that show letters which somebody set, with the paragraph they stand in."""
        return ((p, span) for p in self.paragraphs for span in p.spans if span.text.strip() and span.field != SIGNED)

    @property
    def text(self) -> str:
        """The paragraphs joined by a blank, blanks collapsed."""
        return " ".join(" ".join(p.text for p in self.paragraphs).split())

    @property
    def anchor(self) -> Anchor:
        return self.paragraphs[0].anchor


class Text(Struct, frozen=True, dict=True):
    """A whole text within a file: the document proper, a regulation issued with it, an appendix, a copy's block."""

    kind: TextKind
    type: str  # key of the document type, or UNKNOWN_TYPE
    type_confidence: float
    components: tuple[Component, ...]
    anchor: Anchor
    end: int  # the `order` of the last anchor that belongs to it

    def of(self, part: Part, role: str | None = None) -> tuple[Component, ...]:
        found = self._by_part.get(part, ())
        return found if role is None else tuple(c for c in found if c.role == role)

    @cached_property
    def _by_part(self) -> Mapping[Part, tuple[Component, ...]]:
        """Hundreds of rules ask for the components of their part."""
        found: dict[Part, list[Component]] = {}
        for component in self.components:
            found.setdefault(component.part, []).append(component)
        return {part: tuple(components) for part, components in found.items()}


class Agency(Struct, frozen=True):
    """What an office says of itself in `decree30.toml`; empty where it says nothing."""

    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # abbreviations of units and of the office in document symbols
    titles_before_name: bool = (
        False  # ranks and degrees before the signer's name are allowed (armed forces, schools, hospitals)
    )


class Stage(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"


class Recognition(Struct, frozen=True):
    """What recognition found. `reason` says in words why the family is not the decree's."""

    family: Family
    family_confidence: float
    texts: tuple[Text, ...]
    issued: date | None = None  # the date printed on the document, when complete
    reason: Words | None = None


class Subject(Struct, frozen=True):
    """What is judged: the document, its recognised texts, and the circumstances."""

    document: Document
    recognition: Recognition
    vocabulary: Vocabulary
    stage: Stage = Stage.DRAFT
    agency: Agency = Agency()
    as_of: date | None = None

    @property
    def main(self) -> Text:
        return self.recognition.texts[0]
