"""Puts together what the file holds: texts, their parts, their types, and the family of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.document import Document, Legibility, Paragraph
from decree30_lint.model.parts import UNKNOWN_TYPE, Component, Family, Part, Recognition, Text, TextKind, Vocabulary
from decree30_lint.model.path import Path
from decree30_lint.model.place import WHOLE_FILE
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.agencies import of_one_document
from decree30_lint.recognise.appendix import read_appendix
from decree30_lint.recognise.body import read_body
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.closing import read_closing
from decree30_lint.recognise.components import component
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.document_type import family_of, type_in, type_of
from decree30_lint.recognise.headers_footers import edge_components
from decree30_lint.recognise.letterhead import first_name, read_head
from decree30_lint.recognise.lexicon import Lexicon, lexicon
from decree30_lint.recognise.lines import CellPosition, Line, Lines, Side, header_lines, lines_of
from decree30_lint.recognise.misplaced import title_above, without_signature
from decree30_lint.recognise.national import name_at
from decree30_lint.recognise.opening import read_opening
from decree30_lint.recognise.outside import COVER, FamilyGuess
from decree30_lint.recognise.seen import as_seen
from decree30_lint.recognise.texts import TextRange, stretches
from decree30_lint.recognise.title import Title
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.division_label import division_label
from decree30_lint.syntax.folding import bare, joined
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signature_text import form_in, signature_text

_REACH_OF_BOX, _LARGEST_BOX = 40, 8  # lines
_ROWS_WITH_BOX = 4  # of a letterhead and a box under it
_COLUMN_OF_COPY = 2  # lines of the right column of a copy's letterhead


class _Reading(Struct, frozen=True):
    """Holds one text as found; `title` is the bare wording of its type's line."""

    stretch: TextRange
    found: tuple[Candidate, ...]
    title: str
    type: str
    type_confidence: float


def recognise(document: Document, vocabulary: Vocabulary, governed: Container[Family] = (Family.ND30,)) -> Recognition:
    """Returns the texts of the document with their parts.

    It raises nothing on a readable document; an empty one gives one empty text. `governed` are the families whose types the
    ruleset knows.
    """
    words = lexicon(vocabulary)
    lines = _without_letterspacing(_with_page_header(document, lines_of(as_seen(document)), words), words)
    begun = stretches(lines.items, words)
    lines = _without_boxes(_without_page_table(lines, begun, words), begun, words)
    readings = [_read(document, lines.items, stretch, words, vocabulary) for stretch in stretches(lines.items, words)]
    seals = tuple(_seals(document, vocabulary))
    if not readings:
        return Recognition(Family.OTHER, 0.5, (_with_components(_empty(document, words), seals),))
    whole = document.legibility is Legibility.FULL and not any(page.picture_only for page in document.pages)
    covers = [(each, COVER) for each in readings if each.stretch.cover]
    main, *others = readings[len(covers) :]
    guess = _family(main, lines, words, vocabulary, whole=whole)
    guesses = [_family(each, lines, words, vocabulary) if _stands_alone(each) else None for each in others]
    read = (*covers, (main, guess), *zip(others, guesses, strict=True))
    forms = vocabulary.lists.get("forms_of_copies", ())
    texts = [_with_signature_texts(_text(each, document, lines, of, governed), forms) for each, of in read]
    numbers = tuple(edge_components(document, words))
    texts[len(covers)] = _with_components(texts[len(covers)], (*numbers, *seals))
    family, confidence, reason = guess
    return Recognition(family, confidence, tuple(texts), _issued(main.found), reason, _latest(main.found))


def _stands_alone(reading: _Reading) -> bool:
    """Tells whether a further text has a letterhead of its own and is not called an appendix of the document before it."""
    if reading.stretch.kind is not TextKind.APPENDIX:
        return reading.stretch.kind is TextKind.MAIN
    parts = {each.part for each in reading.found}
    return Part.NATIONAL_NAME in parts and Part.APPENDIX not in parts


def _family(reading: _Reading, lines: Lines, words: Lexicon, vocabulary: Vocabulary, *, whole: bool = False) -> FamilyGuess:
    shown = lines.items[reading.stretch.start : reading.stretch.stop]
    issuers = vocabulary.lists["legal_issuers"]
    return family_of(shown, reading.found, reading.title, reading.type, words, issuers, whole=whole)


def _seals(document: Document, vocabulary: Vocabulary) -> Iterator[Component]:
    """Yields the signature of whoever copied a document electronically: its appearance begins with the form of the copy."""
    forms = vocabulary.lists.get("forms_of_copies", ())
    for shown in document.appearances:
        if form_in(shown.text, forms):
            yield Component(Part.COPY, (shown,), 0.95, (sign.APPEARANCE,), content=signature_text((shown,), forms))


def _with_page_header(document: Document, body: Lines, lexicon: Lexicon) -> Lines:
    """Returns the lines with those of the page header first, where only the header has the national name."""
    if not document.sections or any(name_at(body.items, i, lexicon) for i in range(min(len(body.items), 30))):
        return body
    section = document.sections[0]
    for blocks in section.headers.values():
        header = header_lines(section, blocks)
        if any(name_at(header.items, i, lexicon) for i in range(len(header.items))):
            return Lines((*_ahead(header.items), *body.items), {**body.blanks, **header.blanks})
    return body


