"""Recognises who signs: lines of authority and post, and the name under them, one block a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.votes import Choice, choose
from decree30_lint.syntax.folding import bare, tone_folded
from decree30_lint.syntax.placeholders import begins_or_ends_as_field, is_field
from decree30_lint.syntax.signing import mark_at, signing_block

_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_(][\w'’.\-]*){1,6}$")


def is_authority(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins TM., KT., TL., TUQ., Q. — or a wrong form of them — in capitals."""
    mark = mark_at(line.text, lexicon.signing_marks)
    return mark.isupper() and (line.text[len(mark) :][:2].isupper() or "." in mark or "/" in mark)


def is_post(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins with a post such as "Giám đốc"."""
    return bool(lexicon.posts.begins(tone_folded(line.text[:60])))


def read_signatures(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields one block of posts and one name for every signature, column by column."""
    columns: dict[str, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for column in columns.values():
        yield from _column(column, lexicon)


def _column(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    posts: list[Line] = []
    choices: list[Choice] = []
    named = False
    for i, line in enumerate(lines):
        post_follows = i + 1 < len(lines) and (is_post(lines[i + 1], lexicon) or is_authority(lines[i + 1], lexicon))
        choice = choose(_votes(lines, i, posts, named, post_follows, lexicon))
        if choice.part is Part.SIGNATORY:
            if named:
                yield _block(posts, choices, lexicon)
                posts, choices, named = [], [], False
            posts.append(line)
            choices.append(choice)
        elif choice.part is Part.SIGNATORY_NAME and posts and not named:
            named = True
            yield Candidate(Part.SIGNATORY_NAME, (line,), choice.confidence, choice.evidence, choice.runner_up)
    if posts:
        yield _block(posts, choices, lexicon)


def _block(posts: Sequence[Line], choices: Sequence[Choice], lexicon: Lexicon) -> Candidate:
    best = max(choices, key=lambda choice: choice.confidence)
    content = signing_block(tuple(line.paragraph for line in posts), lexicon.signing_marks)
    return Candidate(Part.SIGNATORY, tuple(posts), best.confidence, best.evidence, best.runner_up, content=content)


def _votes(
    lines: Sequence[Line], at: int, posts: Sequence[Line], named: bool, post_follows: bool, lexicon: Lexicon
) -> Iterator[Evidence]:
    line = lines[at]
    if not line.in_capitals and at + 1 < len(lines) and lexicon.begins("hints_of_forms", lines[at + 1].bare):
        return
    if line.text[:1] in "(-+•*" or line.text[-1:] == ";" or line.is_date or len(line.text) > 110:
        return
    if lexicon.begins("no_names", line.bare) or (line.cell is not None and line.cell.ruled and line.cell.rows > 4):
        return
    yield from _post_votes(line, posts, named, post_follows, lexicon)
    if posts and not named and not post_follows and _is_open_post(lines, at):
        yield sign.POST_PLACEHOLDER
    else:
        yield from _name_votes(lines, at, posts, named, lexicon)


def _is_open_post(lines: Sequence[Line], at: int) -> bool:
    """Tells whether the line is only a field, close under a post and with another line of its cell below: no name yet."""
    here, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    return is_field(here.text) and not here.gap and below is not None and below.cell == here.cell


def _post_votes(line: Line, posts: Sequence[Line], named: bool, post_follows: bool, lexicon: Lexicon) -> Iterator[Evidence]:
    post = is_post(line, lexicon)
    if is_authority(line, lexicon):
        yield sign.SIGNING_MARK
    if post:
        yield sign.POST
    if line.in_capitals:
        yield sign.POST_IN_CAPITALS
    if not posts and (is_field(line.text) or (line.in_capitals and begins_or_ends_as_field(line.text))):
        yield sign.POST_PLACEHOLDER
    if line.bold:
        yield sign.POST_BOLD
    if line.side is Side.RIGHT or line.cell is not None:
        yield sign.POST_COLUMN
    if posts and not named and line.gap == 0:
        yield sign.POST_GOES_ON
        if line.in_capitals and lexicon.begins("bodies", line.bare):
            yield sign.POST_BODY
    if not post and not is_authority(line, lexicon):
        yield sign.POST_NONE_BELOW_POST if posts and not named else sign.POST_NONE
        if post_follows and line.in_capitals:
            yield sign.POST_FOLLOWS
    if line.text[-1:] in ".:," or any(c.isdigit() for c in line.text):
        yield sign.POST_SENTENCE
    if len(line.text) > 70 and not posts:
        yield sign.POST_LONG


def _name_votes(lines: Sequence[Line], at: int, posts: Sequence[Line], named: bool, lexicon: Lexicon) -> Iterator[Evidence]:
    line = lines[at]
    if not posts or named:
        return
    text = line.text
    honoured = lexicon.begins("honorifics", line.bare)
    plain = text[len(honoured) :].lstrip(" .:") if honoured else text
    while again := lexicon.begins("honorifics", bare(plain)):
        plain = plain[len(again) :].lstrip(" .:")
    if lexicon.begins("names_asked", line.bare):
        yield sign.NAME_ASKED
    if honoured:
        yield sign.NAME_HONOURED
    if _is_name(plain):
        yield sign.NAME_SHAPE
        if lexicon.begins("surnames", bare(plain)):
            yield sign.NAME_SURNAME
    if begins_or_ends_as_field(text) or not any(c.isalpha() for c in text):
        yield sign.NAME_PLACEHOLDER
    if line.gap or _padded(posts[-1]):
        yield sign.NAME_ROOM
    if at == len(lines) - 1:
        yield sign.NAME_LAST
    if is_post(line, lexicon) or is_authority(line, lexicon):
        yield sign.NAME_IS_POST
    if len(text) > 45 and not begins_or_ends_as_field(text):
        yield sign.NAME_LONG
    if any(c.isdigit() for c in text) and not begins_or_ends_as_field(text):
        yield sign.NAME_DIGITS


def _is_name(text: str) -> bool:
    """Tells whether the text is two to seven words, each begun with a capital."""
    return bool(_NAME.match(text)) and all(word[:1].isupper() for word in text.split())


def _padded(line: Line) -> bool:
    """Tells whether line breaks inside the paragraph of the post leave the space for the signature."""
    return line.whole.text.count("\n") >= 3
