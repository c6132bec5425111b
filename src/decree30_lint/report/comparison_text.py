"""Writes a comparison as people read it on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.comparison import Comparison, Difference, DifferenceSide
from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.comparison_words import DRAFT, FINAL, GROUPS, counts, sentence
from decree30_lint.report.fact_words import capitalised, shortened
from decree30_lint.report.findings.counts import count_words
from decree30_lint.report.landmarks import Landmarks, LandmarksOfBoth, landmarks_of_both
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_COLUMN = 11
_LONGEST = 120  # characters of a passage that are shown
_SAME = Words("KHỚP.", "THEY AGREE.")
_SAME_MORE = Words("Bản cuối nói đúng như dự thảo.", "The final says what the draft says.")
_DIFFER = Words("KHÁC NHAU: {}.", "THEY DIFFER: {}.")
_COUNTED = Words(
    "Đã so {} chữ của dự thảo với {} chữ của bản cuối; {} chữ khớp.",
    "{} words of the draft were compared with {} of the final; {} agree.",
)
_MORE = Words("và {} chỗ khác", "and {} more places")


def comparison_text(
    comparison: Comparison, draft: str, final: str, style: TextStyle, landmarks: LandmarksOfBoth | None = None
) -> str:
    """`draft` and `final` are the names of the files as the user gave them; `landmarks` name the places in them."""
    places = landmarks or landmarks_of_both(comparison)
    lines = [f"{style.render(DRAFT)}: {style.file_name(draft)}", f"{style.render(FINAL)}: {style.file_name(final)}"]
    lines += _verdict(comparison, style)
    lines += block(style.render(_COUNTED, *comparison.words), style.width, 2)
    for title, kinds in GROUPS:
        own = [difference for difference in comparison.differences if difference.kind in kinds]
        if own:
            lines += ["", *style.title(style.render(title).upper())]
        for difference in own:
            lines += _difference(difference, places, style)
    return "\n".join([*lines, ""])


def _verdict(comparison: Comparison, style: TextStyle) -> Iterator[str]:
    found = counts(comparison)
    if not found[Level.ERROR] and not found[Level.WARNING]:
        yield from style.headed(style.render(_SAME), "green", style.render(_SAME_MORE))
        return
    listed = style.listed([count_words(style, level, found[level]) for level in COLOURS if found[level]])
    yield from style.headed(style.render(_DIFFER, listed), "red" if found[Level.ERROR] else "yellow")


def _difference(difference: Difference, landmarks: LandmarksOfBoth, style: TextStyle) -> Iterator[str]:
    mark = f"{style.render(LEVEL[difference.level]).upper()}:"
    yield from style.headed(mark, COLOURS[difference.level], sentence(difference, style.lang))
    sides = (DRAFT, FINAL), (difference.draft, difference.final), landmarks
    for label, side, places in zip(*sides, strict=True):
        if side.anchor is not None:
            yield from style.labelled(f"{style.render(label)}:", _where(side, places, style), 4, _COLUMN)
    if difference.also:
        yield from block(style.render(_MORE, len(difference.also)), style.width, 4 + _COLUMN)


def _where(side: DifferenceSide, places: Landmarks, style: TextStyle) -> str:
    """The place, and what stands there between its neighbours."""
    place = capitalised(places.words(side.anchor, style.lang)) if side.anchor else ""
    return f"{place}: {passage(side)}" if side.text or side.before or side.after else place


def passage(side: DifferenceSide) -> str:
    """Returns "… trước khi [sửa] thì …", with what differs in square brackets."""
    before, after = (f"… {side.before} " if side.before else ""), (f" {side.after} …" if side.after else "")
    return f"{before}[{shortened(side.text, _LONGEST)}]{after}"
