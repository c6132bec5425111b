"""Writes comments into a DOCX: python-docx makes each comment and its marks, and they are put into the open file.

Only what holds comments is touched so: python-docx itself would write every part of the file anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import docx
from docx.comments import Comment
from docx.shared import Pt
from lxml import etree
from lxml.etree import _Element

from decree30_lint.annotate.docx_places import CommentSpan, spans_of
from decree30_lint.annotate.remarks import Remark
from decree30_lint.formats.docx.ooxml import NAMESPACES, VAL, W
from decree30_lint.formats.docx.own_marks import OURS
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.tracked import free_ids, number_changes
from decree30_lint.model.finding_words import WHERE
from decree30_lint.model.words import Lang

INITIALS = "d30"

_ID = W + "id"
_START, _END, _REFERENCE = (W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STYLES = (W + "pStyle", W + "rStyle")


class _Markup(NamedTuple):
    """Holds a comment, the marks where its text begins and ends, and the run that refers to it."""

    comment: _Element
    start: _Element
    end: _Element
    reference: _Element


def write_comments(package: EditedPackage, remarks: Sequence[Remark], lang: Lang, date: str | None = None) -> None:
    """Puts a comment at each place of each remark, with this `date`, if there is one ("2026-01-31T10:00:00Z")."""
    spans = [
        (remark.further() if number else remark, span)
        for remark in remarks
        for number, span in enumerate(spans_of(remark.locations, package))
    ]
    if not spans:
        return
    number_changes(package)  # those of runs that were cut for the marks
    comments = _comments(package)
    styles = _style_ids(package)
    ids = free_ids(package)
    for (_, span), markup in zip(spans, _made([_text(*each, lang) for each in spans]), strict=True):
        _identify(markup, str(next(ids)), date)
        for element in markup:
            _leave_out_styles(element, styles)
        comments.append(markup.comment)
        _place(span, markup)
    package.touch(package.main)


def _text(remark: Remark, span: CommentSpan, lang: Lang) -> str:
    where = f"\n{WHERE.of(lang)} {span.elsewhere.words.of(lang)}" if span.elsewhere is not None else ""
    return remark.text(lang) + where


def _made(texts: Sequence[str]) -> Iterator[_Markup]:
    """Yields the markup of comments with these texts, as python-docx writes it."""
    document = docx.Document()
    for text in texts:
        paragraph = document.add_paragraph()
        comment = document.add_comment(paragraph.add_run(), text, OURS, INITIALS)
        _set_small(comment)
        start, _, end, reference = paragraph._p
        yield _Markup(*map(_plain, (comment._comment_elm, start, end, reference)))


def _set_small(comment: Comment) -> None:
    """Sets the text as comments usually are: letters and indents of the document would be too large for it."""
    for paragraph in comment.paragraphs:
        layout = paragraph.paragraph_format
        layout.left_indent = layout.first_line_indent = layout.space_before = layout.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(10)


def _plain(element: _Element) -> _Element:
    """Returns a copy that is no element of python-docx any more, and names only namespaces that it uses."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    etree.cleanup_namespaces(copy)
    return copy


def _identify(markup: _Markup, key: str, date: str | None) -> None:
    for element in (markup.comment, markup.start, markup.end, markup.reference.find(_REFERENCE)):
        element.set(_ID, key)  # type: ignore[union-attr]
    markup.comment.attrib.pop(W + "date", "")
    if date is not None:
        markup.comment.set(W + "date", date)


def _style_ids(package: EditedPackage) -> frozenset[str]:
    part = package.related("styles")
    root = None if part is None else package.tree(part)
    styles = root.iterfind(W + "style") if root is not None else ()
    return frozenset(style.get(W + "styleId", "") for style in styles)


def _leave_out_styles(element: _Element, known: frozenset[str]) -> None:
    """Takes out references to styles that the document does not have."""
    for reference in list(element.iter(*_STYLES)):
        if reference.get(VAL) not in known:
            properties = reference.getparent()
            properties.remove(reference)  # type: ignore[union-attr]
            if properties is not None and not len(properties):
                properties.getparent().remove(properties)  # type: ignore[union-attr]


def _comments(package: EditedPackage) -> _Element:
    """Returns the root of the comments part, a new one where there is none."""
    part = package.related("comments")
    root = None if part is None else package.tree(part)
    if part is None or root is None:
        part = _free_name(package)
        package.add_part(part, f'<w:comments xmlns:w="{NAMESPACES["w"]}"/>'.encode())
        package.declare(part, _TYPE)
        package.relate("comments", part)
        root = package.tree(part)
        assert root is not None
    package.touch(part)
    return root


def _free_name(package: EditedPackage) -> str:
    folder = package.main.rpartition("/")[0]
    names = set(package.names())
    tried = (f"{folder}/comments{number or ''}.xml".lstrip("/") for number in range(len(names) + 1))
    return next(name for name in tried if name.lower() not in names)


def _place(span: CommentSpan, markup: _Markup) -> None:
    """Puts the marks around the span; those of comments that begin or end there already stay before them."""
    if span.start is None:
        properties = span.first.find(W + "pPr")
        span.first.insert(_behind_starts(span.first, 0 if properties is None else 1), markup.start)
    else:
        span.start.addprevious(markup.start)
    if span.end is None:
        span.last.extend((markup.end, markup.reference))
        return
    last = span.end
    while (following := last.getnext()) is not None and _is_end(following):
        last = following
    last.addnext(markup.end)
    markup.end.addnext(markup.reference)


def _behind_starts(paragraph: _Element, at: int) -> int:
    while at < len(paragraph) and paragraph[at].tag == _START:
        at += 1
    return at


def _is_end(element: _Element) -> bool:
    return element.tag == _END or element.find(_REFERENCE) is not None
