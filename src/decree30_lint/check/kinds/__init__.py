"""The closed library of check kinds: the name a rule file uses, and the class whose fields are its parameters."""

from __future__ import annotations

from decree30_lint.check.kinds.addressees import AddresseesInSmallLetters, OneAddressee, SeveralAddressees
from decree30_lint.check.kinds.body import BodyEnding, BodyOneSize, BodySize, BodyStyle, FirstLine, Justified
from decree30_lint.check.kinds.centring import CentredUnder, LevelWith, SinglySpaced
from decree30_lint.check.kinds.dates import (
    CommaAfterPlace,
    DateInWords,
    DatePadded,
    DateReal,
    DateUnpadded,
    PlaceCapitals,
    PlaceExists,
    PlaceInFull,
    PlaceNotShortened,
)
from decree30_lint.check.kinds.letterhead import InRightHalf, NameInFull, OneLine, ParentWithPlace
from decree30_lint.check.kinds.letters import Capitals, Size, Style
from decree30_lint.check.kinds.lines import LineBelow
from decree30_lint.check.kinds.names import NameInitials, NameInSmallLetters, NameUnderPost, NoTitle
from decree30_lint.check.kinds.page import Margin, PaperSize, Upright
from decree30_lint.check.kinds.page_numbers import FirstPageNumber, PageNumberMissing, PageNumberPlace, PageNumberStyle
from decree30_lint.check.kinds.placing import Aligned
from decree30_lint.check.kinds.presence import Missing, Unwanted
from decree30_lint.check.kinds.recipients import (
    ArticleItem,
    FilingLine,
    FirstItem,
    LabelColon,
    ListDashes,
    ListPunctuation,
    ListSize,
)
from decree30_lint.check.kinds.signature import (
    ActingDeputy,
    AuthorityAgrees,
    CollectiveSigns,
    DeputyBelow,
    NotPassedOn,
    Signatory,
    SignaturePlace,
    SignatureTogether,
    SigningMarks,
)
from decree30_lint.check.kinds.spacing import LineDistance, ParagraphGap
from decree30_lint.check.kinds.symbols import (
    NumberGiven,
    NumberJoined,
    NumberLabel,
    NumberNamesType,
    NumberOfLetter,
    NumberPadded,
    NumberWithoutYear,
)
from decree30_lint.check.kinds.titles import (
    Centred,
    CentredInColumn,
    GapBelow,
    KnownType,
    LetterOpening,
    NoFullStop,
    SubjectLine,
    SubjectOpening,
    SubjectThere,
)
from decree30_lint.check.kinds.typeface import Black, Decomposed, LookAlikes, OldEncoding, Typeface
from decree30_lint.check.kinds.whole import DoubleBlanks, InOrder, NotBeside, SideBySide, SignatoryFits, SizesTogether
from decree30_lint.check.kinds.wording import FixedWording
from decree30_lint.model.rules import Check

KINDS: dict[str, type[Check]] = {
    "acting_deputy": ActingDeputy,
    "addressees_in_small_letters": AddresseesInSmallLetters,
    "aligned": Aligned,
    "article_item": ArticleItem,
    "authority_agrees": AuthorityAgrees,
    "black": Black,
    "body_ending": BodyEnding,
    "body_one_size": BodyOneSize,
    "body_size": BodySize,
    "body_style": BodyStyle,
    "capitals": Capitals,
    "centred": Centred,
    "centred_in_column": CentredInColumn,
    "centred_under": CentredUnder,
    "collective_signs": CollectiveSigns,
    "comma_after_place": CommaAfterPlace,
    "date_in_words": DateInWords,
    "date_padded": DatePadded,
    "date_real": DateReal,
    "date_unpadded": DateUnpadded,
    "decomposed": Decomposed,
    "deputy_below": DeputyBelow,
    "double_blanks": DoubleBlanks,
    "filing_line": FilingLine,
    "first_item": FirstItem,
    "first_line": FirstLine,
    "first_page_number": FirstPageNumber,
    "fixed_wording": FixedWording,
    "gap_below": GapBelow,
    "in_order": InOrder,
    "in_right_half": InRightHalf,
    "justified": Justified,
    "known_type": KnownType,
    "label_colon": LabelColon,
    "letter_opening": LetterOpening,
    "level_with": LevelWith,
    "line_below": LineBelow,
    "line_distance": LineDistance,
    "list_dashes": ListDashes,
    "list_punctuation": ListPunctuation,
    "list_size": ListSize,
    "look_alikes": LookAlikes,
    "margin": Margin,
    "missing": Missing,
    "name_in_full": NameInFull,
    "name_in_small_letters": NameInSmallLetters,
    "name_initials": NameInitials,
    "name_under_post": NameUnderPost,
    "no_full_stop": NoFullStop,
    "no_title": NoTitle,
    "not_beside": NotBeside,
    "not_passed_on": NotPassedOn,
    "number_given": NumberGiven,
    "number_joined": NumberJoined,
    "number_label": NumberLabel,
    "number_names_type": NumberNamesType,
    "number_of_letter": NumberOfLetter,
    "number_padded": NumberPadded,
    "number_without_year": NumberWithoutYear,
    "old_encoding": OldEncoding,
    "one_addressee": OneAddressee,
    "one_line": OneLine,
    "page_number_missing": PageNumberMissing,
    "page_number_place": PageNumberPlace,
    "page_number_style": PageNumberStyle,
    "paper_size": PaperSize,
    "paragraph_gap": ParagraphGap,
    "parent_with_place": ParentWithPlace,
    "place_capitals": PlaceCapitals,
    "place_exists": PlaceExists,
    "place_in_full": PlaceInFull,
    "place_not_shortened": PlaceNotShortened,
    "several_addressees": SeveralAddressees,
    "side_by_side": SideBySide,
    "signatory": Signatory,
    "signatory_fits": SignatoryFits,
    "signature_place": SignaturePlace,
    "signature_together": SignatureTogether,
    "signing_marks": SigningMarks,
    "singly_spaced": SinglySpaced,
    "size": Size,
    "sizes_together": SizesTogether,
    "style": Style,
    "subject_line": SubjectLine,
    "subject_opening": SubjectOpening,
    "subject_there": SubjectThere,
    "typeface": Typeface,
    "unwanted": Unwanted,
    "upright": Upright,
}
