"""Turns what was judged, with its document, into the flat report that every face and format stands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.causes import CauseKind
from decree30_lint.model.closing import closed_by
from decree30_lint.model.document import Document
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.fingerprints import fingerprints
from decree30_lint.model.formatting import Align
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import Breach, Fact, Unsure
from decree30_lint.model.parts import UNKNOWN_TYPE, Part, Subject, TextKind
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.report import (
    AcceptedFinding,
    ComponentNote,
    FactNote,
    Finding,
    Location,
    NotJudged,
    Place,
    Report,
    SuppressionNote,
    Undecided,
)
from decree30_lint.model.report_notes import CauseNote, ConfigurationNote, PdfNote, RulesetNote, StageNote, TypeNote
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Diagnostic, Level, Rule
from decree30_lint.model.suppressions import UnusedSuppression
from decree30_lint.model.units import Interval, Measure
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.amounts import LONGEST_TEXT, MOST_PLACES, clipped, clipped_words, listed_edits
from decree30_lint.report.fact_words import fact_words
from decree30_lint.report.landmarks import Landmarks
from decree30_lint.report.place_words import whole_document
from decree30_lint.report.remedies import instruction
from decree30_lint.report.sentences import advice, message
from decree30_lint.report.suggestions import Suggestions
from decree30_lint.report.types import type_code, type_id, type_name

_BODY = frozenset({Part.BODY, Part.STRUCTURE})  # their components are the text of the document itself
_TYPED = frozenset({CauseKind.TABBED_HEAD, CauseKind.BLANKS, CauseKind.NARROW_TABLE})
_SHORT = 12  # characters: too few to be found


class Circumstances(Struct, frozen=True):
    """Holds what a report says of how a file was judged.

    `full_text` states that the report holds the text of the body, too; `changes` that findings tell what would be changed.
    `fail_level` is that of the report.
    """

    ruleset: RulesetNote
    configuration: ConfigurationNote | None = None
    full_text: bool = False
    changes: bool = False
    fail_level: Level | None = Level.ERROR


def flatten(result: FileResult, circumstances: Circumstances) -> Report:
    subject, judgement = result.subject, result.judgement
    if subject is None or judgement is None:
        return Report(result.path, result.sha256, result.status, result.format, failure=result.failure)
    document = subject.document
    found = judgement.diagnostics
    writer = _Writer(subject, found, _changes_of(subject, circumstances))
    prints = result.fingerprints or fingerprints(found, writer.places)
    return Report(
        path=result.path,
        sha256=result.sha256,
        status=result.status,
        format=result.format,
        stage=StageNote(subject.stage, subject.stage_reason),
        configuration=circumstances.configuration,
        ruleset=_ruleset(result, circumstances.ruleset),
        document_type=_document_type(subject),
        governed=subject.main.type != UNKNOWN_TYPE,
        pages=document.page_count or len(document.pages) or None,
        legibility=document.legibility,
        scan=document.scan,
        pdf=pdf_note(document),
        signatures=document.signatures,
        texts=Counter(text.kind for text in subject.recognition.texts if text is not subject.main),
        not_judged=tuple(_not_judged(result, subject)),
        components=tuple(writer.components(circumstances.full_text)),
        findings=tuple(writer.finding(*each) for each in zip(found, prints, strict=True)),
        undecided=tuple(writer.undecided(*each) for each in judgement.unsure),
        coverage=result.coverage(),
        outside=result.outside,
        failure=result.failure,
        accepted=tuple(
            AcceptedFinding(writer.finding(each.diagnostic, each.fingerprints), each.suppression) for each in result.accepted
        ),
        unused_suppressions=tuple(map(writer.suppression, result.unused_suppressions)),
        editable=Knowledge.EDITING in document.knows and closed_by(document) is None,
        fail_level=circumstances.fail_level,
    )


SayChanges = Callable[[Diagnostic], tuple[Words, ...]]
"""Says what mending a finding would change."""


def _changes_of(subject: Subject, circumstances: Circumstances) -> SayChanges | None:
    """Returns what says how findings would be mended, where that is asked for, and the format can be written."""
    if not circumstances.changes or Knowledge.EDITING not in subject.document.knows:
        return None
    from decree30_lint.report.changes import DocumentNow, change_words

    now = DocumentNow.of(subject.document)

    def changes(found: Diagnostic) -> tuple[Words, ...]:
        if found.applicability is Applicability.SHOW:
            return ()
        return tuple(dict.fromkeys(words for edit in found.breach.edits for words in change_words(edit, now)))

    return changes


def _not_judged(result: FileResult, subject: Subject) -> Iterator[NotJudged]:
    """Yields the further documents of the file that were left out, with their number among its documents."""
    first, *others = subject.recognition.texts
    numbers = [text.anchor for text in (first, *(text for text in others if text.kind is TextKind.MAIN))]
    for text, reason in result.not_judged:
        yield NotJudged(numbers.index(text.anchor) + 1, _place(text.anchor, text.anchor.end), reason)


def _ruleset(result: FileResult, asked: RulesetNote) -> RulesetNote:
    if result.ruleset is None:
        return asked
    title = result.ruleset_title or asked.title
    return replace(asked, id=result.ruleset, title=title, checked=result.ruleset_checked)


def _document_type(subject: Subject) -> TypeNote:
    confidence = round(subject.main.type_confidence, 2)
    return TypeNote(type_id(subject), type_name(subject), type_code(subject), confidence)


def pdf_note(document: Document) -> PdfNote | None:
    """Returns what the reader of a PDF found that it says of itself; None for a file of another format."""
    if document.format != "pdf":
        return None
    facts = {name: document.facts.get(name) for name in PdfNote.__struct_fields__ if name != "picture_pages"}
    pictures = tuple(page.number for page in document.pages if page.picture_only)
    return PdfNote(**facts, picture_pages=pictures)  # type: ignore[arg-type]  # each reader states these facts with these types


def suppression_note(unused: UnusedSuppression, location: Location | None = None) -> SuppressionNote:
    from decree30_lint.report.findings.suppressed import fault_words

    return SuppressionNote(unused.suppression, unused.fault, _both(lambda lang: fault_words(unused, lang)), location)


def _both(say: Callable[[Lang], str]) -> Words:
    return Words(say(Lang.VI), say(Lang.EN))


class _Writer:
    """Writes what stands at the places of one document."""

    def __init__(self, subject: Subject, found: Sequence[Diagnostic], changes: SayChanges | None) -> None:
        self._changes = changes
        self.places = PlaceIndex.of(subject)
        self._landmarks = Landmarks.of(subject)
        self._suggestions = Suggestions(found, self.places.paragraphs)
        self._subject = subject
        self._causes = _cause_notes(subject, found)

    def finding(self, diagnostic: Diagnostic, prints: tuple[str, ...]) -> Finding:
        rule, breach = diagnostic.rule, diagnostic.breach
        text = self.places.text_of(diagnostic)
        edits = listed_edits(breach.edits)
        cause = self._causes[diagnostic.cause.id] if diagnostic.cause else None
        parts = self._subject.vocabulary.parts
        suggestion = self._suggestions.of(diagnostic)
        advised = advice(diagnostic, text, self._subject.vocabulary)
        return Finding(
            rule=rule.id,
            level=diagnostic.level,
            force=rule.force,
            part=diagnostic.part,
            part_name=parts[diagnostic.part],
            message=_both(lambda lang: message(diagnostic, text, self._subject.vocabulary, lang)),
            requirement=rule.requirement,
            actual=_fact(breach.actual, breach.expected),
            expected=_fact(breach.expected),
            comparable=_comparable(breach),
            suggestion=None if suggestion is None else clipped(suggestion),
            instruction=_instruction(diagnostic, cause, advised),
            advice=advised,
            citation=rule.citation,
            locations=(self._first(diagnostic), *map(self._location, breach.also[: MOST_PLACES - 1])),
            applicability=diagnostic.applicability,
            edits=edits,
            fingerprints=prints[:MOST_PLACES],
            unlisted_places=max(len(breach.also) + 1 - MOST_PLACES, 0),
            unlisted_edits=len(breach.edits) - len(edits),
            cause=cause,
            changes=self._changes(diagnostic)[:MOST_PLACES] if self._changes else (),
        )

    def undecided(self, rule: Rule, doubt: Unsure) -> Undecided:
        return Undecided(rule.id, self._subject.vocabulary.parts[rule.part], rule.requirement, doubt.why)

    def suppression(self, unused: UnusedSuppression) -> SuppressionNote:
        anchors = unused.suppression.anchors
        return suppression_note(unused, self._location(anchors[0]) if anchors else None)

    def components(self, full_text: bool) -> Iterator[ComponentNote]:
        """Yields one note a paragraph, in the order of the page."""
        entries = [
            (paragraph.anchor, component, paragraph.text)
            for text in self._subject.recognition.texts
            for component in text.components
            for paragraph in component.paragraphs
        ]
        for anchor, component, text in sorted(entries, key=lambda e: (e[0].order, e[0].start, e[1].part.value)):
            end = anchor.start + len(text) if anchor.end is None else anchor.end
            shown = clipped(" ".join(text.split())) if full_text or component.part not in _BODY else None
            yield ComponentNote(component.part, shown, round(component.confidence, 2), _place(anchor, end))

    def _first(self, diagnostic: Diagnostic) -> Location:
        """Returns the first place; of a text that lacks something, the whole of it."""
        at = diagnostic.breach.at
        if self.places.speaks_of_whole(diagnostic):
            return Location(_place(at, at.end), "", _both(whole_document), nowhere=True)
        return self._location(at)

    def _location(self, anchor: Anchor) -> Location:
        return location_at(anchor, self.places, self._landmarks)


def location_at(anchor: Anchor, places: PlaceIndex, landmarks: Landmarks) -> Location:
    """Returns a place that is shown to people, with what stands there."""
    paragraph = places.paragraphs.get(anchor.path)
    end = anchor.end if anchor.end is not None or paragraph is None else len(paragraph.text)
    text = places.text_at(anchor)
    whole = paragraph.text if paragraph is not None else ""
    context = whole if 0 < len(text) < _SHORT < len(whole) else ""
    words = _both(lambda lang: landmarks.words(anchor, lang))
    length = len(text) if len(text) > LONGEST_TEXT else None
    return Location(_place(anchor, end), clipped(text), words, clipped(context), length=length)


def _cause_notes(subject: Subject, found: Sequence[Diagnostic]) -> Mapping[str, CauseNote]:
    """Returns the causes by their ids, each with how many of the findings it has."""
    causes = {each.cause.id: each.cause for each in found if each.cause is not None}
    if not causes:
        return {}
    from decree30_lint.report.cause_words import cause_words

    counts = Counter(each.cause.id for each in found if each.cause is not None)
    notes = {}
    for key, cause in causes.items():
        said = cause_words(cause, subject.vocabulary.parts)
        cure = listed_edits(cause.cure)
        notes[key] = CauseNote(key, said.name, said.wanted, said.advice, counts[key], cause.at_source, cure)
    return notes


def _place(anchor: Anchor, end: int | None) -> Place:
    return Place(str(anchor.path), anchor.start, end, anchor.page, anchor.box)


def _fact(value: Fact | None, beyond: Fact | None = None) -> FactNote | None:
    """`beyond` is the requirement that a measured value breaks: it decides how many digits are shown."""
    if value is None:
        return None
    if isinstance(value, str) and not isinstance(value, Align):
        return FactNote(clipped_words(value), quoted=True)
    return FactNote(_both(lambda lang: fact_words(value, lang, beyond)))


def _instruction(diagnostic: Diagnostic, cause: CauseNote | None, advised: Words | None) -> Words | None:
    """Returns what to do: of what was typed into its place what cures the cause, else what the edits do, in words.

    Where these only put texts in place of others, and where there are none, what the cause or the rule advises comes first.
    """
    edits = diagnostic.breach.edits
    if cause is not None and diagnostic.cause is not None and diagnostic.cause.kind in _TYPED:
        return cause.advice
    otherwise = (cause.advice if cause else None) or advised
    only_texts = all(isinstance(edit, ReplaceText) for edit in edits)
    if (only_texts and otherwise is not None) or instruction(edits, Lang.VI) is None:
        return otherwise
    return _both(lambda lang: instruction(edits, lang) or "")


def _comparable(breach: Breach) -> bool:
    """A number says something only beside the numbers that are asked for; else the sentence has said it all."""
    return not isinstance(breach.actual, int | Measure) or isinstance(breach.expected, int | Interval | Measure | tuple)
