"""A comparison as programs read it: schema "decree30-lint-compare/1"."""

from __future__ import annotations

from decree30_lint.model.comparison import Comparison, Difference, DifferenceSide
from decree30_lint.model.document import Document
from decree30_lint.model.outcomes import Fact
from decree30_lint.model.place import Anchor
from decree30_lint.model.plain import Json, plain
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang
from decree30_lint.report.comparison_words import counts, sentence
from decree30_lint.report.controls import json_text
from decree30_lint.report.fact_words import fact_words
from decree30_lint.version import __version__

SCHEMA = "decree30-lint-compare/1"
_NAME = "decree30-lint"


def comparison_json(comparison: Comparison, draft: str, final: str, lang: Lang) -> str:
    """Returns one object. `draft` and `final` are the names of the files as the user gave them."""
    found = counts(comparison)
    ours, theirs, agreed = comparison.words
    whole = {
        "schema": SCHEMA,
        "tool": {"name": _NAME, "version": __version__},
        "draft": _file(comparison.draft, draft, ours),
        "final": _file(comparison.final, final, theirs),
        "words_agreed": agreed,
        "differences": [_difference(difference, lang) for difference in comparison.differences],
        "summary": {f"{level.value}s": found[level] for level in (Level.ERROR, Level.WARNING, Level.INFO)},
    }
    return json_text(whole, indent=2) + "\n"


def _file(document: Document, name: str, words: int) -> Json:
    return {"path": name, "format": document.format, "pages": document.page_count, "words": words}


def _difference(difference: Difference, lang: Lang) -> Json:
    entry: Json = {
        "kind": difference.kind.value,
        "level": difference.level.value,
        "expected": difference.expected,
        "message": sentence(difference, lang),
        "draft": _side(difference.draft, difference.draft_value, lang),
        "final": _side(difference.final, difference.final_value, lang),
    }
    if difference.also:
        entry["also"] = [
            {"draft": _side(one, None, lang), "final": _side(other, None, lang)} for one, other in difference.also
        ]
    return entry


def _side(side: DifferenceSide, value: Fact | None, lang: Lang) -> Json:
    entry: Json = {"text": side.text, "before": side.before, "after": side.after}
    if value is not None:
        entry["value"] = fact_words(value, lang)
    return entry | {"locations": [_location(anchor) for anchor in side.anchors]}


def _location(anchor: Anchor) -> Json:
    box = plain(anchor.box)
    return {"page": anchor.page, "path": str(anchor.path), "start": anchor.start, "end": anchor.end, "box": box}
