"""Lists what recognition weighs: each sign that a line may show, the part it speaks for, and with how many points.

Points are logarithms: one more doubles the odds, a negative number speaks against the part. A sign without points decides
alone. `inspect --weights` prints the table.
"""

from __future__ import annotations

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.model.words import Words


def _sign(part: Part, points: float | None, vi: str, en: str) -> Evidence:
    return Evidence(part, points, Words(vi, en))


NUMBER_LABEL = _sign(Part.NUMBER, 3, "mở đầu bằng “Số”", "begins “Số”")
NUMBER_SYMBOL = _sign(Part.NUMBER, 2, "có gạch chéo và ký hiệu", "slash and symbol")
NUMBER_BESIDE_NAME = _sign(Part.NUMBER, 1, "mở đầu bằng “Số” ở cột bên cạnh Quốc hiệu", "“Số” beside the national name")
NUMBER_UNLABELLED = _sign(
    Part.NUMBER, 6, "số và ký hiệu không có chữ “Số”, dưới tên cơ quan", "number without “Số”, under the body"
)
NUMBER_TO_COME = _sign(Part.NUMBER, 6, "chỗ để điền số", "placeholder for the number")
NUMBER_BELOW_TYPE = _sign(Part.NUMBER, None, "dòng “Số” ở dưới tên loại văn bản", "“Số” under the type's name")

DATE = _sign(Part.PLACE_DATE, 4, "có địa danh và ngày, tháng, năm", "place and date")
DATE_UNDER_NAME = _sign(Part.PLACE_DATE, 1, "ngày, tháng ở cột của Quốc hiệu", "a date under the national name")
DATE_TO_COME = _sign(Part.PLACE_DATE, 2, "chỗ để điền sau, ở cột của Quốc hiệu", "placeholder under the national name")
DATE_BESIDE_NAME = _sign(Part.PLACE_DATE, -1, "ở cột bên cạnh Quốc hiệu", "beside the national name")
DATE_BELOW_TITLE = _sign(Part.PLACE_DATE, None, "ngày, tháng ở dưới tên loại, trích yếu", "a date below the title")
DATE_AT_END = _sign(Part.PLACE_DATE, None, "ngày, tháng ở cuối văn bản", "a date at the end")

SUBJECT_OF_LETTER = _sign(Part.LETTER_SUBJECT, 4, "mở đầu bằng “V/v”", "begins “V/v”")
SUBJECT_OF_LETTER_UNDER_NUMBER = _sign(
    Part.LETTER_SUBJECT, 2, "ở dưới số, ký hiệu, viết như một trích yếu", "under the number, worded as a subject"
)
SUBJECT_OF_LETTER_GOES_ON = _sign(Part.LETTER_SUBJECT, 5, "viết tiếp dòng “V/v” ở trên", "goes on from the line “V/v”")
SUBJECT_OF_LETTER_UNDER_NAME = _sign(Part.LETTER_SUBJECT, -2, "ở cột của Quốc hiệu", "under the national name")

BODY_BESIDE_NAME = _sign(Part.ISSUING_BODY, 2, "ở cột bên cạnh Quốc hiệu", "beside the national name")
BODY_IN_HEAD = _sign(Part.ISSUING_BODY, 1, "ở phần đầu văn bản", "in the letterhead")
BODY_IN_CAPITALS = _sign(Part.ISSUING_BODY, 2, "chữ in hoa", "capitals")
BODY_IN_SMALL_LETTERS = _sign(Part.ISSUING_BODY, -1, "chữ thường", "small letters")
BODY_NAME = _sign(Part.ISSUING_BODY, 2, "mở đầu như tên một cơ quan, tổ chức", "begins as a body's name")
BODY_PLACEHOLDER = _sign(Part.ISSUING_BODY, 1, "chỗ để điền sau", "placeholder")
BODY_COLON = _sign(Part.ISSUING_BODY, -2, "có dấu hai chấm", "a colon")
BODY_WITHOUT_LETTERS = _sign(Part.ISSUING_BODY, -4, "không có chữ cái, chữ số", "no letter or digit")
BODY_UNDER_NAME = _sign(Part.ISSUING_BODY, -3, "ở cột của Quốc hiệu", "under the national name")

