"""Holds the whole flow in readable functions: read → recognise → check. It is the only module that knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.check import KINDS, governed_part, judge, judge_file
from decree30_lint.errors import CrashedError, DeadlinePassedError, LintError, OutOfMemoryError, RefusedFileError
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.files import read_file
from decree30_lint.formats.read_document import read_document
from decree30_lint.formats.read_options import DEFAULT_OPTIONS, ReadOptions
from decree30_lint.model.document import Document, Legibility
from decree30_lint.model.parts import Agency, Recognition, Stage, StageReason, Subject
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.rules import Judgement, Level, Rule, RuleSet
from decree30_lint.model.words import Words
from decree30_lint.recognise import led_by_governed, recognise, stage_of
from decree30_lint.ruleset import find_ruleset, governs, load_ruleset, shipped_names, why_outside, why_ungoverned


class Options(Struct, frozen=True):
    """Holds how documents are read and judged.

    `select`, `ignore` and the keys of `levels` are rule ids or their beginnings: "tieu-ngu", "noi-dung/co-chu". With
    `choose` a document whose date or family the ruleset does not fit is judged by another one that comes with the program,
    if there is one; else the ruleset is applied whatever the date. A `stage` of None is decided by what the file shows.
    """

    stage: Stage | None = None
    stage_reason: StageReason = StageReason.OPTION  # of a stage that is given
    as_of: date | None = None
    today: date | None = None  # by the clock; None leaves out what depends on it
    type: str | None = None  # key of the document type, when the user knows it
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    agency: Agency = field(default_factory=Agency)
    choose: bool = False
    read_options: ReadOptions = DEFAULT_OPTIONS


@lru_cache(maxsize=8)
def ruleset_named(name: str) -> RuleSet:
    """Returns the shipped ruleset `name`, or the one in the folder `name`. Raises WrongConfigurationError."""
    return load_ruleset(find_ruleset(name), KINDS)


def lint(path: Path, ruleset: RuleSet, options: Options, shown_path: str | None = None) -> FileResult:
    """Reads and judges one file. A file that cannot be judged gives a report that says why; only bugs raise."""
    name = shown_path or str(path)
    try:
        data = read_file(path)
    except LintError as error:
        return not_judged(name, error)
    return lint_bytes(data, name, ruleset, options)


def not_judged(name: str, error: LintError, sha256: str | None = None) -> FileResult:
    """Returns the report of a file that cannot be judged."""
    return FileResult(
        name, sha256, None, _STATUSES.get(type(error), Status.UNREADABLE), failure=Failure(error.code, error.words)
    )


def lint_bytes(data: bytes, name: str, ruleset: RuleSet, options: Options, clock: Clock = UNBOUNDED) -> FileResult:
    """Judges the content of a file called `name`, before the clock runs out."""
    sha256 = sha256_of(data)
    try:
        document = read_document(data, name, replace(options.read_options, clock=clock))
        clock.check()
        subject, chosen = analyse(document, ruleset, options)
        clock.check()
    except LintError as error:
        return not_judged(name, error, sha256)
    return judged(subject, chosen, name, sha256, ruleset, options)


def judged(
    subject: Subject, chosen: RuleSet | Words, name: str, sha256: str, ruleset: RuleSet, options: Options
) -> FileResult:
    """Judges a document that was analysed; `chosen` is what `analyse` returned with it."""
    document = subject.document
    if isinstance(chosen, Words):
        of_file = _with_levels(judge_file(subject, ruleset, chosen_rules(ruleset, options)), options.levels)
        return FileResult(name, sha256, document.format, Status.OUTSIDE, subject, of_file, outside=chosen)
    governed, others = governed_part(subject, chosen.families)
    judgement = judge(governed, chosen, chosen_rules(chosen, options))
    judgement = _with_levels(judgement, options.levels)
    unread = document.legibility is Legibility.NONE
    return FileResult(
        name,
        sha256,
        document.format,
        Status.UNREADABLE if unread else Status.FINDINGS if judgement.diagnostics else Status.CLEAN,
        subject,
        judgement,
        failure=_unread(document) if unread else None,
        ruleset=chosen.key,
        ruleset_title=chosen.title,
        ruleset_checked=chosen.status_checked,
        not_judged=tuple((text, why_ungoverned(text)) for text in others),
    )


def with_causes(result: FileResult) -> FileResult:
    """Returns the result with the causes that findings share; those that were accepted have none, and a PDF tells none."""
    if result.subject is None or result.judgement is None or not result.judgement.diagnostics:
        return result
    from decree30_lint.check.causes import with_causes as named

    return replace(result, judgement=named(result.subject, result.judgement))


def _unread(document: Document) -> Failure:
    """Says that what stands on the pages is not known, whatever is known of the pages themselves."""
    return Failure("no-readable-text", _UNREAD_SCAN if document.scan is not None else _UNREAD_TEXT)


def sha256_of(data: bytes) -> str:
    """Returns what identifies the content of a file."""
    import hashlib  # loads a whole library of ciphers

    return hashlib.sha256(data).hexdigest()


def analyse(document: Document, ruleset: RuleSet, options: Options) -> tuple[Subject, RuleSet | Words]:
    """Returns the document with its parts recognised, and the ruleset that governs it, or why none does."""
    recognition = _recognised(document, ruleset, options)
    chosen = _governing(recognition, ruleset, options)
    if isinstance(chosen, RuleSet) and chosen is not ruleset:
        ruleset, recognition = chosen, _recognised(document, chosen, options)
    stage, reason = (options.stage, options.stage_reason) if options.stage else stage_of(document, recognition)
    vocabulary = ruleset.vocabulary
    return Subject(document, recognition, vocabulary, stage, options.agency, options.as_of, options.today, reason), chosen


def _recognised(document: Document, ruleset: RuleSet, options: Options) -> Recognition:
    """Recognises the document; what is told of the type outweighs what is seen of the family."""
    recognition = recognise(document, ruleset.vocabulary, ruleset.families)
    if not options.type:
        unread = document.legibility is Legibility.NONE  # nothing says that the ruleset does not govern it
        return _held_for(ruleset, recognition) if unread else led_by_governed(recognition, ruleset.families)
    return _held_for(ruleset, recognition, type=options.type, type_confidence=1.0)


def _held_for(ruleset: RuleSet, recognition: Recognition, **told: object) -> Recognition:
    """Returns the recognition with the text that leads as one that the ruleset governs, and with what is `told` of it."""
    family = min(ruleset.families)
    held = replace(recognition.main, family=family, **told)
    texts = (held if text is recognition.main else text for text in recognition.texts)
    return replace(recognition, family=family, reason=None, texts=tuple(texts))


def _governing(recognition: Recognition, ruleset: RuleSet, options: Options) -> RuleSet | Words:
    if not options.choose:
        return ruleset if recognition.family in ruleset.families else why_ungoverned(recognition)
    if governs(ruleset, recognition, options.as_of):
        return ruleset
    known = [ruleset, *map(ruleset_named, shipped_names())]
    fitting = [each for each in known if governs(each, recognition, options.as_of)]
    if not fitting:
        return why_outside(known, recognition, options.as_of)
    return max(fitting, key=lambda each: each.in_force[0])


def chosen_rules(ruleset: RuleSet, options: Options) -> list[Rule]:
    """The rules that are on, selected and not ignored; the longer of two matching prefixes decides a level."""
    chosen = []
    for rule in ruleset.rules.values():
        selected = not options.select or matches(rule.id, options.select)
        level = level_for(rule.id, options.levels, rule.level)
        if selected and level is not Level.OFF and not matches(rule.id, options.ignore):
            chosen.append(replace(rule, level=level) if rule.level is Level.OFF else rule)
    return chosen


def matches(rule_id: str, prefixes: Iterable[str]) -> bool:
    """Tells whether a rule is one of those that ids, or their beginnings, name."""
    return any(rule_id == prefix or rule_id.startswith(f"{prefix.rstrip('/')}/") for prefix in prefixes)


def level_for(rule_id: str, levels: Mapping[str, Level], otherwise: Level) -> Level:
    """Returns the level that the longest fitting key of `levels` gives the rule."""
    fitting = [prefix for prefix in levels if matches(rule_id, (prefix,))]
    return levels[max(fitting, key=len)] if fitting else otherwise


def _with_levels(judgement: Judgement, levels: Mapping[str, Level]) -> Judgement:
    """Returns the findings at the levels the user wants instead of the ruleset's."""
    if not levels:
        return judgement
    diagnostics = tuple(replace(f, level=level_for(f.rule.id, levels, f.level)) for f in judgement.diagnostics)
    return replace(judgement, diagnostics=diagnostics)


_UNREAD_SCAN = Words(
    "Tệp là ảnh quét, không có chữ đọc được, nên chỉ xét được chất lượng bản quét. Hãy kiểm tra tệp Word gốc, hoặc đọc chữ "
    "trong ảnh bằng tùy chọn --ocr.",
    "The file is a scan without readable text: only the quality of the scan could be judged. Check the Word file it came "
    "from, or have the text read off the pictures with --ocr.",
)
_UNREAD_TEXT = Words(
    "Không đọc được chữ nào trong tệp: PDF không có chữ, hoặc phông chữ của nó không cho biết đó là chữ gì. Hãy kiểm tra "
    "tệp Word gốc hoặc xuất lại PDF.",
    "No text of the file can be read: the PDF has none, or its fonts do not tell which letters they show. Check the Word "
    "file it came from, or export the PDF anew.",
)
_STATUSES: Mapping[type[LintError], Status] = {
    RefusedFileError: Status.REFUSED,
    DeadlinePassedError: Status.DEADLINE,
    OutOfMemoryError: Status.MEMORY,
    CrashedError: Status.CRASHED,
}
