"""Is an article of a general paper about the border at all?

Asked twice: of what a feed or listing says, before anything is fetched; and of the article's own words, never
of its teasers. The words below hold no vowel pair whose tone mark has two places (hòa, hoà): NFC is enough.
"""

import re
import unicodedata

from tasks.records import Article

OWN_ROLES = frozenset({"title", "lead", "body", "caption"})

# Highlighted words of search results lose the space between them: "Bộ độiBiênphòng". Hence `\s?`.
# What news of the border names: the force, gates, markers, patrols, crossings.
BORDER = re.compile(
    r"""
    biên\s?phòng | \bBĐBP\b | quân\ hàm\ xanh            # Đồn Biên phòng Nậm Xanh; người lính quân hàm xanh
    | cửa\s?khẩu | lối\ (?:mở|mòn\ biên\ giới)           # Cửa khẩu quốc tế Móng Cái
    | cột\s?mốc | mốc\ (?:quốc\ )?giới                   # cột mốc 512
    | (?:xuất|nhập),?\s(?:nhập\s)?cảnh\ trái\ phép       # xuất, nhập cảnh trái phép
    | vượt\ biên | đường\ biên | biên\ cương | phên\ dậu # vượt biên trái phép; vùng phên dậu của Tổ quốc
    | tuần\ tra\ (?:chung|liên\ hợp|song\ phương)        # tuần tra liên hợp trên sông
    | biên\ giới\ (?:trên|quốc\ gia|Việt|biển|với|giữa)  # biên giới Việt Nam - Lào
    | (?:khu\ vực|tuyến|hai\ bên|qua|vùng|xã|đồn)\ biên\ giới  # vận chuyển trái phép qua biên giới
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Before an article is read, these count too: the bare words, and what the force is busy with although title
# and lead name others or nobody. "Bắt ba người chở 12 bánh heroin", "Cứu sáu ngư dân trôi trên biển".
LISTED = re.compile(
    rf"""
    {BORDER.pattern} | biên\s?giới | vùng\ biên | biên\ ải
    | ma\ t(?:úy|uý) | heroin | buôn\ lậu | (?:xuất|nhập)\ cảnh | hải\ quan
    | ngư\ dân | tàu\ cá | thuyền\ viên | hải\ đội | trên\ biển | vùng\ biển
    | tìm\ kiếm\ cứu\ nạn | vùng\ cao | bản\ làng | biển\ đảo | đảo\ tiền\ tiêu
    """,
    BORDER.flags,
)
# "/trao-tra-hai-cong-dan-qua-cua-khau-ta-lung-1000123": the words of an address, where no title is given
IN_ADDRESS = re.compile(
    r"""
    bien-phong | bdbp | cua-khau | cot-moc | moc-gioi | moc-quoc-gioi | bien-gioi | vuot-bien | bien-cuong
    | (?:xuat|nhap)-canh | quan-ham-xanh | vung-bien | tuan-tra-(?:chung|lien-hop|song-phuong) | ma-tuy
    | heroin | buon-lau | ngu-dan | tau-ca | thuyen-vien | tren-bien | cuu-nan | bien-dao
    """,
    re.VERBOSE,
)
# The force by its own name is Vietnam's: other countries have "lực lượng biên phòng".
OWN_FORCE = re.compile(r"bộ\s?đội\s?biên\s?phòng|\bBĐBP\b|đồn\s?biên\s?phòng|quân\ hàm\ xanh", re.IGNORECASE)
# Where Vietnam has a side in it. News from elsewhere says "giờ Việt Nam" and "Thông tấn xã Việt Nam".
VIETNAM = re.compile(
    r"""
    (?<!giờ\s)(?<!tấn\sxã\s) Việt\s?Nam | \bViệt\s?[-–]\s?(?:Trung|Lào|Cam)  # tuyến biên giới Việt - Lào
    | (?:(?<!tấn\s)\bxã|phường|thôn)\s[A-ZÁÀĂÂĐÊÍÓÔƠÚƯÝ]                              # tại xã Nậm Xanh
    """,
    re.VERBOSE,
)
# Borders elsewhere: "biên giới Ukraine - Ba Lan", "vượt biên vào Mỹ", "biên giới Thái Lan - Campuchia"
ABROAD = re.compile(
    r"""
    \b(?: Mỹ | Mexico | Canada | Venezuela | Nga | Ukrain[ea] | Ba\ Lan | Belarus | Đức | Pháp | Anh | EU
      | châu\ Âu | châu\ Phi | Phần\ Lan | Thổ\ Nhĩ\ Kỳ | Israel | Gaza | Li-?băng | Lebanon | Syria | Iraq
      | Iran | Ai\ Cập | Ấn\ Độ | Pakistan | Afghanistan | Bangladesh | Myanmar | Thái\ Lan | Malaysia
      | Triều\ Tiên | Hàn\ Quốc )\b
    """,
    re.VERBOSE,
)


def why_not_asked(title: str | None, lead: str | None, address: str, *, title_decides: bool) -> str | None:
    """Give why an article need not be asked for, or None where it may be about the border.

    A title alone names the subject in one article of six that are about it: without a lead it rules nothing
    out, unless the place is one whose titles decide.
    """
    if lead is None and not title_decides:
        return None
    listed = unicodedata.normalize("NFC", f"{title or ''}\n{lead or ''}")
    if LISTED.search(listed) or IN_ADDRESS.search(address.lower()):
        return None
    where = "title and lead" if title and lead else "the title" if title else "the lead"
    return f"not about the border: no such word in {where if title or lead else 'the address'}"


def why_irrelevant(article: Article) -> str | None:
    """Give why an article that was read is not about the border of Vietnam, or None where it may be."""
    own = [(block.start, block.end) for block in article.blocks if block.role in OWN_ROLES]

    def names(shape: re.Pattern[str]) -> bool:
        return any(shape.search(article.text, start, end) for start, end in own)

    if not names(BORDER):
        return "not about the border: no such word in title, lead, body or caption"
    if names(ABROAD) and not names(OWN_FORCE) and not names(VIETNAM):
        return "not about the border of Vietnam: it names a border abroad, and nothing of Vietnam"
    return None