def _ahead(header: Sequence[Line]) -> Iterator[Line]:
    """Yields the lines of a page header with anchors that sort before those of the body, which the file holds first."""
    shift = max(line.paragraph.anchor.order for line in header) + 1
    for line in header:
        whole = _sorted_by(line.whole, -shift)
        piece = whole if line.paragraph is line.whole else _sorted_by(line.paragraph, -shift)
        yield replace(line, paragraph=piece, whole=whole)


def _sorted_by(paragraph: Paragraph, shift: int) -> Paragraph:
    anchor = paragraph.anchor
    return replace(paragraph, anchor=replace(anchor, order=anchor.order + shift))


def _without_letterspacing(lines: Lines, lexicon: Lexicon) -> Lines:
    """Returns the lines with letterspaced titles ("T Ờ  T R Ì N H") folded as the words they show."""
    if not any(line.spaced_out for line in lines.items):
        return lines
    items = tuple(replace(line, bare=_in_words(line, lexicon)) if line.spaced_out else line for line in lines.items)
    return replace(lines, items=items)


def _without_page_table(lines: Lines, texts: Sequence[TextRange], lexicon: Lexicon) -> Lines:
    """Returns the lines with full-width rows below the national name taken out of the table.

    Some files hold letterhead and page in one table. In a PDF a box right under the letterhead makes a ruled one of both.
    """
    heads = {head.table: head for text in texts if (head := _head_cell(lines.items[text.start : text.stop], lexicon))}
    if not any(_fills_row(line, heads) for line in lines.items):
        return lines
    items = (replace(line, cell=None, column=line.side.value) if _fills_row(line, heads) else line for line in lines.items)
    return replace(lines, items=tuple(items))


def _head_cell(lines: Sequence[Line], lexicon: Lexicon) -> CellPosition | None:
    """Returns the cell of the national name, None where none stands in a table or the table is one of the text's own."""
    name = first_name(lines, lexicon)
    head = lines[name[0][-1]].cell if name else None
    return None if head is None or (head.ruled and head.rows > _ROWS_WITH_BOX) else head


def _fills_row(line: Line, heads: Mapping[Path, CellPosition]) -> bool:
    own = line.cell
    head = heads.get(own.table) if own else None
    if own is None or head is None or own.columns != 1:
        return False
    return own.row > head.row and line.side is Side.FULL


def _without_boxes(lines: Lines, texts: Sequence[TextRange], lexicon: Lexicon) -> Lines:
    """Returns the lines with those in boxes (tables of one cell) taken out of them.

    These are few lines above the body of a text, such as a framed title, or the whole page where the box holds the
    letterhead.
    """
    boxed = Counter(line.cell.table for line in lines.items if line.cell and line.cell.is_box)
    if not boxed:
        return lines
    near = {table for text in texts for table in _boxes_above_body(lines.items[text.start : text.stop], boxed, lexicon)}
    name = first_name(lines.items, lexicon)
    head = lines.items[name[0][0]].cell if name else None
    near |= {head.table} if head and head.is_box else set()
    return replace(lines, items=tuple(_unboxed(line, near) for line in lines.items))


def _boxes_above_body(lines: Sequence[Line], boxed: Mapping[Path, int], lexicon: Lexicon) -> Iterator[Path]:
    above = takewhile(lambda line: line.cell is not None or _above_body(line, lexicon), lines[:_REACH_OF_BOX])
    for line in above:
        if line.cell and 0 < boxed.get(line.cell.table, 0) <= _LARGEST_BOX:
            yield line.cell.table


