"""Phrases of a list are found in any capitals and with any blanks, as whole words, the longest first."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.phrases import ending, everywhere, opening

PHRASES = ("V/v", "về việc", "Ủy ban", "T/M", "việc", ".")


@pytest.mark.parametrize(
    ("text", "listed", "written", "sign"),
    [
        ("V/v góp ý", "V/v", "V/v", ""),
        ("  v / V: góp ý", "V/v", "v / V", ":"),
        ("V/vgóp ý", None, None, None),
        ("Về  việc góp ý", "về việc", "Về  việc", ""),
        ("việc góp ý", "việc", "việc", ""),
        ("UỶ BAN nhân dân", "Ủy ban", "UỶ BAN", ""),
        ("Ủy bannhân dân", None, None, None),
        ("góp ý về việc", None, None, None),
        ("{{V/v}} góp ý", None, None, None),
    ],
)
def test_opening(text: str, listed: str | None, written: str | None, sign: str | None) -> None:
    phrase = opening(text, PHRASES)
    assert (phrase and (phrase.listed, phrase.written, phrase.sign.strip())) == (listed and (listed, written, sign))


@pytest.mark.parametrize(
    ("text", "listed"),
    [("góp ý.", "."), ("góp ý về việc  ", "về việc"), ("góp ý…", None), ("góp ý ....", None), ("góp ý; ", None)],
)
def test_ending(text: str, listed: str | None) -> None:
    phrase = ending(text, PHRASES)
    assert (phrase.listed if phrase else None) == listed


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("công việc, Việc", [("việc", 5), ("việc", 11)]),
        ("về việc", [("về việc", 0)]),  # the longest only
        ("T / M UBND", [("T/M", 0)]),
        ("HT/M", []),
        ("{{viec}} [việc]", []),
    ],
)
def test_everywhere(text: str, places: list[tuple[str, int]]) -> None:
    assert [(phrase.listed, phrase.start) for phrase in everywhere(text, PHRASES)] == places


@pytest.mark.parametrize(
    ("text", "listed", "expected"),
    [
        ("công tác", "công tác", "việc làm"),
        ("Công tác", "công tác", "Việc làm"),
        ("CÔNG TÁC", "công tác", "VIỆC LÀM"),
        ("UBND", "UBND", "việc làm"),
    ],
)
def test_other_words_take_the_capitals_that_the_writer_chose(text: str, listed: str, expected: str) -> None:
    phrase = opening(text, [listed])
    assert phrase is not None
    assert phrase.like_it("việc làm") == expected
