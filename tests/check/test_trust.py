"""Which repairs may be made unasked: the double entry of every kind's `trust`."""

from __future__ import annotations

import pytest

from decree30_lint.check import KINDS
from decree30_lint.model.edits import Applicability
from decree30_lint.pipeline import ruleset_named

TRUST = {
    Applicability.SAFE: """
        article_indent
        authority_bold
        black
        body_style
        gap_below
        line_below
        margin
        marked_words
        name_under_post
        page_number
        page_number_missing
        paper
        paragraphs
        placed
        singly_spaced
        size
        style
        subject_line
        typeface
    """,
    Applicability.REVIEW: """
        addressees
        appendix_label
        appendix_reference
        appendix_title
        article_item
        basis_cited
        basis_lines
        blanks
        body_ending
        capital_names
        capitals
        character_encoding
        citation_form
        common_noun
        confused_pairs
        copy_looks
        date_form
        dates_padded
        days_in_words
        ends_with
        filing_line
        fixed_wording
        instrument_capitals
        item_list
        look_alikes
        number_form
        number_names_type
        number_of_letter
        numbered_divisions
        opens_with
        person_capitals
        piece_capitals
        place_form
        sentence_capitals
        signatory_name
        signing_marks
        sizes_together
        spelt_syllables
        text_format
        titled_divisions
        wording
    """,
    Applicability.SHOW: """
        appendix_mentioned
        appendix_pages
        article_order
        attached_head
        authority_agrees
        balanced
        basis_there
        bodies_exist
        citation_consistent
        copy_block
        date_real
        digitised_copy
        division_headings
        in_order
        left_for_signing
        left_over
        mark_below
        missing
        number_given
        one_line
        one_of
        parent_with_place
        place_exists
        reference_data
        seal_picture
        side_by_side
        signatory
        signatory_fits
        signature_count
        signature_note
        signature_picture
        signature_place
        signing_line
        subject_of_letter
        units_exist
        unwanted
    """,
}


@pytest.mark.parametrize("trust", Applicability)
def test_how_far_the_repairs_of_each_kind_are_trusted(trust: Applicability) -> None:
    trusted: dict[str, object] = {key: kind.applicability for key, kind in KINDS.items()}
    assert sorted(key for key in trusted if trusted[key] is trust) == sorted(TRUST[trust].split())


LESS = {
    "can-cu/day-du": Applicability.SHOW,  # dates are for the writer to write
    "can-cu/luat-khong-so": Applicability.SHOW,  # what stands in the place of the number is for the writer to say
    "can-cu/xuong-dong": Applicability.SHOW,  # a new paragraph is no change of words
    "co-quan/ten-day-du": Applicability.SHOW,  # as are the names of bodies
    "dia-danh-ngay/dang-day-du": Applicability.SHOW,  # and dates, which figures may tell wrongly
    "dia-danh-ngay/ten-day-du": Applicability.SHOW,  # and the names of places
    "dia-danh-ngay/vi-tri": Applicability.SHOW,  # moving a line may call for another table or tab
    "dia-danh-ngay/viet-tat": Applicability.SHOW,
    "nguoi-ky/hoc-vi": Applicability.SHOW,  # words of a name are not taken away
    "noi-nhan/nhu-dieu": Applicability.SHOW,  # which article is meant is for the writer to say
    "noi-nhan/nhu-tren": Applicability.SHOW,  # a new item moves the others
    "phu-luc/danh-so": Applicability.SHOW,  # the text refers to the number
    "quoc-hieu/vi-tri": Applicability.SHOW,
    "so-ky-hieu/nam": Applicability.SHOW,  # a year may belong there: the file may be a legal normative document
    "trang/chieu-giay": Applicability.SHOW,  # what turns a page is for the writer to say
    "trich-yeu/mo-dau": Applicability.SHOW,  # as is what the opening should be
    "vien-dan/chu-so": Applicability.SHOW,  # a citation may be of words that do not read so
    "vien-dan/lan-dau": Applicability.SHOW,  # as is what a citation lacks
    "vien-dan/lan-sau": Applicability.SHOW,
}


@pytest.mark.parametrize(("name", "less"), [("nd30-2020", LESS), ("dang-05hd", {"quoc-hieu/vi-tri": Applicability.SHOW})])
def test_few_shipped_rules_are_trusted_less_than_their_kinds(name: str, less: dict[str, Applicability]) -> None:
    assert {
        rule.id: rule.applicability
        for rule in ruleset_named(name).rules.values()
        if rule.applicability is not rule.check.applicability
    } == less
