"""Shapes of fields, links, bookmarks, comments and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, docx, letter, line, paragraph, run


def _character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


BEGIN, SEPARATE, END = map(_character, ("begin", "separate", "end"))


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


_FIELD = f"{BEGIN}{_instruction(' PAGE ')}{SEPARATE}{run('1')}{END}"


def _one(make: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: docx(letter(paragraph(make(n))))


def _over(make: Callable[[int], str]) -> Callable[[int], bytes]:
    """`make` gives what stands in the paragraph of a number."""
    return lambda n: docx(letter("".join(paragraph(make(at) + run(SENTENCE)) for at in range(n))))


def _nested_instructions(n: int) -> str:
    return f"{BEGIN}{_instruction(' IF ')}" * n + f"{SEPARATE}{run('1')}{END}" * n


def _nested_results(n: int) -> str:
    return f"{BEGIN}{_instruction(' PAGE ')}{SEPARATE}" * n + run("chữ ") * n + END * n


def _range(at: int) -> str:
    return f'<w:commentRangeStart w:id="{at}"/>{run("chữ ")}<w:commentRangeEnd w:id="{at}"/>{_reference(at)}'


def _reference(at: int) -> str:
    return f'<w:r><w:commentReference w:id="{at}"/></w:r>'


def _comments(n: int, text: str = "Xem lại.") -> Mapping[str, str]:
    remark = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return {"comments": "".join(f'<w:comment w:id="{at}" w:author="A">{remark}</w:comment>' for at in range(n))}


def _commented(make: Callable[[int], str], text: str = "Xem lại.") -> Callable[[int], bytes]:
    return lambda n: docx(letter(make(n)), parts=_comments(n, text))


def _ranges_in_one(n: int) -> str:
    return paragraph("".join(map(_range, range(n))))


def _ranges_over_many(n: int) -> str:
    return "".join(paragraph(_range(at)) for at in range(n))


def _ranges_over_all(n: int) -> str:
    """All comments begin in the first paragraph and end in the last; sixteen, whatever there are of paragraphs."""
    few = range(min(n, 16))
    begin = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in few)
    end = "".join(f'<w:commentRangeEnd w:id="{at}"/>' for at in few)
    return paragraph(begin + run(SENTENCE)) + line(SENTENCE) * n + paragraph(run(SENTENCE) + end)


def _wrong_and_silenced(n: int) -> bytes:
    """Lines with a wrong syllable each, and a comment to us on each."""
    lines = "".join(paragraph(_range(at) + run("nghành nghề")) for at in range(n))
    return docx(letter(lines), parts=_comments(n, "decree30: bỏ qua chinh-ta, lý do: mẫu cũ"))


def _ranges_nested(n: int) -> str:
    begin = "".join(f'<w:commentRangeStart w:id="{at}"/>{run("chữ ")}' for at in range(n))
    end = "".join(f'<w:commentRangeEnd w:id="{at}"/>{run("chữ ")}' for at in range(n))
    return paragraph(begin + end)


def _references_in_one(n: int) -> str:
    return paragraph("".join(run("chữ ") + _reference(at) for at in range(n)))


def _bookmark(at: int) -> str:
    return f'<w:bookmarkStart w:id="{at}" w:name="B{at}"/>{run("chữ ")}<w:bookmarkEnd w:id="{at}"/>'


def _notes(n: int) -> bytes:
    notes = "".join(f'<w:footnote w:id="{at}"><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:footnote>' for at in range(n))
    body = "".join(paragraph(run(SENTENCE) + f'<w:r><w:footnoteReference w:id="{at}"/></w:r>') for at in range(n))
    return docx(letter(body), parts={"footnotes": notes})


def _note_paragraphs(n: int) -> bytes:
    note = f'<w:footnote w:id="1">{line(SENTENCE) * n}</w:footnote>'
    return docx(letter(paragraph(run(SENTENCE) + '<w:r><w:footnoteReference w:id="1"/></w:r>')), parts={"footnotes": note})


_SILENCE = "decree30: bỏ qua so-khong-dung, lý do: mẫu cũ"

SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "fields": _one(lambda n: _FIELD * n),
    "fields-in-paragraphs": _over(lambda at: _FIELD),
    "instruction-pieces": _one(lambda n: BEGIN + _instruction(" PAGE ") * n + SEPARATE + run("1") + END),
    "result-pieces": _one(lambda n: BEGIN + _instruction(" PAGE ") + SEPARATE + run("1 ") * n + END),
    "fields-unclosed": _one(lambda n: (BEGIN + _instruction(" PAGE ") + SEPARATE + run("1 ")) * n),
    "fields-unclosed-in-paragraphs": _over(lambda at: BEGIN + _instruction(" PAGE ") + SEPARATE),
    "fields-nested-in-instructions": _one(_nested_instructions),
    "fields-nested-in-results": _one(_nested_results),
    "fields-simple": _one(lambda n: f'<w:fldSimple w:instr=" PAGE ">{run("1 ")}</w:fldSimple>' * n),
    "links": _one(lambda n: f'<w:hyperlink w:anchor="B">{run("chữ ")}</w:hyperlink>' * n),
    "comments-in-a-paragraph": _commented(_ranges_in_one),
    "comments-over-paragraphs": _commented(_ranges_over_many),
    "comments-over-all": _commented(_ranges_over_all),
    "comments-nested": _commented(_ranges_nested),
    "comment-references": _commented(_references_in_one),
    "comments-nowhere": _commented(lambda n: line(SENTENCE)),
    "comments-to-us": _commented(_ranges_over_many, _SILENCE),
    "comments-to-us-in-a-paragraph": _commented(_ranges_in_one, _SILENCE),
    "comments-to-us-on-findings": _wrong_and_silenced,
    "bookmarks": _one(lambda n: "".join(map(_bookmark, range(n)))),
    "bookmarks-in-paragraphs": _over(_bookmark),
    "footnotes": _notes,
    "paragraphs-in-a-footnote": _note_paragraphs,
}
