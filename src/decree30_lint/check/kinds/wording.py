"""Checks lines whose words the law fixes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded, folded_letters, folded_tones
from decree30_lint.syntax.passage import Change, Passage, difference, passage_of

_TYPED_LINE = re.compile(r"(?<![\s_¯‾=*.-])[\s_¯‾=*.-]*+$|(?:(?<!\s)\s++|(?<![\s–—-]))[-–—]{2,}+\s*+$")
_DASHES = re.compile(r"\s*[-‐‑‒–—―−]+\s*")


class FixedWording(Kind, frozen=True):
    """Checks that the part reads `text`. Both places of the tone mark are right (HÒA, HOÀ).

    Capitals are judged here only where `text` has both kinds of letters and the line is not all in capitals. The table
    `misread` names letters that fonts without a map of their characters show instead of others: in a PDF they are no proof.
    """

    text: str
    misread: TableName

    class Key(MessageKey):
        WORDS = "words"
        DASHES = "dashes"
        CAPITALS = "capitals"
        BLANKS = "blanks"

    messages: ClassVar = {
        Key.WORDS: Words(
            vi="{part} đang ghi {actual}; phải ghi đúng là {expected}.",
            en="{part} reads {actual}; it has to read {expected}.",
        ),
        Key.DASHES: Words(
            vi="Các cụm từ trong {part} nối bằng gạch nối (-), có một khoảng trắng ở mỗi bên: {expected}.",
            en="The phrases are joined by hyphens (-) with one blank on each side: {expected}.",
        ),
        Key.CAPITALS: Words(
            vi="Chữ hoa trong {part} {actual} chưa đúng; viết là {expected}.",
            en="Capitals in {actual} are not as asked; write {expected}.",
        ),
        Key.BLANKS: Words(
            vi="{part} có khoảng trắng thừa giữa các chữ; viết là {expected}.",
            en="There are too many blanks between the words; write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        pdf = view.subject.document.format == "pdf"
        for component in view.components:
            passage = passage_of(component)
            shown = _TYPED_LINE.sub("", passage.text).strip()
            if shown == self.text:
                continue
            if pdf and self._misread(shown, view.subject.vocabulary.tables[self.misread]):
                yield Unsure(component.anchor, UndecidedReason.AMBIGUOUS)
            elif (key := self._key(shown, pdf)) is not None:
                yield self._breach(passage, shown, key)

    def _misread(self, shown: str, letters: Mapping[str, str]) -> bool:
        return (
            _bare(shown)
            != _bare(self.text)
            == _bare(shown.translate({ord(wrong): right for wrong, right in letters.items()}))
        )

    def _key(self, shown: str, pdf: bool) -> Key | None:
        """Returns the key of the fault; None where nothing is wrong, or where the fault belongs to another rule."""
        lawful = folded(self.text)
        if folded(shown) == lawful:
            return self._key_of_looks(shown, pdf)
        if _bare(shown) == _bare(self.text):
            return self.Key.DASHES
        blanks_lost = pdf and _bare(shown).replace(" ", "") == _bare(self.text).replace(" ", "")
        return None if blanks_lost else self.Key.WORDS

    def _key_of_looks(self, shown: str, pdf: bool) -> Key | None:
        plain = folded_tones(folded_letters(" ".join(shown.split())))
        if not self.text.isupper() and not shown.isupper() and plain != folded_tones(self.text):
            return self.Key.CAPITALS
        return self.Key.BLANKS if "  " in shown and not pdf else None

    def _breach(self, passage: Passage, shown: str, key: Key) -> Breach:
        lawful = self._in_their_spelling(shown) if key in (self.Key.BLANKS, self.Key.CAPITALS) else self.text
        start = passage.text.index(shown)
        change = difference(shown, lawful)
        change = change._replace(start=start + change.start, end=start + change.end)
        return replace(passage.breach([change], shown, lawful, key), suggestion=lawful)

    def _in_their_spelling(self, shown: str) -> str:
        """Returns the lawful text, each word with the tone mark where the writer puts it."""
        pairs = zip(shown.split(), self.text.split(), strict=True)
        return " ".join(lawful if folded_tones(lawful) != folded_tones(theirs) else theirs for theirs, lawful in pairs)


def _bare(text: str) -> str:
    return _DASHES.sub(" - ", folded(text))


class OpensWith(Kind, frozen=True):
    """Checks that the part begins with `wording`, not with one of `instead`. What begins otherwise is not judged."""

    wording: str
    instead: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="{part} phải mở đầu bằng {expected}, không phải {actual}.", en="{part} begins with {expected}, not {actual}."
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            passage = passage_of(component)
            begin = len(passage.text) - len(passage.text.lstrip())
            shown = folded(passage.text[begin:])
            wrong = next((words for words in self.instead if shown.startswith(folded(words))), None)
            if wrong is not None:
                end = begin + len(wrong)
                yield passage.breach([Change(begin, end, self.wording)], passage.text[begin:end], self.wording)
