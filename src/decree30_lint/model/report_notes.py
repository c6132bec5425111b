"""Describes what a report says of how a file was judged: its type, stage, configuration, ruleset, and the PDF itself."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from decree30_lint.model.edits import Edit
from decree30_lint.model.parts import Stage, StageReason
from decree30_lint.model.plain import Json
from decree30_lint.model.words import Lang, Words


class TypeNote(Struct, frozen=True):
    """Holds the type of a document: its key, name and code ("" where the decree gives none), and how sure that is (0-1)."""

    id: str
    name: Words
    code: str
    confidence: float

    def to_dict(self, lang: Lang) -> Json:
        """Returns the type as `document_type` of the schema."""
        return {"id": self.id, "name": self.name.of(lang), "code": self.code, "confidence": self.confidence}


class StageNote(Struct, frozen=True):
    """Holds the stage a document was judged at, and why."""

    id: Stage
    why: StageReason


class ConfigurationNote(Struct, frozen=True):
    """Names the configuration file that a document was judged under, and counts the rules that it switched off."""

    path: str
    rules_off: int


class RulesetNote(Struct, frozen=True):
    """Names the ruleset that judged a document. `as_of` is the day asked about where the document has no date.

    `checked` is the day (ISO 8601) up to which its author has looked for changes of the law; "" if unknown. `select` and
    `ignore` are the rules, or parts, that were chosen and left out; empty where all rules were applied.
    """

    id: str
    title: Words
    as_of: date | None = None
    checked: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def to_dict(self) -> Json:
        """Returns the ruleset as `ruleset` of the schema."""
        return {"id": self.id, "as_of": self.as_of.isoformat() if self.as_of else None}


class PdfNote(Struct, frozen=True):
    """Holds what a PDF says of itself; None where it says nothing.

    `picture_pages` numbers the pages without text, from 1.
    """

    version: str | None = None
    archival: str | None = None
    encrypted: bool | None = None
    embedded: bool | None = None
    tagged: bool | None = None
    producer: str | None = None
    engine: str | None = None
    picture_pages: tuple[int, ...] = ()


class CauseNote(Struct, frozen=True):
    """Names a cause that several findings share, in words; `findings` counts those that are reported.

    `name` says what is set there now and `wanted` what to set, where something is; `advice` says what to do in Word.
    `at_source` tells that one change mends them all. `cure` holds the edits that do it.
    """

    id: str
    name: Words
    wanted: Words | None
    advice: Words
    findings: int
    at_source: bool
    cure: tuple[Edit, ...]

    def to_dict(self, lang: Lang) -> Json:
        """Returns the cause as `cause` of the schema."""
        return {"id": self.id, "name": self.name.of(lang), "findings": self.findings}
