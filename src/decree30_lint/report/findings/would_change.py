"""Says under a finding what `fix` would change."""

from __future__ import annotations

from decree30_lint.model.edits import Applicability
from decree30_lint.model.report import Finding
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.text_style import TextStyle

FIX = Words("Máy sửa:", "Fix:")

_MOST_CHANGES = 6
_ONLY_UNSAFE = Words("(chỉ khi thêm --unsafe)", "(only with --unsafe)")


def changes_words(finding: Finding, style: TextStyle) -> str:
    """Returns what `fix` would change, each on its line, and of many only the first."""
    said = [style.render(words) for words in finding.changes[:_MOST_CHANGES]]
    said += ["…"] if len(finding.changes) > _MOST_CHANGES else []
    said += [style.render(_ONLY_UNSAFE)] if finding.applicability is Applicability.REVIEW else []
    return capitalised("\n".join(said))