ONE_NAME = _sign(Part.ISSUING_BODY, 3, "tên cơ quan duy nhất ở đầu văn bản", "the only name of a body in the letterhead")
NAME_OF_LINES = _sign(Part.ISSUING_BODY, 0.5, "các dòng có thể là một tên", "the lines may be one name")
NAME_NOT_BEGUN_ANEW = _sign(Part.ISSUING_BODY, 1, "một tên viết thành nhiều dòng", "one name over several lines")
NAME_ALL_BOLD = _sign(Part.ISSUING_BODY, 0.5, "mọi dòng đều in đậm", "all lines are bold")
NAME_CONTINUES = _sign(
    Part.ISSUING_BODY, 1.5, "dòng dưới viết tiếp tên ở dòng trên", "the lower line goes on with the name above"
)
BODY_ABOVE_NUMBER = _sign(Part.ISSUING_BODY, None, "ở cột bên trái, phía trên số, ký hiệu", "left column, above the number")
PARENT_CONTINUED = _sign(
    Part.PARENT_BODY, -3, "dòng dưới viết tiếp tên ở dòng trên", "the lower line goes on with the name above"
)
PARENT_UNFINISHED = _sign(Part.PARENT_BODY, -3, "dòng trên chưa hết tên", "the upper line is no whole name")
PARENT_ABOVE_BODY = _sign(
    Part.PARENT_BODY, 1.5, "dòng dưới mở đầu như tên một cơ quan khác", "the lower line begins as another body's name"
)
PARENT_NAME = _sign(
    Part.PARENT_BODY, 1.5, "dòng trên mở đầu như tên cơ quan chủ quản", "the upper line begins as a parent's name"
)
PARENT_NOT_BOLD = _sign(
    Part.PARENT_BODY, 3, "dòng trên chữ thường, dòng dưới in đậm", "the upper line is not bold, the lower one is"
)
PARENT_THEN_BOLD = _sign(Part.PARENT_BODY, 1, "từ dòng dưới mới in đậm", "bold begins at the lower line")
PARENT_ENDS_BOLD = _sign(Part.PARENT_BODY, -1, "từ dòng dưới không còn in đậm", "bold ends at the lower line")
PARENT_APART = _sign(Part.PARENT_BODY, 0.5, "hai dòng tách rời nhau", "the two lines stand apart")
PARENT_MORE_BODIES = _sign(Part.PARENT_BODY, -1, "phía dưới còn tên cơ quan khác", "another body's name follows below")
PARENT_OF_ITS_KIND = _sign(
    Part.PARENT_BODY, -3, "hai dòng là hai cơ quan cùng loại, cùng cấp", "both lines name bodies of one kind and level"
)
PARENT_OF_ITS_PLACE = _sign(
    Part.PARENT_BODY, -1, "hai dòng là hai cơ quan của cùng một địa phương", "both lines name bodies of one place"
)
PARENT_WITHIN_NAME = _sign(
    Part.PARENT_BODY, -2, "tên cơ quan khác đã mở đầu ở dòng trên", "another body's name begins in a line above"
)
PARENT_BY_SYMBOL = _sign(
    Part.PARENT_BODY, 6, "ký hiệu viết tắt tên đứng sau", "the symbol abbreviates the name that stands behind"
)
NAMES_RUN_TOGETHER = _sign(
    Part.ISSUING_BODY, None, "có thể là hai tên viết liền trong một đoạn", "perhaps two names in one paragraph"
)
NAMES_OF_SIGNERS = _sign(
    Part.ISSUING_BODY, None, "hai cơ quan cùng ban hành, có hai người ký", "two bodies issue it, and two sign"
)
PARENT_LONG = _sign(Part.PARENT_BODY, -0.2, "mỗi dòng thêm của cơ quan chủ quản", "each further line of the parent body")

SECRECY_STAMP = _sign(Part.SECRECY, 6, "đúng chữ của dấu mật, in hoa", "wording of a stamp of secrecy, in capitals")
SECRECY_WORDS = _sign(Part.SECRECY, 2, "đúng chữ của dấu mật", "wording of a stamp of secrecy")
URGENCY_STAMP = _sign(Part.URGENCY, 6, "đúng chữ của dấu khẩn, in hoa", "wording of a stamp of urgency, in capitals")
URGENCY_WORDS = _sign(Part.URGENCY, 2, "đúng chữ của dấu khẩn", "wording of a stamp of urgency")
CIRCULATION_STAMP = _sign(Part.CIRCULATION, 6, "đúng chữ chỉ dẫn lưu hành, in hoa", "wording on circulation, in capitals")
CIRCULATION_WORDS = _sign(Part.CIRCULATION, 2, "đúng chữ chỉ dẫn lưu hành", "wording on circulation")
SIGNING_TIME = _sign(Part.SEAL, 4, "ghi thời điểm ký số", "time of a digital signature")
APPEARANCE = _sign(Part.SEAL, None, "chữ trong hình hiển thị của chữ ký số", "text of a digital signature's appearance")

