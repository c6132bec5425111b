"""Forms whose fields and appearances lead around in circles, or to one thing on countless ways: the walks end."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests import pdf_source

LEVELS, WAYS = 18, 10
SIGNED = "<< /FT /Sig /T (A) /V 90 0 R /AP << /N 40 0 R >> >>"
VALUE = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"
IMAGE = pdf_source.stream(
    b"\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
)


def field(*kids: int) -> str:
    return f"<< /T (B) /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"


def drawing(*forms: int) -> bytes:
    drawn = " ".join(f"/X{place} {number} 0 R" for place, number in enumerate(forms))
    return pdf_source.form("", resources=f"/XObject << {drawn} >>")


FORMS: dict[str, tuple[dict[int, str | bytes], bool]] = {
    "tree of fields": ({**{10 + n: field(*[11 + n] * WAYS) for n in range(LEVELS)}, 10 + LEVELS: SIGNED}, True),
    "circle of fields": ({10: field(11, 12, 10), 11: field(12, 10, 11), 12: field(10, 11, 12, 13), 13: SIGNED}, True),
    "circle of an array": ({10: "<< /Kids 11 0 R >>", 11: f"[13 0 R {'<< /Kids 11 0 R >> ' * WAYS}]", 13: SIGNED}, True),
    "tree of forms": (
        {10: SIGNED, **{40 + n: drawing(*[41 + n] * WAYS) for n in range(LEVELS)}, 40 + LEVELS: drawing()},
        False,
    ),
    "circle of forms": ({10: SIGNED, 40: drawing(41, 42, 40), 41: drawing(42, 40, 41), 42: drawing(40, 41, 42, 43)}, True),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_walk_ends_and_meets_each_thing_once(name: str) -> None:
    objects, with_picture = FORMS[name]
    data = pdf_source.pdf("", {40: drawing(43), 43: IMAGE, 90: VALUE, **objects}, catalog="/AcroForm << /Fields [10 0 R] >>")
    script = (
        "import sys; from decree30_lint.formats.pdf.signatures import read_signatures\n"
        "print([(each.field.rpartition('.')[2], each.with_picture) for each in read_signatures(sys.stdin.buffer.read())])"
    )
    ended = subprocess.run([sys.executable, "-c", script], input=data, capture_output=True, check=True, timeout=30)
    assert ended.stdout.decode().strip() == f"[('A', {with_picture})]"
