"""Checks whether a part stands in the document at all."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part, Stage, TextKind
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.phrases import opening
from decree30_lint.syntax.title import TypeLine


class Missing(Kind, frozen=True):
    """Checks that the part is there. With `under` it is asked for only where that part is, and missed below it.

    The key for a text issued with another is "attached". The key is "under" below another part, and "joined" where that is
    the name of a type whose line says more than the name. Texts of the types `sometimes` have it in some cases only.
    """

    under: Part | None = None
    sometimes: tuple[str, ...] = ()

    class Key(MessageKey):
        USUAL = ""
        ATTACHED = "attached"
        SOMETIMES = "sometimes"
        UNDER = "under"
        JOINED = "joined"

    messages: ClassVar = {
        Key.USUAL: Words(vi="Văn bản thiếu {part}.", en="The document lacks: {part}."),
        Key.ATTACHED: Words(
            vi="Văn bản ban hành kèm theo thiếu {part}.", en="The text issued with the document lacks: {part}."
        ),
        Key.SOMETIMES: Words(
            vi="Văn bản không có {part}; hãy xem có cần không.", en="The document lacks: {part}. Is it needed?"
        ),
        Key.UNDER: Words(vi="Dưới {actual} thiếu {part}.", en="Below {actual} is missing: {part}."),
        Key.JOINED: Words(
            vi="{part} đang viết liền với {actual}; phải đặt ở dòng dưới.",
            en="{part} goes on in the line {actual}; it stands below it.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if view.components:
            return
        if self.under is None:
            usual = self.Key.SOMETIMES if view.text.type in self.sometimes else self.Key.USUAL
            key = self.Key.ATTACHED if view.text.kind is TextKind.ATTACHED else usual
            yield Breach(view.text.anchor, None, None, message_key=key)
        for above in view.beside(self.under)[:1] if self.under else ():
            joined = isinstance(above.content, TypeLine) and above.content.goes_on
            key = self.Key.JOINED if joined else self.Key.UNDER
            yield Breach(above.anchor, above.text, None, message_key=key)


class Unwanted(Kind, frozen=True):
    """Checks that the part is not there."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Loại văn bản này không có {part} (“{text}”).",
            en="This type of document has no such part: {part} (“{text}”).",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        yield from (Breach(component.anchor, component.text, None) for component in view.components)


class SubjectOfLetter(Kind, frozen=True):
    """Checks that a text which names its type has no subject of a letter.

    It has no subject under its number, and the subject below the type does not begin with `opening` ("opening"). A name of
    a type that reads one of `but` does not count.
    """

    opening: str
    but: tuple[str, ...] = ()

    class Key(MessageKey):
        USUAL = ""
        OPENING = "opening"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản có tên loại {expected} mà vẫn ghi trích yếu {actual} kiểu công văn.",
            en="The document has the type {expected} and yet the subject of a letter, {actual}.",
        ),
        Key.OPENING: Words(
            vi="Trích yếu dưới tên loại {expected} mở đầu bằng {actual} như ở công văn.",
            en="The subject under the type {expected} begins with {actual}, as that of a letter.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        ignored = {folded(text) for text in self.but}
        types = [c for c in view.beside(Part.TYPE_NAME) if folded(c.text) not in ignored]
        if not types:
            return
        for component in view.beside(Part.LETTER_SUBJECT)[:1]:
            yield Breach(component.anchor, component.text, types[0].text)
        for component in view.beside(Part.SUBJECT):
            if opening(component.text, (self.opening,)):
                yield Breach(component.anchor, self.opening, types[0].text, message_key=self.Key.OPENING)


class Signatory(Kind, frozen=True):
    """Checks that the text names the post and the name of whoever signs.

    In a draft the name may still be open ("to-come").
    """

    class Key(MessageKey):
        USUAL = ""
        POST = "post"
        NAME = "name"
        TO_COME = "to-come"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Văn bản thiếu chức vụ, họ tên của người ký.",
            en="The document lacks the post and the name of whoever signs it.",
        ),
        Key.POST: Words(
            vi="Phía trên họ tên người ký thiếu chức vụ của người ký.",
            en="The post of the signatory is missing above the name.",
        ),
        Key.NAME: Words(
            vi="Dưới chức vụ “{text}” thiếu họ và tên của người ký.",
            en="The name of the signatory is missing below “{text}”.",
        ),
        Key.TO_COME: Words(
            vi="Dưới chức vụ “{text}” chưa ghi họ và tên của người ký; hãy ghi trước khi trình ký.",
            en="The name of the signatory below “{text}” is still open; fill it in before signing.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        posts, names = view.components, view.text.of(Part.SIGNATORY_NAME)
        if not posts and names:
            yield Breach(names[0].anchor, None, None, message_key=self.Key.POST)
        elif not posts:
            yield Breach(view.text.anchor, None, None)
        elif not names:
            key = self.Key.TO_COME if view.subject.stage is Stage.DRAFT else self.Key.NAME
            drawn = any(p.anchor.page == posts[-1].anchor.page is not None for p in view.subject.document.pictures)
            if key is self.Key.NAME and drawn:  # a stamp or a scanned signature may show the name
                yield Unsure(posts[-1].anchor, UndecidedReason.NOT_LEGIBLE)
            else:
                yield Breach(posts[-1].anchor, None, None, message_key=key)