EXACT_NAME = _sign(Part.NATIONAL_NAME, None, "đúng nguyên văn", "exact wording")
EXACT_MOTTO = _sign(Part.MOTTO, None, "đúng nguyên văn", "exact wording")
MOTTO_DASHES = _sign(Part.MOTTO, None, "có hai gạch nối như Tiêu ngữ", "two dashes as in the motto")
MOTTO_UNDER_NAME = _sign(Part.MOTTO, None, "đứng ngay dưới Quốc hiệu", "right under the national name")

TYPE_KNOWN = _sign(Part.TYPE_NAME, 2.5, "mở đầu bằng tên loại văn bản", "begins with the name of a type")
TYPE_TITLE = _sign(Part.TYPE_NAME, 2.5, "mở đầu như tên một loại giấy tờ", "begins as a title")
TYPE_IN_CAPITALS = _sign(Part.TYPE_NAME, 2, "chữ in hoa", "capitals")
TYPE_KNOWN_IN_SMALL_LETTERS = _sign(
    Part.TYPE_NAME, -1.5, "tên loại văn bản bằng chữ thường", "name of a type in small letters"
)
TYPE_IN_SMALL_LETTERS = _sign(Part.TYPE_NAME, -3, "chữ thường", "small letters")
TYPE_CENTRED = _sign(Part.TYPE_NAME, 1, "canh giữa", "centred")
TYPE_BOLD = _sign(Part.TYPE_NAME, 1, "chữ đậm", "bold")
TYPE_FIRST = _sign(Part.TYPE_NAME, 0.5, "ngay dưới phần đầu văn bản", "first under the letterhead")
TYPE_OF_NUMBER = _sign(Part.TYPE_NAME, 2, "là loại mà ký hiệu ghi", "the type that the symbol names")
TYPE_NO_TITLE = _sign(
    Part.TYPE_NAME, -4, "mở đầu hoặc kết thúc như một mục, một câu", "begins or ends as an item or a sentence"
)
TYPE_MARK = _sign(Part.TYPE_NAME, -4, "mở đầu như dấu dự thảo, số biểu mẫu", "begins as the mark of a draft or a form")
TYPE_LONG_OR_ASIDE = _sign(Part.TYPE_NAME, -3, "dòng dài, hoặc lệch về một bên", "a long line, or one at a side")

SUBJECT_UNDER_TYPE = _sign(Part.SUBJECT, 2, "ở dưới tên loại văn bản", "under the type's name")
SUBJECT_CENTRED = _sign(Part.SUBJECT, 2, "canh giữa", "centred")
SUBJECT_NO_LONGER_CENTRED = _sign(Part.SUBJECT, -4, "không canh giữa như dòng trên", "not centred as the line above")
SUBJECT_NOT_CENTRED = _sign(Part.SUBJECT, -2, "không canh giữa như tên loại", "not centred as the type's name")
SUBJECT_BOLD = _sign(Part.SUBJECT, 1, "chữ đậm", "bold")
SUBJECT_BOLD_BELOW_TYPE = _sign(
    Part.SUBJECT, 6, "cả dòng chữ đậm, ngay dưới tên loại", "all bold, right under the type's name"
)
SUBJECT_COLON = _sign(Part.SUBJECT, -4, "có dấu hai chấm ở đầu dòng", "a colon early in the line")
SUBJECT_WORDS = _sign(Part.SUBJECT, 1.5, "mở đầu như một trích yếu", "begins as a subject")
SUBJECT_SET_AS_PROSE = _sign(Part.SUBJECT, -1.5, "canh đều hai lề hoặc lùi đầu dòng", "justified, or with an indent")
SUBJECT_OTHER_PART = _sign(Part.SUBJECT, -9, "mở đầu như một thành phần khác", "begins as another part")
SUBJECT_NO_TITLE = _sign(
    Part.SUBJECT, -5, "mở đầu hoặc kết thúc như một mục, một câu", "begins or ends as an item or a sentence"
)
SUBJECT_LONG = _sign(Part.SUBJECT, -3, "dòng dài, không canh giữa", "a long line that is not centred")
SUBJECT_AFTER_TYPE = _sign(Part.SUBJECT, None, "ngay sau tên loại, trên cùng dòng", "after the type's name on its line")

