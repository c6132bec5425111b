"""Writes the sentence of a finding: the template of its rule or kind, filled with the facts."""

from __future__ import annotations

from decree30_lint.model.outcomes import Fact, MessageKey
from decree30_lint.model.parts import Vocabulary
from decree30_lint.model.rules import Diagnostic, Rule
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised, fact_words, shortened
from decree30_lint.report.quantities import grouped

_OF = Words("({} trong {} ký tự.)", "({} of {} characters.)")


def template(rule: Rule, key: MessageKey) -> Words:
    """Returns the rule's own wording, else that of its kind."""
    return rule.messages.get(key) or rule.check.messages[key]


def message(finding: Diagnostic, text: str, vocabulary: Vocabulary, lang: Lang) -> str:
    """Returns the finding in one sentence. `text` is what stands at its place."""
    breach = finding.breach
    sentence = _filled(template(finding.rule, breach.message_key), finding, text, vocabulary, lang)
    if breach.letters is None:
        return sentence
    return f"{sentence} {_OF.of(lang).format(*(grouped(count, lang) for count in breach.letters))}"


def advice(finding: Diagnostic, text: str, vocabulary: Vocabulary) -> Words | None:
    """Returns what the rule says is to be done about the finding; None where it says nothing."""
    words = finding.rule.advice.get(finding.breach.message_key)
    if words is None:
        return None
    return Words(*(_filled(words, finding, text, vocabulary, lang) for lang in Lang))


def _filled(words: Words, finding: Diagnostic, text: str, vocabulary: Vocabulary, lang: Lang) -> str:
    breach = finding.breach
    filled = words.of(lang).format(
        part=vocabulary.parts[finding.part].of(lang),
        actual=_words(breach.actual, lang, breach.expected),
        expected=_words(breach.expected, lang),
        text=shortened(text),
    )
    return capitalised(filled.replace("““", "“").replace("””", "”"))


def _words(fact: Fact | None, lang: Lang, beyond: Fact | None = None) -> str:
    return "" if fact is None else fact_words(fact, lang, beyond)
