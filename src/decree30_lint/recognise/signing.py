"""Recognises who signs: lines of authority and post, and the name under them, one block a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.votes import Choice, choose
from decree30_lint.syntax.folding import bare, tone_folded
from decree30_lint.syntax.placeholders import begins_or_ends_as_field, is_field
from decree30_lint.syntax.signing import mark_at, signing_block

_BELOW = 3  # lines under a table in which a name is looked for
_LONGEST_NAME = 5  # words of a name with a small letter in it
_UNKNOWN = 0.4  # confidence of a post that is read by its place alone
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_(][\w'’.\-]*){1,6}$")


def is_authority(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins TM., KT., TL., TUQ., Q. — or a wrong form of them — in capitals."""
    mark = mark_at(line.text, lexicon.signing_marks)
    return mark.isupper() and (line.text[len(mark) :][:2].isupper() or "." in mark or "/" in mark)


def is_post(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins with a post such as "Giám đốc"."""
    return bool(lexicon.posts.begins(tone_folded(line.text[:60])))


class _SignatureLines(Struct, frozen=True):
    """Holds a signature: the numbers of its lines among those of the closing, and what was found."""

    posts: tuple[int, ...]
    found: Candidate
    name: Candidate | None


def read_signatures(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields one block of posts and one name for every signature, column by column."""
    columns: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        columns.setdefault(line.column, []).append(number)
    blocks = [block for numbers in columns.values() for block in _column(lines, numbers, lexicon)]
    for block in blocks:
        yield block.found
        if block.name is not None:
            yield block.name
    if blocks:
        yield from _names_below(lines, blocks, lexicon)
    else:
        yield from _nameless_post(lines, lexicon)


def _column(lines: Sequence[Line], numbers: Sequence[int], lexicon: Lexicon) -> Iterator[_SignatureLines]:
    column = [lines[number] for number in numbers]
    posts: list[int] = []
    choices: list[Choice] = []
    name: Candidate | None = None
    for i, line in enumerate(column):
        above = [lines[number] for number in posts]
        post_follows = i + 1 < len(column) and (is_post(column[i + 1], lexicon) or is_authority(column[i + 1], lexicon))
        choice = choose(_votes(column, i, above, name is not None, post_follows, lexicon))
        if choice.part is Part.SIGNATORY:
            if name is not None:
                yield _SignatureLines(tuple(posts), _block(above, choices, lexicon), name)
                posts, choices, name = [], [], None
            posts.append(numbers[i])
            choices.append(choice)
        elif choice.part is Part.SIGNATORY_NAME and posts and name is None:
            name = _name(line, choice)
    if posts:
        yield _SignatureLines(tuple(posts), _block([lines[number] for number in posts], choices, lexicon), name)


def _name(line: Line, choice: Choice) -> Candidate:
    return Candidate(Part.SIGNATORY_NAME, (line,), choice.confidence, choice.evidence, choice.runner_up)


def _names_below(lines: Sequence[Line], blocks: Sequence[_SignatureLines], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the names typed under the table or column of the posts: each belongs to the last block without a name there."""
    waiting = [block for block in blocks if block.name is None]
    taken = {line.paragraph.anchor for b in blocks for found in (b.found, b.name) if found for line in found.lines}
    for number, line in enumerate(lines):
        if line.paragraph.anchor in taken:
            continue
        block = next((b for b in reversed(waiting) if _may_name(lines, number, b)), None)
        if block is None:
            continue
        choice = choose(_name_votes(lines, number, block.found.lines, False, lexicon))
        if choice.part is Part.SIGNATORY_NAME and sign.NAME_SHAPE in choice.evidence:
            waiting.remove(block)
            yield _name(line, choice)


def _may_name(lines: Sequence[Line], number: int, block: _SignatureLines) -> bool:
    """Tells whether the line stands under the block, in its half of the page or in the middle, and ends as a name does."""
    line, last = lines[number], lines[block.posts[-1]]
    foot = max(i for i, other in enumerate(lines) if i == block.posts[-1] or _in_table_of(other, last))
    beside = Side.FULL in (line.side, last.side) or line.side is last.side
    return foot < number <= foot + _BELOW and line.column != last.column and beside and line.text[-1:].isalpha()


def _in_table_of(line: Line, other: Line) -> bool:
    return line.cell is not None and other.cell is not None and line.cell.table == other.cell.table


def _nameless_post(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields a name alone at the right, and the lines in capitals above it as a post that is not known."""
    right = [line for line in lines if line.side is Side.RIGHT]
    for i, line in enumerate(right):
        choice = choose(_name_votes(right, i, right[: max(i, 1)], False, lexicon))
        if choice.part is not Part.SIGNATORY_NAME or sign.NAME_SURNAME not in choice.evidence or line.is_date:
            continue
        above = tuple(other for other in right[:i] if other.in_capitals and not other.is_date)
        if above:
            content = signing_block(tuple(other.paragraph for other in above), lexicon.signing_marks)
            yield Candidate(Part.SIGNATORY, above, _UNKNOWN, (sign.POST_IN_CAPITALS,), content=content)
        yield _name(line, choice)
        return


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
    aside = line.side is Side.RIGHT or line.cell is not None
    if aside and not is_post(line, lexicon) and not is_authority(line, lexicon) and _stands_above_name(lines, at, lexicon):
        yield sign.POST_ABOVE_NAME
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
    plain = _without_honours(line, lexicon)
    asked = bool(lexicon.begins("names_asked", line.bare))
    if asked:
        yield sign.NAME_ASKED
    if plain != text:
        yield sign.NAME_HONOURED
    if _is_name(plain):
        yield sign.NAME_SHAPE
        if lexicon.begins("surnames", bare(plain)):
            yield sign.NAME_SURNAME
    elif not asked and _is_misspelt_name(plain) and lexicon.begins("surnames", bare(plain)):
        yield sign.NAME_SMALL
    if begins_or_ends_as_field(text) or not any(c.isalpha() for c in text):
        yield sign.NAME_PLACEHOLDER
    if line.gap or _padded(posts[-1]):
        yield sign.NAME_ROOM
    if at == len(lines) - 1:
        yield sign.NAME_LAST
    if is_post(line, lexicon) or is_authority(line, lexicon):
        yield sign.NAME_IS_POST
    if _stands_above_name(lines, at, lexicon):
        yield sign.NAME_ABOVE_NAME
    if len(text) > 45 and not begins_or_ends_as_field(text):
        yield sign.NAME_LONG
    if any(c.isdigit() for c in text) and not begins_or_ends_as_field(text):
        yield sign.NAME_DIGITS


def _stands_above_name(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether the line, in capitals, and none but such lines stand above the room for a signature and a name.

    A name in capitals is known by its room and its family name. Figures are those of the drafter's line: "LKT.(120)".
    """
    if any(map(str.isdigit, lines[at].text)):
        return False
    behind = (line for line in lines[at + 1 :] if line.text[:1] != "(")
    name = next((line for line in behind if line.gap or not line.in_capitals), None)
    if not lines[at].in_capitals or name is None or is_post(name, lexicon) or is_authority(name, lexicon) or name.is_date:
        return False
    plain = _without_honours(name, lexicon)
    return _is_name(plain) and (not name.in_capitals or bool(lexicon.begins("surnames", bare(plain))))


def _without_honours(line: Line, lexicon: Lexicon) -> str:
    plain = line.text
    while honoured := lexicon.begins("honorifics", bare(plain)):
        plain = plain[len(honoured) :].lstrip(" .:")
    return plain


def _is_name(text: str) -> bool:
    """Tells whether the text is two to seven words, each begun with a capital."""
    return bool(_NAME.match(text)) and all(word[:1].isupper() for word in text.split())


def _is_misspelt_name(text: str) -> bool:
    """Tells whether the text would be a name if all its words began with capitals; some do."""
    words = text.split()
    return len(words) <= _LONGEST_NAME and words[0][:1].isupper() and bool(_NAME.match(text.title()))


def _padded(line: Line) -> bool:
    """Tells whether line breaks inside the paragraph of the post leave the space for the signature."""
    return line.whole.text.count("\n") >= 3
