"""What edits propose: the very values, derived by hand from the bad examples, and that each of them mends what it is for."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace
from tests.applied import applied

from decree30_lint.check import judge
from decree30_lint.model.document import Document
from decree30_lint.model.edits import Applicability, Edit, ReplaceText, SetLayout, SetRunFormat
from decree30_lint.model.formatting import Align, LineSpacing
from decree30_lint.model.parts import Stage
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.model.units import from_mm
from decree30_lint.pipeline import Options, analyse, ruleset_named
from decree30_lint.testing import Example, Specimens, examples_of, report_on

_EXAMPLES = {  # what is only shown has to be right too
    e.name: e
    for e in examples_of(ruleset_named("nd30-2020"))
    if e.faulty and e.rule.check.applicability is not Applicability.SHOW
}

# What the letters, the paragraphs, the page or the line are given; lengths in points.
LOOKS: Mapping[str, Mapping[str, Any]] = {
    # paper size
    "trang/kho-giay bad 1": {"width": from_mm(210), "height": from_mm(297)},
    "trang/kho-giay bad 2": {"width": from_mm(210), "height": from_mm(297)},
    "trang/kho-giay bad 3": {"width": from_mm(210), "height": from_mm(297)},
    # margin
    "trang/le-tren bad 1": {"top": from_mm(20)},
    "trang/le-tren bad 2": {"top": from_mm(20)},
    "trang/le-tren bad 3": {"top": from_mm(25)},
    "trang/le-tren bad 4": {"top": from_mm(20)},
    "trang/le-duoi bad 1": {"bottom": from_mm(20)},
    "trang/le-duoi bad 2": {"bottom": from_mm(20)},
    "trang/le-duoi bad 3": {"bottom": from_mm(25)},
    "trang/le-trai bad 1": {"left": from_mm(30)},
    "trang/le-trai bad 2": {"left": from_mm(30)},
    "trang/le-trai bad 3": {"left": from_mm(30)},
    "trang/le-trai bad 4": {"left": from_mm(35)},
    "trang/le-phai bad 1": {"right": from_mm(15)},
    "trang/le-phai bad 2": {"right": from_mm(20)},
    # typeface
    "phong-chu/times-new-roman bad 1": {"family": "Times New Roman"},
    "phong-chu/times-new-roman bad 2": {"family": "Times New Roman"},
    "phong-chu/times-new-roman bad 3": {"family": "Times New Roman"},
    "phong-chu/times-new-roman bad 4": {"family": "Times New Roman"},
    # old encoding
    "phong-chu/bang-ma-cu bad 1": {"family": "Times New Roman"},
    # black
    "phong-chu/mau-den bad 1": {"colour": "000000"},
    "phong-chu/mau-den bad 2": {"colour": "000000"},
    "phong-chu/mau-den bad 3": {"colour": "000000"},
    "phong-chu/mau-den bad 4": {"colour": "000000"},
    # marked words
    "toan-van/to-mau bad 1": {"highlighted": False, "shaded": False},
    "toan-van/to-mau bad 2": {"highlighted": False, "shaded": False},
    # page number missing
    "so-trang/thieu bad 1": {"size": 14, "family": "Times New Roman"},
    # page number place
    "so-trang/vi-tri bad 1": {"size": 14, "family": "Times New Roman"},
    "so-trang/vi-tri bad 2": {"size": 14, "family": "Times New Roman"},
    "so-trang/vi-tri bad 3": {"size": 14, "family": "Times New Roman"},
    "so-trang/vi-tri bad 4": {"size": 14, "family": "Times New Roman"},
    # page number style
    "so-trang/kieu-chu bad 1": {"size": 13},
    "so-trang/kieu-chu bad 2": {"size": 14},
    "so-trang/kieu-chu bad 3": {"italic": False},
    "so-trang/kieu-chu bad 4": {"bold": False},
    # first page number
    "so-trang/trang-dau bad 1": {"size": 14, "family": "Times New Roman"},
    # size
    "quoc-hieu/co-chu bad 1": {"size": 13},
    "quoc-hieu/co-chu bad 2": {"size": 12},
    # style
    "quoc-hieu/kieu-chu bad 1": {"bold": True},
    "quoc-hieu/kieu-chu bad 2": {"italic": False},
    "quoc-hieu/kieu-chu bad 3": {"bold": True},
    # capitals
    "tieu-ngu/loai-chu bad 2": {"all_caps": False},
    # size
    "tieu-ngu/co-chu bad 1": {"size": 13},
    "tieu-ngu/co-chu bad 2": {"size": 14},
    "tieu-ngu/co-chu bad 3": {"size": 13},
    # style
    "tieu-ngu/kieu-chu bad 1": {"bold": True},
    "tieu-ngu/kieu-chu bad 2": {"italic": False},
    # centred under
    "tieu-ngu/canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # singly spaced
    "tieu-ngu/gian-dong bad 1": {"spacing": LineSpacing(lines=1.0)},
    "tieu-ngu/gian-dong bad 2": {"after": 0, "before": 0},
    # size
    "co-quan-chu-quan/co-chu bad 1": {"size": 13},
    "co-quan-chu-quan/co-chu bad 2": {"size": 12},
    # style
    "co-quan-chu-quan/kieu-chu bad 1": {"bold": False},
    "co-quan-chu-quan/kieu-chu bad 2": {"italic": False},
    # size
    "co-quan/co-chu bad 1": {"size": 13},
    "co-quan/co-chu bad 2": {"size": 12},
    # style
    "co-quan/kieu-chu bad 1": {"bold": True},
    "co-quan/kieu-chu bad 2": {"italic": False},
    # centred under
    "co-quan/canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # singly spaced
    "co-quan/gian-dong bad 1": {"spacing": LineSpacing(lines=1.0)},
    "co-quan/gian-dong bad 2": {"after": 0, "before": 0},
    # size
    "so-ky-hieu/co-chu bad 1": {"size": 13},
    "so-ky-hieu/co-chu bad 2": {"size": 13},
    # centred under
    "so-ky-hieu/canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    "so-ky-hieu/canh-giua bad 2": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # size
    "dia-danh-ngay/co-chu bad 1": {"size": 13},
    "dia-danh-ngay/co-chu bad 2": {"size": 14},
    "ten-loai/co-chu bad 1": {"size": 14},
    "ten-loai/co-chu bad 2": {"size": 14},
    "ten-loai/co-chu bad 3": {"size": 13},
    # centred
    "ten-loai/canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    "ten-loai/canh-giua bad 2": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    "ten-loai/canh-giua bad 3": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # capitals
    "trich-yeu/loai-chu bad 2": {"all_caps": False},
    # size
    "trich-yeu/co-chu bad 1": {"size": 13},
    "trich-yeu/co-chu bad 2": {"size": 14},
    # centred
    "trich-yeu/canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # size
    "trich-yeu-cong-van/co-chu bad 1": {"size": 13},
    "trich-yeu-cong-van/co-chu bad 2": {"size": 12},
    # centred in column
    "trich-yeu-cong-van/canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    "trich-yeu-cong-van/canh-giua bad 2": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # gap below
    "trich-yeu-cong-van/cach-dong bad 1": {"before": 6},
    "trich-yeu-cong-van/cach-dong bad 2": {"before": 6},
    # size
    "can-cu/co-chu bad 1": {"size": 13},
    "can-cu/co-chu bad 2": {"size": 14},
    # titled divisions
    "bo-cuc/phan-chuong bad 6": {"bold": True},
    "bo-cuc/phan-chuong bad 7": {"italic": False},
    "bo-cuc/phan-chuong bad 8": {"align": Align.CENTRE},
    "bo-cuc/phan-chuong bad 10": {"size": 13},
    # roman headings
    "bo-cuc/muc-la-ma bad 3": {"bold": True},
    "bo-cuc/muc-la-ma bad 4": {"italic": False},
    "bo-cuc/muc-la-ma bad 5": {"size": 13},
    # article form
    "bo-cuc/dieu bad 1": {"bold": True},
    "bo-cuc/dieu bad 2": {"bold": True},
    "bo-cuc/dieu bad 3": {"bold": True},
    "bo-cuc/dieu bad 4": {"bold": True},
    # article indent
    "bo-cuc/lui-dong-dieu bad 1": {"left": 0, "first_line": 36},
    # body size
    "noi-dung/co-chu bad 1": {"size": 13},
    "noi-dung/co-chu bad 2": {"size": 14},
    "noi-dung/co-chu bad 3": {"size": 13},
    "noi-dung/co-chu bad 4": {"size": 13},
    # body style
    "noi-dung/kieu-chu bad 1": {"italic": False},
    "noi-dung/kieu-chu bad 2": {"italic": False},
    "noi-dung/kieu-chu bad 3": {"bold": False},
    # body one size
    "noi-dung/co-chu-thong-nhat bad 1": {"size": 14},
    # justified
    "noi-dung/canh-deu bad 1": {"align": Align.BOTH},
    "noi-dung/canh-deu bad 2": {"align": Align.BOTH},
    # first line
    "noi-dung/lui-dau-dong bad 1": {"left": 0, "first_line": 36},
    "noi-dung/lui-dau-dong bad 2": {"left": 0, "first_line": 36},
    "noi-dung/lui-dau-dong bad 3": {"left": 0, "first_line": 36},
    # paragraph gap
    "noi-dung/cach-doan bad 1": {"after": 6, "contextual": False},
    "noi-dung/cach-doan bad 2": {"after": 6, "contextual": False},
    "noi-dung/cach-doan bad 3": {"after": 6, "contextual": False},
    # line distance
    "noi-dung/gian-dong-toi-thieu bad 1": {"spacing": LineSpacing(lines=1.0)},
    "noi-dung/gian-dong-toi-thieu bad 2": {"spacing": LineSpacing(lines=1.0)},
    "noi-dung/gian-dong-toi-da bad 1": {"spacing": LineSpacing(lines=1.5)},
    "noi-dung/gian-dong-toi-da bad 2": {"spacing": LineSpacing(lines=1.5)},
    # size
    "nguoi-ky/co-chu bad 1": {"size": 13},
    "nguoi-ky/co-chu bad 2": {"size": 14},
    "nguoi-ky/ho-ten-co-chu bad 1": {"size": 13},
    "nguoi-ky/ho-ten-co-chu bad 2": {"size": 14},
    # name under post
    "nguoi-ky/ho-ten-canh-giua bad 1": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    "nguoi-ky/ho-ten-canh-giua bad 2": {"align": Align.CENTRE, "left": 0, "right": 0, "first_line": 0},
    # size
    "kinh-gui/co-chu bad 1": {"size": 13},
    "kinh-gui/co-chu bad 2": {"size": 14},
    "noi-nhan/nhan-co-chu bad 1": {"size": 12},
    "noi-nhan/nhan-co-chu bad 2": {"size": 12},
    # list size
    "noi-nhan/danh-sach-co-chu bad 1": {"size": 11},
    "noi-nhan/danh-sach-co-chu bad 2": {"size": 11},
    "noi-nhan/danh-sach-co-chu bad 3": {"size": 11},
    # list dashes
    "noi-nhan/gach-dau-dong bad 5": {"left": 0, "first_line": 0},
    # appendix label
    "phu-luc/nhan bad 2": {"all_caps": False},
    "phu-luc/nhan bad 4": {"align": Align.CENTRE},
    "phu-luc/nhan bad 5": {"size": 14},
    "phu-luc/nhan bad 6": {"bold": True},
    # appendix title
    "phu-luc/tieu-de bad 2": {"align": Align.CENTRE},
    "phu-luc/tieu-de bad 3": {"size": 13},
    "phu-luc/tieu-de bad 4": {"bold": True},
    "phu-luc/tieu-de bad 5": {"italic": False},
    # appendix reference
    "phu-luc/kem-theo bad 2": {"align": Align.CENTRE},
    "phu-luc/kem-theo bad 3": {"size": 13},
    "phu-luc/kem-theo bad 4": {"italic": True},
    # stamp
    "do-khan/khung bad 2": {"size": 13},
    "do-khan/khung bad 3": {"bold": True},
    "luu-hanh/khung bad 2": {"size": 13},
    "luu-hanh/khung bad 3": {"italic": False},
    # set as
    "nguoi-soan/kieu-chu bad 1": {"size": 11},
    "nguoi-soan/kieu-chu bad 2": {"italic": False},
    "nguoi-soan/kieu-chu bad 3": {"bold": False},
    # address line
    "dia-chi/kieu-chu bad 1": {"size": 11},
    "dia-chi/kieu-chu bad 2": {"italic": False},
    # copy looks
    "ban-sao/kieu-chu bad 1": {"size": 13},
    "ban-sao/kieu-chu bad 2": {"bold": True},
    "ban-sao/kieu-chu bad 3": {"italic": True},
    # sizes together
    "toan-van/co-chu-dong-bo bad 1": {"size": 13},
    "toan-van/co-chu-dong-bo bad 2": {"size": 14},
    # line below
    "tieu-ngu/duong-ke bad 1": {"length": 171.38},
    "co-quan/duong-ke bad 1": {"length": 37.77},
    # subject line
    "trich-yeu/duong-ke bad 1": {"length": 111.37},
}

# What is wrong in the paragraphs that change, and what stands in its place afterwards; all else stays.
TEXTS = {
    # old encoding
    "phong-chu/bang-ma-cu bad 1": (
        "Sở Xây dựng đề nghị ủy ban nhân dân xã hoàn thiện hồ sơ và thực hiện các b-ớc tiếp theo.",
        "Sở Xây dựng đề nghị ủy ban nhân dân xã hoàn thiện hồ sơ và thực hiện các b-ớc tiếp theo.",
    ),
    # look alikes
    "phong-chu/ky-tu-gia bad 1": ("Ðề nghị", "Đề nghị"),
    # fixed wording
    "tieu-ngu/noi-dung bad 1": ("Độc lập – Tự do – Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    "tieu-ngu/noi-dung bad 2": ("Độc lập -Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    "tieu-ngu/noi-dung bad 3": ("Độc lập-Tự do-Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    "tieu-ngu/noi-dung bad 4": ("Độc lập - Tự Do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    "tieu-ngu/noi-dung bad 5": ("Độc lâp - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    "tieu-ngu/noi-dung bad 6": ("Độc lập  -  Tự do  -  Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    # capitals
    "ten-loai/loai-chu bad 1": ("Báo cáo", "BÁO CÁO"),
    "nguoi-ky/loai-chu bad 2": ("Giám đốc", "GIÁM ĐỐC"),
    "co-quan/loai-chu bad 1": ("Sở Nội vụ", "SỞ NỘI VỤ"),
    # name in full
    "co-quan/ten-day-du bad 2": ("UBND TỈNH LÀO CAI", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"),
    "co-quan/ten-day-du bad 1": ("HĐND TỈNH LÀO CAI", "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI"),
    # number label
    "so-ky-hieu/nhan bad 1": ("Số 15/BC-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/nhan bad 2": ("SỐ: 15/BC-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/nhan bad 3": ("Số. 15/BC-SNV", "Số: 15/BC-SNV"),
    # number padded
    "so-ky-hieu/so-0-dau bad 1": ("Số: 5/BC-SNV", "Số: 05/BC-SNV"),
    "so-ky-hieu/so-0-dau bad 3": ("Số: 015/BC-SNV", "Số: 15/BC-SNV"),
    # number joined
    "so-ky-hieu/dau-noi bad 1": ("Số: 15/BC - SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 2": ("Số: 15/BC–SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 3": ("Số: 15/ BC-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 4": ("Số: 15 /BC-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 5": ("Số: 15/BC/SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 6": ("Số: 15-BC-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 7": ("Số: 15/BC_SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/dau-noi bad 8": ("Số:      /BC - SNV", "Số:      /BC-SNV"),
    # number names type
    "so-ky-hieu/ten-loai bad 3": ("Số: 15/KH-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/ten-loai bad 4": ("Số: 15/SNV-BC", "Số: 15/BC-SNV"),
    "so-ky-hieu/ten-loai bad 5": ("Số: 15/SNV", "Số: 15/BC-SNV"),
    # number of letter
    "so-ky-hieu/cong-van bad 1": ("Số: 15/CV-SNV", "Số: 15/SNV"),
    "so-ky-hieu/cong-van bad 2": ("Số: 15/SNV-CV", "Số: 15/SNV"),
    # number without year
    "so-ky-hieu/nam bad 1": ("Số: 15/2026/BC-SNV", "Số: 15/BC-SNV"),
    "so-ky-hieu/nam bad 2": ("Số: 15/BC-SNV-2026", "Số: 15/BC-SNV"),
    # date in words
    "dia-danh-ngay/dang-day-du bad 1": ("Lào Cai, ngày 05/01/2026", "Lào Cai, ngày 05 tháng 01 năm 2026"),
    # date padded
    "dia-danh-ngay/ngay-so-0 bad 1": ("Lào Cai, ngày 5 tháng 6 năm 2026", "Lào Cai, ngày 05 tháng 6 năm 2026"),
    "dia-danh-ngay/thang-so-0 bad 1": ("Lào Cai, ngày 15 tháng 1 năm 2026", "Lào Cai, ngày 15 tháng 01 năm 2026"),
    "dia-danh-ngay/thang-so-0 bad 2": ("Lào Cai, ngày    tháng 2 năm 2026", "Lào Cai, ngày    tháng 02 năm 2026"),
    # date unpadded
    "dia-danh-ngay/thang-thua-so-0 bad 1": ("Lào Cai, ngày 15 tháng 06 năm 2026", "Lào Cai, ngày 15 tháng 6 năm 2026"),
    # comma after place
    "dia-danh-ngay/dau-phay bad 1": ("Lào Cai ngày 15 tháng 6 năm 2026", "Lào Cai, ngày 15 tháng 6 năm 2026"),
    "dia-danh-ngay/dau-phay bad 2": ("Lào Cai. ngày 15 tháng 6 năm 2026", "Lào Cai, ngày 15 tháng 6 năm 2026"),
    # place capitals
    "dia-danh-ngay/viet-hoa bad 1": ("Lào cai, ngày 15 tháng 6 năm 2026", "Lào Cai, ngày 15 tháng 6 năm 2026"),
    "dia-danh-ngay/viet-hoa bad 2": ("lào cai, ngày 15 tháng 6 năm 2026", "Lào Cai, ngày 15 tháng 6 năm 2026"),
    "dia-danh-ngay/viet-hoa bad 3": ("LÀO CAI, ngày 15 tháng 6 năm 2026", "Lào Cai, ngày 15 tháng 6 năm 2026"),
    # place in full
    "dia-danh-ngay/ten-day-du bad 1": (
        "TP. Hồ Chí Minh, ngày 15 tháng 6 năm 2026",
        "Thành phố Hồ Chí Minh, ngày 15 tháng 6 năm 2026",
    ),
    "dia-danh-ngay/ten-day-du bad 2": (
        "Hồ Chí Minh, ngày 15 tháng 6 năm 2026",
        "Thành phố Hồ Chí Minh, ngày 15 tháng 6 năm 2026",
    ),
    "dia-danh-ngay/ten-day-du bad 3": (
        "TP.HCM, ngày 15 tháng 6 năm 2026",
        "Thành phố Hồ Chí Minh, ngày 15 tháng 6 năm 2026",
    ),
    # place not shortened
    "dia-danh-ngay/viet-tat bad 3": ("T. Lào Cai, ngày 15 tháng 6 năm 2026", "Tỉnh Lào Cai, ngày 15 tháng 6 năm 2026"),
    "dia-danh-ngay/viet-tat bad 1": ("TP. Huế, ngày 15 tháng 6 năm 2026", "Thành phố Huế, ngày 15 tháng 6 năm 2026"),
    "dia-danh-ngay/viet-tat bad 2": ("P. Cam Đường, ngày 15 tháng 6 năm 2026", "Phường Cam Đường, ngày 15 tháng 6 năm 2026"),
    # no full stop
    "trich-yeu/dau-cham bad 1": (
        "Về việc thành lập Tổ rà soát tài liệu tồn đọng.",
        "Về việc thành lập Tổ rà soát tài liệu tồn đọng",
    ),
    # letter opening
    "trich-yeu-cong-van/mo-dau bad 1": ("V/V góp ý phương án thoát nước", "V/v góp ý phương án thoát nước"),
    "trich-yeu-cong-van/mo-dau bad 2": ("v/v góp ý phương án thoát nước", "V/v góp ý phương án thoát nước"),
    "trich-yeu-cong-van/mo-dau bad 3": ("Về việc góp ý phương án thoát nước", "V/v góp ý phương án thoát nước"),
    # basis semicolons
    "can-cu/dau-cham-phay bad 1": ("năm 2024.", "năm 2024;"),
    "can-cu/dau-cham-phay bad 2": ("năm 2024,", "năm 2024;"),
    "can-cu/dau-cham-phay bad 3": ("năm 2024", "năm 2024;"),
    # basis end
    "can-cu/dau-cham-cuoi bad 1": ("Văn thư và Lưu trữ,", "Văn thư và Lưu trữ."),
    "can-cu/dau-cham-cuoi bad 2": ("Văn thư và Lưu trữ;", "Văn thư và Lưu trữ."),
    "can-cu/dau-cham-cuoi bad 3": ("Văn thư và Lưu trữ:", "Văn thư và Lưu trữ."),
    # basis in full
    "can-cu/day-du bad 5": ("ngày 05/3/2020", "ngày 05 tháng 3 năm 2020"),
    # number word
    "vien-dan/chu-so bad 2": ("Nghị định 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
    "vien-dan/chu-so bad 1": ("Kế hoạch 45/KH-UBND", "Kế hoạch số 45/KH-UBND"),
    "vien-dan/chu-so bad 3": ("Kế hoạch số số 45/KH-UBND", "Kế hoạch số 45/KH-UBND"),
    # titled divisions
    "bo-cuc/muc bad 1": ("Mục I", "Mục 1"),
    "bo-cuc/muc bad 2": ("MỤC 1", "Mục 1"),
    "bo-cuc/phan-chuong bad 13": ("Phần thứ nhất", "Phần I"),
    # roman headings
    "bo-cuc/muc-la-ma bad 1": ("II/", "II."),
    # article form
    "bo-cuc/dieu bad 1": ("Điều 1:", "Điều 1."),
    "bo-cuc/dieu bad 2": ("ĐIỀU 1.", "Điều 1."),
    "bo-cuc/dieu bad 3": ("Điều 1/", "Điều 1."),
    # clause form
    "bo-cuc/khoan bad 1": ("/ ", ". "),
    # point form
    "bo-cuc/diem bad 1": ("e) Trao", "đ) Trao"),
    # body ending
    "phu-luc/ket-thuc bad 1": ("đồng).", "đồng)./."),
    "noi-dung/ket-thuc bad 1": ("tiếp theo.", "tiếp theo./."),
    "noi-dung/ket-thuc bad 2": ("tiếp theo", "tiếp theo./."),
    # signing marks
    "nguoi-ky/quyen-han bad 6": ("QUYỀN GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
    "nguoi-ky/quyen-han bad 1": ("K/T GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    "nguoi-ky/quyen-han bad 2": ("KT GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    "nguoi-ky/quyen-han bad 3": ("KT: GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    "nguoi-ky/quyen-han bad 4": ("KÝ THAY GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    "nguoi-ky/quyen-han bad 5": ("T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
    # name in small letters
    "nguoi-ky/ho-ten-loai-chu bad 2": ("BẠCH ĐỨC LƯU", "Bạch Đức Lưu"),
    "nguoi-ky/ho-ten-loai-chu bad 1": ("TẠ QUANG NHUẬN", "Tạ Quang Nhuận"),
    "nguoi-ky/ho-ten-loai-chu bad 3": ("Tạ Quang NHUẬN", "Tạ Quang Nhuận"),
    # name initials
    "nguoi-ky/ho-ten-viet-hoa bad 2": ("Y Bhiu niê", "Y Bhiu Niê"),
    "nguoi-ky/ho-ten-viet-hoa bad 1": ("Nguyễn văn Nhuận", "Nguyễn Văn Nhuận"),
    # no title
    "nguoi-ky/hoc-vi bad 4": ("Bà Kha Mộng Điệp", "Kha Mộng Điệp"),
    "nguoi-ky/hoc-vi bad 1": ("ThS. Tạ Quang Nhuận", "Tạ Quang Nhuận"),
    "nguoi-ky/hoc-vi bad 2": ("PGS.TS. Tạ Quang Nhuận", "Tạ Quang Nhuận"),
    # addressees in small letters
    "kinh-gui/loai-chu bad 2": ("KÍNH GỬI: Ủy ban nhân dân xã Tân Lộc", "Kính gửi: Ủy ban nhân dân xã Tân Lộc"),
    # label colon
    "noi-nhan/nhan-dau-hai-cham bad 1": ("Nơi nhận", "Nơi nhận:"),
    "noi-nhan/nhan-dau-hai-cham bad 2": ("Nơi nhận;", "Nơi nhận:"),
    "kinh-gui/dau-hai-cham bad 1": ("Kính gửi Ủy ban nhân dân xã Tân Lộc", "Kính gửi: Ủy ban nhân dân xã Tân Lộc"),
    # one addressee
    "kinh-gui/mot-noi bad 2": ("Kính gửi: - Ủy ban nhân dân xã Tân Lộc", "Kính gửi: Ủy ban nhân dân xã Tân Lộc"),
    "kinh-gui/mot-noi bad 3": ("Kính gửi: Ủy ban nhân dân xã Tân Lộc;", "Kính gửi: Ủy ban nhân dân xã Tân Lộc"),
    # several addressees
    "kinh-gui/nhieu-noi bad 1": ("phường,", "phường;"),
    "kinh-gui/nhieu-noi bad 2": ("lịch sử tỉnh", "lịch sử tỉnh."),
    # list dashes
    "noi-nhan/gach-dau-dong bad 1": ("Giám đốc Sở;", "- Giám đốc Sở;"),
    "noi-nhan/gach-dau-dong bad 2": ("+ Giám đốc Sở;", "- Giám đốc Sở;"),
    "noi-nhan/gach-dau-dong bad 3": ("-Giám đốc Sở;", "- Giám đốc Sở;"),
    # list punctuation
    "noi-nhan/dau-cau bad 1": ("Giám đốc Sở.", "Giám đốc Sở;"),
    "noi-nhan/dau-cau bad 2": ("Giám đốc Sở,", "Giám đốc Sở;"),
    "noi-nhan/dau-cau bad 3": ("Giám đốc Sở", "Giám đốc Sở;"),
    # article item
    "noi-nhan/nhu-dieu bad 1": ("Như Điều 5", "Như Điều 3"),
    "noi-nhan/nhu-dieu bad 2": ("Như Điều 2", "Như Điều 3"),
    # filing line
    "noi-nhan/luu bad 1": ("Lưu VT, QLHT.", "Lưu: VT, QLHT."),
    "noi-nhan/luu bad 2": ("Lưu: QLHT.", "Lưu: VT, QLHT."),
    "noi-nhan/luu bad 3": ("Lưu: VT; QLHT.", "Lưu: VT, QLHT."),
    # roman numbers
    "phu-luc/danh-so bad 1": ("Phụ lục 1", "Phụ lục I"),
    "phu-luc/danh-so bad 3": ("Phụ lục A", "Phụ lục I"),
    "phu-luc/danh-so bad 2": ("Phụ lục số 02", "Phụ lục II"),
    # appendix label
    "phu-luc/nhan bad 1": ("PHỤ LỤC I", "Phụ lục I"),
    "phu-luc/nhan bad 8": ("Phụ lục số I:", "Phụ lục I"),
    # appendix title
    "phu-luc/tieu-de bad 1": ("Dự toán kinh phí", "DỰ TOÁN KINH PHÍ"),
    "phu-luc/tieu-de bad 6": ("Lớp dành cho công chức mới", "LỚP DÀNH CHO CÔNG CHỨC MỚI"),
    # stamp
    "do-khan/khung bad 4": ("Hỏa tốc", "HỎA TỐC"),
    "luu-hanh/khung bad 4": ("Lưu hành nội bộ", "LƯU HÀNH NỘI BỘ"),
    # copy looks
    "ban-sao/kieu-chu bad 4": ("TL. Chủ tịch", "TL. CHỦ TỊCH"),
    # sentence capitals
    "viet-hoa/dau-cau bad 3": ("a) khu vực", "a) Khu vực"),
    "viet-hoa/dau-cau bad 1": ("được giữ ổn định. bốn", "được giữ ổn định. Bốn"),
    "viet-hoa/dau-cau bad 2": ("nguồn gạo", "Nguồn gạo"),
    # person capitals
    "viet-hoa/ten-nguoi bad 1": (
        "Ông Lương văn An kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Ông Lương Văn An kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/ten-nguoi bad 2": (
        "Đồng chí Tạ Thị nhung kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Đồng chí Tạ Thị Nhung kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    # capital names
    "viet-hoa/co-quan bad 6": ("Sở Tài Chính", "Sở Tài chính"),
    "viet-hoa/co-quan bad 7": ("Kính gửi: Uỷ Ban nhân dân tỉnh Thanh Giang", "Kính gửi: Uỷ ban nhân dân tỉnh Thanh Giang"),
    "viet-hoa/co-quan bad 1": ("kính báo cáo Ủy Ban Nhân Dân", "kính báo cáo Ủy ban nhân dân"),
    "viet-hoa/co-quan bad 2": ("kính báo cáo Ủy ban Nhân dân", "kính báo cáo Ủy ban nhân dân"),
    "viet-hoa/dia-ly-nuoc-ngoai bad 1": (
        "Sở Công Thương đón đoàn Hàn quốc và báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương đón đoàn Hàn Quốc và báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/tet bad 2": (
        "Sở Công Thương dịp tết trung thu kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương dịp tết Trung thu kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/dia-hinh-thanh-ten bad 1": (
        "Sở Công Thương kiểm tra cảng Cửa lò và báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương kiểm tra cảng Cửa Lò và báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/tet bad 1": (
        "Sở Công Thương dịp Tết Nguyên Đán kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương dịp tết Nguyên đán kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    # units in small letters
    "viet-hoa/don-vi-hanh-chinh bad 3": ("nhân dân Tỉnh Thanh Giang", "nhân dân tỉnh Thanh Giang"),
    # numbered units
    "viet-hoa/don-vi-danh-so bad 1": (
        "Sở Công Thương kiểm tra tại phường 5 và báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương kiểm tra tại Phường 5 và báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/don-vi-danh-so bad 2": (
        "Sở Công Thương kiểm tra tại phường Trần Hưng Đạo và báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương kiểm tra tại Phường Trần Hưng Đạo và báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    # terrain in small letters
    "viet-hoa/dia-hinh bad 1": (
        "Sở Công Thương khảo sát tại Vịnh Hạ Long và báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương khảo sát tại vịnh Hạ Long và báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    # post capitals
    "viet-hoa/chuc-vu bad 1": (
        "Sở Công Thương kính báo cáo chủ tịch Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương kính báo cáo Chủ tịch Ủy ban nhân dân tỉnh./.",
    ),
    # instrument capitals
    "viet-hoa/ten-van-ban bad 3": ("luật lưu trữ", "Luật Lưu trữ"),
    "viet-hoa/ten-van-ban bad 2": (
        "Sở Công Thương theo Luật đất đai năm 2024 kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương theo Luật Đất đai năm 2024 kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/ten-van-ban bad 4": ("thi hành quyết định này", "thi hành Quyết định này"),
    # piece capitals
    "viet-hoa/vien-dan bad 1": (
        "Sở Công Thương theo Khoản 2 Điều 5 kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương theo khoản 2 Điều 5 kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/vien-dan bad 3": (
        "Sở Công Thương theo khoản 2 điều 5 kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương theo khoản 2 Điều 5 kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    "viet-hoa/vien-dan bad 5": (
        "Sở Công Thương theo Điều 5 khoản 2 kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương theo khoản 2 Điều 5 kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    # days in words
    "viet-hoa/thu-thang bad 1": (
        "Sở Công Thương sáng thứ hai, ngày 05/01/2026 kính báo cáo Ủy ban nhân dân tỉnh./.",
        "Sở Công Thương sáng thứ Hai, ngày 05/01/2026 kính báo cáo Ủy ban nhân dân tỉnh./.",
    ),
    # double blanks
    "go-may/hai-dau-cach bad 1": ("có  ý kiến", "có ý kiến"),
    # blank before
    "go-may/dau-cach-truoc-dau-cau bad 3": ("có ý kiến như sau :", "có ý kiến như sau:"),
    "go-may/dau-cach-truoc-dau-cau bad 1": ("Nguồn gạo , thịt", "Nguồn gạo, thịt"),
    "go-may/dau-cach-truoc-dau-cau bad 2": ("mức cũ .", "mức cũ."),
    # blank after
    "go-may/thieu-dau-cach bad 1": ("Nguồn gạo,thịt", "Nguồn gạo, thịt"),
    "go-may/thieu-dau-cach bad 2": ("giữ ổn định.Bốn", "giữ ổn định. Bốn"),
    # spelt syllables
    "go-may/am-tiet bad 5": ("phục vụ khỏang", "phục vụ khoảng"),
    "go-may/am-tiet bad 6": ("TOàn tỉnh", "Toàn tỉnh"),
    "go-may/am-tiet bad 3": ("cùng kỳ nămtrước", "cùng kỳ năm trước"),
    # confused pairs
    "go-may/nham-tu bad 1": ("đã sử lý, bổ xung và", "đã xử lý, bổ sung và"),
    "go-may/nham-tu bad 2": ("Sát nhập xong", "Sáp nhập xong"),
    # dates padded
    "go-may/ngay-thang bad 2": ("ngày 15 tháng 1 năm 2026", "ngày 15 tháng 01 năm 2026"),
}

# Another fault of the same rule shows only when the first is mended.
_BARED = {"so-ky-hieu/cong-van bad 1": ["no-unit"], "so-ky-hieu/cong-van bad 2": ["no-unit"]}


@pytest.mark.parametrize("name", LOOKS)
def test_looks(name: str, specimens: Specimens) -> None:
    found: dict[str, Any] = {}
    for edit in _edits(name, specimens)[1]:
        found |= _set(edit)
    assert found == _rounded(LOOKS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str, specimens: Specimens) -> None:
    document, edits = _edits(name, specimens)
    changed = {edit.at.path for edit in edits if isinstance(edit, ReplaceText)}
    before, after = (_text(of, changed) for of in (document, applied(document, edits)))
    assert TEXTS[name][0] in before
    assert after == before.replace(*TEXTS[name])


@pytest.mark.parametrize("example", _EXAMPLES.values(), ids=lambda e: e.name.replace(" ", "-"))
def test_every_edit_mends_what_it_is_for(example: Example, specimens: Specimens, ruleset: RuleSet) -> None:
    document, edits = _edits(example.name, specimens)
    if edits:
        assert _said(applied(document, edits), example, ruleset) == _BARED.get(example.name, [])


_SAFE = [example for example in _EXAMPLES.values() if example.rule.applicability is Applicability.SAFE]


@pytest.mark.parametrize("example", _SAFE, ids=lambda e: e.name.replace(" ", "-"))
def test_what_is_safe_changes_no_word(example: Example, specimens: Specimens) -> None:
    document, edits = _edits(example.name, specimens)
    words = [edit.text for edit in edits if isinstance(edit, ReplaceText)]
    alike = {"phong-chu/ky-tu-gia bad 1": ["Đ"], "phong-chu/ky-tu-gia bad 2": ["X"] * 2}  # the page shows the same
    if example.name not in alike:
        assert [p.text for p in applied(document, edits).paragraphs] == [p.text for p in document.paragraphs]
    else:
        assert words == alike[example.name]


def test_every_kind_that_may_be_repaired_is_pinned() -> None:
    pinned = {type(_EXAMPLES[name].rule.check).__name__ for name in (*LOOKS, *TEXTS)}
    assert {type(example.rule.check).__name__ for example in _EXAMPLES.values()} == pinned


@cache
def _edits(name: str, specimens: Specimens) -> tuple[Document, tuple[Edit, ...]]:
    """The faulty document of an example, and all that its rule proposes."""
    report = report_on(_EXAMPLES[name], specimens)
    assert report.judgement is not None
    assert report.subject is not None
    own = [f.breach for f in report.judgement.diagnostics if f.rule.id == _EXAMPLES[name].rule.id]
    return report.subject.document, tuple(edit for breach in own for edit in breach.edits)


def _set(edit: Edit) -> dict[str, Any]:
    """What the edit sets, but for words: by the names of the fields."""
    if isinstance(edit, ReplaceText):
        return {}
    new = edit.format if isinstance(edit, SetRunFormat) else edit.layout if isinstance(edit, SetLayout) else edit
    values = {name: getattr(new, name) for name in new.__struct_fields__ if name != "at"}
    return _rounded({name: value for name, value in values.items() if value not in (None, ())})


def _rounded(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in values.items()}


def _text(document: Document, paths: Container[Path]) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs if paragraph.anchor.path in paths)


def _said(document: Document, example: Example, ruleset: RuleSet) -> list[str]:
    """What the rule of the example still has to say; "?" where it cannot tell."""
    rule = replace(example.rule, level=Level.INFO) if example.rule.level is Level.OFF else example.rule
    subject, _ = analyse(document, ruleset, Options(stage=Stage(example.entry.get("stage", "draft"))))
    judgement = judge(subject, ruleset, [rule])
    return [finding.breach.message_key for finding in judgement.diagnostics] + ["?" for _ in judgement.unsure]