AUTHORITY_NAMED = _sign(Part.STRUCTURE, 4, "chức danh hoặc cơ quan ban hành, chữ in hoa", "post or body in capitals")
AUTHORITY_UNDER_SUBJECT = _sign(Part.STRUCTURE, 2, "ở dưới trích yếu", "under the subject")
AUTHORITY_ABOVE_BASIS = _sign(Part.STRUCTURE, 3, "ngay trên phần căn cứ", "right above the basis")
AUTHORITY_IN_CAPITALS = _sign(
    Part.STRUCTURE, 7, "in hoa dưới trích yếu chữ thường", "capitals under a subject in small letters"
)
ENACTING_WORDS = _sign(Part.STRUCTURE, 9, "lời ban hành", "enacting formula")
ENACTS = _sign(Part.STRUCTURE, None, "lời ban hành đứng riêng một dòng", "enacting formula on a line of its own")
AUTHORITY = _sign(Part.STRUCTURE, None, "chữ in hoa ở trên phần căn cứ", "capitals above the basis")
UNDER_DIVISION = _sign(
    Part.STRUCTURE, None, "canh giữa, ngay dưới số thứ tự của phần, chương, mục", "centred, right under a division's number"
)
AUTOMATIC_NUMBER = _sign(Part.STRUCTURE, None, "được đánh số tự động", "automatic number")
TYPED_NUMBER = _sign(Part.STRUCTURE, None, "mở đầu bằng số thứ tự", "begins with a number")
PROSE = _sign(Part.BODY, None, "là đoạn văn", "prose")
SHORT_LINE = _sign(Part.BODY, None, "là một dòng ngắn trong nội dung", "a short line among the text")

BASIS_WORDS = _sign(Part.LEGAL_BASIS, 2, "mở đầu như một căn cứ ban hành", "begins as a basis")
BASIS_ABOVE_ENACTING = _sign(
    Part.LEGAL_BASIS, None, "ở giữa tên loại và lời ban hành", "between the type's name and the enacting formula"
)
BASIS_OF_TYPE = _sign(Part.LEGAL_BASIS, 1, "loại văn bản này phải có căn cứ", "a paper of this type has a basis")
BASIS_BLOCK = _sign(Part.LEGAL_BASIS, 1, "có nhiều dòng căn cứ liền nhau", "one of a block")
BASIS_ITALIC = _sign(Part.LEGAL_BASIS, 1, "chữ nghiêng", "italic")
BASIS_SEMICOLON = _sign(Part.LEGAL_BASIS, 1, "cuối dòng có dấu chấm phẩy", "ends with a semicolon")

ADDRESSEES = _sign(Part.ADDRESSEES, None, "mở đầu bằng “Kính gửi”", "begins “Kính gửi”")
ADDRESSEES_LISTED = _sign(Part.ADDRESSEES, None, "gửi nhiều nơi, mỗi nơi một dòng", "several addressees, one a line")

