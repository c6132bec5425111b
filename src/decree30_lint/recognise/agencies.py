"""Recognises which lines of the left column name the parent body, and which the issuing body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Part
from decree30_lint.model.words import Words
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line

Reason = tuple[float, Words | None]

_ABOVE_NUMBER = Words("ở cột bên trái, phía trên số, ký hiệu", "left column, above the number")
_ONLY_NAME = Words("tên cơ quan duy nhất ở đầu văn bản", "the only name of a body in the letterhead")
_SEVERAL_LINES = Words("một tên viết thành nhiều dòng", "one name over several lines")
_ALL_BOLD = Words("mọi dòng đều in đậm", "all lines are bold")
_NAME_CONTINUES = Words("dòng dưới viết tiếp tên ở dòng trên", "the lower line goes on with the name above")
_LOWER_BODY = Words("dòng dưới mở đầu như tên một cơ quan khác", "the lower line begins as another body's name")
_UPPER_PARENT = Words("dòng trên mở đầu như tên cơ quan chủ quản", "the upper line begins as a parent's name")
_LOWER_BOLD = Words("dòng trên chữ thường, dòng dưới in đậm", "the upper line is not bold, the lower one is")
_BOLD_CHANGES = Words("từ dòng dưới mới in đậm", "bold begins at the lower line")
_APART = Words("hai dòng tách rời nhau", "the two lines stand apart")


def split_bodies(names: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the parent body, made of the first lines, and the issuing body, made of the rest.

    Every division is weighed, also that all lines name one body; then no parent body is yielded.
    """
    if not names:
        return
    weighed = [(sum(points for points, _ in reasons), -cut, cut, reasons) for cut, reasons in _cuts(names, lexicon)]
    best = max(weighed)
    odds = sum(2.0 ** w[0] for w in weighed)
    confidence = round(2.0 ** best[0] / odds, 3) if len(weighed) > 1 else 0.95
    cut = best[2]
    evidence = tuple(words for points, words in best[3] if points > 0 and words) or (_ABOVE_NUMBER,)
    if cut:
        yield Candidate(Part.PARENT_BODY, tuple(names[:cut]), confidence, evidence, Part.ISSUING_BODY)
    runner_up = Part.PARENT_BODY if len(names) > 1 else None
    yield Candidate(Part.ISSUING_BODY, tuple(names[cut:]), confidence, evidence, runner_up)


def _cuts(names: Sequence[Line], lexicon: Lexicon) -> Iterator[tuple[int, list[Reason]]]:
    for cut in range(len(names)):
        yield cut, list(_whole(names, lexicon) if cut == 0 else _reasons(names, cut, lexicon))


def _whole(names: Sequence[Line], lexicon: Lexicon) -> Iterator[Reason]:
    if len(names) == 1:
        yield 3, _ONLY_NAME
        return
    yield 0.5, None
    if not any(lexicon.begins("bodies", line.bare) for line in names[1:]):
        yield 1, _SEVERAL_LINES
    if all(line.bold for line in names):
        yield 0.5, _ALL_BOLD
    if any(_continues(line, lexicon) for line in names[1:]):
        yield 1.5, _NAME_CONTINUES


def _reasons(names: Sequence[Line], cut: int, lexicon: Lexicon) -> Iterator[Reason]:
    """Yields what speaks for a new name at `names[cut]`, with its points."""
    above, below = names[:cut], names[cut:]
    first = below[0]
    if _continues(first, lexicon):
        yield -3, None
    if _unfinished(above[-1]):
        yield -3, None
    if lexicon.begins("bodies", first.bare):
        yield 1.5, _LOWER_BODY
    if lexicon.begins("parents", above[0].bare):
        yield 1.5, _UPPER_PARENT
    if not any(line.bold for line in above) and all(line.bold for line in below):
        yield 3, _LOWER_BOLD
    elif above[-1].bold != first.bold:
        yield 1 if first.bold else -1, _BOLD_CHANGES
    if first.gap or (first.cell and above[-1].cell and first.cell.row != above[-1].cell.row):
        yield 0.5, _APART
    if any(lexicon.begins("bodies", line.bare) and not _continues(line, lexicon) for line in below[1:]):
        yield -1, None
    yield -0.2 * (len(above) - 1), None


def _continues(line: Line, lexicon: Lexicon) -> bool:
    return bool(lexicon.begins("name_continues", line.bare)) or line.text[:1] in "-–(&"


def _unfinished(line: Line) -> bool:
    """Tells whether the line ends in a word that cannot end a name."""
    last = line.bare.rsplit(" ", 1)[-1]
    whole_name = line.bare in ("uy ban nhan dan", "hoi dong nhan dan", "hoi dong", "van phong hdnd", "cong ty")
    return whole_name or last in ("va", "cua", "ve", "-", "&", "thuoc", "cac")
