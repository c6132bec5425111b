"""Checks how the parts of a text fit together: order, sides, sizes, the body and who signs for it."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import ClassVar

from decree30_lint.check.looks import main_size_of
from decree30_lint.check.rows import stands_above
from decree30_lint.model.edits import Applicability, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Length, Pt
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import in_full


class InOrder(Kind, frozen=True):
    """The parts of each chain follow each other down the page; parts that are missing are skipped."""

    chains: tuple[tuple[Part, ...], ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="{actual}; theo sơ đồ bố trí thì {expected}.",
            en="{actual}; by the layout diagram: {expected}.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        names = view.subject.vocabulary.parts
        reported: set[tuple[Part, Part]] = set()
        for chain in self.chains:
            present = [(part, found[0]) for part in chain if (found := view.beside(part))]
            for (part, above), (next_part, below) in pairwise(present):
                if stands_above(above.anchor, below.anchor) or (part, next_part) in reported:
                    continue
                reported.add((part, next_part))
                if _floats(above) or _floats(below):
                    yield Unsure(above.anchor, UndecidedReason.NOT_LAID_OUT)
                else:
                    yield Breach(above.anchor, *_order(names[part], names[next_part]))


def _order(upper: Words, lower: Words) -> tuple[Words, Words]:
    """Returns what is and what has to be, where the upper of two parts stands below the other."""
    return (
        Words(f"{upper.vi} đang đứng sau {lower.vi}", f"{upper.en} stands after {lower.en}"),
        Words(f"{upper.vi} đứng trước {lower.vi}", f"{upper.en} stands before {lower.en}"),
    )


def _floats(component: Component) -> bool:
    """Tells whether it stands in a text box: its place in the file says little of its place on the page."""
    return component.anchor.path.in_text_box


class SizesTogether(Kind, frozen=True):
    """The sizes of the parts `judged` belong to one of `sets`; else the breach names the set that takes the fewest changes.

    Parts of `sets` that are not judged tell which set is nearer where two are as near. A size that no set has is left out:
    a rule of its own says so.
    """

    sets: tuple[Mapping[Part, Length], ...]
    judged: tuple[Part, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Cỡ chữ các phần chưa đồng bộ ({actual}); chỉ cần {expected}.",
            en="The sizes of the parts do not go together ({actual}); it is enough to {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        error = view.subject.document.precision.size
        sizes = {part: size for part in self.sets[0] if (size := main_size_of(view.beside(part))) is not None}
        sizes = {part: size for part, size in sizes.items() if any(abs(s[part] - size) <= error for s in self.sets)}
        nearest = min((_changed(sizes, lawful, error) for lawful in self.sets), key=self._cost)
        changes = {part: size for part, size in nearest.items() if part in self.judged}
        if changes:
            found = {part: size for part, size in sizes.items() if part in self.judged}
            components = [c for part in changes for c in view.beside(part)]
            edits = tuple(
                SetRunFormat(p.at(span), RunFormat(size=changes[c.part]))
                for c in components
                for p, span in c.spans
                if span.format.size != changes[c.part]
            )
            yield Breach(components[0].anchor, _sizes_words(found, view), _changes_words(found, changes, view), edits)

    def _cost(self, changes: Mapping[Part, Pt]) -> tuple[int, int]:
        return sum(part in self.judged for part in changes), len(changes)


def _changed(sizes: Mapping[Part, Pt], lawful: Mapping[Part, Pt], error: float) -> dict[Part, Pt]:
    """Returns the parts whose size is not the lawful one, and what it should be."""
    return {part: lawful[part] for part, size in sizes.items() if abs(lawful[part] - size) > error}


def _sizes_words(sizes: Mapping[Part, Pt], view: View) -> Words:
    """Returns the sizes in words: "Quốc hiệu 13, Tiêu ngữ 14"."""
    names = view.subject.vocabulary.parts
    vi = ", ".join(f"{names[part].vi} {_points(size).replace('.', ',')}" for part, size in sizes.items())
    return Words(vi, ", ".join(f"{names[part].en} {_points(size)}" for part, size in sizes.items()))


def _changes_words(found: Mapping[Part, Pt], lawful: Mapping[Part, Pt], view: View) -> Words:
    """Returns the changes in words: "đổi Quốc hiệu từ 12 thành 13"."""
    names = view.subject.vocabulary.parts
    pairs = [(names[part], _points(found[part]), _points(size)) for part, size in lawful.items()]
    vi = ", ".join(f"{name.vi} từ {old} thành {new}".replace(".", ",") for name, old, new in pairs)
    return Words(f"đổi {vi}", "change the " + ", the ".join(f"{name.en} from {old} to {new}" for name, old, new in pairs))


def _points(size: Pt) -> str:
    return f"{size:.1f}".removesuffix(".0")


class SignatoryFits(Kind, frozen=True):
    """The body that issues the paper is the one that is signed for: its name after TM., its head's post elsewhere.

    The table `heads` tells by the first words of a post which words the body's name then holds, "|" between alternatives;
    the table `short` tells abbreviations in names of bodies. Posts that are not in the table are not judged.
    """

    body: Part
    heads: TableName
    short: TableName

    messages: ClassVar = {
        USUAL: Words(
            vi="Người ký ghi {actual} nhưng cơ quan ban hành là {expected}; hãy kiểm tra lại.",
            en="The signatory is given as {actual}, but the issuing body is {expected}; please check.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        tables = view.subject.vocabulary.tables
        bodies = view.beside(self.body)
        if not bodies:
            return
        lines = [p for p in view.components[0].paragraphs if not p.is_blank]
        name = " ".join(in_full(bodies[0].text, tables[self.short]))
        if lines and not self._fits(folded(lines[0].text), name, tables[self.heads], tables[self.short]):
            yield Breach(lines[0].anchor, lines[0].text.strip(), bodies[0].text)

    def _fits(self, line: str, name: str, heads: Mapping[str, str], short: Mapping[str, str]) -> bool:
        if PLACEHOLDER in masked(line + name):
            return True
        if line.startswith(_FOR_ALL):
            return " ".join(in_full(line.removeprefix(_FOR_ALL), short)[:2]) in name
        post = _FOR_HEAD.sub("", line)
        fitting = next((bodies for head, bodies in heads.items() if post.startswith(folded(head))), None)
        return fitting is None or any(folded(body) in name for body in fitting.split("|"))


_FOR_ALL = "tm."
_FOR_HEAD = re.compile(r"(?:(?:kt|tl|tuq|q)\s?\.\s*)+")
