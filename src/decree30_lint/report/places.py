"""Where something stands, in words, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from decree30_lint.model.document import Document, Paragraph, flatten
from decree30_lint.model.parts import Subject
from decree30_lint.model.place import Anchor
from decree30_lint.model.records import dataclass
from decree30_lint.model.rules import Finding
from decree30_lint.model.words import Lang, Words

_STEP = re.compile(r"(?P<name>[a-z]+)(?:\[(?P<index>\d+)\])?")
_SECTION = re.compile(r"body/sect\[\d+\]")
_STEPS = {
    "header": Words("đầu trang {}", "page header {}"),
    "footer": Words("chân trang {}", "page footer {}"),
    "footnote": Words("chú thích cuối trang {}", "footnote {}"),
    "sect": Words("các trang của section {}", "the pages of section {}"),
    "tbl": Words("bảng {}", "table {}"),
    "tr": Words("hàng {}", "row {}"),
    "tc": Words("ô {}", "cell {}"),
    "txbx": Words("khung chữ {}", "text box {}"),
    "p": Words("đoạn {}", "paragraph {}"),
}
_PAGE = Words("trang {}", "page {}")
_WHOLE = Words("toàn văn bản", "the whole document")


@dataclass(frozen=True, slots=True)
class Places:
    """The paragraphs of one document by path, the anchors that stand for a whole text, the number of sections."""

    paragraphs: Mapping[str, Paragraph]
    whole: frozenset[Anchor]
    sections: int

    @classmethod
    def of(cls, subject: Subject) -> Places:
        paragraphs = {p.anchor.path: p for p in _all_paragraphs(subject.document)}
        whole = frozenset(text.anchor for text in subject.recognition.texts)
        return cls(paragraphs, whole, len(subject.document.sections))

    def words(self, anchor: Anchor, lang: Lang) -> str:
        """Where the anchor stands. The only section of a document is the whole of it."""
        only = self.sections == 1 and _SECTION.fullmatch(anchor.path)
        return whole_document(lang) if only else place_words(anchor, lang)

    def speaks_of_whole(self, finding: Finding) -> bool:
        """The finding is about a text that lacks something: it stands nowhere."""
        return not finding.rule.check.needs_part and finding.breach.at in self.whole

    def text_of(self, finding: Finding) -> str:
        return "" if self.speaks_of_whole(finding) else self.text_at(finding.breach.at)

    def text_at(self, anchor: Anchor) -> str:
        """The characters at the anchor; "" where it is no paragraph."""
        paragraph = self.paragraphs.get(anchor.path)
        return paragraph.text[anchor.start : anchor.end] if paragraph else ""


def place_words(anchor: Anchor, lang: Lang) -> str:
    """ "trang 1, bảng 1, hàng 1, ô 2, đoạn 2": from the large to the small."""
    steps = [_PAGE.of(lang).format(anchor.page)] if anchor.page else []
    for step in _STEP.finditer(anchor.path):
        words = _STEPS.get(step["name"])
        steps += [words.of(lang).format(step["index"] or "").strip()] if words else []
    return ", ".join(steps) or _WHOLE.of(lang)


def whole_document(lang: Lang) -> str:
    return _WHOLE.of(lang)


def _all_paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    yield from document.footnotes
    for section in document.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            yield from flatten(blocks)
