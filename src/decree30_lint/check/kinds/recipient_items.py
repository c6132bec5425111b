"""Checks two items of "Nơi nhận:": the article that says who carries it out, and where the document is kept."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.recipients import reworded
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.articles import Article, articles_of
from decree30_lint.syntax.filing import filing
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.recipients import RecipientItem, RecipientList, recipients_of


class ArticleItem(Kind, frozen=True):
    """An item refers to the article that says who carries the decision out; that article contains one of `duties`."""

    duties: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        NONE = "none"
        OTHER = "other"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{part} chưa có dòng {expected} (Điều quy định trách nhiệm thi hành).",
            en="The recipients lack {expected}, the article that says who carries it out.",
        ),
        Key.NONE: Words(
            vi="{part} ghi {actual} nhưng văn bản không có Điều này; Điều quy định trách nhiệm thi hành là {expected}.",
            en="The recipients say {actual}, but there is no such article; the one on who carries it out is {expected}.",
        ),
        Key.OTHER: Words(
            vi="{part} ghi {actual}, nhưng trách nhiệm thi hành nằm ở {expected}.",
            en="The recipients say {actual}, but who carries it out is said in {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        listing, articles = recipients_of(view), articles_of(view.text)
        if listing is None or not articles:
            return
        duties = [article.number for article in articles if self._is_duty(article)]
        lawful = f"Như Điều {(duties or [articles[-1].number])[-1]}"
        references = [item for item in listing.items if item.as_article]
        if not references:
            yield from self._missing(listing, lawful)
        for item in references:
            yield from self._judge(listing, item, {article.number for article in articles}, duties, lawful)

    def _is_duty(self, article: Article) -> bool:
        return any(folded(duty) in folded(article.text) for duty in self.duties)

    def _missing(self, listing: RecipientList, lawful: str) -> Iterator[Outcome]:
        at = listing.at(listing.items[0])
        if any(PLACEHOLDER in masked(item.text) for item in listing.items):
            yield Unsure(at, UndecidedReason.AMBIGUOUS)
        else:
            yield Breach(at, None, lawful, suggestion=f"- {lawful};")

    def _judge(
        self, listing: RecipientList, item: RecipientItem, known: set[str], duties: Sequence[str], lawful: str
    ) -> Iterator[Outcome]:
        numbers = item.articles
        if not numbers or PLACEHOLDER in masked(item.text):
            yield Unsure(listing.at(item), UndecidedReason.AMBIGUOUS)
            return
        unknown = not known.issuperset(numbers)
        if unknown or (duties and not set(numbers) & set(duties)):
            key = self.Key.NONE if unknown else self.Key.OTHER
            breach = reworded(listing, [item], [lawful + (item.ending or ";")], key)
            yield replace(breach, actual=item.bare, expected=lawful.removeprefix("Như "))


class FilingLine(Kind, frozen=True):
    """The last item is "Lưu: VT, <units>.": `word`, a colon, `office`, and what follows it behind commas.

    `spelt` are other ways of writing `office`.
    """

    word: str
    office: str
    spelt: tuple[str, ...]

    class Key(MessageKey):
        USUAL = ""
        STOP = "stop"
        MISSING = "missing"
        ORDER = "order"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Dòng lưu viết là {expected}; đang ghi {actual}.",
            en="The line on filing is written {expected}; here {actual}.",
        ),
        Key.STOP: Words(
            vi="Dòng lưu thiếu dấu chấm ở cuối; viết là {expected}.",
            en="The line on filing ends with a full stop: {expected}.",
        ),
        Key.MISSING: Words(
            vi="{part} chưa có dòng lưu; dòng cuối cùng viết là {expected}.",
            en="The recipients lack the line on filing; the last line is {expected}.",
        ),
        Key.ORDER: Words(
            vi="Dòng lưu {actual} phải là dòng cuối cùng của {part}.",
            en="The line on filing {actual} has to be the last of the recipients.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        listing = recipients_of(view)
        if listing is None:
            return
        filed = [item for item in listing.items if item.files]
        last = listing.items[-1]
        if not filed and PLACEHOLDER in masked(last.text):
            yield Unsure(listing.at(last), UndecidedReason.AMBIGUOUS)
        elif not filed:
            lawful = f"- {self.word}: {self.office}."
            yield Breach(listing.at(last), None, lawful, message_key=self.Key.MISSING, suggestion=lawful)
        elif not last.files:
            yield Breach(listing.at(filed[-1]), filed[-1].text, None, message_key=self.Key.ORDER)
        else:
            yield from self._judge(listing, last)

    def _judge(self, listing: RecipientList, item: RecipientItem) -> Iterator[Outcome]:
        filed = filing(item.text)
        lawful = filed.written(self.word, self.office, self.spelt)
        if PLACEHOLDER in masked(item.text) and filed.begins(self.word, self.office):
            return
        if lawful is None:
            yield Unsure(listing.at(item), UndecidedReason.AMBIGUOUS)
        elif _loosely(lawful) != _loosely(item.text):
            lacks_stop = _loosely(lawful).rstrip(".") == _loosely(item.text).rstrip(".;,/")
            yield reworded(listing, [item], [lawful], self.Key.STOP if lacks_stop else self.Key.USUAL)


def _loosely(text: str) -> str:
    """Returns the text without blanks, so that those behind commas and around the colon do not matter."""
    return "".join(text.split())
