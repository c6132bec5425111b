"""Describes what the tool reports of one file: flat, in both languages, without the document. Every output stands on it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from decree30_lint.model.document import Legibility
from decree30_lint.model.edits import Applicability, Edit
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.picture import Scan
from decree30_lint.model.place import Box
from decree30_lint.model.plain import Json, edit_to_dict, plain
from decree30_lint.model.report_notes import CauseNote, ConfigurationNote, PdfNote, RulesetNote, StageNote, TypeNote
from decree30_lint.model.results import Failure, Status
from decree30_lint.model.rules import ClauseCitation, Force, Level
from decree30_lint.model.signatures import Signature
from decree30_lint.model.suppressions import Suppression, SuppressionFault
from decree30_lint.model.words import Lang, Words


class Place(Struct, frozen=True):
    """A place in the file has a path and characters as in `Anchor`, and the page and the box on it where they are known."""

    path: str
    start: int
    end: int | None
    page: int | None
    box: Box | None

    def with_text(self, text: str | None) -> Json:
        """Returns the place and the text there as `location` of the schema; lengths are in points."""
        return {
            "page": self.page,
            "path": self.path,
            "start": self.start,
            "end": self.end,
            "text": text,
            "box": plain(self.box),
        }


class Location(Struct, frozen=True):
    """A location is a place that is shown to people: named in `words`, with the text that stands there.

    `context` is the paragraph around it where `text` alone would not be found on its page, else "". `nowhere` marks the
    whole of a text that lacks something. `length` is that of the whole text where `text` is cut off, else None.
    """

    place: Place
    text: str
    words: Words
    context: str = ""
    nowhere: bool = False
    length: int | None = None

    def to_dict(self) -> Json:
        """Returns the location as `location` of the schema."""
        entry = self.place.with_text(self.text)
        return entry if self.length is None else entry | {"text_length": self.length}


class FactNote(Struct, frozen=True):
    """A fact is something measured, found or required, in words.

    `quoted` marks a text of the document, or one it should hold.
    """

    words: Words
    quoted: bool = False


class Finding(Struct, frozen=True):
    """A finding is a rule that is broken, at one or several places.

    `part_name` and `requirement` are those of the rule. `comparable` tells that `actual` beside `expected` says more than
    the message does. `suggestion` is the corrected text; `instruction` says what `edits` would do where that is no text.
    `fingerprints` go with `locations`, one each. `unlisted_places` and `unlisted_edits` count those beyond what is listed.
    `cause` is what it shares with other findings, if anything. `changes` say what `edits` would change, where that was asked
    for. `advice` is what the rule says is to be done, also beside a suggestion.
    """

    rule: str
    level: Level
    force: Force
    part: Part
    part_name: Words
    message: Words
    requirement: Words
    actual: FactNote | None
    expected: FactNote | None
    comparable: bool
    suggestion: str | None
    instruction: Words | None
    citation: ClauseCitation | None
    locations: tuple[Location, ...]
    applicability: Applicability
    edits: tuple[Edit, ...]
    fingerprints: tuple[str, ...]
    unlisted_places: int = 0
    unlisted_edits: int = 0
    cause: CauseNote | None = None
    changes: tuple[Words, ...] = ()
    advice: Words | None = None

    @property
    def location(self) -> Location:
        """Returns the first place."""
        return self.locations[0]

    @property
    def fixable(self) -> bool:
        """Tells whether `fix` mends it without being allowed to change words."""
        return self.applicability is Applicability.SAFE and bool(self.edits)

    def to_dict(self, lang: Lang) -> Json:
        """Returns the finding as an element of `findings` of the schema decree30-lint/1."""
        entry: Json = {
            "rule": self.rule,
            "level": self.level.value,
            "force": self.force.value,
            "part": self.part.value,
            "message": self.message.of(lang),
            "actual": self.actual.words.of(lang) if self.actual else None,
            "expected": self.expected.words.of(lang) if self.expected else None,
            "suggestion": self.suggestion if self.suggestion is not None else _of(self.instruction, lang),
            "citation": _citation(self.citation),
            "location": self.location.to_dict(),
            "fix": {"applicability": self.applicability.value, "edits": [edit_to_dict(edit) for edit in self.edits]},
            "fingerprint": self.fingerprints[0],
        }
        if len(self.locations) > 1:
            entry["also"] = [location.to_dict() for location in self.locations[1:]]
        if self.cause is not None:
            entry["cause"] = self.cause.to_dict(lang)
        if self.unlisted_places:
            entry["unlisted_places"] = self.unlisted_places
        if self.unlisted_edits:
            entry["fix"]["unlisted_edits"] = self.unlisted_edits
        entry["fix"] |= {"changes": [words.of(lang) for words in self.changes]} if self.changes else {}
        return entry


class Undecided(Struct, frozen=True):
    """Names a rule that could not be judged, and why."""

    rule: str
    part_name: Words
    requirement: Words
    reason: UndecidedReason


class ComponentNote(Struct, frozen=True):
    """Holds one paragraph of a recognised part.

    A `text` of None is left out of the report, as that of the body usually is.
    """

    part: Part
    text: str | None
    confidence: float
    place: Place

    def to_dict(self) -> Json:
        """Returns the component as an element of `components` of the schema."""
        return {
            "part": self.part.value,
            "text": self.text,
            "confidence": self.confidence,
            "location": self.place.with_text(self.text),
        }


class NotJudged(Struct, frozen=True):
    """Holds a further text of the file that the ruleset does not govern.

    `number` counts the documents of the file from 1.
    """

    number: int
    place: Place
    reason: Words

    def to_dict(self, lang: Lang) -> Json:
        """Returns the text as an element of `not_judged` of the schema."""
        return {"document": self.number, "reason": self.reason.of(lang), "location": self.place.with_text(None)}


class AcceptedFinding(Struct, frozen=True):
    """Holds a finding that does not count, and the suppression that covers it."""

    finding: Finding
    suppression: Suppression


class SuppressionNote(Struct, frozen=True):
    """Holds a suppression without effect, and why.

    `location` is that of the comment that it stands in, None for other sources.
    """

    suppression: Suppression
    fault: SuppressionFault
    message: Words
    location: Location | None = None

    def to_dict(self, lang: Lang) -> Json:
        """Returns the suppression as an element of `unused_suppressions` of the schema."""
        entry: Json = {
            "why": "malformed" if self.fault.malformed else self.fault.value,
            "message": self.message.of(lang),
            "rules": list(self.suppression.rules),
            **_suppression(self.suppression),
        }
        if self.suppression.fingerprints:
            entry["fingerprints"] = list(self.suppression.fingerprints)
        if self.location is not None:
            entry["location"] = self.location.to_dict()
        return entry


class Report(Struct, frozen=True):
    """Holds all that is reported of one file. `path` is as the user gave it; what is not known of it is None or empty.

    `outside` says why no ruleset governs the document, `failure` why it could not be judged; else it was judged, and
    `coverage` counts the verdicts. `texts` counts the further texts that the file holds; those `not_judged` the ruleset does
    not govern. `editable` tells that `fix` writes the format, and may write the file. `fail_level` is the mildest level that
    makes the exit code 1 where this file was judged, None where none does.
    """

    path: str
    sha256: str | None
    status: Status
    format: str | None = None
    stage: StageNote | None = None
    configuration: ConfigurationNote | None = None
    ruleset: RulesetNote | None = None
    document_type: TypeNote | None = None
    governed: bool = False  # the type is known, so that the rules for types apply
    pages: int | None = None
    legibility: Legibility = Legibility.FULL
    scan: Scan | None = None
    pdf: PdfNote | None = None
    signatures: tuple[Signature, ...] = ()
    texts: Mapping[TextKind, int] = field(default_factory=dict)
    not_judged: tuple[NotJudged, ...] = ()
    components: tuple[ComponentNote, ...] = ()
    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    coverage: Mapping[Verdict, int] = field(default_factory=dict)
    outside: Words | None = None
    failure: Failure | None = None
    accepted: tuple[AcceptedFinding, ...] = ()
    unused_suppressions: tuple[SuppressionNote, ...] = ()
    editable: bool = False
    fail_level: Level | None = Level.ERROR

    @property
    def judged(self) -> bool:
        """Tells whether rules were applied: only such a document can be clean."""
        return self.status in (Status.CLEAN, Status.FINDINGS)

    def count(self, level: Level) -> int:
        """Counts the findings of this level."""
        return sum(finding.level is level for finding in self.findings)

    def counts(self, finding: Finding) -> bool:
        """Tells whether the finding makes the exit code 1."""
        return self.fail_level is not None and finding.level.rank <= self.fail_level.rank

    def to_dict(self, lang: Lang = Lang.VI) -> Json:
        """Returns the report as an element of `files` of the schema decree30-lint/1, its sentences in `lang`."""
        entry: Json = {
            "path": self.path,
            "sha256": self.sha256,
            "format": self.format,
            "status": self.status.value,
            "stage": {"id": self.stage.id.value, "why": self.stage.why.value} if self.stage else None,
            "configuration": plain(self.configuration),
            "document_type": self.document_type.to_dict(lang) if self.document_type else None,
            "pages": self.pages,
            "scan": plain(self.scan),
            "signatures": [_signature(each) for each in self.signatures],
            "components": [each.to_dict() for each in self.components],
            "findings": [finding.to_dict(lang) for finding in self.findings],
            "unsure": [{"rule": each.rule, "why": each.reason.value} for each in self.undecided],
            "coverage": {verdict.value: self.coverage.get(verdict, 0) for verdict in Verdict},
            "outside": _of(self.outside, lang),
            "error": {"code": self.failure.code, "message": self.failure.words.of(lang)} if self.failure else None,
        }
        if self.pdf is not None:
            entry["pdf"] = plain(self.pdf)
        if self.not_judged:
            entry["not_judged"] = [each.to_dict(lang) for each in self.not_judged]
        if self.accepted:
            entry["accepted"] = [
                each.finding.to_dict(lang) | {"suppression": _suppression(each.suppression)} for each in self.accepted
            ]
        if self.unused_suppressions:
            entry["unused_suppressions"] = [each.to_dict(lang) for each in self.unused_suppressions]
        return entry


def _of(words: Words | None, lang: Lang) -> str | None:
    return words.of(lang) if words is not None else None


def _citation(citation: ClauseCitation | None) -> Json | None:
    if citation is None:
        return None
    return {"instrument": citation.instrument, "clause": citation.clause, "text": citation.text}


def _signature(signature: Signature) -> Json:
    """Returns the signature as an object.

    `intact`, `covers_whole_file` and `trusted` are null where they were not checked.
    """
    return {
        "field": signature.field,
        "page": signature.page,
        "box": plain(signature.box),
        "signer": signature.signer,
        "organisation": signature.organisation,
        "time": signature.time.isoformat() if signature.time else None,
        "time_source": signature.time_source.value if signature.time_source else None,
        "intact": signature.intact,
        "covers_whole_file": signature.covers_whole_file,
        "trusted": signature.trusted,
        "trust_moment": None if signature.trust_moment is None else signature.trust_moment.value,
        "with_picture": signature.with_picture,
        "only_time": signature.only_time,
    }


def _suppression(suppression: Suppression) -> Json:
    return {
        "by": suppression.origin.value,
        "source": suppression.source or None,
        "line": suppression.line,
        "reason": suppression.reason or None,
        "owner": suppression.owner or None,
        "expires": suppression.expires.isoformat() if suppression.expires else None,
    }
