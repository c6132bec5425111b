"""Who signs: lines of authority and post, and the name under them, one block a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Part
from decree30_lint.recognise.fold import bare, tone_folded
from decree30_lint.recognise.found import Found
from decree30_lint.recognise.letterhead import is_placeholder
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.patterns import looks_like_date
from decree30_lint.recognise.votes import Choice, Vote, choose

_AUTHORITY = re.compile(
    r"(?P<authority>TM|T/M|KT|K/T|TL|T/L|TUQ|T/U/Q|T/UQ|Q|T\.M|K\.T|T\.L)(?P<mark>\s*[.:/]\s*|\s+)(?=\S)", re.I
)
_NOT_A_NAME = ("da ky", "ky ten", "ky va", "ky,", "chu ky", "xac nhan", "ghi ro", "dau", "ho so", "so ")
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_(][\w'’.\-]*){1,6}$")


def is_authority(line: Line) -> bool:
    """Begins TM., KT., TL., TUQ., Q. — or a wrong form of them — in capitals."""
    match = _AUTHORITY.match(line.text)
    if match is None or not match["authority"].isupper():
        return False
    return line.text[match.end() :][:2].isupper() or "." in match["mark"] or "/" in match["authority"]


def is_post(line: Line, words: Lexicon) -> bool:
    return bool(words.posts.begins(tone_folded(line.text[:60])))


def read_signatures(lines: Sequence[Line], words: Lexicon) -> Iterator[Found]:
    """One block of posts and one name for every signature, column by column."""
    columns: dict[str, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for column in columns.values():
        yield from _column(column, words)


def _column(lines: Sequence[Line], words: Lexicon) -> Iterator[Found]:
    posts: list[Line] = []
    choices: list[Choice] = []
    named = False
    for i, line in enumerate(lines):
        post_follows = i + 1 < len(lines) and (is_post(lines[i + 1], words) or is_authority(lines[i + 1]))
        choice = choose(_votes(lines, i, posts, named, post_follows, words))
        if choice.part is Part.SIGNATORY:
            if named:
                yield _block(posts, choices)
                posts, choices, named = [], [], False
            posts.append(line)
            choices.append(choice)
        elif choice.part is Part.SIGNATORY_NAME and posts and not named:
            named = True
            yield Found(Part.SIGNATORY_NAME, (line,), choice.confidence, choice.evidence, choice.runner_up)
    if posts:
        yield _block(posts, choices)


def _block(posts: Sequence[Line], choices: Sequence[Choice]) -> Found:
    best = max(choices, key=lambda choice: choice.confidence)
    match = _AUTHORITY.match(posts[0].text) if is_authority(posts[0]) else None
    fields = {
        "authority": match["authority"] if match else "",
        "mark": match["mark"].strip() if match else "",
        "post": posts[0].text[match.end() :] if match else posts[0].text,
    }
    return Found(Part.SIGNATORY, tuple(posts), best.confidence, best.evidence, best.runner_up, fields=fields)


def _votes(
    lines: Sequence[Line], at: int, posts: Sequence[Line], named: bool, post_follows: bool, words: Lexicon
) -> Iterator[Vote]:
    line = lines[at]
    if line.text[:1] in "(-+•*" or line.text[-1:] == ";" or looks_like_date(line.text) or len(line.text) > 110:
        return
    if line.bare.startswith(_NOT_A_NAME) or (line.grid is not None and line.grid.ruled and line.grid.rows > 4):
        return
    yield from _post_votes(line, posts, named, post_follows, words)
    yield from _name_votes(lines, at, posts, named, words)


def _post_votes(line: Line, posts: Sequence[Line], named: bool, post_follows: bool, words: Lexicon) -> Iterator[Vote]:
    post = is_post(line, words)
    if is_authority(line):
        yield Part.SIGNATORY, 4, "authority"
    if post:
        yield Part.SIGNATORY, 2.5, "post"
    if line.in_capitals:
        yield Part.SIGNATORY, 1.5, "capitals"
        if is_placeholder(line.text) and not posts:
            yield Part.SIGNATORY, 2.5, "placeholder"
    if line.bold:
        yield Part.SIGNATORY, 0.5, "bold"
    if line.side is Side.RIGHT or line.grid is not None:
        yield Part.SIGNATORY, 0.5, "column"
    if posts and not named and line.gap == 0:
        yield Part.SIGNATORY, 1, "goes on"
        if line.in_capitals and words.begins("bodies", line.bare):
            yield Part.SIGNATORY, 2, "begins as a body's name"
    if not post and not is_authority(line):
        yield Part.SIGNATORY, -1.5 if posts and not named else -2.5, ""
        if post_follows and line.in_capitals:
            yield Part.SIGNATORY, 2, "above a post"
    if line.text[-1:] in ".:," or any(c.isdigit() for c in line.text):
        yield Part.SIGNATORY, -2.5, ""
    if len(line.text) > 70 and not posts:
        yield Part.SIGNATORY, -2, ""


def _name_votes(lines: Sequence[Line], at: int, posts: Sequence[Line], named: bool, words: Lexicon) -> Iterator[Vote]:
    line = lines[at]
    if not posts or named:
        return
    text = line.text
    honoured = words.begins("honorifics", line.bare)
    plain = text[len(honoured) :].lstrip(" .:") if honoured else text
    while again := words.begins("honorifics", bare(plain)):
        plain = plain[len(again) :].lstrip(" .:")
    if line.bare.startswith("ho va ten") or line.bare.startswith("[ho ten"):
        yield Part.SIGNATORY_NAME, 5, "wording"
    if honoured:
        yield Part.SIGNATORY_NAME, 2, "title before the name"
    if _is_name(plain):
        yield Part.SIGNATORY_NAME, 2, "shape of a name"
        if words.begins("surnames", bare(plain)):
            yield Part.SIGNATORY_NAME, 1.5, "family name"
    if is_placeholder(text) or not any(c.isalpha() for c in text):
        yield Part.SIGNATORY_NAME, 2.5, "placeholder"
    if line.gap or _padded(posts[-1]):
        yield Part.SIGNATORY_NAME, 1.5, "room for a signature above"
    if at == len(lines) - 1:
        yield Part.SIGNATORY_NAME, 1, "last of its column"
    if is_post(line, words) or is_authority(line):
        yield Part.SIGNATORY_NAME, -3, ""
    if len(text) > 45 and not is_placeholder(text):
        yield Part.SIGNATORY_NAME, -3, ""
    if any(c.isdigit() for c in text) and not is_placeholder(text):
        yield Part.SIGNATORY_NAME, -2, ""


def _is_name(text: str) -> bool:
    """Two to seven words, each begun with a capital."""
    return bool(_NAME.match(text)) and all(word[:1].isupper() for word in text.split())


def _padded(line: Line) -> bool:
    """Line breaks inside the paragraph of the post leave the room for the signature."""
    return line.whole.text.count("\n") >= 3
