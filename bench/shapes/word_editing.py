"""Shapes of what stands beside the text: changes, hidden text, boxes, drawings, pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, docx, image_relation, letter, line, paragraph, run

_BY = 'w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z"'
_INSERTED = f"<w:ins {_BY}>{run('chữ ')}</w:ins>"
_DELETED = f"<w:del {_BY}><w:r><w:delText>chữ </w:delText></w:r></w:del>"
_CHANGED = run("chữ ", f"<w:b/><w:rPrChange {_BY}><w:rPr/></w:rPrChange>")
_AT = (
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="900000" cy="{height}"/>'
)


def _drawing(inside: str, height: int = 900000) -> str:
    data = f'<a:graphic><a:graphicData uri="x">{inside}</a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:anchor>{_AT.format(height=height)}{data}</wp:anchor></w:drawing></w:r>"


def _box(blocks: str) -> str:
    return _drawing(f"<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{blocks}</w:txbxContent></wps:txbx></wps:wsp>")


_SIZE = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="0"/></a:xfrm><a:prstGeom prst="line"/>'
_PEN = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
_LINE = _drawing(f"<wps:wsp><wps:spPr>{_SIZE}{_PEN}</wps:spPr></wps:wsp>", 0)


def _picture(key: str) -> str:
    fill = f'<pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill>'
    return _drawing(f'<pic:pic>{fill}<pic:spPr><a:xfrm><a:ext cx="900000" cy="900000"/></a:xfrm></pic:spPr></pic:pic>')


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\xff\0\0\xff\0\0" * 2))
    + _chunk(b"IEND", b"")
)


def _pictured(n: int, *, apart: bool, files: int) -> bytes:
    drawn = [_picture(f"i{at % files}") for at in range(n)]
    body = "".join(paragraph(each + run(SENTENCE)) for each in drawn) if apart else paragraph("".join(drawn))
    relations = "".join(image_relation(f"i{at}", f"media/{at}.png") for at in range(files))
    return docx(letter(body), relations=relations, files={f"word/media/{at}.png": _PNG for at in range(files)})


def _one(content: str) -> Callable[[int], bytes]:
    return lambda n: docx(letter(paragraph(run(SENTENCE) + content * n)))


def _over(content: str) -> Callable[[int], bytes]:
    return lambda n: docx(letter(paragraph(run(SENTENCE) + content) * n))


_FRAMED = line("Nội dung", '<w:framePr w:w="2000" w:hAnchor="page" w:x="1000" w:y="1000"/>')
_VML = '<w:r><w:pict><v:line from="0,0" to="100pt,0" strokecolor="black"/></w:pict></w:r>'
_BORDERED = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1"/></w:pBdr>'

SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "insertions": _one(_INSERTED),
    "insertions-in-paragraphs": _over(_INSERTED),
    "deletions": _one(_DELETED),
    "deletions-in-paragraphs": _over(_DELETED),
    "changed-looks": _one(_CHANGED),
    "hidden-runs": _one(run("chữ ", "<w:vanish/>")),
    "hidden-in-paragraphs": _over(run("chữ ", "<w:vanish/>")),
    "white-runs": _one(run("chữ ", '<w:color w:val="FFFFFF"/>') + run("đen ")),
    "tiny-in-paragraphs": _over(run("chữ ", '<w:sz w:val="2"/>')),
    "boxes": _over(_box(line("Nội dung"))),
    "boxes-in-a-paragraph": _one(_box(line("Nội dung"))),
    "paragraphs-in-a-box": lambda n: docx(letter(paragraph(_box(line(SENTENCE) * n)))),
    "frames": lambda n: docx(letter((_FRAMED + line(SENTENCE)) * n)),
    "frame-paragraphs": lambda n: docx(letter(_FRAMED * n)),
    "drawn-lines": _over(_LINE),
    "drawn-lines-in-a-paragraph": _one(_LINE),
    "drawn-lines-below-blanks": lambda n: docx(letter((line("") + paragraph(_LINE)) * n)),
    "drawn-lines-of-vml": _one(_VML),
    "bordered-paragraphs": lambda n: docx(letter(line(SENTENCE, _BORDERED) * n)),
    "typed-lines": lambda n: docx(letter((line("Nội dung") + line("_______")) * n)),
    "underlined": _over(run("chữ ", '<w:u w:val="single"/>')),
    "pictures": lambda n: _pictured(n, apart=True, files=1),
    "pictures-in-a-paragraph": lambda n: _pictured(n, apart=False, files=1),
    "picture-files": lambda n: _pictured(n, apart=True, files=n),
}
