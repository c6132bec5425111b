"""Writes the table of all checks in rules/README.md, from rules/kinds.yaml, the kinds and the shipped rules: `make docs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from decree30_lint.check import KINDS

RULES = Path(__file__).resolve().parents[1] / "rules"
PAGE = RULES / "README.md"
_BLOCK = re.compile(r"(?<=<!-- checks -->\n).*?(?=<!-- end of the checks -->)", re.S)
_LONGEST = 160  # characters of an example

Texts = Mapping[str, Mapping[str, str]]
"""What each kind checks ("what"), and what each of its parameters means, in Vietnamese.

Where no shipped rule uses the kind, "example" is a check.
"""


def texts() -> Texts:
    found: Texts = yaml.safe_load((RULES / "kinds.yaml").read_text(encoding="utf-8"))
    return found


def page(text: str) -> str:
    """Returns the page with the table of the checks that the code has now."""
    return _BLOCK.sub(lambda _: "\n" + "\n".join(_rows(texts(), _examples())) + "\n\n", text)


def _rows(described: Texts, examples: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield "| Phép kiểm tra | Xét gì, tham số | Ví dụ |"
    yield "|---|---|---|"
    for name in sorted(KINDS):
        parameters = [f"`{key}` {meaning}" for key, meaning in described[name].items() if key not in ("what", "example")]
        about = "<br>".join([described[name]["what"], *parameters])
        example = described[name].get("example")
        rule, check = (None, example) if example else examples[name]
        shown = f"`{check}`<br>({rule})" if rule else f"`{check}`"
        yield f"| `{name}` | {about} | {shown} |"


def _examples() -> Mapping[str, tuple[str, str]]:
    """Maps each kind to the shipped rule that uses it in the fewest words, and its check."""
    found: dict[str, tuple[str, str]] = {}
    for rule, check in _checks():
        name = check if isinstance(check, str) else next(iter(check))
        shown = _flow(check)
        if name not in found or len(shown) < len(found[name][1]):
            found[name] = rule, shown
    return found


def _checks() -> Iterator[tuple[str, Any]]:
    for path in sorted(RULES.glob("*/*.yaml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, entry in (entries.get("rules") or {}).items() if isinstance(entries, dict) else ():
            if isinstance(entry, dict) and "check" in entry:
                yield f"{path.stem}/{name}", entry["check"]


def _flow(check: Any) -> str:
    """Returns the check on one line, as a rule file may have it."""
    written = yaml.safe_dump({"check": check}, allow_unicode=True, default_flow_style=True, width=10**6, sort_keys=False)
    shown = written.strip()[1:-1].replace("|", "\\|")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
