"""Is an article of a general paper about the border at all? Decided on its own words, never on teasers."""

import re

from tasks.records import Article

OWN_ROLES = frozenset({"title", "lead", "body", "caption"})

# What news of the border names: the force, gates, markers, patrols, crossings.
BORDER = re.compile(
    r"""
    biên\s?phòng | \bBĐBP\b                              # Đồn Biên phòng Nậm Xanh; BĐBP tỉnh Lai Châu
    | cửa\ khẩu | lối\ mở                                # Cửa khẩu quốc tế Móng Cái
    | cột\ mốc | mốc\ (?:quốc\ )?giới                    # cột mốc 512
    | (?:xuất|nhập),?\s(?:nhập\s)?cảnh\ trái\ phép       # xuất, nhập cảnh trái phép
    | biên\ giới\ (?:trên|quốc\ gia|Việt|biển|với|giữa)  # biên giới Việt Nam - Lào
    | (?:khu\ vực|tuyến|hai\ bên|qua|vùng)\ biên\ giới   # vận chuyển trái phép qua biên giới
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_about_the_border(article: Article) -> bool:
    """Say whether the article's own words name the border, its guards or its gates."""
    own = (block for block in article.blocks if block.role in OWN_ROLES)
    return any(BORDER.search(article.text, block.start, block.end) for block in own)
