"""Recognises which paragraph is which part of the document, what type the document is of, and which rules govern it.

It hands on what it parsed, as `Component.content`: `NumberLine`, `DateLine`, `Title`, `BasisLine`, `SigningBlock`,
`DivisionLabel`, `LabelLine`, `ReferenceLine`, `SignatureText`, and `RecipientList` for addressees and, with its list, for
the label of recipients. Roles beyond those of the model: `bo-cuc` "authority", "enacting", "muc-la-ma".
"""

from decree30_lint.recognise.leading import led_by_governed
from decree30_lint.recognise.recogniser import recognise
from decree30_lint.recognise.stage import stage_of

__all__ = ["led_by_governed", "recognise", "stage_of"]
