"""Comments written into a DOCX: read back by python-docx, and by our reader as if somebody else had written them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path as File

import docx
import pytest
from tests.annotate.changes import edits_of, judged, parts, report_on, root, seen
from tests.annotate.reports import finding, location, report
from tests.small_docx import HEADER, PAGE, W, replaced, small_docx
from tests.validators import complaints_new

from decree30_lint.annotate.docx_copy import annotated_docx, cleared_docx
from decree30_lint.errors import RefusedFileError
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.model.document import Comment
from decree30_lint.model.edits import Edit, ReplaceText, SetPage, SetRunFormat
from decree30_lint.model.finding_words import REQUIRED
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.report import Finding, Location
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Lang

W = f"{{{W}}}"
NAME = "a.docx"
FAULTY = File(__file__).parents[2] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
RUN = "<w:r><w:rPr><w:i/></w:rPr><w:t>Một hai ba</w:t></w:r>"
LINK = f'<w:hyperlink w:anchor="a">{RUN}</w:hyperlink>'
OTHER = "<w:r><w:t>bốn năm</w:t></w:r>"
BOX = (
    f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>'
    f"<w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>"
)
SECTION = f"<w:sectPr>{HEADER}{PAGE}</w:sectPr>"
BODY = (
    f"<w:p>{RUN}{LINK}{OTHER}</w:p><w:p>{BOX}{OTHER}</w:p>{TABLE}<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    f'<w:p>{OTHER}</w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{OTHER}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
SHOWN_AT = {  # where the finding is, and where its comment: the path, from which character to which
    ("body/p[1]", 4, 7): ("body/p[1]", 4, 7),
    ("body/p[1]", 0, 27): ("body/p[1]", 0, 27),
    ("body/p[1]", 12, 15): ("body/p[1]", 10, 20),  # in a link: all of it
    ("body/p[1]", 8, 22): ("body/p[1]", 8, 22),
    ("body/p[2]/txbx[1]/p[1]", 4, 7): ("body/p[2]", 0, 7),
    ("body/tbl[1]/tr[1]/tc[1]/p[1]", 4, 7): ("body/tbl[1]/tr[1]/tc[1]/p[1]", 4, 7),
    ("body/tbl[1]", 0, None): ("body/tbl[1]/tr[1]/tc[1]/p[1]", 0, 10),
    ("body/p[3]", 0, 0): ("body/p[3]", 0, None),
    ("body/p[5]", 0, 3): ("body/p[5]", 0, 7),  # in a field: all of it
    ("body/sect[2]", 0, None): ("body/p[4]", 0, 7),
    ("header[1]/p[1]", 0, 3): ("body/p[1]", 0, 27),
    ("", 0, None): ("body/p[1]", 0, 27),
    ("body/p[99]", 0, 3): ("body/p[1]", 0, 27),
}


def place(path: str, start: int = 0, end: int | None = None) -> Location:
    found = location(path=path)
    return Location(type(found.place)(path, start, end, None, None), "chữ", found.words)


def annotated(data: bytes, *findings: Finding, edits: tuple[Edit, ...] = ()) -> bytes:
    return annotated_docx(data, NAME, report(*findings), Lang.VI, edits).data


def of_somebody(data: bytes) -> tuple[Comment, ...]:
    """Our comments as the reader takes those of others."""
    with io.BytesIO() as stream:
        document = docx.Document(io.BytesIO(data))
        for comment in document.comments:
            comment.author = "Somebody"
        document.save(stream)
        return read_docx(stream.getvalue(), NAME).comments


@pytest.mark.parametrize("where", SHOWN_AT, ids=str)
def test_a_comment_stands_on_the_characters_or_nearest_in_the_body(where: tuple[str, int, int | None]) -> None:
    data = small_docx(BODY, f"<w:p>{RUN}</w:p>")
    (comment,) = of_somebody(annotated(data, finding(place(*where))))
    anchor = comment.anchor
    path, start, end = SHOWN_AT[where]
    text = next(p.text for p in read_docx(data, NAME).every_paragraph() if str(p.anchor.path) == path)
    assert (str(anchor.path), anchor.start) == (path, start)
    assert (anchor.end or len(text)) == (len(text) if end is None else end)
    assert comment.also == ()


def test_the_text_says_what_is_found_and_required_by_which_clause_and_where_it_is_not_here() -> None:
    data = annotated(small_docx(BODY, f"<w:p>{RUN}</w:p>"), finding(place("body/p[1]")), finding(place("header[1]/p[1]")))
    here, elsewhere = docx.Document(io.BytesIO(data)).comments
    assert (here.author, here.initials, here.timestamp) == ("decree30-lint", "d30", None)
    lines = here.text.splitlines()
    assert lines[0] == "Lỗi: Tiêu ngữ có cỡ chữ 12."
    assert lines[1].startswith(REQUIRED.vi)
    assert "Phụ lục I" in lines[2]
    assert elsewhere.text.splitlines() == [*lines, "Vị trí: trang 1"]


def test_marks_bear_the_date_that_is_given() -> None:
    moment = "2026-01-31T10:00:00Z"
    data = annotated_docx(small_docx(BODY), NAME, report(finding(place("body/p[1]"))), Lang.EN, date=moment).data
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert comment.timestamp is not None
    assert comment.timestamp.isoformat() == "2026-01-31T10:00:00+00:00"


def test_paragraphs_that_follow_each_other_have_one_comment() -> None:
    body = f"<w:p>{OTHER}</w:p>" * 3 + TABLE + f"<w:p>{OTHER}</w:p>"
    places = [place(f"body/p[{number}]", 0, 7) for number in (1, 2, 3, 4)]
    one, two = of_somebody(annotated(small_docx(body), finding(*places)))
    assert [str(anchor.path) for anchor in (one.anchor, *one.also)] == ["body/p[1]", "body/p[2]", "body/p[3]"]
    assert [str(anchor.path) for anchor in (two.anchor, *two.also)] == ["body/p[4]"]


def test_only_what_holds_comments_is_written() -> None:
    data = FAULTY.read_bytes()
    before, after = parts(data), parts(annotated(data, finding(place("body/p[1]"))))
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed == {"word/comments.xml", "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_without_findings_the_file_stays_as_it_is() -> None:
    data = small_docx(BODY)
    assert annotated(data) == data
    assert cleared_docx(data) == data


@pytest.mark.parametrize("track", [False, True])
def test_a_faulty_document_annotated(ruleset: RuleSet, track: bool) -> None:
    data = FAULTY.read_bytes()
    result = judged(data, ruleset)
    edits = edits_of(result) if track else []
    copy = annotated_docx(data, NAME, report_on(result, ruleset), Lang.VI, edits)
    again = judged(copy.data, ruleset)
    assert result.judgement is not None
    assert again.judgement is not None
    assert again.judgement.diagnostics == result.judgement.diagnostics  # our marks are no findings, and suppress nothing
    assert seen(copy.data) == seen(data)
    assert complaints_new(data, copy.data) == frozenset()
    assert len(list(docx.Document(io.BytesIO(copy.data)).comments)) >= len(report_on(result, ruleset).findings)
    assert annotated_docx(copy.data, NAME, report_on(again, ruleset), Lang.VI, edits) == copy
    assert seen(cleared_docx(copy.data)) == seen(data)
    assert parts(cleared_docx(copy.data)).keys() == parts(data).keys()
    assert b"decree30-lint" not in b"".join(parts(cleared_docx(copy.data)).values())


# What others wrote

COMMENT = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def with_comment(data: bytes) -> bytes:
    """The file as Somebody would leave it: with a comment of his own on its first paragraph."""
    document = docx.Document(io.BytesIO(data))
    document.add_comment(document.paragraphs[0].runs[0], "Của tôi", "Somebody", "S")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_comments_of_others_stay() -> None:
    data = with_comment(small_docx(f"<w:p>{RUN}{OTHER}</w:p>"))
    copy = annotated(data, finding(place("body/p[1]", 4, 12)))
    authors = [comment.author for comment in docx.Document(io.BytesIO(copy)).comments]
    assert authors == ["Somebody", "decree30-lint"]
    assert [comment.text for comment in read_docx(copy, NAME).comments] == ["Của tôi"]
    assert read_docx(copy, NAME).comments == read_docx(data, NAME).comments
    assert [comment.author for comment in docx.Document(io.BytesIO(cleared_docx(copy))).comments] == ["Somebody"]


def test_tracked_changes_of_others_hinder_only_ours() -> None:
    body = f'<w:p><w:ins w:id="1" w:author="Somebody">{RUN}</w:ins>{OTHER}</w:p>'
    data = small_docx(body)
    assert len(of_somebody(annotated(data, finding(place("body/p[1]", 4, 12))))) == 1
    edit = SetRunFormat(Anchor(Path.parse("body/p[1]")), RunFormat(bold=True))
    with pytest.raises(RefusedFileError) as caught:
        annotated(data, finding(place("body/p[1]")), edits=(edit,))
    assert caught.value.code == "tracked-changes"


def test_copies_of_changes_of_others_get_ids_of_their_own() -> None:
    change = '<w:rPr><w:b/><w:rPrChange w:id="3" w:author="Somebody"><w:rPr/></w:rPrChange></w:rPr>'
    data = small_docx(f"<w:p><w:r>{change}<w:t>Một hai ba</w:t></w:r></w:p>")
    keys = [
        change.get(f"{W}id") for change in root(annotated(data, finding(place("body/p[1]", 4, 7)))).iter(f"{W}rPrChange")
    ]
    assert len(set(keys)) == 3


def test_words_that_somebody_commented_lose_only_our_insertion() -> None:
    edit = ReplaceText(Anchor(Path.parse("body/p[1]"), 0, 4, 4), "mới ")
    copy = annotated(small_docx(f"<w:p>{RUN}</w:p>"), edits=(edit,))
    inserted = '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">mới </w:t></w:r>'
    commented = replaced(copy, "word/document.xml", inserted, COMMENT.format(inserted))
    tags = [child.tag.removeprefix(W) for child in next(root(cleared_docx(commented)).iter(f"{W}p"))]
    assert tags == ["r", "commentRangeStart", "commentRangeEnd", "r", "r"]


def test_what_newer_parts_say_of_our_comments_goes_with_them() -> None:
    copy = annotated(small_docx(f"<w:p>{RUN}</w:p>"), finding(place("body/p[1]")))
    clean = cleared_docx(_with_newer_parts(copy))
    assert [comment.get(f"{W}author") for comment in root(clean, "word/comments.xml")] == ["Somebody"]
    (entry,) = root(clean, "word/commentsExtended.xml")
    assert [str(name).rpartition("}")[2] for name in entry.attrib] == ["paraId", "done"]
    assert [len(root(clean, f"word/{name}.xml")) for name in ("commentsIds", "commentsExtensible", "people")] == [1, 1, 1]


def _with_newer_parts(data: bytes) -> bytes:
    """The annotated file as Word saves it when Somebody has answered the comment."""
    office = "http://schemas.microsoft.com/office"
    spaces = (
        f'{W14} xmlns:w15="{office}/word/2012/wordml" xmlns:w16cid="{office}/word/2016/wordml/cid" '
        f'xmlns:w16cex="{office}/word/2018/wordml/cex"'
    )
    contents = {
        "commentsExtended": (
            f"<w15:commentsEx {spaces}>"
            '<w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
            '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/></w15:commentsEx>'
        ),
        "commentsIds": (
            f'<w16cid:commentsIds {spaces}><w16cid:commentId w16cid:paraId="0000000A" w16cid:durableId="0000001A"/>'
            '<w16cid:commentId w16cid:paraId="0000000B" w16cid:durableId="0000001B"/></w16cid:commentsIds>'
        ),
        "commentsExtensible": (
            f'<w16cex:commentsExtensible {spaces}><w16cex:commentExtensible w16cex:durableId="0000001A"/>'
            '<w16cex:commentExtensible w16cex:durableId="0000001B"/></w16cex:commentsExtensible>'
        ),
        "people": (
            f'<w15:people {spaces}><w15:person w15:author="decree30-lint"/><w15:person w15:author="Somebody"/></w15:people>'
        ),
    }
    answer = (
        '<w:comment w:id="900" w:author="Somebody"><w:p w14:paraId="0000000B"><w:r><w:t>Vâng</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    data = replaced(data, "word/comments.xml", "<w:comments ", f"<w:comments {W14} ")
    data = replaced(data, "word/comments.xml", "<w:p>", '<w:p w14:paraId="0000000A">')
    data = replaced(data, "word/comments.xml", "</w:comments>", answer)
    links = "".join(
        f'<Relationship Id="n{number}" Type="{office}/2011/relationships/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(contents)
    )
    data = replaced(data, "word/_rels/document.xml.rels", "</Relationships>", f"{links}</Relationships>")
    return _zipped(parts(data) | {f"word/{name}.xml": content.encode() for name, content in contents.items()})


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


# Refusals


def test_protected_and_signed_files_are_refused() -> None:
    data = small_docx(BODY)
    guard = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:rsids>'
    origin = '<Relationship Id="s" Type="http://x/origin" Target="o.xml"/></Relationships>'
    found = {
        "protected": replaced(data, "word/settings.xml", "<w:rsids>", guard),
        "signed": replaced(data, "_rels/.rels", "</Relationships>", origin),
    }
    for code, file in found.items():
        with pytest.raises(RefusedFileError) as caught:
            annotated(file, finding(place("body/p[1]")))
        assert caught.value.code == code


def test_a_copy_that_was_signed_is_not_cleared() -> None:
    copy = annotated(small_docx(BODY), finding(place("body/p[1]")))
    origin = '<Relationship Id="s" Type="http://x/origin" Target="o.xml"/></Relationships>'
    with pytest.raises(RefusedFileError, match="signed"):
        cleared_docx(replaced(copy, "_rels/.rels", "</Relationships>", origin))


def test_edits_that_cannot_be_tracked_are_told() -> None:
    edits = (
        SetPage(Anchor(Path.parse("body/sect[9]"))),
        SetRunFormat(Anchor(Path.parse("header[1]/p[1]")), RunFormat(bold=True)),
    )
    copy = annotated_docx(small_docx(BODY, f"<w:p>{RUN}</w:p>"), NAME, report(), Lang.VI, edits)
    assert copy.untracked == edits
    assert copy.data == small_docx(BODY, f"<w:p>{RUN}</w:p>")
