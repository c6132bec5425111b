"""Runs rules over texts; it knows no rule and no kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from decree30_lint.check.fields import is_open
from decree30_lint.check.lost_letters import damaged_words, is_lost
from decree30_lint.check.scaled import without_lengths
from decree30_lint.check.shown import letter_count
from decree30_lint.model.document import Document, Legibility
from decree30_lint.model.outcomes import Breach, Fact, MessageKey, UndecidedReason, Unsure, Verdict
from decree30_lint.model.parts import Component, Part, Subject, Text, TextKind
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Applies, Diagnostic, Judgement, Kind, Level, Rule, RuleSet, View
from decree30_lint.model.units import Measure

_Alike = tuple[MessageKey, Fact | None, Fact | None, str | None]
"""Breaches that have these in common become one diagnostic: key, actual, expected, suggestion."""
_BreachPlace = tuple[Path, int, MessageKey]


def judge(subject: Subject, ruleset: RuleSet, rules: Iterable[Rule]) -> Judgement:
    """Returns a verdict for each of `rules`, and the diagnostics sorted by place, then rule id."""
    diagnostics: list[Diagnostic] = []
    unsure: list[tuple[Rule, Unsure]] = []
    verdicts: dict[str, Verdict] = {}
    for rule in rules:
        outcomes, judged = _outcomes(rule, subject, ruleset)
        found = [f for f in outcomes if isinstance(f, Diagnostic)]
        doubts = [u for u in outcomes if isinstance(u, Unsure)]
        diagnostics += found
        if doubts and not found:
            unsure.append((rule, doubts[0]))
        verdicts[rule.id] = _verdict(bool(found), bool(doubts), judged)
    diagnostics.sort(key=lambda f: (f.breach.at.order, f.breach.at.start, f.rule.id))
    return Judgement(tuple(diagnostics), tuple(unsure), verdicts)


def judge_file(subject: Subject, ruleset: RuleSet, rules: Iterable[Rule]) -> Judgement:
    """Returns what `rules` say of the file itself where no ruleset governs the document in it."""
    every = list(rules)
    asked = [_for_any(rule, subject) for rule in every if rule.check.of_any_file]
    judged = judge(subject, ruleset, asked)
    said = tuple(d for d in judged.diagnostics if d.breach.message_key in d.rule.check.of_any_file)
    verdicts = {rule.id: Verdict.NOT_APPLICABLE for rule in every}
    return Judgement(said, (), verdicts | {diagnostic.rule.id: Verdict.BREAKS for diagnostic in said})


def _for_any(rule: Rule, subject: Subject) -> Rule:
    families, kinds = frozenset({subject.recognition.family}), frozenset(TextKind)
    return replace(rule, applies=Applies(families=families, texts=kinds, every_type=True, formats=rule.applies.formats))


def _verdict(broken: bool, doubtful: bool, judged: bool) -> Verdict:
    if broken:
        return Verdict.BREAKS
    if doubtful:
        return Verdict.UNSURE
    return Verdict.COMPLIES if judged else Verdict.NOT_APPLICABLE


def _outcomes(rule: Rule, subject: Subject, ruleset: RuleSet) -> tuple[list[Diagnostic | Unsure], bool]:
    """Returns diagnostics and doubts of one rule over all texts, and whether anything was judged at all."""
    outcomes: list[Diagnostic | Unsure] = []
    if _is_off(rule, subject):
        return outcomes, False
    judged = False
    legibility = subject.document.legibility
    for view, doubts in _views(rule, subject, ruleset):
        unread = legibility is Legibility.NONE and not rule.check.reads_no_text
        if unread or (legibility is Legibility.OCR and rule.check.reads_each_letter):
            return [Unsure(view.text.anchor, UndecidedReason.NOT_LEGIBLE)], True
        if rule.check.needs_part and not view.components:
            outcomes += doubts
            continue
        judged = True
        outcomes += doubts
        found = _diagnostics(rule, view, ruleset.slight)
        outcomes += map(_undecided_if_unread, found) if _has_unread_pages(view) else found
    if judged and not outcomes and rule.check.reads_each_letter:
        outcomes += [Unsure(at, UndecidedReason.LETTERS_LOST) for at in damaged_words(subject.document)[:1]]
    if subject.document.scaled and judged:
        outcomes = list(without_lengths(rule.check, outcomes, subject.main.anchor))
    if legibility is Legibility.OCR and not rule.check.reads_no_text:
        outcomes = [_lowered_for_ocr(outcome) for outcome in outcomes]
    return outcomes, judged


def _is_off(rule: Rule, subject: Subject) -> bool:
    """Tells whether nothing that the rule could say would be reported at this stage."""
    if rule.levels.get(f"stage:{subject.stage}") is not Level.OFF:
        return False
    return not any(key in rule.levels for key in rule.check.messages)


def _has_unread_pages(view: View) -> bool:
    """Tells whether pages of this text, or the one right after them, show only a picture of paper."""
    document = view.subject.document
    if document.legibility is not Legibility.FULL or not any(page.picture_only for page in document.pages):
        return False
    last = max((p.anchor.page or 0 for p in document.paragraphs if p.anchor.order <= view.text.end), default=0)
    return any(page.picture_only and page.number <= last + 1 for page in document.pages)


def _undecided_if_unread(outcome: Diagnostic | Unsure) -> Diagnostic | Unsure:
    """Turns a diagnostic into a doubt where the missing part may stand on a page that nobody read."""
    if isinstance(outcome, Diagnostic) and outcome.breach.actual is None:
        return Unsure(outcome.breach.at, UndecidedReason.NOT_LEGIBLE)
    return outcome


def _lowered_for_ocr(outcome: Diagnostic | Unsure) -> Diagnostic | Unsure:
    """Returns the outcome with a milder level, since words read by OCR are likely but not certain.

    What is missing, and all lengths, OCR cannot tell: these diagnostics become doubts.
    """
    if isinstance(outcome, Unsure):
        return outcome
    if outcome.breach.actual is None or isinstance(outcome.breach.actual, Measure):
        return Unsure(outcome.breach.at, UndecidedReason.NOT_LEGIBLE)
    return replace(outcome, level=outcome.level.milder)


def _views(rule: Rule, subject: Subject, ruleset: RuleSet) -> Iterator[tuple[View, list[Unsure]]]:
    """Yields what the rule looks at, text by text; components not recognised well enough become doubts."""
    texts = [t for t in subject.recognition.texts if _applies(rule, t, subject, ruleset)]
    if rule.check.whole_document:
        texts = texts[:1] or _attachment_alone(rule, subject, ruleset)
    for text in texts:
        part = rule.on or rule.part
        sources = subject.recognition.texts if rule.check.whole_document else (text,)
        components = [c for source in sources for c in source.of(part, rule.role)]
        if part is Part.WHOLE and rule.check.needs_part:
            components = list(_everything(text, subject.document))
        sure = tuple(c for c in components if c.confidence >= ruleset.confidence)
        doubts = [_doubt(c) for c in components if c.confidence < ruleset.confidence]
        if doubts and not sure and not rule.check.needs_part:
            continue
        yield View(subject, text, part, sure, ruleset.confidence), doubts


def _attachment_alone(rule: Rule, subject: Subject, ruleset: RuleSet) -> list[Text]:
    """Returns the first text of a file that holds no document proper: what is said of the file holds whatever it is."""
    first, *_ = texts = subject.recognition.texts
    if any(text.kind in (TextKind.MAIN, TextKind.ATTACHED) for text in texts):
        return []
    return [first] if _applies(rule, replace(first, kind=TextKind.MAIN), subject, ruleset) else []


def _everything(text: Text, document: Document) -> Iterator[Component]:
    """Yields all that the text says as one component: what kinds say of a part, they then say of the whole text."""
    inside = [p for p in document.between(text.anchor.order, text.end) if not p.is_blank]
    if inside:
        yield Component(Part.WHOLE, tuple(inside))


def _doubt(component: Component) -> Unsure:
    return Unsure(component.anchor, UndecidedReason.NOT_RECOGNISED)


def _applies(rule: Rule, text: Text, subject: Subject, ruleset: RuleSet) -> bool:
    applies = rule.applies
    if applies.formats and not applies.formats & _forms(subject.document):
        return False
    if subject.recognition.family not in applies.families or text.kind not in applies.texts:
        return False
    if text.type in ruleset.page_only and text.kind is TextKind.MAIN and not applies.every_type:
        return False
    if text.type in applies.except_types or (applies.types and text.type not in applies.types):
        return False
    issued = subject.recognition.issued or subject.as_of
    return applies.since is None or (issued is not None and issued >= applies.since)


def _forms(document: Document) -> frozenset[str]:
    return frozenset({document.format} if document.scan is None else {document.format, "scan"})


def _diagnostics(rule: Rule, view: View, slight: float) -> Iterator[Diagnostic | Unsure]:
    outcomes = list(rule.check.run(view))
    grave = _graver_places(rule.tolerance, view) if rule.tolerance and outcomes else None
    groups: dict[tuple[Level, _Alike], list[Breach]] = {}
    for outcome in outcomes:
        if isinstance(outcome, Unsure):
            yield outcome
            continue
        if is_lost(outcome, view, rule.check):
            yield Unsure(outcome.at, UndecidedReason.LETTERS_LOST)
            continue
        if is_open(outcome, view, rule.check):
            yield Unsure(outcome.at, UndecidedReason.NOT_IN_FILE)
            continue
        level = _level(rule, outcome, view)
        if grave is not None and _place(outcome) not in grave:
            level = level.milder
        if level is not Level.OFF:
            alike = (outcome.message_key, outcome.actual, outcome.expected, outcome.suggestion)
            groups.setdefault((level, alike), []).append(outcome)
    for (level, _), group in groups.items():
        letters = _letters(group, view) if rule.check.weighs_letters else None
        few = letters is not None and letters[0] < slight * letters[1]
        joined = _joined(group)
        yield Diagnostic(rule, level.milder if few else level, replace(joined, letters=letters or joined.letters), rule.part)


def _letters(group: Iterable[Breach], view: View) -> tuple[int, int] | None:
    """Returns how many letters of the part are at fault, and how many it has; None where all are, or that is not known."""
    counts = {
        (paragraph.anchor.path, span.start): letter_count(span.text)
        for component in view.components
        for paragraph, span in component.spans
    }
    wrong, whole = sum(counts.get((breach.at.path, breach.at.start), 0) for breach in group), sum(counts.values())
    return (wrong, whole) if 0 < wrong < whole else None


def _graver_places(tolerance: Kind, view: View) -> set[_BreachPlace]:
    """Returns the places where the breach exceeds the tolerance as well."""
    return {_place(outcome) for outcome in tolerance.run(view) if isinstance(outcome, Breach)}


def _place(breach: Breach) -> _BreachPlace:
    return breach.at.path, breach.at.start, breach.message_key


def _level(rule: Rule, breach: Breach, view: View) -> Level:
    """Returns the level of this breach: by its message key, else by stage, else by type, else the rule's."""
    for key in (breach.message_key, f"stage:{view.subject.stage}", f"type:{view.text.type}"):
        if key in rule.levels:
            return rule.levels[key]
    return rule.level


def _joined(group: list[Breach]) -> Breach:
    """Returns one breach at all the places of `group`; places in one paragraph count as one."""
    first = group[0]
    if len(group) == 1:
        return first
    places: dict[Path, Anchor] = {}
    for breach in group:
        known = places.get(breach.at.path)
        places[breach.at.path] = breach.at if known is None else _covering(known, breach.at)
    at, *also = places.values()
    edits = dict.fromkeys(edit for breach in group for edit in breach.edits)
    return replace(first, at=at, also=tuple(also), edits=tuple(edits))


def _covering(one: Anchor, other: Anchor) -> Anchor:
    """Returns an anchor from the first character of both to the last; it has a box only on one page."""
    end = None if one.end is None or other.end is None else max(one.end, other.end)
    box = one.box.joined(other.box) if one.box and other.box else None
    return replace(one, start=min(one.start, other.start), end=end, box=box)
