"""A copy of parsed rule files in the user's cache folder: parsing YAML takes longer than judging a document."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from decree30_lint.version import __version__


def cached(paths: Sequence[Path], read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `read` gives, from the cache while none of `paths` has changed. A cache that cannot be used is no error."""
    stamp = [__version__, *([str(path), path.stat().st_mtime_ns, path.stat().st_size] for path in paths)]
    named = json.dumps([str(path) for path in paths]).encode()
    place = _folder() / f"ruleset-{crc32(named):08x}.json"  # should two sets share a name, the stamp tells them apart
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        stored = json.loads(place.read_bytes())
        if stored["stamp"] == stamp:
            content: dict[str, Any] = stored["content"]
            return content
    content = read()
    with contextlib.suppress(OSError):
        _write(place, json.dumps({"stamp": stamp, "content": content}, ensure_ascii=False))
    return content


def _write(place: Path, text: str) -> None:
    """Whole or not at all, whoever else writes at the same time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(place)


def _folder() -> Path:
    """The user's cache folder as the system has it."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local"))
    elif sys.platform == "darwin":
        base = Path("~/Library/Caches")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache"))
    return base.expanduser() / "decree30-lint"