RECIPIENTS_LABEL = _sign(Part.RECIPIENTS, None, "mở đầu bằng “Nơi nhận”", "begins “Nơi nhận”")
RECIPIENTS_LABEL_OF_OTHER_WORDS = _sign(
    Part.RECIPIENTS, None, "ngay trên danh sách có dòng “Lưu”", "right above a list with “Lưu”"
)
RECIPIENTS_IN_TABLE = _sign(Part.RECIPIENTS, None, "ở trong bảng cuối văn bản", "in the table at the end")
RECIPIENTS_LISTED = _sign(Part.RECIPIENTS, None, "ở dưới “Nơi nhận”", "under “Nơi nhận”")
ITEM_BELOW_LABEL = _sign(Part.RECIPIENTS, 1.5, "cùng cột, dưới “Nơi nhận”", "in the column of “Nơi nhận”, below it")
ITEM_DASH = _sign(Part.RECIPIENTS, 2, "có gạch đầu dòng", "a dash before it")
ITEM_END = _sign(Part.RECIPIENTS, 1, "cuối dòng có dấu chấm phẩy hoặc dấu chấm", "ends with a semicolon or full stop")
ITEM_FILING = _sign(Part.RECIPIENTS, 1, "có chữ “Lưu”", "says “Lưu”")
ITEM_GOES_ON = _sign(Part.RECIPIENTS, 0.5, "dòng trên chưa hết", "the line above has not ended")
ITEM_BEHIND_FILING = _sign(Part.RECIPIENTS, -3, "đứng sau dòng “Lưu”", "follows the line “Lưu”")
ITEM_OTHER_PART = _sign(Part.RECIPIENTS, -6, "mở đầu như một thành phần khác", "begins as another part")
ITEM_APART = _sign(
    Part.RECIPIENTS, -4, "cách xa dòng trên, hoặc lời xác nhận", "far below the line above, or a certification"
)
ITEM_SIGNS = _sign(
    Part.SIGNATORY, 6, "quyền hạn, chức vụ in hoa ở chỗ của nơi nhận", "authority or post in capitals among recipients"
)

SIGNING_MARK = _sign(
    Part.SIGNATORY,
    4,
    "mở đầu bằng quyền hạn ký (TM., KT., TL., TUQ., Q.)",
    "begins with the authority (TM., KT., TL., TUQ., Q.)",
)
POST = _sign(Part.SIGNATORY, 2.5, "mở đầu như một chức vụ", "begins as a post")
POST_IN_CAPITALS = _sign(Part.SIGNATORY, 1.5, "chữ in hoa", "capitals")
POST_PLACEHOLDER = _sign(Part.SIGNATORY, 2.5, "chỗ để điền sau", "placeholder")
POST_BOLD = _sign(Part.SIGNATORY, 0.5, "chữ đậm", "bold")
POST_COLUMN = _sign(Part.SIGNATORY, 0.5, "ở chỗ của chữ ký", "where signatures stand")
POST_GOES_ON = _sign(Part.SIGNATORY, 1, "viết tiếp dòng trên", "goes on from the line above")
POST_BODY = _sign(Part.SIGNATORY, 2, "mở đầu như tên một cơ quan, tổ chức", "begins as a body's name")
POST_NONE_BELOW_POST = _sign(Part.SIGNATORY, -1.5, "không phải chức vụ, dưới một chức vụ", "no post, below a post")
POST_NONE = _sign(Part.SIGNATORY, -2.5, "không phải quyền hạn hay chức vụ", "no authority and no post")
POST_FOLLOWS = _sign(Part.SIGNATORY, 2, "ngay trên dòng chức vụ", "right above a post")
POST_ABOVE_NAME = _sign(
    Part.SIGNATORY, 3, "chữ in hoa ở trên chỗ ký và họ tên", "capitals above the room for a signature and a name"
)
POST_SENTENCE = _sign(Part.SIGNATORY, -2.5, "kết thúc như một câu, hoặc có chữ số", "ends as a sentence, or holds digits")
POST_LONG = _sign(Part.SIGNATORY, -2, "dòng đầu dài", "a long first line")

NAME_ASKED = _sign(Part.SIGNATORY_NAME, 5, "ghi sẵn “Họ và tên”", "asks for the name")
NAME_HONOURED = _sign(Part.SIGNATORY_NAME, 2, "có học hàm, học vị hoặc cấp bậc trước tên", "title before the name")
NAME_SHAPE = _sign(Part.SIGNATORY_NAME, 2, "viết như họ tên người", "shape of a name")
NAME_SURNAME = _sign(Part.SIGNATORY_NAME, 1.5, "mở đầu bằng một họ quen thuộc", "begins with a known family name")
NAME_SMALL = _sign(
    Part.SIGNATORY_NAME,
    2.5,
    "mở đầu bằng một họ quen thuộc, có chữ chưa viết hoa",
    "begins with a known family name, in small letters",
)
NAME_PLACEHOLDER = _sign(Part.SIGNATORY_NAME, 2.5, "chỗ để điền sau", "placeholder")
NAME_ROOM = _sign(Part.SIGNATORY_NAME, 1.5, "phía trên có chỗ trống để ký", "room for a signature above")
NAME_LAST = _sign(Part.SIGNATORY_NAME, 1, "dòng cuối của cột", "last of its column")
NAME_IS_POST = _sign(Part.SIGNATORY_NAME, -3, "là quyền hạn hoặc chức vụ", "authority or post")
NAME_ABOVE_NAME = _sign(Part.SIGNATORY_NAME, -4, "họ tên còn ở phía dưới", "the name stands further below")
NAME_LONG = _sign(Part.SIGNATORY_NAME, -3, "dài hơn một họ tên", "longer than a name")
NAME_DIGITS = _sign(Part.SIGNATORY_NAME, -2, "có chữ số", "holds digits")

