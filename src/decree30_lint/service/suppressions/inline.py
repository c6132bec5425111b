"""Reads comments that speak to this program.

They say `decree30: bỏ qua tieu-ngu/duong-ke – lý do`, or in English `decree30: ignore …`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from decree30_lint.model.document import Comment
from decree30_lint.model.suppressions import Suppression, SuppressionFault, SuppressionOrigin

_EACH = re.compile(r"^(?=[^\S\n]*+decree30\b)", re.IGNORECASE | re.MULTILINE)
_ADDRESSED = re.compile(r"\s*decree30\b", re.IGNORECASE)
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?/?"
_FORM = re.compile(
    rf"\s*+decree30\s*+(?::\s*+)?(?:bỏ\s+qua|bo\s+qua|ignore)\b\s*+(?::\s*+)?(?P<rules>{_ID}(?:\s*[,;]\s*{_ID})*)"
    r"(?:(?=[\s–—:(-])(?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_AROUND = " \t\n-–—:()"


class InlineSuppression(Struct, frozen=True):
    """Holds what one comment asks for, and what is wrong with it, if anything."""

    suppression: Suppression
    fault: SuppressionFault | None


def parse_inline_suppressions(comments: Iterable[Comment], known: Collection[str]) -> Iterator[InlineSuppression]:
    """Yields what the comments ask of us. `known` are rule ids.

    One comment may ask several things, each on a line of its own.
    """
    for comment in comments:
        for said in _EACH.split(comment.text):
            if _ADDRESSED.match(said):
                yield _inline(said, comment, known)


def _inline(said: str, comment: Comment, known: Collection[str]) -> InlineSuppression:
    found = _FORM.fullmatch(said.strip())
    rules = re.split("[,;]", found["rules"].lower()) if found else []
    reason = " ".join((found["reason"] or "").strip(_AROUND).split()) if found else ""
    suppression = Suppression(
        rules=tuple(rule.strip().rstrip("/") for rule in rules),
        reason=reason,
        origin=SuppressionOrigin.COMMENT,
        anchors=(comment.anchor, *comment.also),
    )
    return InlineSuppression(suppression, _fault(suppression, known))


def _fault(suppression: Suppression, known: Collection[str]) -> SuppressionFault | None:
    if not suppression.rules:
        return SuppressionFault.NOT_UNDERSTOOD
    names = {name for rule in known for name in (rule, rule.split("/")[0])}
    if not names.issuperset(suppression.rules):
        return SuppressionFault.UNKNOWN_RULE
    return None if any(letter.isalpha() for letter in suppression.reason) else SuppressionFault.NO_REASON
