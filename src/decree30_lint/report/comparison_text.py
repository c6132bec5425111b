"""A comparison as people read it on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.comparison import Comparison, Difference, Side
from decree30_lint.model.document import Document
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.comparison_words import DRAFT, FINAL, GROUPS, counts, sentence
from decree30_lint.report.counts import count_words
from decree30_lint.report.places import place_words
from decree30_lint.report.sheet import COLOURS, Sheet
from decree30_lint.report.words import LEVEL, capitalised, shortened
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


def comparison_text(comparison: Comparison, draft: str, final: str, sheet: Sheet) -> str:
    """`draft` and `final` are the names of the files as the user gave them."""
    lines = [f"{sheet.say(DRAFT)}: {sheet.file_name(draft)}", f"{sheet.say(FINAL)}: {sheet.file_name(final)}"]
    lines += _verdict(comparison, sheet)
    lines += block(sheet.say(_COUNTED, *comparison.words), sheet.width, 2)
    for title, kinds in GROUPS:
        own = [difference for difference in comparison.differences if difference.kind in kinds]
        if own:
            lines += ["", *sheet.title(sheet.say(title).upper())]
        for difference in own:
            lines += _difference(difference, comparison, sheet)
    return "\n".join([*lines, ""])


def _verdict(comparison: Comparison, sheet: Sheet) -> Iterator[str]:
    found = counts(comparison)
    if not found[Level.ERROR] and not found[Level.WARNING]:
        yield from sheet.headed(sheet.say(_SAME), "green", sheet.say(_SAME_MORE))
        return
    listed = sheet.listed([count_words(sheet, level, found[level]) for level in COLOURS if found[level]])
    yield from sheet.headed(sheet.say(_DIFFER, listed), "red" if found[Level.ERROR] else "yellow")


def _difference(difference: Difference, comparison: Comparison, sheet: Sheet) -> Iterator[str]:
    mark = f"{sheet.say(LEVEL[difference.level]).upper()}:"
    yield from sheet.headed(mark, COLOURS[difference.level], sentence(difference, sheet.lang))
    sides = ((DRAFT, difference.draft, comparison.draft), (FINAL, difference.final, comparison.final))
    for label, side, document in sides:
        if side.anchor is not None:
            yield from sheet.labelled(f"{sheet.say(label)}:", _where(side, document, sheet), 4, _COLUMN)
    if difference.also:
        yield from block(sheet.say(_MORE, len(difference.also)), sheet.width, 4 + _COLUMN)


def _where(side: Side, document: Document, sheet: Sheet) -> str:
    """The place, and what stands there between its neighbours."""
    place = capitalised(place_words(side.anchor, sheet.lang, document.pages)) if side.anchor else ""
    return f"{place}: {passage(side)}" if side.text or side.before or side.after else place


def passage(side: Side) -> str:
    """ "… trước khi [sửa] thì …": what differs in square brackets."""
    before, after = (f"… {side.before} " if side.before else ""), (f" {side.after} …" if side.after else "")
    return f"{before}[{shortened(side.text, _LONGEST)}]{after}"
