"""Writes texts into Markdown so that they stay texts, in CommonMark and in what GitHub, GitLab and wikis add to it."""

from __future__ import annotations

import re

from decree30_lint.report.controls import printable

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NOTHING = "&#8203;"  # a blank of no width: what it parts is no name, no number and no address any more
_CALLS = re.compile(
    r"(?<=[@#!$%^~&])(?=[\w\"'{(])"  # @name, #12, $x$, and !34, %1.0, ~label of GitLab
    r"|(?<=:)(?=//|[\w+-]+:)"  # http://, :smile:
    r"|(?<=\bwww)(?=\.)"
    r"|(?<=\bGH)(?=-\d)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[\\`*_{}\[\]|~$^]|^[-+#=]|(?<==)=|^\d+(?=[.)](?:\s|$))|[&<>]")


def escaped(text: str) -> str:
    """Returns the text on one line, where nothing in it is Markdown or HTML, calls anybody, or becomes a link."""
    line = printable(" ".join(text.split()))
    first, *others = _CALLS.split(line)
    return _NOTHING.join([_MARKUP.sub(_shown, first), *(_MARKUP.sub(_shown, each) for each in others)])


def _shown(found: re.Match[str]) -> str:
    sign = found[0]
    if sign.isdigit():
        return f"{sign}{_NOTHING}"  # the number of a list
    return _ENTITIES.get(sign) or f"\\{sign}"


def code(text: str) -> str:
    """Returns the text as code, in a fence that is longer than any in it."""
    line = printable(" ".join(text.split()))
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    return f"{fence}{line}{fence}" if "`" not in line else f"{fence} {line} {fence}"
