"""Recognises which paragraph is which part of the document, what type the document is of, and which rules govern it.

`Component.fields` by part: `so-ky-hieu` and `dia-danh-ngay` see patterns.py; `nguoi-ky` {"authority": "KT", "mark": ".",
"post": "GIÁM ĐỐC"} of its first line; `bo-cuc` {"label": "Điều 1.", "number": "1", "mark": ".", "own_line": "yes" | ""};
`so-trang` {"where", "kind", "section"}. Roles beyond those of the model: `bo-cuc` "authority", "enacting", "muc-la-ma".
"""

from decree30_lint.recognise.recogniser import recognise

__all__ = ["recognise"]
