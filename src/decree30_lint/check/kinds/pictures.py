"""Checks pictures of signature and seal, and digital signatures and the text that they leave on the page."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.colours import has_hue
from decree30_lint.check.kinds.marks import TextFormat
from decree30_lint.check.signature_pictures import signature_pictures
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import UNKNOWN_TYPE, Component, ListName, Stage
from decree30_lint.model.picture import Picture, PictureFormat
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.signatures import Signature
from decree30_lint.model.units import Bounds, Measure, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.signature_text import SignatureText


class SignaturePicture(Kind, frozen=True):
    """A picture of a signature is a PNG, its background lets the paper show through, its ink has a hue between the two of
    `hues` (degrees).

    Ink between the two `seal_hues` is a seal's and not judged here. Paler or darker ink than `saturation` (0-1) has no hue.
    The format of the picture is judged only where the file keeps it.
    """

    hues: tuple[int, ...]
    seal_hues: tuple[int, ...]
    saturation: float

    class Key(MessageKey):
        FORMAT = "format"
        BACKGROUND = "background"
        COLOUR = "colour"

    messages: ClassVar = {
        Key.FORMAT: Words(
            vi="Ảnh chữ ký của người ký đang là ảnh JPEG; quy định là ảnh PNG, nền trong suốt.",
            en="The picture of the signature is a JPEG; it has to be a PNG with a transparent background.",
        ),
        Key.BACKGROUND: Words(
            vi="Ảnh chữ ký của người ký có nền đặc; quy định là nền trong suốt.",
            en="The picture of the signature has a solid background; it has to be transparent.",
        ),
        Key.COLOUR: Words(
            vi="Ảnh chữ ký của người ký không phải màu xanh như quy định.",
            en="The picture of the signature is not blue as the decree asks.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for picture in signature_pictures(view):
            yield from self._judge(picture, Knowledge.PICTURE_FORMATS in view.subject.document.knows)

    def _judge(self, picture: Picture, format_known: bool) -> Iterator[Outcome]:
        unknown = picture.format is PictureFormat.OTHER and format_known
        if picture.format is PictureFormat.JPEG and format_known:
            yield Breach(picture.anchor, None, None, message_key=self.Key.FORMAT)
        elif picture.transparent is False:
            yield Breach(picture.anchor, None, None, message_key=self.Key.BACKGROUND)
        elif unknown or picture.transparent is None or picture.ink is None:
            yield Unsure(picture.anchor, UndecidedReason.NOT_IN_FILE)
        elif not any(has_hue(picture.ink, hues, self.saturation) for hues in (self.hues, self.seal_hues)):
            yield Breach(picture.anchor, None, None, message_key=self.Key.COLOUR)


class SealPicture(Kind, frozen=True):
    """The picture of the seal is red and covers about a third (`overlap`) of the signer's picture, on its left."""

    hues: tuple[int, ...]
    saturation: float
    overlap: Bounds

    class Key(MessageKey):
        COLOUR = "colour"
        OVERLAP = "overlap"
        SIDE = "side"

    messages: ClassVar = {
        Key.COLOUR: Words(vi="Ảnh dấu của cơ quan không phải màu đỏ.", en="The picture of the seal is not red."),
        Key.OVERLAP: Words(
            vi="Ảnh dấu phải trùm lên khoảng 1/3 ảnh chữ ký về bên trái; đang trùm {actual}.",
            en="The seal covers about a third of the signature, on its left; here it covers {actual}.",
        ),
        Key.SIDE: Words(
            vi="Ảnh dấu phải trùm lên phần bên trái của ảnh chữ ký.", en="The seal covers the left part of the signature."
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        pictures = signature_pictures(view)
        if len(pictures) < 2:
            return
        seals = [p for p in pictures if p.ink is not None and has_hue(p.ink, self.hues, self.saturation)]
        others = [p for p in pictures if p not in seals]
        if any(p.ink is None for p in others):
            yield Unsure(others[0].anchor, UndecidedReason.NOT_IN_FILE)
        elif not seals:
            yield Breach(others[0].anchor, None, None, message_key=self.Key.COLOUR)
        elif others:
            yield from self._placed(seals[0], others)

    def _placed(self, seal: Picture, others: Sequence[Picture]) -> Iterator[Outcome]:
        one = seal.anchor.box
        boxes = [picture.anchor.box for picture in others if picture.anchor.box is not None]
        other = min(boxes, key=one.distance) if one is not None and boxes else None
        if one is None or other is None or one.page != other.page:
            yield Unsure(seal.anchor, UndecidedReason.NOT_LAID_OUT)
            return
        share = one.common_area(other) / other.area
        if not self.overlap.holds(share):
            yield Breach(seal.anchor, Measure(share, Unit.PERCENT), self.overlap, message_key=self.Key.OVERLAP)
        elif one.left >= other.left:
            yield Breach(seal.anchor, None, None, message_key=self.Key.SIDE)


class SignatureNote(Kind, frozen=True):
    """The text of a digital signature states all that the law asks for, date and time among it, set as the law says.

    `forms` names a list: a note that begins with one of its words is that of a copy, and names the copying body. With
    `of_copy` only such notes are judged, else only the others, which name number and symbol and stand there without a
    picture.
    """

    forms: ListName
    of_copy: bool
    size: Bounds
    bold: bool
    italic: bool
    capitals: bool

    class Key(MessageKey):
        ENTRIES = "entries"
        TIME = "time"
        PICTURE = "picture"

    messages: ClassVar = {
        **TextFormat.messages,
        Key.ENTRIES: Words(
            vi="Thông tin chữ ký số {actual} chưa đủ; phải ghi: {expected}.",
            en="The text of the signature {actual} is not complete; it states {expected}.",
        ),
        Key.TIME: Words(
            vi="Thông tin chữ ký số {actual} thiếu thời gian ký (ngày tháng năm; giờ phút giây; múi giờ).",
            en="The text of the signature {actual} lacks the time of signing (date; hours, minutes, seconds; time zone).",
        ),
        Key.PICTURE: Words(
            vi="Chữ ký số trên tệp kèm theo có hình ảnh; quy định là không hiển thị hình ảnh.",
            en="The signature on the attached file shows a picture; the decree asks for none.",
        ),
    }
    reads_no_text: ClassVar = True  # it reads what a signature shows, also upon a scan

    def run(self, view: View) -> Iterator[Outcome]:
        own = replace(view, components=tuple(c for c in view.components if self._is_own(c)))
        yield from TextFormat(None, self.capitals, self.size, self.bold, self.italic).run(own)
        signatures = view.subject.document.signatures
        for note in own.contents(SignatureText):
            yield from self._judge(note)
            box = note.passage.anchor.box
            shown = box is not None and any(s.with_picture and s.box and s.box.common_area(box) for s in signatures)
            if shown and not self.of_copy:
                yield Breach(note.passage.anchor, None, None, message_key=self.Key.PICTURE)

    def _is_own(self, component: Component) -> bool:
        note = component.content
        return isinstance(note, SignatureText) and bool(note.form) is self.of_copy

    def _judge(self, note: SignatureText) -> Iterator[Outcome]:
        at, text = note.passage.anchor, note.passage.words
        if not (note.date and note.time):
            yield Breach(at, text, None, message_key=self.Key.TIME)
        elif not (note.body if self.of_copy else note.number):
            yield Breach(at, text, _COPY_ENTRIES if self.of_copy else _ENTRIES, message_key=self.Key.ENTRIES)


_ENTRIES = Words("số và ký hiệu; ngày, tháng, năm; giờ, phút, giây", "number and symbol; date; time")
_COPY_ENTRIES = Words(
    "hình thức sao; tên cơ quan sao; ngày, tháng, năm; giờ, phút, giây", "form of the copy; copying body; date; time"
)


class SignatureCount(Kind, frozen=True):
    """Checks that an issued electronic document carries at least `least` digital signatures: the person's and the body's.

    Whatever is signed is still what was signed, and the last signature covers all of the file.
    """

    least: int

    class Key(MessageKey):
        USUAL = ""
        BROKEN = "broken"
        ADDED = "added"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Tệp có {actual} chữ ký số; văn bản điện tử phải có chữ ký số của người có thẩm quyền và của cơ quan.",
            en="The file has {actual} digital signatures; an electronic document has those of the person and of the body.",
        ),
        Key.BROKEN: Words(
            vi="Chữ ký số {actual} không còn đúng: nội dung được ký đã bị thay đổi, hoặc chữ ký bị hỏng.",
            en="The digital signature {actual} does not hold: what it signed was changed, or it is damaged.",
        ),
        Key.ADDED: Words(
            vi="Chữ ký số không bao trùm toàn bộ tệp: sau chữ ký cuối cùng, tệp còn được sửa hoặc ghi thêm.",
            en="No digital signature covers the whole file: it was changed or added to after the last one.",
        ),
    }
    needs_part: ClassVar = False
    whole_document: ClassVar = True
    reads_no_text: ClassVar = True
    of_any_file: ClassVar = frozenset({Key.BROKEN, Key.ADDED})

    def run(self, view: View) -> Iterator[Outcome]:
        document, at = view.subject.document, view.text.anchor
        for signature in document.signatures:
            if signature.intact is False:
                yield Breach(at, signature.signer or signature.field, None, message_key=self.Key.BROKEN)
        if document.signatures and all(signature.covers_whole_file is False for signature in document.signatures):
            yield Breach(at, None, None, message_key=self.Key.ADDED)
        if view.subject.stage is Stage.ISSUED and document.scan is None and view.text.type != UNKNOWN_TYPE:
            yield from self._counted([s for s in document.signatures if not s.only_time], at)

    def _counted(self, signatures: Sequence[Signature], at: Anchor) -> Iterator[Outcome]:
        if len(signatures) < self.least:
            yield Breach(at, len(signatures), None)
        elif any(_is_unread(signature) for signature in signatures):
            yield Unsure(at, UndecidedReason.NOT_IN_FILE)


def _is_unread(signature: Signature) -> bool:
    """Tells whether it is a field of which nobody has looked whether it is signed."""
    return signature.covers_whole_file is None and signature.intact is None
