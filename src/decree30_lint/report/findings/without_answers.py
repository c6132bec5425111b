"""Takes what is right out of reports, for classes: where something is wrong remains, and by which clause."""

from __future__ import annotations

from msgspec.structs import replace

from decree30_lint.model.report import AcceptedFinding, FactNote, Finding, Report, Undecided
from decree30_lint.model.report_notes import CauseNote
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised

_WRONG = Words("{} chưa đúng quy định.", "{}: this is not as it should be.")
_WRONG_WITH = Words("{} chưa đúng quy định, hiện tại là: {}.", "{}: this is not as it should be, it is: {}.")
_LOOK = Words("{}: hãy đối chiếu với quy định", "{}: look at what the clause says")
_AS_IT_SHOULD = Words("{} theo đúng quy định.", "{}: this is as it should be.")
_NOTHING = Words("", "")


def without_answers(report: Report) -> Report:
    """Returns the report without what it asks for: no finding tells what to write or to do, nor does any rule."""
    return replace(
        report,
        findings=tuple(map(_finding, report.findings)),
        accepted=tuple(AcceptedFinding(_finding(each.finding), each.suppression) for each in report.accepted),
        undecided=tuple(map(_undecided, report.undecided)),
    )


def _finding(finding: Finding) -> Finding:
    found = finding.actual if _gives_nothing_away(finding) else None
    return replace(
        finding,
        message=_sentence(finding, found),
        requirement=_of_part(_AS_IT_SHOULD, finding.part_name),
        actual=found,
        expected=None,
        comparable=False,
        suggestion=None,
        instruction=None,
        edits=(),
        unlisted_edits=0,
        cause=_cause(finding.cause) if finding.cause is not None else None,
        changes=(),
    )


def _gives_nothing_away(finding: Finding) -> bool:
    """Tells whether what was found may be told: a measure or a look; a text is shown at its place, without a word on it."""
    if finding.actual is None or finding.actual.quoted or not finding.comparable:
        return False
    return not any(_tells(finding.actual, finding.expected, lang) for lang in Lang)


def _tells(found: FactNote, expected: FactNote | None, lang: Lang) -> bool:
    return expected is not None and expected.words.of(lang).casefold() in found.words.of(lang).casefold()


def _sentence(finding: Finding, found: FactNote | None) -> Words:
    if found is None:
        return _of_part(_WRONG, finding.part_name)
    return _of_part(_WRONG_WITH, finding.part_name, found.words)


def _of_part(template: Words, part: Words, *further: Words) -> Words:
    def said(lang: Lang) -> str:
        return template.of(lang).format(capitalised(part.of(lang)), *(words.of(lang) for words in further))

    return Words(said(Lang.VI), said(Lang.EN))


def _cause(cause: CauseNote) -> CauseNote:
    return replace(cause, wanted=None, advice=_NOTHING, cure=())


def _undecided(each: Undecided) -> Undecided:
    return replace(each, requirement=_of_part(_LOOK, each.part_name))
