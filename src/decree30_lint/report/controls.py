"""Shows characters that would command a screen or a CI system, or turn letters round, in every format of ours."""

from __future__ import annotations

import re
from typing import Any

_HALVES = "\ud800-\udfff"  # of characters; bytes in a file's name that are no text are read as such
_SMALL = "\x00-\x1f"  # JSON has none of them in a text
_COMMANDS = (
    "\x7f-\x9f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200e\u200f\u2028-\u202e\u2061-\u2064"
    "\u2066-\u206f\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f\ufffe\uffff"  # the last two are no characters, and XML holds none of them
)
_QUIET = "\u00ad\u200b-\u200d\u2060\ufeff"  # they part or join letters, which ordinary text does, too

_WORKFLOW = (  # GitHub's runner obeys "::error::" where a printed line begins so
    ":(?=:(?i:error|warning|notice|debug|group|endgroup|echo|add-mask|add-path|set-env|set-output|save-state|add-matcher|"
    "remove-matcher|stop-commands|internal-[a-z-]+)[ :])"
)
_PIPELINE = r"#(?=#[A-Za-z]*\[)"  # and "##[error]" anywhere, as others obey "##vso[" and "##teamcity["

_SHOWN = re.compile(f"[{_SMALL}{_COMMANDS}{_HALVES}]|{_WORKFLOW}|{_PIPELINE}")
_ESCAPED = re.compile(f"[{_COMMANDS}{_QUIET}{_HALVES}]|{_PIPELINE}")


def printable(text: str, keep: str = "") -> str:
    """Returns the text with ⟨U+202E⟩ for each character that commands and shows nothing, but for those in `keep`.

    So stands the first character of what a CI system would obey: ⟨U+003A⟩:error::.
    """
    return _SHOWN.sub(lambda found: found[0] if found[0] in keep else _mark(found), text)


def _mark(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"


def json_text(content: Any, indent: int | None = None) -> str:
    """Returns the JSON of plain content: what is invisible stands in it by its number, as JSON has it.

    Halves of characters stand as `printable` shows them: strict parsers refuse the whole text for one of them.
    """
    import json  # text for people needs none of it

    def escaped(found: re.Match[str]) -> str:
        if "\ud800" <= found[0] <= "\udfff":
            return _mark(found)
        return json.dumps(found[0])[1:-1] if found[0] > "\x7e" else f"\\u{ord(found[0]):04x}"

    return _ESCAPED.sub(escaped, json.dumps(content, ensure_ascii=False, indent=indent))
