"""Checks names: how that of whoever signs is written, and that of a parent body with its place."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.person_name import PersonName, person_names
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import begins_with


class SignatoryName(Kind, frozen=True):
    """Checks how the name is written; `titles` is the list of what may stand before a name and is no part of it.

    With `small_letters` no word of it stands in capitals ("capitals"). With `initials` each syllable begins with a capital
    ("initials"; in names of peoples that have particles in small letters "particle"). With `bare` no title or degree stands
    before it ("title"; one of `ranks` "rank", one of the forms of `address` "address"). Where the office says that its
    sector allows titles they are not judged; a body whose name begins with an entry of the list `allowed` may have such a
    sector.
    """

    titles: ListName
    small_letters: bool = False
    initials: bool = False
    bare: bool = False
    ranks: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    allowed: ListName | None = None

    class Key(MessageKey):
        CAPITALS = "capitals"
        INITIALS = "initials"
        PARTICLE = "particle"
        TITLE = "title"
        RANK = "rank"
        ADDRESS = "address"

    messages: ClassVar = {
        Key.CAPITALS: Words(
            vi="Họ tên người ký trình bày bằng chữ in thường; {actual} viết là {expected}.",
            en="The name of the signatory stands in small letters: {actual} is written {expected}.",
        ),
        Key.INITIALS: Words(
            vi="Họ tên người ký phải viết hoa chữ cái đầu của mọi âm tiết: {expected}.",
            en="Every syllable of the name begins with a capital: {expected}.",
        ),
        Key.PARTICLE: Words(
            vi="Họ tên {actual} có âm tiết viết thường; hãy kiểm tra lại cách viết của chính người ký.",
            en="The name {actual} has a syllable in small letters; check how its owner writes it.",
        ),
        Key.TITLE: Words(
            vi="Trước họ tên người ký không ghi học hàm, học vị, danh hiệu: bỏ {actual}.",
            en="No title or degree stands before the signatory's name: leave out {actual}.",
        ),
        Key.RANK: Words(
            vi="Trước họ tên người ký đang ghi quân hàm {actual}; chỉ lực lượng vũ trang được ghi.",
            en="The rank {actual} stands before the name; only the armed forces may write it.",
        ),
        Key.ADDRESS: Words(
            vi="Trước họ tên người ký không ghi {actual}.",
            en="{actual} is not written before the signatory's name.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        judges_titles = self.bare and not view.subject.agency.titles_before_name
        for name in person_names(view.components, view.subject.vocabulary.lists[self.titles]):
            if self.small_letters and name.in_small_letters != name.text:
                yield _rewritten(name, name.in_small_letters, self.Key.CAPITALS)
            if self.initials and name.with_initials != name.text:
                key = self.Key.PARTICLE if name.may_have_particles else self.Key.INITIALS
                yield _rewritten(name, name.with_initials, key)
            if judges_titles and name.titles:
                yield self._titled(name, view)

    def _titled(self, name: PersonName, view: View) -> Outcome:
        key = self._key(name.titles)
        if key is not self.Key.ADDRESS and self._may_be_allowed(view):
            return Unsure(name.passage.at(0, name.start), UndecidedReason.AMBIGUOUS)
        begin = len(name.passage.text) - len(name.passage.text.lstrip())
        suggestion = " ".join(name.text.split())
        return name.passage.breach([Change(begin, name.start, "")], name.titles, None, key, suggest=suggestion)

    def _key(self, titles: str) -> Key:
        if begins_with(titles, self.ranks):
            return self.Key.RANK
        return self.Key.ADDRESS if begins_with(titles, self.address) else self.Key.TITLE

    def _may_be_allowed(self, view: View) -> bool:
        allowed = view.subject.vocabulary.lists[self.allowed] if self.allowed else ()
        bodies = (*view.beside(Part.ISSUING_BODY), *view.beside(Part.PARENT_BODY))
        return any(begins_with(body.text, allowed) for body in bodies)


def _rewritten(name: PersonName, lawful: str, key: MessageKey) -> Breach:
    at, suggestion = name.passage.at(name.start, name.start + len(name.text)), " ".join(lawful.split())
    return name.passage.breach([name.rewritten(lawful)], name.text, lawful, key, suggest=suggestion, at=at)


class ParentWithPlace(Kind, frozen=True):
    """A local parent body, one whose name begins with an entry of the list `bodies`, is followed by its place.

    A word of the list `classes` (tỉnh, xã …) with a name after it, or a name of the list or table `places`, is a place.
    `bare` are bodies whose name says nothing without a place.
    """

    bodies: tuple[str, ...]
    bare: tuple[str, ...]
    classes: ListName
    places: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Tên cơ quan chủ quản {actual} cần ghi thêm tên địa phương, ví dụ “UBND TỈNH LÀO CAI”.",
            en="The local parent body {actual} takes the name of its place, such as “UBND TỈNH LÀO CAI”.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        own = {folded(name) for name in view.subject.agency.parents}
        for component in view.components:
            name = folded(masked(component.text))
            if PLACEHOLDER not in name and name not in own and self._lacks_place(name, view):
                yield Breach(component.anchor, component.text, None)

    def _lacks_place(self, name: str, view: View) -> bool:
        bare = next((body for body in map(folded, self.bare) if name == body or name.startswith(f"{body} ")), None)
        classes = [folded(word) for word in view.subject.vocabulary.lists[self.classes]]
        if bare is not None:
            return name.removeprefix(bare).strip() in ("", *classes)
        if not any(name.startswith(f"{folded(body)} ") for body in self.bodies):
            return False
        places = map(folded, view.subject.vocabulary.entries(*self.places))
        return not any(f" {word} " in name for word in classes) and not any(name.endswith(place) for place in places)
