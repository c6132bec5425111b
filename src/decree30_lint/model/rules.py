"""Describes what a rule and a ruleset are."""

# Annotations are no text here: msgspec would compile those of Kind anew for every kind.

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from msgspec import Struct, field

from decree30_lint.model.causes import Cause
from decree30_lint.model.edits import Applicability, changes_words
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, Unsure, Verdict
from decree30_lint.model.parts import Component, Family, Part, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.words import Words

T = TypeVar("T")


class View(Struct, frozen=True):
    """A view is what one run of a check looks at: one text, and in it the components of the rule's part and role."""

    subject: Subject
    text: Text
    part: Part
    components: tuple[Component, ...]
    confidence: float = 0.0  # a component recognised with less is not judged

    def contents(self, kind: type[T]) -> tuple[T, ...]:
        """Returns what the components hold, parsed; one that holds something else is left out."""
        return tuple(c.content for c in self.components if isinstance(c.content, kind))

    def beside(self, part: Part, role: str | None = None) -> tuple[Component, ...]:
        """Returns the components of another part of the same text that are recognised well enough to be judged."""
        return tuple(c for c in self.text.of(part, role) if c.confidence >= self.confidence)


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of check has its parameters as fields, spelt as in YAML; it has no state and does no I/O.

    `messages` holds the sentences by `Breach.message_key`. `applicability` says what its edits may do unasked. With
    `needs_part` the rule does not apply where the part is missing. With `whole_document` it runs once a file, on the
    components of all texts and also where the file is an appendix alone, else once a text. With `reads_no_text` it also
    judges files whose text cannot be read. With `reads_each_letter` it is not judged on words that an OCR program read off
    a picture. `of_any_file` names the sentences that are about the file itself: they are also said of documents that no
    ruleset governs; `of_relations` those about how things on the page stand to each other, in whatever size it is printed.
    """

    messages: ClassVar[Mapping[MessageKey, Words]] = {}
    applicability: ClassVar[Applicability] = Applicability.SHOW
    needs_part: ClassVar[bool] = True
    whole_document: ClassVar[bool] = False
    reads_no_text: ClassVar[bool] = False
    reads_each_letter: ClassVar[bool] = False
    of_any_file: ClassVar[frozenset[MessageKey]] = frozenset()
    of_relations: ClassVar[frozenset[MessageKey]] = frozenset()

    @property
    def weighs_letters(self) -> bool:
        """Tells whether each breach is a fault of the letters at its place: one of few letters is a slight fault."""
        return False

    def run(self, view: View) -> Iterator[Outcome]:
        """Yields breaches and doubts, and nothing where the law is kept."""
        raise NotImplementedError


class Force(StrEnum):
    """Names how firmly the law asks for something."""

    MUST = "must"  # "phải"
    STATED = "stated"  # a plain normative sentence, or a number of table V
    SAMPLE = "sample"  # seen only in a sample layout
    PRACTICE = "practice"  # no clause


class Level(StrEnum):
    """Names the severity of a finding; OFF switches a rule off."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def milder(self) -> "Level":
        """Returns the next lower severity; INFO and OFF stay."""
        return {Level.ERROR: Level.WARNING, Level.WARNING: Level.INFO}.get(self, self)

    @property
    def rank(self) -> int:
        """Returns the place in the order of severity; 0 is the gravest."""
        return list(Level).index(self)


DECREE = Words("Nghị định", "Decree")


class ClauseCitation(Struct, frozen=True):
    """Cites a clause of the law.

    `clause` is written as in the rule file ("PL I.I.II.1.b", "Điều 8.2.a"), `text` spells it out in Vietnamese.
    """

    instrument: str  # "30/2020/NĐ-CP"
    clause: str
    text: str
    instrument_type: Words = DECREE


class Applies(Struct, frozen=True, forbid_unknown_fields=True):
    """States where a rule applies. Empty `types` mean all types but those the ruleset keeps for page rules only."""

    types: frozenset[str] = frozenset()
    except_types: frozenset[str] = frozenset()
    every_type: bool = False  # also to documents whose type is not known
    texts: frozenset[TextKind] = frozenset({TextKind.MAIN, TextKind.ATTACHED})
    families: frozenset[Family] = frozenset({Family.ND30})
    since: date | None = None  # date of the document
    formats: frozenset[str] = frozenset()  # "docx", "pdf", "scan" (a PDF of scanned pages); empty: of all


class Explanation(Struct, frozen=True):
    """Holds a few lines for `explain`: what is asked, why, a wrong and a right example."""

    what: Words
    why: Words
    wrong: Words
    right: Words


class Rule(Struct, frozen=True):
    """A rule is one entry of a rule file.

    `levels` overrides `level` by `Breach.message_key`, by "stage:issued" or by "type:bao-cao".
    """

    id: str
    part: Part
    requirement: Words
    citation: ClauseCitation | None  # None only with Force.PRACTICE
    force: Force
    level: Level
    check: Kind
    explanation: Explanation
    tolerance: Kind | None = None  # the same kind with our allowance; within it the level drops by one
    applicability: Applicability = Applicability.SHOW
    role: str | None = None  # None: every role of the part
    on: Part | None = None  # the part looked at, where it is not the part of the id
    applies: Applies = Applies()
    levels: Mapping[str, Level] = field(default_factory=dict)
    messages: Mapping[str, Words] = field(default_factory=dict)  # own wording, by `Breach.message_key`
    advice: Mapping[str, Words] = field(default_factory=dict)  # what to do in Word, by `Breach.message_key`
    note: Words | None = None
    good: tuple[Mapping[str, Any], ...] = ()
    bad: tuple[Mapping[str, Any], ...] = ()


class RuleSet(Struct, frozen=True):
    """A ruleset holds the rules of one body of law, the days when it is in force, and its vocabulary.

    `status_checked` is the day, as in ISO 8601, up to which its author has looked for changes of the law; "" if unknown.
    """

    key: str
    title: Words
    instrument: str
    in_force: tuple[date, date | None]
    rules: Mapping[str, Rule]  # in the order of the page
    vocabulary: Vocabulary
    page_only: frozenset[str]  # types to which only rules for every type apply
    confidence: float  # a component recognised with less is not judged
    slight: float  # a fault of a smaller share of a part's letters is one level milder
    families: frozenset[Family] = frozenset({Family.ND30})  # the documents that it governs
    instrument_type: Words = DECREE
    status_checked: str = ""


class Diagnostic(Struct, frozen=True):
    """A diagnostic is a breach of a rule, at the level that it has in this document.

    `cause` is what it shares with others, or stands for them all; None where nobody has asked, or it has none.
    """

    rule: Rule
    level: Level
    breach: Breach
    part: Part
    cause: Cause | None = None

    @property
    def applicability(self) -> Applicability:
        """Returns how its edits may be applied: looks unasked, words when asked for, and one step less what is doubtful."""
        edits, doubtful = self.breach.edits, self.breach.doubtful_edits
        words = any(map(changes_words, edits))
        if not edits or self.rule.applicability is Applicability.SHOW or (words and doubtful):
            return Applicability.SHOW
        return Applicability.REVIEW if words or doubtful else Applicability.SAFE


class Judgement(Struct, frozen=True):
    """A judgement is what all rules of a set say of one document.

    `diagnostics` are sorted by place, then rule id. `unsure` holds each rule that could not be judged, with the reason.
    `verdicts` has one verdict for every rule of the set, by id.
    """

    diagnostics: tuple[Diagnostic, ...]
    unsure: tuple[tuple[Rule, Unsure], ...]
    verdicts: Mapping[str, Verdict]
