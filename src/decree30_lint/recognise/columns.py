"""Finds where one line of text holds two columns, or two parts, side by side."""

from __future__ import annotations

import re

from decree30_lint.model.document import Paragraph
from decree30_lint.model.formatting import ParagraphLayout
from decree30_lint.model.metrics import extent
from decree30_lint.syntax.date_line import is_date_line
from decree30_lint.syntax.folding import bare_in_place, share_of_capitals

_GAP = re.compile(r"(?<=\S)(?:[ ]*\t[\s]*|[ ]{3,})(?=\S)")
_LED = re.compile(r"(?: *+\t| {3,}+)\s*+(?=\S)")
_RIGHT_COLUMN = re.compile(r"cong hoa xa|cong hoa x|doc lap|hanh phuc|(?:tm|kt|tl|tuq|q)\s*[./]\s*\w")
_DATE = re.compile(r"(?>.*?\bngay\b)(?>.*?\bthang\b).*?\bnam\b")
_LABEL = re.compile(r"noi nhan\s*[:.]?")
_LABEL_OF_OTHER_WORDS = re.compile(r"(?:noi )?(?:gui|goi|nhan)(?: \w{1,12}){0,2} ?:")  # "Nơi gửi:", "Gửi:"
_LABEL_AND_ITEM = re.compile(r"\s*noi nhan\s*:\s*(?=[-–]\s)")
_NUMBER_AND_SUBJECT = re.compile(r"\s*so\s*:[^;]{0,40}?/\S+\s+(v/v)")
SPACED_OUT = re.compile(r"\W*(?:\w\s+){3,}\w\W*")  # "T Ờ  T R Ì N H": letters set apart
_NAME_AND_MOTTO = re.compile(r"cong hoa.{10,40}viet nam\s*(doc l)")


def cuts(text: str) -> list[tuple[int, bool]]:
    """Returns the offsets in `text` where another part begins, each with whether it stands beside the first (true).

    A part that does not stand beside the first only follows it.
    """
    folded = bare_in_place(text)
    both = _NAME_AND_MOTTO.search(folded)
    if both:
        return [(both.start(1), False)]
    subject = _NUMBER_AND_SUBJECT.match(folded)
    if subject:
        return [(subject.start(1), False)]
    item = _LABEL_AND_ITEM.match(folded)
    if item:
        return [(item.end(), False)]
    if SPACED_OUT.fullmatch(text):
        return []
    for gap in _GAP.finditer(text):
        if _beside(text[: gap.start()], text[gap.end() :], folded[: gap.start()].strip(), folded[gap.end() :]):
            return [(gap.end(), True)]
    return []


def led_to(paragraph: Paragraph) -> float | None:
    """Returns the middle of the only line of a paragraph, in points, where tabs or blanks lead to it and part nothing."""
    text = paragraph.text
    led = _LED.match(text)
    if led is None or _GAP.search(text, led.end()):
        return None
    edges = extent(paragraph, led.end(), len(text.rstrip()))
    return sum(edges) / 2 if edges else None


def _beside(left: str, right: str, bare_left: str, bare_right: str) -> bool:
    if _RIGHT_COLUMN.match(bare_right):
        return True
    loud = share_of_capitals(right) >= 0.6 and sum(c.isalpha() for c in right) >= 4
    heads_letter = bare_left.startswith(("so", "v/v")) or share_of_capitals(left) >= 0.8
    if heads_letter and len(left) < 60 and _begins_date(right, bare_right):
        return True
    if bare_left.startswith("noi nhan") and (loud or (_LABEL.fullmatch(bare_left) and _stands_alone(right))):
        return True
    if loud and _LABEL_OF_OTHER_WORDS.fullmatch(bare_left):
        return True
    list_item = bare_left.startswith("-") and bare_left.endswith((";", "."))
    if list_item:
        return right[:1] not in "-–" and (share_of_capitals(right) >= 0.5 or _may_be_name(right))
    if _may_be_name(left) and _may_be_name(right):
        return True
    return loud and (share_of_capitals(left) >= 0.6 and sum(c.isalpha() for c in left) >= 4)


def _stands_alone(text: str) -> bool:
    """Tells whether the text may be a post, a date or a name; an item of a list would end with a sign."""
    return text[:1].isupper() and text.rstrip()[-1:].isalnum()


def _begins_date(text: str, folded: str) -> bool:
    """Tells whether the text is place and date, with no further column before the date."""
    dated = _DATE.match(folded) is not None or is_date_line(text)
    return dated and _GAP.search(text[: folded.find("ngay")] if "ngay" in folded else text.strip()) is None


def _may_be_name(text: str) -> bool:
    """Tells whether the text is two to five words of letters, each begun with a capital."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(word.isalpha() and word[0].isupper() for word in words)


def tab_reach(layout: ParagraphLayout, tabs: int) -> float:
    """Returns how far `tabs` tabs lead, in points: to the paragraph's own stops, then in steps of half an inch."""
    stops = sorted(position for position, _ in layout.tab_stops)
    if not tabs or not stops:
        return 36.0 * tabs
    return stops[min(tabs, len(stops)) - 1] + 36.0 * max(tabs - len(stops), 0)
