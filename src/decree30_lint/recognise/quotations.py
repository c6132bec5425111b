"""Which lines stand within a quotation of another text: amended articles, a law in a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.recognise.lines import Line

_SIGNS = frozenset('“”„"')
_WITHIN_ONE = re.compile('[“"„][^“”"]*[”"]')
_SIGN = re.compile(r'[“”„]|(?<!\d)"')


def quoted(lines: Sequence[Line], start: int, stop: int) -> frozenset[int]:
    """Indexes of the lines that begin within a quotation opened above them; a mark without its counterpart opens none."""
    found: set[int] = set()
    since: int | None = None
    for i in range(start, stop):
        line = lines[i]
        if line.grid is not None or _SIGNS.isdisjoint(line.text):
            continue
        for opens in _unpaired(line.text, since is not None):
            if not opens and since is not None:
                found.update(range(since + 1, i + 1))
            since = (i if since is None else since) if opens else None
    return frozenset(found)


def _unpaired(text: str, quoting: bool) -> Iterator[bool]:
    """For each quotation mark without its counterpart in the line: whether it opens a quotation. 5" is five inches."""
    for mark in _SIGN.finditer(_WITHIN_ONE.sub("", text)):
        quoting = mark[0] in "“„" or (mark[0] == '"' and not quoting)
        yield quoting
