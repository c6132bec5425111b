"""Judges what a gap means: words changed, lost or added, a blank filled in, or nothing at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from decree30_lint.compare.gaps import Gap
from decree30_lint.compare.tokens import Token, TokenizedDocument
from decree30_lint.model.comparison import DifferenceKind
from decree30_lint.model.digits import number_of
from decree30_lint.syntax.placeholders import PLACEHOLDER

_BLANK = re.compile(r" {3,}|\t\s*\t|[_…\ufffc]|\.{2,}")
_LEADERS = frozenset("._-")  # dots and dashes of a blank that some formats cut into pieces
_MOST_FILLED = 40  # words that one blank of the draft may hold
_LINE_END = re.compile(" *+\n")
_SMALL = 0.8  # of the largest letters around: what is smaller is a mark
_DATE_WORDS = ("ngày", "tháng", "năm")
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNATURE = re.compile(
    r"^\W*(người ký|ký bởi|ký số bởi|được ký|đã ký|signed by|digitally signed|signature (?:not )?verified|signer"
    r"|(?:ngày|thời gian) ký|signing time|ký ngày"
    r"|(?:date|e-?mail|cơ quan|tổ chức|chức vụ|reason|location)\s*:)"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4};?\s+\d{1,2}:\d{2}(:\d{2})?|\d{1,2}:\d{2}:\d{2}\s*[+-]\d{2}",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\W*+(?:công văn |văn bản )?(?:đến|hỏa tốc|hoả tốc|thượng khẩn|khẩn)\W*$|\W*+giờ\s*:.*ngày", re.IGNORECASE
)

TokenRange = Sequence[Token]


def kind_of(gap: Gap, draft: TokenizedDocument, final: TokenizedDocument) -> DifferenceKind | None:
    """Returns the kind of difference, None where both say the same."""
    ours, theirs = draft.tokens[gap.draft.start : gap.draft.stop], final.tokens[gap.final.start : gap.final.stop]
    if _same(ours, theirs) or _page_number(gap, final) or _note_mark(gap, draft, final):
        return None
    if not ours and set(_joined(theirs)) <= _LEADERS and _is_room(gap, draft):
        return None
    if theirs and (kind := _expected(gap, draft, final)) is not None:
        return kind
    if ours and theirs:
        return _changed(ours, theirs)
    if all(word.is_mark for word in (*ours, *theirs)):
        return DifferenceKind.PUNCTUATION
    if ours:
        return DifferenceKind.LOST_PARAGRAPH if _whole(gap.draft, draft) else DifferenceKind.LOST
    return DifferenceKind.ADDED_PARAGRAPH if _whole(gap.final, final) else DifferenceKind.ADDED


def _same(ours: TokenRange, theirs: TokenRange) -> bool:
    """Tells whether the words are the same; blanks, and hyphens at the ends of lines, make no difference."""
    one, other = _joined(ours), _joined(theirs)
    if one == other:
        return True
    return _joined(_unbroken(theirs)) == one or _joined(_unbroken(ours)) == other


def _joined(words: TokenRange) -> str:
    return "".join(word.key for word in words)


def _unbroken(words: TokenRange) -> TokenRange:
    """Returns the words without the hyphens behind which a line ends."""
    ends = {(word.paragraph, word.end) for word in words if word.key == "-" and _ends_line(word)}
    return [word for word in words if (word.paragraph, word.end) not in ends]


def _ends_line(word: Token) -> bool:
    return _LINE_END.match(word.span.text, word.end - word.span.start) is not None


def _changed(ours: TokenRange, theirs: TokenRange) -> DifferenceKind:
    one, other = _joined(ours), _joined(theirs)
    if one.casefold() == other.casefold():
        return DifferenceKind.LETTER_CASE
    if _toneless(one) == _toneless(other):
        return DifferenceKind.TONE_MARK
    return DifferenceKind.PUNCTUATION if all(word.is_mark for word in (*ours, *theirs)) else DifferenceKind.CHANGED


def _toneless(text: str) -> tuple[str, list[str]]:
    """Returns the letters without tones, and the tones in their order: alike for HÒA and HOÀ, not for HÒA and HÓA."""
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return bare, [letter for letter in letters if letter in _TONES]


def _whole(run: range, words: TokenizedDocument) -> bool:
    return run == words.of(words.tokens[run.start].paragraph)


def _page_number(gap: Gap, final: TokenizedDocument) -> bool:
    """Tells whether the gap is the number of its page alone: some formats keep it in the header, some in the text."""
    if gap.draft or len(gap.final) != 1 or not _whole(gap.final, final):
        return False
    word = final.tokens[gap.final.start]
    return word.text == str(final.paragraphs[word.paragraph].anchor.page)


def _note_mark(gap: Gap, draft: TokenizedDocument, final: TokenizedDocument) -> bool:
    """Tells whether the gap is the number of a footnote, which some formats hold as a mark and some as text."""
    if gap.draft or len(gap.final) != 1:
        return False
    word = final.tokens[gap.final.start]
    paragraph = final.paragraphs[word.paragraph]
    small = word.span.format.size is not None and word.span.format.size < _SMALL * final.largest(word.paragraph)
    stands_so = paragraph.anchor.path.in_footnote or word.span.format.off_baseline or small
    number = number_of(word.key)
    return bool(draft.notes and stands_so and number is not None and number <= draft.notes)


def _expected(gap: Gap, draft: TokenizedDocument, final: TokenizedDocument) -> DifferenceKind | None:
    theirs = final.tokens[gap.final.start : gap.final.stop]
    ours = draft.tokens[gap.draft.start : gap.draft.stop]
    text = final.paragraphs[theirs[0].paragraph].text
    begins = theirs[0].start - final.paragraphs[theirs[0].paragraph].spans[0].start
    if _is_room(gap, draft) and len(theirs) <= _MOST_FILLED:
        return _filled(gap, draft, theirs)
    if not ours and _SIGNATURE.search(text[begins : theirs[-1].end]):
        return DifferenceKind.SIGNATURE
    if not ours and _STAMP.match(text):
        return DifferenceKind.STAMP
    return DifferenceKind.SIGNATURE if not ours and all(word.is_signed for word in theirs) else None


def _is_room(gap: Gap, draft: TokenizedDocument) -> bool:
    """Tells whether the draft leaves these words open.

    It has a blank, dots, or a placeholder; or a date or a number without digits.
    """
    before, after = _neighbours(gap, draft)
    if gap.draft and not all(_is_placeholder(word, draft) for word in draft.tokens[gap.draft.start : gap.draft.stop]):
        return False
    if gap.draft or _between_date_words(before, after) or _between_number_marks(before, after):
        return True
    number = before.paragraph if before is not None else after.paragraph if after is not None else None
    if number is None:
        return False
    paragraph = draft.paragraphs[number]
    origin = paragraph.spans[0].start
    start = before.end - origin if before is not None else 0
    stop = after.start - origin if after is not None else len(paragraph.text)
    between = draft.masked(number)[start:stop]
    return bool(_BLANK.search(between) or (after is None and _ends_in_tab(between)))


def _ends_in_tab(text: str) -> bool:
    """Tells whether a tab, often with dots, stands at the end, behind which nothing comes."""
    return "\t" in text[len(text.rstrip()) :]


def _neighbours(gap: Gap, draft: TokenizedDocument) -> tuple[Token | None, Token | None]:
    """Returns the draft's words before and behind the gap, None where they stand in another paragraph."""
    before = draft.tokens[gap.draft.start - 1] if gap.draft.start else None
    after = draft.tokens[gap.draft.stop] if gap.draft.stop < len(draft.tokens) else None
    if before is not None and after is not None and before.paragraph != after.paragraph:
        return before, None
    return before, after


def _is_placeholder(word: Token, draft: TokenizedDocument) -> bool:
    origin = draft.paragraphs[word.paragraph].spans[0].start
    return set(draft.masked(word.paragraph)[word.start - origin : word.end - origin]) == {PLACEHOLDER}


def _between_date_words(before: Token | None, after: Token | None) -> bool:
    if before is None or before.key.casefold() not in _DATE_WORDS:
        return False
    return after is None or after.key.casefold() in _DATE_WORDS or after.is_mark


def _between_number_marks(before: Token | None, after: Token | None) -> bool:
    return before is not None and after is not None and before.key in (":", "Số", "số") and after.key == "/"


def _filled(gap: Gap, draft: TokenizedDocument, theirs: TokenRange) -> DifferenceKind:
    before, after = _neighbours(gap, draft)
    digits = all(word.key[0].isdigit() or word.is_mark for word in theirs)
    if digits and before is not None and before.key.casefold() in _DATE_WORDS:
        return DifferenceKind.DATE_FILLED
    if before is not None and before.key in (":", "Số", "số") and after is not None and after.key == "/":
        return DifferenceKind.NUMBER_FILLED
    return DifferenceKind.BLANK_FILLED
