"""Records every pattern that the program makes, where it makes it, and by which methods it uses it."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parents[2] / "src" / "decree30_lint"
METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")

Site = tuple[str, int]
"""A file of the program, relative to its source, and a line of it."""


class RecordedPattern:
    """Behaves as `compiled` does, and notes which of its methods are asked for."""

    def __init__(self, compiled: re.Pattern[Any], site: Site) -> None:
        self.compiled = compiled
        self.site = site
        self.methods: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            self.methods.add(name)
        return getattr(self.compiled, name)


class Recorder:
    """Stands in for `re`'s own compiler: patterns of the program are handed out as `RecordedPattern`s."""

    def __init__(self) -> None:
        self.patterns: dict[re.Pattern[Any], RecordedPattern] = {}
        self.sites: set[Site] = set()
        self._compile = re._compile  # type: ignore[attr-defined]

    def install(self) -> None:
        """Is called before the program is imported: patterns that exist already are not seen."""
        re._compile = self.compile  # type: ignore[attr-defined]

    def compile(self, pattern: Any, flags: int | re.RegexFlag) -> Any:
        known = isinstance(pattern, RecordedPattern)
        compiled = pattern.compiled if known else self._compile(pattern, flags)
        if not (site := _site()):
            return compiled
        self.sites.add(site)
        return pattern if known else self.add(compiled, site)

    def add(self, compiled: re.Pattern[Any], site: Site) -> RecordedPattern:
        """Returns what stands for the pattern, which may have been made elsewhere too."""
        return self.patterns.setdefault(compiled, RecordedPattern(compiled, site))


def _site() -> Site | None:
    """Returns the line that asks for a pattern, None where it is no line of the program."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    file = _in_source(frame.f_code.co_filename)
    return (file, frame.f_lineno) if file else None


@cache
def _in_source(file: str) -> str:
    """Returns the path relative to the source, "" where the file stands elsewhere."""
    path = Path(file)
    return path.relative_to(SOURCE).as_posix() if SOURCE in path.parents else ""
