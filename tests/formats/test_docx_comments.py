"""Comments: what they say and the characters they stand on."""

from __future__ import annotations

import pytest
from docx_source import read, run

from decree30_lint.model.document import Comment, Document


def start(key: int) -> str:
    return f'<w:commentRangeStart w:id="{key}"/>'


def end(key: int) -> str:
    return f'<w:commentRangeEnd w:id="{key}"/>'


def reference(key: int) -> str:
    return f'<w:r><w:commentReference w:id="{key}"/></w:r>'


def remark(key: int, *paragraphs: str) -> str:
    said = "".join(f"<w:p><w:r><w:annotationRef/></w:r>{run(text)}</w:p>" for text in paragraphs)
    return f'<w:comment w:id="{key}" w:author="Một người" w:initials="MN">{said}</w:comment>'


def commented(body: str, *remarks: str) -> Document:
    return read(body, {"comments": "".join(remarks)})


def places(comment: Comment) -> list[tuple[str, int, int | None]]:
    return [(str(anchor.path), anchor.start, anchor.end) for anchor in (comment.anchor, *comment.also)]


def only(body: str) -> list[tuple[str, int, int | None]]:
    (comment,) = commented(body, remark(1, "xem lại")).comments
    return places(comment)


def test_a_file_without_comments_has_none() -> None:
    assert read("<w:p/>").comments == ()
    assert commented("<w:p/>").comments == ()


def test_it_stands_on_its_characters() -> None:
    body = f"<w:p>{run('Độc lập')}{start(1)}{run(' - Tự')}{run(' do', '<w:b/>')}{end(1)}{run(' - Hạnh')}{reference(1)}</w:p>"
    assert only(body) == [("body/p[1]", 7, 15)]


def test_an_automatic_number_and_hidden_words_are_counted_as_the_page_shows_them() -> None:
    label = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = f"<w:p>{label}{run('ẩn', '<w:vanish/>')}{run('Một ')}{start(1)}{run('hai')}{end(1)}{reference(1)}</w:p>"
    document = read(body, {"comments": remark(1, "xem"), "numbering": numbering})
    (comment,) = document.comments
    (paragraph,) = document.paragraphs
    assert paragraph.label == "1."
    assert paragraph.text[comment.anchor.start : comment.anchor.end] == "hai"


def test_decomposed_letters_count_as_one() -> None:
    before, inside = "Đo\u0302\u0323c ", "la\u0302\u0323p"
    body = f"<w:p>{run(before)}{start(1)}{run(inside)}{end(1)}</w:p>"
    assert only(body) == [("body/p[1]", 4, 7)]


@pytest.mark.parametrize("marks", [reference(1), start(1) + reference(1), start(1) + end(1) + reference(1)])
def test_a_single_point_stands_for_its_paragraph(marks: str) -> None:
    assert only(f"<w:p/><w:p>{run('Kính gửi')}{marks}</w:p>") == [("body/p[2]", 0, None)]


def test_it_may_span_paragraphs_and_cells() -> None:
    cells = f"<w:tc><w:p>{run('ab')}{start(1)}{run('cd')}</w:p></w:tc><w:tc><w:p>{run('e')}</w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{run('fgh')}{end(1)}{run('i')}{reference(1)}</w:p>"
    assert only(body) == [
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", 2, None),
        ("body/tbl[1]/tr[1]/tc[2]/p[1]", 0, None),
        ("body/p[1]", 0, 3),
    ]


def test_marks_between_paragraphs_belong_to_those_they_enclose() -> None:
    body = f"<w:p>{run('a')}</w:p>{start(1)}<w:p>{run('bc')}</w:p><w:p>{run('de')}</w:p>{end(1)}<w:p>{run('f')}</w:p>"
    assert only(body) == [("body/p[2]", 0, None), ("body/p[3]", 0, 2)]


def test_what_it_says_line_by_line_and_in_the_order_of_the_page() -> None:
    body = f"<w:p>{run('a')}{reference(7)}</w:p><w:p>{run('b')}{reference(3)}</w:p>"
    comments = commented(body, remark(3, "thứ\u00a0hai"), remark(7, "thứ nhất", "dòng sau")).comments
    assert [comment.text for comment in comments] == ["thứ nhất\ndòng sau", "thứ hai"]
    assert "Một người" not in repr(comments)


def test_one_that_stands_nowhere_is_left_out() -> None:
    document = commented(f"<w:p>{run('a')}</w:p>", remark(1, "mất chỗ"))
    assert document.comments == ()
    assert document.facts["comments"] == 1
