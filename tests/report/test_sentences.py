"""Every sentence of every kind and rule can be said, in both languages, with no hole."""

from __future__ import annotations

import string

import pytest
from msgspec.structs import replace

from decree30_lint.check import KINDS
from decree30_lint.check.kinds.presence import Missing
from decree30_lint.model.outcomes import USUAL, Breach
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic, Level, Rule, RuleSet
from decree30_lint.model.units import Interval, Measure, Unit
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.sentences import advice, message

HOLES = {"part", "actual", "expected", "text"}


def holes(words: Words, lang: Lang) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words.of(lang)) if name is not None}


def spoken(ruleset: RuleSet) -> list[tuple[str, Words]]:
    of_kinds = [(name, words) for name, kind in KINDS.items() for words in kind.messages.values()]
    own = ((rule.id, said) for rule in ruleset.rules.values() for said in (rule.messages, rule.advice))
    return of_kinds + [(rule_id, words) for rule_id, said in own for words in said.values()]


@pytest.mark.parametrize("lang", list(Lang))
def test_templates_have_only_holes_that_are_filled(ruleset: RuleSet, lang: Lang) -> None:
    for name, words in spoken(ruleset):
        assert holes(words, lang) <= HOLES, name


@pytest.mark.parametrize("lang", list(Lang))
def test_templates_end_as_sentences(ruleset: RuleSet, lang: Lang) -> None:
    for name, words in spoken(ruleset):
        assert words.of(lang).rstrip("”)").endswith((".", "?", "…")), name


def test_a_rule_speaks_of_what_its_kind_says(ruleset: RuleSet) -> None:
    for rule in ruleset.rules.values():
        assert set(rule.messages) <= {*rule.check.messages, ""} | set(rule.levels), rule.id


@pytest.mark.parametrize("lang", list(Lang))
def test_every_rule_can_be_said(ruleset: RuleSet, lang: Lang) -> None:
    for rule in ruleset.rules.values():
        for key in rule.check.messages:
            breach = Breach(
                Anchor(Path.parse("body/p[1]")), Measure(12, Unit.PT), Interval(13, 14, Unit.PT), message_key=key
            )
            sentence = message(Diagnostic(rule, Level.ERROR, breach, rule.part), "Tự do", ruleset.vocabulary, lang)
            assert "{" not in sentence, rule.id
            assert "}" not in sentence, rule.id
            assert not sentence[0].islower(), rule.id


def test_a_quoted_fact_is_quoted_once(ruleset: RuleSet) -> None:
    rule = replace(
        next(iter(ruleset.rules.values())), messages={"": Words("{part} viết “{actual}”.", "{part}: “{actual}”.")}
    )
    finding = Diagnostic(rule, Level.ERROR, Breach(Anchor(Path.parse("body/p[1]")), "Hạnh Phúc", None), Part.MOTTO)
    assert message(finding, "", ruleset.vocabulary, Lang.VI) == "Tiêu ngữ viết “Hạnh Phúc”."


def test_every_part_has_a_name(ruleset: RuleSet) -> None:
    assert set(ruleset.vocabulary.parts) == set(Part)


def test_what_is_missing_is_said_to_be_put_somewhere(ruleset: RuleSet) -> None:
    missing = [rule for rule in ruleset.rules.values() if isinstance(rule.check, Missing)]
    assert len(missing) >= 10
    for rule in missing:
        said = advice(Diagnostic(rule, Level.ERROR, _breach(rule), rule.part), "", ruleset.vocabulary)
        assert said is not None, rule.id
        assert "ghi" in said.vi.lower(), rule.id


def _breach(rule: Rule) -> Breach:
    below = isinstance(rule.check, Missing) and rule.check.under is not None
    return Breach(Anchor(Path.parse("body/p[1]")), "BÁO CÁO", None, message_key=Missing.Key.UNDER if below else USUAL)
