"""Shows parts of pages: each page is embedded once, however many findings stand on it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from decree30_lint.model.illustration import Illustration, PagePicture, PictureMaker
from decree30_lint.model.place import Box
from decree30_lint.model.words import Words
from decree30_lint.report.drawn import tenths
from decree30_lint.report.findings.html_page.crops import Crop, MarkedBox
from decree30_lint.report.findings.html_page.views import FigureView, MarkView, PictureView
from decree30_lint.report.text_style import TextStyle

_AROUND = 2.0  # points between what is marked and the line around it
_PAGE = Words("Trang {}", "Page {}")
_NUMBERED = Words("Trang {}: phát hiện {}", "Page {}: findings {}")
_MAKERS = {
    PictureMaker.PDFIUM: Words("Hình trang lấy từ chính tệp PDF.", "The pictures show the pages of the PDF itself."),
    PictureMaker.LIBREOFFICE: Words(
        "Hình trang do LibreOffice dựng; Word có thể xuống dòng, sang trang khác đi.",
        "The pictures were laid out by LibreOffice; Word may break lines and pages elsewhere.",
    ),
    PictureMaker.DXPDF: Words(
        "Hình trang do thư viện dxpdf dựng; Word có thể xuống dòng, sang trang khác đi.",
        "The pictures were laid out by dxpdf; Word may break lines and pages elsewhere.",
    ),
    PictureMaker.OUTLINE: Words(
        "Hình trang do chương trình vẽ phác từ chữ trong tệp: vị trí chỉ gần đúng, không có hình, dấu và bảng.",
        "The pictures are sketches of the text in the file: places are near, and pictures, seals and tables are missing.",
    ),
}


class FilePictures(Struct, frozen=True):
    """Holds the pictures of one file under the ids that they have on the page; `file` is the id of the file."""

    file: str
    pages: Mapping[int, PagePicture] = {}
    boxes: Mapping[int, Sequence[Box]] = {}

    def embedded(self) -> Iterator[PictureView]:
        for number, page in sorted(self.pages.items()):
            url = f"data:{page.media_type};base64,{b64encode(page.content).decode('ascii')}"
            yield PictureView(self.id_of(number), url, page.width, page.height)

    def id_of(self, number: int) -> str:
        return f"{self.file}-p{number}"


def pictures_of(illustration: Illustration, file: str) -> FilePictures:
    """Returns the pictures of a file that findings stand on; none where they could not be made."""
    return FilePictures(file, {at: illustration.pages[at] for at in _shown(illustration)}, illustration.boxes)


def is_illustrated(illustration: Illustration) -> bool:
    return bool(_shown(illustration))


def _shown(illustration: Illustration) -> set[int]:
    """Returns the numbers of the pages that a finding stands on."""
    return {box.page for boxes in illustration.boxes.values() for box in boxes} & illustration.pages.keys()


def made_by(illustration: Illustration, style: TextStyle) -> Iterator[str]:
    """Yields who made the pictures, or why there are none; nothing where no finding has a place on paper."""
    if illustration.failure is not None:
        yield illustration.failure.words.of(style.lang)
    elif illustration.maker is not None and is_illustrated(illustration):
        yield style.render(_MAKERS[illustration.maker])


def figure(crop: Crop, pictures: FilePictures, style: TextStyle, *, numbered: bool) -> FigureView:
    """Returns the part of the page; with `numbered` its marks tell which finding stands where."""
    page, width, height = crop.page, crop.right - crop.left, crop.bottom - crop.top
    numbers = ", ".join(map(str, sorted({mark.number for mark in crop.marks})))
    label = style.render(_NUMBERED, page.number, numbers)
    return FigureView(
        picture=pictures.id_of(page.number),
        box=" ".join(map(tenths, (crop.left, crop.top, width, height))),
        width=round(width, 1),
        height=round(height, 1),
        marks=list(_marks(crop, numbered=numbered)),
        label=label,
        caption=label if numbered else style.render(_PAGE, page.number),
        whole=crop.is_whole,
    )


def _marks(crop: Crop, *, numbered: bool) -> Iterator[MarkView]:
    """Yields the marks of a part of a page; of several that have one number the first shows it."""
    shown: set[int] = set()
    for mark in crop.marks:
        yield _mark(mark, mark.number if numbered and mark.number not in shown else 0)
        shown.add(mark.number)


def _mark(mark: MarkedBox, number: int) -> MarkView:
    box = mark.box
    return MarkView(
        x=round(box.left - _AROUND, 1),
        y=round(box.top - _AROUND, 1),
        width=round(box.right - box.left + 2 * _AROUND, 1),
        height=round(box.bottom - box.top + 2 * _AROUND, 1),
        number=number,
        tone=mark.tone,
    )
