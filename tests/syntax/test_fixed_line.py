"""What differs between a line and its lawful words, and the line as it should be."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.fixed_line import fixed_line

NAME, MOTTO = "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do"


@pytest.mark.parametrize(
    ("text", "lawful", "differs", "written"),
    [
        (" CỘNG HOÀ XÃ HỘI", NAME, "", "CỘNG HOÀ XÃ HỘI"),
        ("CỘNG HÒA  XÃ HỘI ----", NAME, "blanks", NAME),
        ("cộng hòa xã hội", NAME, "", NAME),
        ("CỘNG HÕA XÃ HỘI", NAME, "words", NAME),
        ("CỘNGHÒA XÃ HỘI", NAME, "words but blanks", NAME),
        ("Độc lập – Tự do", MOTTO, "dashes", MOTTO),
        ("Độc Lập - Tự do", MOTTO, "capitals", MOTTO),
        ("ĐỘC LẬP - TỰ DO", MOTTO, "", MOTTO),
        ("Ðộc lập - Tự do", MOTTO, "", "Độc lập - Tự do"),
    ],
)
def test_what_differs(text: str, lawful: str, differs: str, written: str) -> None:
    line = fixed_line(text, lawful)
    found = {
        "words": not line.same_words and not line.same_but_dashes and not line.same_but_blanks,
        "words but blanks": not line.same_but_dashes and line.same_but_blanks,
        "dashes": not line.same_words and line.same_but_dashes,
        "capitals": line.same_words and line.wrong_capitals,
        "blanks": line.same_words and line.wide_blanks,
    }
    assert [name for name, is_so in found.items() if is_so] == [differs] * bool(differs)
    assert line.written == written
    changed = text[: line.change.start] + line.change.text + text[line.change.end :]
    assert changed.strip(" -") == line.written


def test_letters_that_a_font_shows_instead_of_others() -> None:
    assert fixed_line("CỘNG HÕA XÃ HỘI", NAME).is_misread({"Õ": "Ò"})
    assert not fixed_line("CỘNG HÕA XÃ HỘI", NAME).is_misread({})
    assert not fixed_line("CỘNG HÒA XÃ HỘI", NAME).is_misread({"Õ": "Ò"})
