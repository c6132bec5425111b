"""Masks blanks of a form and marks of a template: words still to be filled in, which no rule about words can judge."""

from __future__ import annotations

import re

from decree30_lint.model.document import Paragraph

PLACEHOLDER = "\ufffc"  # stands for one character of a placeholder

# {{name}} ${name} {name} «name» [tên cơ quan] <<name>> <tên>
_FIELD = r"\{\{.*?\}\}|\$\{.*?\}|\{[^{}]*\}|«[^»]*»|\[[^\]]*\]|<<[^<>]*>>|<[^<>]*>"
_PLACEHOLDERS = re.compile(rf"{_FIELD}|…[.…\s]*|\.(?:\s?\.)+|_{{2,}}")  # ….. ..... . . . ____
_FIELDS = re.compile(r"\{\{.+?\}\}|\$\{.+?\}|\{[^\W\d][^{}]*\}|«[^»]+»|<<[^<>]+>>|<[^\W\d][^<>]*>")
_DIRECTIVES = re.compile(
    r"[{«<\[]{1,2}\s*[#/%][^{}«»<>\[\]]*[}»>\]]{1,2}"
)  # {{#each x}} «#end» {% if x %}: they show nothing
_OPENING, _CLOSING = frozenset("{«[<"), frozenset("}»]>")
_BESIDE_FIELDS = re.compile(r"[\s\-–—+•*·;.,:/]*")  # bullets and ends of items
_ROOM = r"[ \t]{2,}"
_MARKS = frozenset("…._[{«<")


def masked(text: str) -> str:
    """Returns `text` with each character of a placeholder replaced by PLACEHOLDER; it is as long as before."""
    if _MARKS.isdisjoint(text):
        return text
    shown, taken = [], 0
    for found in _PLACEHOLDERS.finditer(_readable(text)):
        shown += [text[taken : found.start()], PLACEHOLDER * len(found[0])]
        taken = found.end()
    return "".join(shown) + text[taken:]


def _readable(text: str) -> str:
    """Returns `text` with a letter for each mark that nothing closes.

    From each of these the pattern would look through all that follows.
    """
    if not any(opening in text for opening in "«[{"):
        return text
    for opening, closing in (("«", "»"), ("[", "]")):
        text = _unopened(text, re.escape(opening), closing)
    if "{" not in text:
        return text
    return "\n".join(_without_braces(line) if "{" in line else line for line in text.split("\n"))


def _without_braces(line: str) -> str:
    return _unopened(_unopened(line, r"\$(?=\{)", "}"), r"(?<!\$)\{(?=\{)", "}}")


def _unopened(text: str, opening: str, closing: str) -> str:
    head, end, tail = text.rpartition(closing)
    return head + end + re.sub(opening, "x", tail)


def is_field(text: str) -> bool:
    """Tells whether the text is nothing but fields, into which a program will put words: {{x}}, ${x}, «x», <<x>>, "- <x>;".

    A directive such as «#end» puts none, and what stands in square brackets is for people to replace.
    Such a line has a place and looks, but no wording and no length.
    """
    if _OPENING.isdisjoint(text):
        return False
    rest, count = _FIELDS.subn("", _DIRECTIVES.sub("", _readable(text)))
    return count > 0 and _BESIDE_FIELDS.fullmatch(rest) is not None


def begins_or_ends_as_field(text: str) -> bool:
    """Tells whether a field, or one half of it, stands first or last in the line: it may be a name still to come."""
    if text[:1] in _OPENING or text.startswith("${"):
        return True
    return text[-1:] in _CLOSING and not _OPENING.isdisjoint(text)


def is_stand_in(paragraph: Paragraph) -> bool:
    """Tells whether a program will put other words here: then neither width nor lines are what they will be."""
    return not _OPENING.isdisjoint(paragraph.text) and _FIELDS.search(_readable(paragraph.text)) is not None


def has_room(*paragraphs: Paragraph) -> bool:
    """Tells whether blanks or dots wait there for handwriting or for a number."""
    text = " ".join(p.text.strip() for p in paragraphs)
    return "  " in text or "\t" in text or masked(text) != text


def with_room_shown(text: str) -> str:
    """Returns the text on one line, with "…" for the blanks that wait for a number, a day or a month: "ngày … tháng 8"."""
    shown = re.sub(rf"(?<![ \t]){_ROOM}+/", " …/", text)
    return " ".join(re.sub(rf"(?i)\b(ngày|tháng|năm|số:?){_ROOM}", r"\1 … ", shown).split())


def unfilled(text: str) -> bool:
    """Tells whether nothing in this piece of a masked text has been filled in yet."""
    return not text.replace(PLACEHOLDER, "").strip(" \t\n\f.,xX")
