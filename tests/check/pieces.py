"""Small documents made by hand, for checks of what no specimen can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from decree30_lint.formats.docx.read_docx import KNOWS
from decree30_lint.model.document import Block, Document, HeaderKind, Margins, Paragraph, Precision, Section, Span
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import Breach, Outcome, Unsure
from decree30_lint.model.parts import Component, Family, Part, Recognition, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import FILE, Path
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Pt, from_mm
from decree30_lint.syntax.appendix import appendix_label, appendix_reference
from decree30_lint.syntax.bases import basis_line
from decree30_lint.syntax.date_line import date_line
from decree30_lint.syntax.number_line import number_line
from decree30_lint.syntax.recipients import item_list
from decree30_lint.syntax.signature_text import signature_text
from decree30_lint.syntax.signing import MARKS, signing_block
from decree30_lint.syntax.title import type_line

A4 = (from_mm(210), from_mm(297))
MARGINS = Margins(top=from_mm(20), bottom=from_mm(20), left=from_mm(30), right=from_mm(15))
ROOM = Extent(from_mm(30), from_mm(195))
PLAIN = RunFormat("Times New Roman", Pt(14), False, False, False, "000000")
PROSE = ParagraphLayout(
    Align.BOTH, Pt(0), Pt(0), from_mm(12.7), before=Pt(0), after=Pt(6), spacing=LineSpacing(lines=1.0), contextual=False
)


def paragraph(text: str, path: str = "body/p[1]", order: int = 1, letters: RunFormat = PLAIN, **layout: Any) -> Paragraph:
    """One span; `layout` changes the look of prose."""
    shape = ParagraphLayout(**{name: getattr(PROSE, name) for name in PROSE.__struct_fields__} | layout)
    return Paragraph((Span(text, letters, 0),) if text else (), shape, Anchor(Path.parse(path), order), ROOM, mark=PLAIN)


def prose(*texts: str, **layout: Any) -> tuple[Paragraph, ...]:
    return tuple(paragraph(text, f"body/p[{i}]", i, **layout) for i, text in enumerate(texts, start=1))


def section(blocks: Iterable[Block] = (), **settings: Any) -> Section:
    usual: dict[str, Any] = {
        "width": A4[0],
        "height": A4[1],
        "margins": MARGINS,
        "anchor": Anchor(Path.parse("body/sect[1]")),
    }
    return Section(blocks=tuple(blocks), **usual | settings)


def document(*sections: Section, **settings: Any) -> Document:
    return Document("x.docx", "docx", sections, (), Precision(Pt(0.05), Pt(0.05)), KNOWS, **settings)


NO_WORDS = Vocabulary((), {}, {})


def component(part: Part, *paragraphs: Paragraph, role: str = "", words: Vocabulary = NO_WORDS) -> Component:
    """A component whose line is parsed, as recognition does it."""
    marks = tuple(words.tables.get(MARKS, {}).items())
    parsers: Mapping[tuple[Part, str], Callable[[tuple[Paragraph, ...]], object]] = {
        (Part.NUMBER, ""): number_line,
        (Part.PLACE_DATE, ""): date_line,
        (Part.SIGNATORY, ""): lambda lines: signing_block(lines, marks),
        (Part.LEGAL_BASIS, ""): basis_line,
        (Part.TYPE_NAME, ""): lambda lines: type_line(lines, words.types),
        (Part.ADDRESSEES, ""): item_list,
        (Part.SEAL, ""): lambda lines: signature_text(lines, words.lists.get("forms_of_copies", ())),
        (Part.COPY, ""): lambda lines: signature_text(lines, words.lists.get("forms_of_copies", ())),
        (Part.RECIPIENTS, ""): item_list,
        (Part.APPENDIX, "label"): appendix_label,
        (Part.APPENDIX, "reference"): appendix_reference,
    }
    parse = parsers.get((part, role))
    return Component(part, paragraphs, role=role, content=parse(paragraphs) if parse else None)


def outcomes(
    check: Kind, of: Document, parts: Mapping[Part, Sequence[str | Paragraph]], part: Part, words: Vocabulary
) -> list[Outcome]:
    """What `check` says of `part`; each entry of `parts` is one component."""
    components = []
    for number, (one, content) in enumerate(parts.items()):
        made = [paragraph(p, f"body/p[{100 * number + i}]") if isinstance(p, str) else p for i, p in enumerate(content)]
        components.append(component(one, *made, words=words))
    text = Text(TextKind.MAIN, "bao-cao", 1.0, tuple(components), Anchor(FILE, 0), 10**6)
    subject = Subject(of, Recognition(Family.ND30, 1.0, (text,)), words)
    return list(check.run(View(subject, text, part, text.of(part))))


def said(found: Iterable[Outcome]) -> list[str]:
    """The sentences chosen; "?" where it could not tell."""
    return [
        "?" if isinstance(outcome, Unsure) else outcome.message_key
        for outcome in found
        if isinstance(outcome, Breach | Unsure)
    ]


HEADER, FIRST, EVEN = HeaderKind.DEFAULT, HeaderKind.FIRST, HeaderKind.EVEN
