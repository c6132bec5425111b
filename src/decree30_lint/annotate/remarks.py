"""Puts each finding of a report into the words of a remark: found, required, clause. It knows no file format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.finding_words import BY, FOUND, LEVEL, MEND, REQUIRED, RULE, WRITE, citation_words
from decree30_lint.model.report import FactNote, Finding, Location, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words

AUTHOR = "decree30-lint"
"""Whom marks are by."""

_UNLISTED = Words("Còn {} chỗ nữa, không ghi chú.", "There are {} more places, without a remark.")
_SAME = Words(
    "Chỗ này có cùng lỗi; chữ trong ngoặc kép là của chỗ đầu tiên.",
    "The same fault is here; the words in quotation marks are those of the first place.",
)
_COMMANDS = re.compile(  # characters that show nothing and command a screen, or that no XML may hold
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2061-\u2064\u2066-\u206f\ud800-\udfff\ufff9-\uffff]"
)


class Remark(Struct, frozen=True):
    """A remark is what is said of one finding wherever it stands.

    `title` is one sentence after the level, `details` are lines, each with its label. The finding stands at `locations`, of
    which there is at least one; the first may be the whole of a text that lacks something (`Location.nowhere`).
    """

    rule: str
    level: Level
    title: Words
    details: tuple[Words, ...]
    locations: tuple[Location, ...]

    def text(self, lang: Lang) -> str:
        """Returns the title and the details, one below the other."""
        return "\n".join(words.of(lang) for words in (self.title, *self.details))

    def further(self) -> Remark:
        """Returns what is said at each place but the first, whose words the sentence may quote."""
        return replace(self, details=(_SAME, *self.details)) if "“" in self.title.vi else self


def remarks_of(report: Report) -> tuple[Remark, ...]:
    """Returns a remark for each finding that counts, in their order."""
    return tuple(map(_remark, report.findings))


def _remark(finding: Finding) -> Remark:
    level = LEVEL[finding.level]
    return Remark(
        finding.rule,
        finding.level,
        Words(*(f"{_capitalised(level.of(lang))}: {_shown(finding.message.of(lang))}" for lang in Lang)),
        tuple(_details(finding)),
        finding.locations,
    )


def _details(finding: Finding) -> Iterator[Words]:
    if finding.actual is not None and finding.comparable:
        yield _labelled(FOUND, _fact(finding.actual))
    if finding.expected is not None and finding.comparable:
        yield _labelled(REQUIRED, _fact(finding.expected))
    else:
        yield _labelled(REQUIRED, finding.requirement)
    if finding.suggestion is not None:
        yield _labelled(WRITE, Words(*[_in_lines(finding.suggestion)] * 2))
        yield from [_labelled(MEND, finding.advice)] if finding.advice is not None else []
    elif finding.instruction is not None:
        yield _labelled(MEND, finding.instruction)
    yield _labelled(BY, Words(*(citation_words(finding.citation, lang) for lang in Lang)))
    yield _labelled(RULE, Words(finding.rule, finding.rule))
    if finding.unlisted_places:
        yield Words(*(_UNLISTED.of(lang).format(finding.unlisted_places) for lang in Lang))


def _labelled(label: Words, value: Words) -> Words:
    return Words(*(f"{label.of(lang)} {_shown(value.of(lang))}" for lang in Lang))


def _fact(fact: FactNote) -> Words:
    said = [fact.words.of(lang) for lang in Lang]
    return Words(*(f"“{_line(text)}”" if fact.quoted else _capitalised(text) for text in said))


def _in_lines(text: str) -> str:
    """Returns the corrected text in quotation marks, with its lines as they are to stand."""
    return "“" + "\n".join(filter(None, map(_line, text.splitlines()))) + "”"


def _line(text: str) -> str:
    return " ".join(text.split())


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _shown(text: str) -> str:
    """Returns the text with ⟨U+202E⟩ for each character that shows nothing and commands the screen."""
    return _COMMANDS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
