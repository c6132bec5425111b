"""What is judged of a text that a program read off a picture, and of one that nobody can read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from decree30_lint.check import judge
from decree30_lint.formats.docx import read_docx
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.document import Document, Legibility
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.rules import Judgement, Level, RuleSet
from decree30_lint.model.units import Measure
from decree30_lint.pipeline import Options, analyse, chosen_rules

FAULTY = Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"


def _judged(legibility: Legibility, ruleset: RuleSet) -> Judgement:
    document: Document = replace(read_docx(FAULTY.read_bytes(), FAULTY.name), legibility=legibility)
    subject, chosen = analyse(document, ruleset, Options())
    assert isinstance(chosen, RuleSet)
    return judge(subject, chosen, chosen_rules(chosen, Options()))


def test_nothing_is_passed_that_cannot_be_read(ruleset: RuleSet) -> None:
    judgement = _judged(Legibility.NONE, ruleset)
    blind = {rule for rule in ruleset.rules if getattr(ruleset.rules[rule].check, "reads_no_text", False)}
    told = {rule for rule, verdict in judgement.verdicts.items() if verdict in (Verdict.COMPLIES, Verdict.BREAKS)}
    assert told <= blind
    assert judgement.diagnostics == ()
    assert {doubt.why for _, doubt in judgement.unsure} == {UndecidedReason.NOT_LEGIBLE}


def test_words_read_off_a_picture_weigh_less(ruleset: RuleSet) -> None:
    sure, read = _judged(Legibility.FULL, ruleset), _judged(Legibility.OCR, ruleset)
    levels = {(f.rule.id, f.breach.at, f.breach.message_key): f.level for f in sure.diagnostics}
    assert read.diagnostics
    for finding in read.diagnostics:
        assert finding.level is levels[finding.rule.id, finding.breach.at, finding.breach.message_key].milder
        assert not isinstance(finding.breach.actual, Measure)
        assert finding.breach.actual is not None
    assert Counter(f.level for f in sure.diagnostics)[Level.ERROR] > 0
    assert all(finding.level is not Level.ERROR for finding in read.diagnostics)


def test_single_letters_read_off_a_picture_prove_nothing(ruleset: RuleSet) -> None:
    sure, read = _judged(Legibility.FULL, ruleset), _judged(Legibility.OCR, ruleset)
    assert Verdict.COMPLIES in {v for rule, v in sure.verdicts.items() if rule.startswith("go-may/")}
    assert {v for rule, v in read.verdicts.items() if rule.startswith("go-may/")} == {Verdict.UNSURE}


def test_rules_of_scans_leave_other_files_alone(ruleset: RuleSet) -> None:
    of_scans = {rule.id for rule in ruleset.rules.values() if rule.applies.formats == {"scan"}}
    pdf = FAULTY.with_suffix(".pdf")
    subject, chosen = analyse(read_document(pdf.read_bytes(), pdf.name), ruleset, Options())
    assert isinstance(chosen, RuleSet)
    verdicts = judge(subject, chosen, chosen_rules(chosen, Options())).verdicts
    assert of_scans
    assert {verdicts[rule] for rule in of_scans} == {Verdict.NOT_APPLICABLE}
