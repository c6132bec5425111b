"""Holds the most that one file may have of anything that costs time or memory; a file with more is refused by name.

Each limit tells its unit and its reason. None of them is near what people write: a yearbook of 60,000 paragraphs, a report
of 2,000 pages and a scan of 400 MB pass them all.
"""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.errors import RefusedFileError
from decree30_lint.model.words import Words

MEGABYTE = 1 << 20

CERTIFICATE_BYTES = 16 * MEGABYTE  # of a file of trusted certificates: the roots of all the world have a quarter of one
FILE_BYTES = 512 * MEGABYTE  # of a file: scans of long papers are large, and rarely larger

DEEPEST_XML = 256  # elements within elements: libxml2's own limit, so that walks down a tree of ours end
STYLE_ANCESTORS = 50  # of a style: Word follows fewer
DEEPEST_FORM = 12  # forms within forms, on a page
MARKS = 256  # around one thing that a page draws, one within the other
PATH_PIECES = 20_000  # straight and bent pieces of one path: more make a drawing, and no line of a text
LOOKED_INTO = 256 * MEGABYTE  # bytes unpacked to learn what a PDF says of itself: what lies farther back stays unread
STREAMS_LOOKED_INTO = 50_000  # of each kind: a file of thousands of pages has some hundreds
STREAM_BYTES = 16 * MEGABYTE  # of these, in one stream
PICTURE_PIXELS = 40_000_000  # unpacked to learn the colour of a seal: a page in colour at 600 dots an inch has 35 million
PICTURE_BYTES = 4 * PICTURE_PIXELS  # unpacked: in colour, with its opacity
SLOW_BYTES = 128 * MEGABYTE  # of a PDF that the slow engine is asked to mend: it reads damaged files byte by byte


class Limit(Struct, frozen=True):
    """A limit is the most that a file may have of something, the code of the error for more, and what it says: {most}."""

    code: str
    most: int
    words: Words

    def hold(self, count: int) -> None:
        """Raises RefusedFileError where there are more."""
        if count > self.most:
            raise self.error()

    def error(self) -> RefusedFileError:
        """Returns the error for a file with more."""
        most = f"{self.most:,}"
        words = Words(self.words.vi.format(most=most.replace(",", ".")), self.words.en.format(most=most))
        return RefusedFileError(self.code, words)


_TOO_LARGE = Words(
    "Nội dung giải nén của tệp quá lớn đối với một văn bản. Hãy chia nhỏ tệp hoặc bỏ phần nhúng rồi thử lại.",
    "Unpacked, the file is too large for a document. Split it or remove embedded objects, and try again.",
)
_SPLIT = Words("Hãy chia tệp thành nhiều tệp nhỏ rồi thử lại.", "Split it into smaller files, and try again.")


def _counted(code: str, most: int, vi: str, en: str) -> Limit:
    """Returns the limit for what is counted in a whole file; its remedy is to split the file."""
    return Limit(
        code,
        most,
        Words(
            f"Tệp có hơn {{most}} {vi} nên không đọc. {_SPLIT.vi}",
            f"The file has more than {{most}} {en} and was not read. {_SPLIT.en}",
        ),
    )


PART_BYTES = Limit("too-large", 128 * MEGABYTE, _TOO_LARGE)  # of one part, unpacked: ten times a long report
PARTS_BYTES = Limit("too-large", 256 * MEGABYTE, _TOO_LARGE)  # of all parts that are read
XML_PIECES = Limit("too-large", 6_000_000, _TOO_LARGE)  # tags and attributes of a part: each takes over a hundred bytes

ZIP_ENTRIES = Limit(  # parts of a package: Word writes a dozen, and one for each picture
    "too-many-entries",
    10_000,
    Words(
        "Gói tệp có hơn {most} phần bên trong nên không đọc. Hãy mở tệp trong Word, bỏ các đối tượng nhúng rồi lưu lại.",
        "The package has more than {most} parts and was not read. Open it in Word, remove embedded objects, and save it.",
    ),
)
PARAGRAPHS = _counted("too-many-paragraphs", 100_000, "đoạn văn", "paragraphs")  # 3,000 pages
CELLS = _counted("too-many-cells", 300_000, "ô bảng", "table cells")  # a yearbook of tables has a hundred a page
RUNS = _counted("too-many-runs", 500_000, "đoạn chữ cùng định dạng", "runs of text")  # several for each paragraph
PARAGRAPH_CHARACTERS = Limit(  # sixty pages without a new line
    "paragraph-too-long",
    200_000,
    Words(
        "Có một đoạn văn dài hơn {most} ký tự nên không đọc tệp. Hãy ngắt đoạn đó thành nhiều đoạn rồi thử lại.",
        "A paragraph has more than {most} characters, so the file was not read. Break it into several, and try again.",
    ),
)
PAGES = _counted("too-many-pages", 5_000, "trang", "pages")  # ten volumes
PAGE_OBJECTS = Limit(  # things drawn on one page: detailed maps have some ten thousand lines
    "too-many-objects",
    500_000,
    Words(
        "Có một trang chứa hơn {most} nét vẽ, chữ hoặc hình nên không đọc tệp. "
        "Hãy xuất lại PDF, trong đó bản vẽ được lưu thành ảnh.",
        "A page draws more than {most} lines, letters or pictures, so the file was not read. "
        "Export the PDF once more, with drawings as pictures.",
    ),
)