DRAFTER = _sign(
    Part.DRAFTER, None, "chữ viết tắt tên người soạn thảo và số lượng bản", "the drafter's initials and the number of copies"
)
CONTACTS = _sign(Part.ADDRESS_LINE, None, "ghi địa chỉ, điện thoại, thư điện tử", "address, telephone, e-mail")
IN_FOOTER = _sign(Part.ADDRESS_LINE, None, "ở chân trang", "in the footer")
PAGE_FIELD = _sign(Part.PAGE_NUMBER, None, "có trường số trang (PAGE)", "PAGE field")
LABEL_ALONE = _sign(Part.APPENDIX, 2, "“Phụ lục” và số, không có gì khác trên dòng", "“Phụ lục” and its number alone")
LABEL_WITH_TITLE = _sign(Part.APPENDIX, -0.5, "tên phụ lục trên cùng dòng", "the title on the same line")
LABEL_CENTRED = _sign(Part.APPENDIX, 2, "canh giữa", "centred")
LABEL_BOLD = _sign(Part.APPENDIX, 1, "chữ đậm", "bold")
LABEL_IN_CAPITALS = _sign(Part.APPENDIX, 1.5, "chữ in hoa", "capitals")
LABEL_ON_THE_RIGHT = _sign(Part.APPENDIX, 0.5, "ở bên phải", "at the right")
LABEL_OPENS_PAGE = _sign(
    Part.APPENDIX, 1.5, "đứng đầu trang hoặc cách xa dòng trên", "first of a page, or far below the line above"
)
LABEL_ABOVE_REFERENCE = _sign(Part.APPENDIX, 2, "ở trên lời “Kèm theo …”", "above “Kèm theo …”")
LABEL_SENTENCE = _sign(Part.APPENDIX, -3, "kết thúc như một câu", "ends as a sentence")
LABEL_GOES_ON = _sign(Part.APPENDIX, -1, "sau số là chữ thường", "small letters behind the number")
APPENDIX_LABEL = _sign(Part.APPENDIX, None, "mở đầu bằng “Phụ lục”", "begins “Phụ lục”")
FORM_LABEL = _sign(Part.APPENDIX, None, "số hiệu của một biểu mẫu, đứng riêng một dòng", "number of a form on its own line")
APPENDIX_TITLE = _sign(Part.APPENDIX, None, "ở dưới dòng “Phụ lục”", "under the label of the appendix")
REFERENCE = _sign(Part.APPENDIX, None, "mở đầu như lời “Kèm theo …”", "begins as “Kèm theo …”")
COPY_FORM = _sign(Part.COPY, None, "tên của một hình thức sao", "name of a form of copying")

