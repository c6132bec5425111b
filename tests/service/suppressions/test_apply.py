"""What is taken out of a report, what stays, and what was accepted in vain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from decree30_lint.model.fingerprints import fingerprints
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.suppressions import Suppression, SuppressionFault, SuppressionOrigin
from decree30_lint.model.words import Words
from decree30_lint.service.suppressions import SuppressionResult, apply_suppressions

from .small_report import HEADER, at, finding, report

DAY = date(2026, 11, 23)
LINE = "tieu-ngu/duong-ke"
SIZE = "tieu-ngu/co-chu"
KNOWN = {LINE, SIZE, "noi-nhan/dau-cau"}


def acceptance(rule: str = LINE, **narrowed: object) -> Suppression:
    return replace(Suppression((rule,), "mẫu của tỉnh", SuppressionOrigin.CONFIGURATION), **narrowed)


def settled(judged: FileResult, *given: Suppression) -> SuppressionResult:
    return apply_suppressions(judged, given, KNOWN, DAY)


def left(result: SuppressionResult) -> list[tuple[str, list[str]]]:
    """Rules and places of what remains."""
    assert result.report.judgement is not None
    found = result.report.judgement.diagnostics
    return [(f.rule.id, [str(a.path) for a in (f.breach.at, *f.breach.also)]) for f in found]


def test_a_part_accepts_its_rules_and_no_other() -> None:
    judged = report(finding(LINE, at(1)), finding("noi-nhan/dau-cau", at(2)))
    result = settled(judged, acceptance("tieu-ngu"))
    assert left(result) == [("noi-nhan/dau-cau", ["body/p[2]"])]
    assert [a.diagnostic.rule.id for a in result.report.accepted] == [LINE]
    assert left(settled(judged, acceptance("tieu"))) == left(settled(judged))


def test_verdicts_stay_and_the_status_follows_what_is_left() -> None:
    result = settled(report(finding(LINE, at(1))), acceptance()).report
    assert result.status is Status.CLEAN
    assert result.coverage()[Verdict.BREAKS] == 1


@pytest.mark.parametrize(
    ("words", "accepted"), [("Độc lập", True), ("đôc lâp - TỰ DO", True), ("Hạnh phúc…", True), ("Kính gửi", False)]
)
def test_words_of_the_paragraph(words: str, accepted: bool) -> None:
    result = settled(report(finding(LINE, at(1, 10, 15))), acceptance(text=words))
    assert bool(result.report.accepted) is accepted


def test_what_is_missing_holds_no_words() -> None:
    result = settled(report(finding(LINE, at(1), may_lack=True)), acceptance(text="Độc lập"))
    assert not result.report.accepted


def test_a_gathered_finding_is_accepted_place_by_place() -> None:
    judged = report(finding(LINE, at(1), at(2), at(4)))
    result = settled(judged, acceptance(text="Sở Nội vụ"))
    assert left(result) == [(LINE, ["body/p[1]", "body/p[4]"])]
    assert result.report.judgement is not None
    edits = result.report.judgement.diagnostics[0].breach.edits
    assert [str(edit.at.path) for edit in edits] == ["body/p[1]", "body/p[4]"]
    (accepted,) = result.report.accepted
    assert (str(accepted.diagnostic.breach.at.path), accepted.diagnostic.breach.also) == ("body/p[2]", ())


def test_fingerprints_do_not_change_when_others_are_accepted() -> None:
    judged = report(finding(LINE, at(2)), finding(LINE, at(3)))
    assert judged.subject is not None
    assert judged.judgement is not None
    first, second = fingerprints(judged.judgement.diagnostics, PlaceIndex.of(judged.subject))
    assert first != second
    result = settled(judged, acceptance(fingerprints=first)).report
    assert result.fingerprints == (second,)
    assert result.accepted[0].fingerprints == first


COVERED: Mapping[str, tuple[Anchor, Anchor]] = {
    "the whole paragraph": (at(1), at(1)),
    "some of its characters": (at(1, 3, 9), at(1)),
    "touching characters": (at(1, 0, 3), at(1, 3, 7)),
    "within a table": (Anchor(Path.parse("body/tbl[1]/tr[1]/tc[1]/p[1]"), 5), Anchor(Path.parse("body/tbl[1]"), 5)),
    "the section": (at(4), Anchor(Path.parse("body/sect[2]"), 4)),
    "a page header": (at(2), Anchor(Path.parse(HEADER), 40)),
}
NOT_COVERED: Mapping[str, tuple[Anchor, Anchor]] = {
    "other characters": (at(1, 0, 3), at(1, 4, 7)),
    "another paragraph": (at(2), at(1)),
    "a paragraph whose number begins alike": (Anchor(Path.parse("body/p[11]"), 12), at(1)),
    "another section": (at(1), Anchor(Path.parse("body/sect[2]"), 4)),
}


@pytest.mark.parametrize(("comment", "place"), COVERED.values(), ids=COVERED)
def test_a_comment_covers(comment: Anchor, place: Anchor) -> None:
    judged = report(finding(LINE, place), comments={comment: f"decree30: bỏ qua {LINE} – vì thế"})
    result = settled(judged)
    assert left(result) == []
    assert result.report.accepted[0].suppression.reason == "vì thế"
    assert result.report.unused_suppressions == ()


@pytest.mark.parametrize(("comment", "place"), NOT_COVERED.values(), ids=NOT_COVERED)
def test_a_comment_does_not_cover(comment: Anchor, place: Anchor) -> None:
    judged = report(finding(LINE, place), comments={comment: f"decree30: bỏ qua {LINE} – vì thế"})
    result = settled(judged)
    assert left(result) == [(LINE, [str(place.path)])]
    assert [each.fault for each in result.report.unused_suppressions] == [SuppressionFault.UNUSED]


def test_a_comment_anywhere_in_its_text_covers_what_the_text_lacks() -> None:
    lacking = finding(LINE, at(1), may_lack=True)
    near, far = (report(lacking, comments={at(n): f"decree30: ignore {LINE} - so be it"}) for n in (2, 4))
    assert left(settled(near)) == []
    assert left(settled(far)) == [(LINE, ["body/p[1]"])]


def test_a_malformed_comment_accepts_nothing_and_is_told() -> None:
    judged = report(finding(LINE, at(1)), comments={at(1): f"decree30: bỏ qua {LINE}"})
    result = settled(judged)
    assert left(result) == [(LINE, ["body/p[1]"])]
    (idle,) = result.report.unused_suppressions
    assert (idle.fault, idle.suppression.anchors) == (SuppressionFault.NO_REASON, (at(1),))


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    judged = report(finding(LINE, at(1)))
    assert left(settled(judged, acceptance(expires=DAY))) == []
    late = settled(judged, acceptance(expires=date(2026, 11, 22)))
    assert left(late) == [(LINE, ["body/p[1]"])]
    assert [each.fault for each in late.unused] == [SuppressionFault.EXPIRED]


def test_of_several_the_first_accepts_and_all_count_as_used() -> None:
    judged = report(finding(LINE, at(1)), comments={at(1): f"decree30: bỏ qua {LINE} – ghi chú"})
    broad, narrow = acceptance("tieu-ngu"), acceptance()
    result = settled(judged, broad, narrow)
    assert [each.suppression.origin for each in result.report.accepted] == [SuppressionOrigin.COMMENT]
    assert result.used >= {broad, narrow}
    assert result.unused == ()


def test_unused_is_said_only_of_rules_that_were_judged_for_certain() -> None:
    verdicts = {LINE: Verdict.COMPLIES, SIZE: Verdict.UNSURE}
    result = settled(report(others=verdicts), acceptance(LINE), acceptance(SIZE), acceptance("noi-nhan/dau-cau"))
    assert [(each.suppression.rules, each.fault) for each in result.unused] == [((LINE,), SuppressionFault.UNUSED)]


def test_a_document_out_of_scope_or_not_judged_stays_as_it_is() -> None:
    outside = replace(report(others={LINE: Verdict.NOT_APPLICABLE}), outside=Words("cũ", "old"))
    assert settled(outside, acceptance()) == (outside, frozenset(), ())
    broken = FileResult("x.docx", None, None, Status.UNREADABLE)
    assert settled(broken, acceptance()) == (broken, frozenset(), ())
