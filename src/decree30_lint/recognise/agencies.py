"""Recognises which lines of the left column name the parent body, and which the issuing body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.joint_names import parted, unfinished
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.syntax.folding import bare, tone_folded
from decree30_lint.syntax.number_line import NumberLine
from decree30_lint.syntax.signing import mark_at

_MOST_LINES = 40  # after which the name of the parent body may end
_UNSURE = 0.4  # confidence, with which rules do not judge


def split_bodies(found: Sequence[Line], number: NumberLine | None, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the parent body, made of the first lines, and the issuing body, made of the rest.

    Every division is weighed, also that all lines name one body; then no parent body is yielded.
    """
    pieces = [parted(line, number, lexicon) for line in found]
    if any(each.unsure for each in pieces):
        yield Candidate(Part.ISSUING_BODY, tuple(found), _UNSURE, (sign.NAMES_RUN_TOGETHER,), Part.PARENT_BODY)
        return
    names = [name for each in pieces for name in each.names]
    below = next((each.names[-1] for each in pieces if each.by_symbol), None)
    if names:
        yield from _weighed(names, below, lexicon)


def _weighed(names: Sequence[Line], below: Line | None, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the bodies as the best division has them; `below` is the name that the symbol parts from the one above."""
    cuts = ((cut, [*reasons, *[sign.PARENT_BY_SYMBOL] * (names[cut] is below)]) for cut, reasons in _cuts(names, lexicon))
    weighed = [(sum(each.points or 0.0 for each in reasons), -cut, cut, reasons) for cut, reasons in cuts]
    best = max(weighed)
    odds = sum(2.0 ** w[0] for w in weighed)
    confidence = round(2.0 ** best[0] / odds, 3) if len(weighed) > 1 else 0.95
    cut = best[2]
    evidence = tuple(best[3]) if any((each.points or 0) > 0 for each in best[3]) else (sign.BODY_ABOVE_NUMBER,)
    if cut:
        yield Candidate(Part.PARENT_BODY, tuple(names[:cut]), confidence, evidence, Part.ISSUING_BODY)
    runner_up = Part.PARENT_BODY if len(names) > 1 else None
    yield Candidate(Part.ISSUING_BODY, tuple(names[cut:]), confidence, evidence, runner_up)


def _cuts(names: Sequence[Line], lexicon: Lexicon) -> Iterator[tuple[int, list[Evidence]]]:
    for cut in range(min(len(names), _MOST_LINES)):
        yield cut, list(_whole(names, lexicon) if cut == 0 else _reasons(names, cut, lexicon))


def _whole(names: Sequence[Line], lexicon: Lexicon) -> Iterator[Evidence]:
    if len(names) == 1:
        yield sign.ONE_NAME
        return
    yield sign.NAME_OF_LINES
    if not any(_begins_anew(names, at, lexicon) for at in range(1, len(names))):
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
    if unfinished(above, lexicon):
        yield sign.PARENT_UNFINISHED
    if _names_body(names, cut, lexicon):
        yield sign.PARENT_ABOVE_BODY
    if lexicon.begins("parents", above[0].bare):
        yield sign.PARENT_NAME
    if not any(line.bold for line in above) and all(line.bold for line in below):
        yield sign.PARENT_NOT_BOLD
    elif above[-1].bold != first.bold:
        yield sign.PARENT_THEN_BOLD if first.bold else sign.PARENT_ENDS_BOLD
    if first.gap or (first.cell and above[-1].cell and first.cell.row != above[-1].cell.row):
        yield sign.PARENT_APART
    if any(_begins_anew(names, at, lexicon) for at in range(cut + 1, len(names))):
        yield sign.PARENT_MORE_BODIES
    if above[-1].bold == first.bold and not _begins_anew(names, cut, lexicon):
        yield from [sign.PARENT_WITHIN_NAME] * any(_begins_anew(names, at, lexicon) for at in range(1, cut))
    if all(line.bold for line in names):
        yield from _side_by_side(above, below, lexicon)
    yield from [sign.PARENT_LONG] * (len(above) - 1)


def _side_by_side(above: Sequence[Line], below: Sequence[Line], lexicon: Lexicon) -> Iterator[Evidence]:
    """Yields what shows two bodies of which neither is over the other: they issue the document together."""
    kind, places = lexicon.begins("bodies", above[0].bare), (_place(above, lexicon), _place(below, lexicon))
    if places[0] != places[1]:
        return
    if kind and kind == lexicon.begins("bodies", below[0].bare):
        yield sign.PARENT_OF_ITS_KIND
    elif places[0] and not lexicon.begins("parents", above[0].bare):
        yield sign.PARENT_OF_ITS_PLACE


def _place(names: Sequence[Line], lexicon: Lexicon) -> str:
    """Returns the end of the name from its last class of a unit on, "xã phong thổ"; "" where it names none."""
    words = tone_folded(" ".join(line.text for line in names)).split()
    starts = (at for at in range(len(words) - 1, -1, -1) if lexicon.unit_classes.begins(" ".join(words[at:])))
    at = next(starts, None)
    return "" if at is None else " ".join(words[at:])


def of_one_document(found: Sequence[Candidate], signed: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the parts with parent and issuing body as one, the bodies that issue the document together, if two sign.

    Both are bold, and the posts are those of heads: both the same, or one names the upper body.
    """
    upper, lower = (next((f for f in found if f.part is part), None) for part in (Part.PARENT_BODY, Part.ISSUING_BODY))
    if not upper or not lower or not all(line.bold for line in (*upper.lines, *lower.lines)):
        yield from found
        return
    joint = _signed_by_two(upper, signed, lexicon)
    whole = replace(lower, lines=(*upper.lines, *lower.lines), confidence=0.9, evidence=(sign.NAMES_OF_SIGNERS,))
    yield from (whole if f is lower else f for f in found if not joint or f is not upper) if joint else found


def _signed_by_two(upper: Candidate, signed: Sequence[Candidate], lexicon: Lexicon) -> bool:
    blocks = [f for f in signed if f.part is Part.SIGNATORY]
    if len(blocks) != 2:
        return False
    posts = [post for f in blocks if (post := _head_post(f, lexicon))]
    if len(posts) != len(blocks):
        return False
    name = " ".join(upper.lines[0].bare.split()[:2])
    named = any(lexicon.says((name,), line.bare) for f in blocks for line in f.lines)
    return posts[0] == posts[1] or named


def _head_post(block: Candidate, lexicon: Lexicon) -> str:
    """Returns the post of a head with which one of the lines begins, behind the mark of the manner of signing."""
    behind = (bare(line.text[len(mark_at(line.text, lexicon.signing_marks)) :]) for line in block.lines)
    return next((post for text in behind if (post := lexicon.begins("head_posts", text))), "")


def _begins_anew(names: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether another body's name begins at this line: it goes on with none, and the name above is whole."""
    named = _names_body(names, at, lexicon) and not _continues(names[at], lexicon)
    return named and not unfinished(names[:at], lexicon)


def _names_body(names: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether the line begins as a body's name: with the word for one, or with what the line above ends in.

    One syllable alone names none: it is the end of the name above. No name says its own words again: "CỤC THUẾ", and below
    it "THUẾ TỈNH …".
    """
    words, above = names[at].bare.split(), names[at - 1].bare.split()
    if len(words) < 2:
        return False
    again = any(words[:count] == above[-count:] for count in range(1, min(len(words) + 1, len(above))))
    return again or bool(lexicon.begins("bodies", names[at].bare))


def _continues(line: Line, lexicon: Lexicon) -> bool:
    return bool(lexicon.begins("name_continues", line.bare)) or line.text[:1] in "-–(&"