# What speaks for a text that the decree does not govern, or against it: see outside.py.
PARTIES_LETTERED = _sign(Part.WHOLE, 3, "văn bản giữa các bên: có Bên A và Bên B", "between parties: Party A and Party B")
PARTIES_SHARE = _sign(Part.WHOLE, 2, "văn bản giữa các bên: mỗi bên giữ một số bản", "between parties: each keeps copies")
PARTIES_SIGN = _sign(
    Part.WHOLE, 1.5, "văn bản giữa các bên: nhiều bên cùng ký", "between parties: signed for several of them"
)
PARTIES_TITLE = _sign(
    Part.WHOLE,
    1,
    "văn bản giữa các bên: hợp đồng, thanh lý, nghiệm thu, bàn giao",
    "between parties: a contract, its liquidation, an acceptance or a handing-over",
)
PARTIES_OFFICES = _sign(
    Part.WHOLE, -1.5, "văn bản giữa các bên: các bên ký là cơ quan", "between parties: offices sign for themselves"
)
PARTIES_WITHOUT_BODY = _sign(
    Part.WHOLE, 1, "văn bản giữa các bên: không có tên cơ quan ban hành", "between parties: no issuing body"
)
PARTIES_BELOW_BODY = _sign(
    Part.WHOLE, -1, "văn bản giữa các bên: có tên cơ quan ban hành", "between parties: an issuing body"
)
PARTIES_NUMBERED = _sign(Part.WHOLE, -2, "văn bản giữa các bên: có số", "between parties: a number")
PARTIES_NUMBER_IN_HEAD = _sign(
    Part.WHOLE, -1, "văn bản giữa các bên: số ở dưới tên cơ quan", "between parties: the number under the issuing body"
)
PARTIES_DATED = _sign(
    Part.WHOLE, -1, "văn bản giữa các bên: địa danh và ngày ở phần đầu", "between parties: place and date in the letterhead"
)
PARTIES_RECIPIENTS = _sign(Part.WHOLE, -2, "văn bản giữa các bên: có nơi nhận", "between parties: recipients")
PARTIES_AGREEMENT = _sign(
    Part.WHOLE,
    -4,
    "văn bản giữa các bên: bản ghi nhớ, bản thỏa thuận",
    "between parties: a memorandum or an agreement, which are types of this decree",
)

PRIVATE_NAME = _sign(
    Part.WHOLE, 3, "tổ chức tư nhân: tên mở đầu như tên công ty tư nhân", "private business: begins as its name"
)
PRIVATE_FIELD = _sign(
    Part.WHOLE, 3, "tổ chức tư nhân: chỗ để điền tên hợp tác xã", "private business: a field for a cooperative's name"
)
PRIVATE_LAW = _sign(
    Part.WHOLE, 1.5, "tổ chức tư nhân: căn cứ Luật Hợp tác xã", "private business: based on the law on cooperatives"
)
PRIVATE_CHARTER = _sign(Part.WHOLE, 1, "tổ chức tư nhân: căn cứ điều lệ", "private business: based on its charter")
PRIVATE_RECIPIENTS = _sign(Part.WHOLE, -1.5, "tổ chức tư nhân: có nơi nhận", "private business: recipients")
PRIVATE_BELOW_STATE = _sign(
    Part.WHOLE, -4, "tổ chức tư nhân: ở đầu là tên cơ quan nhà nước", "private business: a state body's name comes first"
)

FORM_OF_CIRCULAR = _sign(
    Part.WHOLE,
    4,
    "mẫu riêng: ghi mẫu số và văn bản ban hành mẫu ở chỗ của Quốc hiệu",
    "prescribed form: its number and source where the national name would stand",
)
FORM_FOR_APPLICANT = _sign(
    Part.WHOLE,
    2,
    "mẫu riêng: chỗ của cơ quan ban hành dành cho doanh nghiệp, tổ chức",
    "prescribed form: room for a business as issuing body",
)
FORM_REPRESENTATIVE = _sign(
    Part.WHOLE,
    2,
    "mẫu riêng: người ký là người đại diện theo pháp luật",
    "prescribed form: signed by the legal representative",
)
FORM_REQUEST = _sign(Part.WHOLE, 1, "mẫu riêng: tên gọi là lời đề nghị", "prescribed form: titled as a request")
FORM_VOW = _sign(Part.WHOLE, 1, "mẫu riêng: có lời cam đoan, cam kết", "prescribed form: a vow")
FORM_BLANKS = _sign(Part.WHOLE, 1, "mẫu riêng: nhiều mục để trống để khai", "prescribed form: many entries to fill in")
FORM_OF_OFFICE = _sign(Part.WHOLE, -4, "mẫu riêng: có tên cơ quan nhà nước", "prescribed form: a state body's letterhead")
FORM_RECIPIENTS = _sign(Part.WHOLE, -2, "mẫu riêng: có nơi nhận", "prescribed form: recipients")

WEIGHTS: tuple[Evidence, ...] = tuple(each for each in globals().values() if isinstance(each, Evidence))
"""All signs, part by part as above."""


def alike(part: Part, percent: int) -> Evidence:
    """Returns the sign that a line's wording is nearly that of the national name or the motto."""
    return _sign(part, None, f"giống nguyên văn {percent} %", f"wording alike by {percent} %")
