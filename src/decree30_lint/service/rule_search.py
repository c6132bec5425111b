"""Finds rules by what they are about, in Vietnamese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.model.words import Lang
from decree30_lint.syntax.folding import bare, tone_folded

_Fold = Callable[[str], str]


def rules_about(words: str, ruleset: RuleSet) -> list[Rule]:
    """Returns the rules whose requirement and name of part hold all the words, in the order of the page.

    Diacritics are heeded where that finds any rule: "lề" is not "lệ", but "le" is both.
    """
    return _found(words, ruleset, tone_folded) or _found(words, ruleset, bare)


def _found(words: str, ruleset: RuleSet, fold: _Fold) -> list[Rule]:
    wanted = _words(words, fold)
    rules = ruleset.rules.values() if wanted else ()
    return [rule for rule in rules if any(wanted <= _words(_about(rule, ruleset, lang), fold) for lang in Lang)]


def _about(rule: Rule, ruleset: RuleSet, lang: Lang) -> str:
    return f"{ruleset.vocabulary.parts[rule.part].of(lang)} {rule.requirement.of(lang)}"


def _words(text: str, fold: _Fold) -> set[str]:
    return set(re.findall(r"\w+", fold(unicodedata.normalize("NFC", text))))
