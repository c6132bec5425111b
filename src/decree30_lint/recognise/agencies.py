"""Recognises which lines of the left column name the parent body, and which the issuing body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line


def split_bodies(names: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the parent body, made of the first lines, and the issuing body, made of the rest.

    Every division is weighed, also that all lines name one body; then no parent body is yielded.
    """
    if not names:
        return
    names = [piece for line in names for piece in _where_bold_begins(line, lexicon)]
    weighed = [(sum(each.points or 0.0 for each in reasons), -cut, cut, reasons) for cut, reasons in _cuts(names, lexicon)]
    best = max(weighed)
    odds = sum(2.0 ** w[0] for w in weighed)
    confidence = round(2.0 ** best[0] / odds, 3) if len(weighed) > 1 else 0.95
    cut = best[2]
    evidence = tuple(best[3]) if any((each.points or 0) > 0 for each in best[3]) else (sign.BODY_ABOVE_NUMBER,)
    if cut:
        yield Candidate(Part.PARENT_BODY, tuple(names[:cut]), confidence, evidence, Part.ISSUING_BODY)
    runner_up = Part.PARENT_BODY if len(names) > 1 else None
    yield Candidate(Part.ISSUING_BODY, tuple(names[cut:]), confidence, evidence, runner_up)


def _where_bold_begins(line: Line, lexicon: Lexicon) -> tuple[Line, ...]:
    """Returns the line, or two pieces where the name of a body begins in bold behind one that is not: parent and body."""
    spans = [span for span in line.paragraph.spans if span.text.strip()]
    first = next((i for i, span in enumerate(spans) if span.format.bold), 0)
    if not first or not all(span.format.bold for span in spans[first:]):
        return (line,)
    start = spans[first].start + len(spans[first].text) - len(spans[first].text.lstrip())
    above, below = line.piece(spans[0].start, spans[first - 1].end), line.piece(start, spans[-1].end)
    return (above, below) if lexicon.begins("bodies", below.bare) else (line,)


def _cuts(names: Sequence[Line], lexicon: Lexicon) -> Iterator[tuple[int, list[Evidence]]]:
    for cut in range(len(names)):
        yield cut, list(_whole(names, lexicon) if cut == 0 else _reasons(names, cut, lexicon))


def _whole(names: Sequence[Line], lexicon: Lexicon) -> Iterator[Evidence]:
    if len(names) == 1:
        yield sign.ONE_NAME
        return
    yield sign.NAME_OF_LINES
    if not any(lexicon.begins("bodies", line.bare) for line in names[1:]):
        yield sign.NAME_NOT_BEGUN_ANEW
    if all(line.bold for line in names):
        yield sign.NAME_ALL_BOLD
    if any(_continues(line, lexicon) for line in names[1:]):
        yield sign.NAME_CONTINUES


def _reasons(names: Sequence[Line], cut: int, lexicon: Lexicon) -> Iterator[Evidence]:
    """Yields what speaks for a new name at `names[cut]`, with its points."""
    above, below = names[:cut], names[cut:]
    first = below[0]
    if _continues(first, lexicon):
        yield sign.PARENT_CONTINUED
    if _unfinished(above[-1], lexicon):
        yield sign.PARENT_UNFINISHED
    if lexicon.begins("bodies", first.bare):
        yield sign.PARENT_ABOVE_BODY
    if lexicon.begins("parents", above[0].bare):
        yield sign.PARENT_NAME
    if not any(line.bold for line in above) and all(line.bold for line in below):
        yield sign.PARENT_NOT_BOLD
    elif above[-1].bold != first.bold:
        yield sign.PARENT_THEN_BOLD if first.bold else sign.PARENT_ENDS_BOLD
    if first.gap or (first.cell and above[-1].cell and first.cell.row != above[-1].cell.row):
        yield sign.PARENT_APART
    if any(lexicon.begins("bodies", line.bare) and not _continues(line, lexicon) for line in below[1:]):
        yield sign.PARENT_MORE_BODIES
    yield from [sign.PARENT_LONG] * (len(above) - 1)


def _continues(line: Line, lexicon: Lexicon) -> bool:
    return bool(lexicon.begins("name_continues", line.bare)) or line.text[:1] in "-–(&"


def _unfinished(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line ends in a word that cannot end a name."""
    last = line.bare.rsplit(" ", 1)[-1]
    lists = lexicon.lists
    return lists["unfinished_names"].is_one(line.bare) or lists["joining_words"].is_one(last) or last in ("-", "&")