def _above_body(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line may stand above the body: it is neither long nor the beginning of a part behind the title."""
    return line.short and not lexicon.begins("texts", line.bare) and division_label(line.text, line.bare) is None


def _unboxed(line: Line, tables: Container[Path]) -> Line:
    if line.cell is None or not line.cell.is_box or line.cell.table not in tables:
        return line
    return replace(line, cell=None, column=line.side.value)


def _in_words(line: Line, lexicon: Lexicon) -> str:
    """Returns a letterspaced line in words: those of the title it makes, else two blanks divide words."""
    apart = re.split(r"\s{2,}", line.paragraph.text.strip())
    shown = lexicon.titles_in_one.get(joined(line.text)) or bare(" ".join("".join(word.split()) for word in apart))
    return f"{shown}:" if line.text.endswith(":") and not shown.endswith(":") else shown


def _read(
    document: Document, lines: Sequence[Line], stretch: TextRange, lexicon: Lexicon, vocabulary: Vocabulary
) -> _Reading:
    """Returns the parts of one text: its readers share one cursor, from the letterhead to the body. A cover has none."""
    if stretch.cover:
        return _Reading(stretch, (), "", UNKNOWN_TYPE, 1.0)
    cursor = Cursor(lines, stretch.start, stretch.stop)
    found: list[Candidate] = []
    if stretch.kind is TextKind.APPENDIX:
        found += read_appendix(cursor, lexicon)
    misplaced = title_above(cursor, lexicon, document.strokes_under) if stretch.kind is TextKind.MAIN else Title()
    head = read_head(cursor, lexicon)
    found += head
    if stretch.kind is TextKind.COPY:
        found += _copy_forms(cursor, stretch.start, lexicon)
    title = ""
    if _has_opening(stretch, head):
        attached, letter = stretch.kind is not TextKind.MAIN, any(each.part is Part.LETTER_SUBJECT for each in head)
        opening = read_opening(cursor, lexicon, document.strokes_under, attached=attached, letter=letter)
        found, title = [*found, *_without_second_date(opening.found, found)], opening.title
    if not title:
        found, title = [*found, *misplaced.found], misplaced.text
    closing = read_closing(cursor, lexicon)
    if stretch.kind is TextKind.MAIN and all(each.part is not Part.SIGNATORY for each in closing):
        body, signed = without_signature(cursor.rest, lexicon)
        cursor, closing = Cursor(body), (*closing, *signed)
    found = [*of_one_document(found, closing, lexicon), *read_body(cursor, lexicon)]
    found += _without_second_date(closing, found)
    is_copy = stretch.kind is TextKind.COPY
    kind, confidence = (UNKNOWN_TYPE, 1.0) if is_copy else type_of(found, title, lexicon, vocabulary)
    return _Reading(stretch, tuple(found), title, kind, confidence)


def _has_opening(stretch: TextRange, head: Sequence[Candidate]) -> bool:
    if stretch.kind is TextKind.APPENDIX:
        return any(each.part is Part.NATIONAL_NAME for each in head)
    return stretch.kind is not TextKind.COPY


def _without_second_date(closing: Sequence[Candidate], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yields the closing without its date where the letterhead has one, which is the document's."""
    dated = any(f.part is Part.PLACE_DATE for f in found)
    return (f for f in closing if not (dated and f.part is Part.PLACE_DATE))


def _copy_forms(cursor: Cursor, start: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the lines from `start` on that name the form of a copy; its letterhead's right column is read last."""
    for i in range(start, min(cursor.at + _COLUMN_OF_COPY, cursor.stop)):
        if lexicon.begins("copy_forms", cursor.lines[i].bare):
            yield Candidate(Part.COPY, (cursor.lines[i],), 0.95, (sign.COPY_FORM,))
            cursor.at = max(cursor.at, i + 1)


def _text(
    reading: _Reading, document: Document, lines: Lines, guess: FamilyGuess | None, governed: Container[Family]
) -> Text:
    ordered = sorted((component(f, document, lines.blanks) for f in reading.found), key=lambda c: c.anchor.rank)
    anchors = [line.paragraph.anchor for line in lines.items[reading.stretch.start : reading.stretch.stop]]
    first, last = min(anchors, key=lambda a: a.order), max(anchors, key=lambda a: a.order)
    family, _, reason = guess or (Family.ND30, 1.0, None)
    kind, confidence = type_in(family, (reading.type, reading.type_confidence), governed)
    of_another = guess is not None and family is not Family.ND30 and reading.stretch.kind is TextKind.APPENDIX
    text = TextKind.MAIN if of_another and reading.stretch.start else reading.stretch.kind
    return Text(text, kind, confidence, tuple(ordered), first, last.order, family, reason)


def _with_signature_texts(text: Text, forms: Sequence[str]) -> Text:
    """Returns the text with what signatures print on the page parsed; that of a copy's signature is part of the copy."""
    if not text.of(Part.SEAL):
        return text
    return replace(text, components=tuple(_signed(c, forms) if c.part is Part.SEAL else c for c in text.components))


def _signed(seal: Component, forms: Sequence[str]) -> Component:
    parsed = signature_text(seal.paragraphs, forms)
    return replace(seal, part=Part.COPY if parsed.form else Part.SEAL, content=parsed)


def _with_components(text: Text, more: Sequence[Component]) -> Text:
    return replace(text, components=(*text.components, *more))


def _empty(document: Document, words: Lexicon) -> Text:
    anchor = document.sections[0].anchor if document.sections else WHOLE_FILE
    return Text(TextKind.MAIN, UNKNOWN_TYPE, 1.0, tuple(edge_components(document, words)), anchor, anchor.order)


def _issued(found: Sequence[Candidate]) -> date | None:
    dates = (f.content.complete for f in found if isinstance(f.content, DateLine))
    return next((day for day in dates if day), None)


def _latest(found: Sequence[Candidate]) -> date | None:
    """Returns the last day that the date may mean, of a paper that names its signatory.

    A form for many papers keeps the year in which it was made.
    """
    names = (line.text for each in found if each.part is Part.SIGNATORY_NAME for line in each.lines)
    if all(PLACEHOLDER in masked(name) for name in names):
        return None
    dates = (f.content.latest() for f in found if isinstance(f.content, DateLine))
    return next((day for day in dates if day), None)
