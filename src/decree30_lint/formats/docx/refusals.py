"""Makes the errors for a DOCX that cannot be read, each with its code, its cause and its remedy."""

from __future__ import annotations

from decree30_lint.errors import LintError, RefusedFileError, UnreadableFileError
from decree30_lint.model.words import Words

_NAMES = {"odt": "ODT", "rtf": "RTF", "html": "HTML", "pdf": "PDF"}
_LONGEST_NAME = 80


def not_docx(found: str) -> LintError:
    """Returns the error for content that `formats.sniff` calls `found`."""
    if found == "empty":
        return UnreadableFileError(
            "empty-file",
            Words(
                vi="Tệp rỗng, không có nội dung. Hãy lưu lại văn bản từ chương trình soạn thảo.",
                en="The file is empty. Save the document again from the word processor.",
            ),
        )
    if found == "encrypted":
        return encrypted()
    if found == "doc":
        return UnreadableFileError(
            "legacy-doc",
            Words(
                vi="Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx.",
                en="This is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx.",
            ),
        )
    if found in _NAMES:
        return UnreadableFileError(
            "wrong-suffix",
            Words(
                vi=f"Tệp mang tên DOCX nhưng nội dung là {_NAMES[found]}. Hãy đổi lại đuôi tệp hoặc lưu lại thành .docx.",
                en=f"The file is named DOCX but holds {_NAMES[found]}. Rename it, or save it as .docx.",
            ),
        )
    return UnreadableFileError(
        "not-a-zip",
        Words(
            vi="Nội dung không phải là tệp DOCX. Hãy mở bằng chương trình đã tạo ra tệp và lưu lại thành .docx.",
            en="The content is not a DOCX file. Open it in the program that made it and save it as .docx.",
        ),
    )


def encrypted() -> LintError:
    """Returns the error for a file with a password."""
    return RefusedFileError(
        "encrypted",
        Words(
            vi="Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi thử lại.",
            en="The file has a password and cannot be read. Remove it (File › Info › Protect Document) and try again.",
        ),
    )


def truncated() -> LintError:
    """Returns the error for a damaged or incomplete file."""
    return UnreadableFileError(
        "truncated",
        Words(
            vi="Tệp DOCX bị hỏng hoặc thiếu phần cuối (có thể do tải về dở dang). Hãy tải lại hoặc xin lại tệp gốc.",
            en="The DOCX file is damaged or cut short (perhaps an unfinished download). Fetch the original again.",
        ),
    )


def no_document_part() -> LintError:
    """Returns the error for a package without Word text."""
    return UnreadableFileError(
        "no-document-part",
        Words(
            vi="Gói tệp không chứa văn bản Word (có thể là bảng tính, bài trình chiếu, tệp nén). Hãy chọn đúng tệp .docx.",
            en="The package holds no Word text (perhaps a spreadsheet, slides, an archive). Choose the .docx file itself.",
        ),
    )


def bad_xml(part: str) -> LintError:
    """Returns the error for a damaged XML part."""
    part = _short(part)
    return UnreadableFileError(
        "bad-xml",
        Words(
            vi=f"Phần {part} trong tệp DOCX bị hỏng. Hãy mở bằng Word (chọn sửa chữa nếu được hỏi) và lưu lại.",
            en=f"The part {part} of the DOCX file is damaged. Open it in Word (let it repair the file) and save it again.",
        ),
    )


def doubled_part(name: str) -> LintError:
    """Returns the error for a package with two parts of one name: programs would show different ones."""
    name = _short(name)
    return UnreadableFileError(
        "doubled-part",
        Words(
            vi=f"Tệp DOCX có hai phần cùng tên {name}, mỗi chương trình có thể hiện một nội dung khác nhau. "
            "Hãy mở bằng Word và lưu lại, hoặc xin lại tệp gốc.",
            en=f"The DOCX file has two parts called {name}, and programs may show different ones. "
            "Open it in Word and save it again, or ask for the original.",
        ),
    )


def unknown_method(name: str) -> LintError:
    """Returns the error for a package with a part that is packed as no word processor does it."""
    name = _short(name)
    return RefusedFileError(
        "unknown-compression",
        Words(
            vi=f"Phần {name} trong tệp DOCX được nén theo cách mà Word không dùng. Hãy mở bằng Word và lưu lại.",
            en=f"The part {name} of the DOCX file is packed in a way that Word does not use. Open it in Word and save it.",
        ),
    )


def not_understood(part: str, namespace: str) -> LintError:
    """Returns the error for an XML part that asks its readers to understand a language that Word does not."""
    part, namespace = _short(part), _short(namespace)
    return UnreadableFileError(
        "not-understood",
        Words(
            vi=f"Phần {part} trong tệp DOCX đòi hỏi chương trình đọc phải hiểu “{namespace}”; Word không mở tệp như vậy. "
            "Hãy mở bằng chương trình đã tạo ra tệp và lưu lại thành .docx thông thường.",
            en=f"The part {part} of the DOCX file must only be read by programs that know “{namespace}”; Word is none. "
            "Open it in the program that made it and save it as a usual .docx.",
        ),
    )


def strict() -> LintError:
    """Returns the error for a file in the strict form of the standard, which we read and do not write."""
    return RefusedFileError(
        "strict-form",
        Words(
            vi="Tệp được lưu theo dạng “Strict Open XML Document”, dạng này chương trình chỉ đọc, không sửa. "
            "Hãy mở trong Word, chọn Lưu thành (Save As) loại “Word Document (*.docx)” rồi làm lại.",
            en="The file is a “Strict Open XML Document”, which is read but not changed. "
            "Open it in Word, save it as “Word Document (*.docx)”, and try again.",
        ),
    )


def _short(name: str) -> str:
    """Returns a name as far as a message has room for it: those of a hostile file may be as long as the file."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
