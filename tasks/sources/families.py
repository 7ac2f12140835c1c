"""Page designs that several papers share, by the publishing system they come from.

Known from public descriptions of the papers' markup between 2020 and 2026; only VnExpress was seen. Class
names change without notice: the ladder's other rungs then answer, and the figures of quality tell.
"""

from datetime import date

from tasks.records import Layout


def of_class(*names: str, element: str = "*") -> str:
    """Give the XPath of elements that carry one of the classes among others."""
    # By way of the attribute, and a rough condition first: half the time of the usual form.
    rough = " or ".join(f"contains(., '{name}')" for name in names)
    exact = " or ".join(f"contains(concat(' ', normalize-space(.), ' '), ' {name} ')" for name in names)
    return f"//{element}/@class[{rough}][{exact}]/.."


def within(*names: str) -> str:
    """Give the XPath, inside an element, of what carries any of the classes."""
    return "." + of_class(*names)


# A: addresses end in `-post<N>.html`; classes `cms-…` beside `article__…`.
# Nhân Dân, VietnamPlus, SGGP, Tiền Phong, Hà Tĩnh, Gia Lai; Công an Nhân dân since 2026.
# Its outer column `.main-col.content-col` also holds a bigger related column, and is never the body.
CMS = Layout(
    name="cms",
    title=of_class("article__title", element="h1"),
    lead=of_class("article__sapo"),
    body=of_class("article__body", "zce-content-body", element="div"),
    author=of_class("article__author", "cms-author"),
    published=of_class("time", element="time") + "/@datetime",
    caption=within("fig-caption"),
    teaser=within("related-news", "article-relate", "story"),
    drop=within("article__tag", "notebox", "social-share"),
)

# B: addresses end in 17 or 18 digits (site, time of writing) and `.htm`; `data-role`, `afcbc-body`.
# Tuổi Trẻ, Thanh Niên, Người Lao Động, the government's paper.
VCCORP = Layout(
    name="vccorp",
    title="//h1[@data-role='title']|" + of_class("detail-title", element="h1"),
    lead="//h2[@data-role='sapo']|" + of_class("detail-sapo", element="h2"),
    body="//div[@data-role='content']|" + of_class("detail-content", element="div"),
    author=of_class("detail-author", "detail-author-bot"),
    published="//*[@data-role='publishdate']",
    caption=within("PhotoCMS_Caption", "VideoCMS_Caption"),
    teaser=within("link-content-footer", "seo-suggest-link")
    + "|.//*[@id='listNewsInContent' or @type='RelatedOneNews']",
)

# C: `b-maincontent`, `sc-longform-header-…`, pictures on *.1cdn.vn. Nghệ An, Hà Nội Mới, Hải Phòng, Đà Nẵng.
GRID = Layout(
    name="grid",
    title=of_class("sc-longform-header-title", "c-detail-head__title"),
    lead=of_class("sc-longform-header-sapo", "block-sc-sapo"),
    body=of_class("b-maincontent", element="div"),
    published=of_class("c-detail-head__time"),
    teaser=within("b-grid"),
    drop=within("c-tags"),
)

# D: `__MASTERCMS_CONTENT`, utility classes `fw lt clearfix`. Hải quan, Thế giới và Việt Nam, Thời Đại.
MASTER = Layout(
    name="master",
    title=of_class("article-detail-title", "post-title"),
    lead=of_class("article-detail-desc", "detail-sapo"),
    body=of_class("__MASTERCMS_CONTENT", "edittor-content", element="div"),
    published=of_class("article-detail-date", "format_time"),
    teaser=within("__MASTERCMS_RELATED"),
)

# E: addresses `/<section>/<YYYYMM>/<slug>-<hex7>/`; `td-post-content`.
# Tuyên Quang, Quảng Trị, Đắk Lắk, Thái Nguyên.
# The lead is the first paragraph of the body, in bold.
MONTHLY = Layout(
    name="monthly",
    title=of_class("head_title") + "|" + of_class("entry-title", element="h1"),
    body=of_class("td-post-content", element="div")
    + "|//*[@id='content' and contains(@class, 'content-detail')]",
    drop=within("td-post-sharing", "td-post-source-tags"),
)

# F: addresses end in `-a<N>.html`; the lead is `h4.sapo` or `p.sapo`.
# Tây Ninh, Đồng Tháp, Cần Thơ, Vĩnh Long.
# Its body has no class of its own that is known: it is the element of the paragraph after the lead.
PROVINCIAL = Layout(
    name="provincial",
    title="//h1[following::*[contains(concat(' ', @class, ' '), ' sapo ')]]",
    lead=of_class("sapo", element="h4") + "|" + of_class("sapo", element="p"),
    body="//*[self::h4 or self::p][contains(concat(' ', @class, ' '), ' sapo ')]/following::p[1]/parent::*",
)

# VnExpress, seen on a page of 22 October 2025. The last paragraph, set right, is the author.
VNEXPRESS = Layout(
    name="vnexpress",
    title=of_class("title-detail", element="h1"),
    lead=of_class("description", element="p"),
    body=of_class("fck_detail", element="article"),
    published=of_class("date", element="span"),
    caption=".//figcaption",
    drop=within("box-tinlienquanv2", "banner-ads"),
    signed=True,
)

# Báo Biên phòng until about 2020.
BORDER_UNTIL_2020 = Layout(
    name="bienphong_2020",
    title=of_class("bp-detail-content-title-h1", element="h1"),
    lead=of_class("bp-detail-sapo", element="p"),
    body=of_class("bp-detail-text-content", element="div"),
    published=of_class("bp-date-time", element="span"),
    signed=True,
    until=date(2020, 12, 31),
)
# Báo Biên phòng since 2021. The last paragraph is the author.
BORDER_SINCE_2021 = Layout(
    name="bienphong",
    title="//article" + of_class("title--big"),
    lead=of_class("article-content-intro", element="div") + "/p",
    body=of_class("article-content-main", element="div") + "|//*[@id='divcontent']",
    published=of_class("article-date"),
    signed=True,
)

# Công an Nhân dân on cand.com.vn, until it moved to cand.vn in 2026.
CAND_UNTIL_2026 = Layout(
    name="cand",
    title=of_class("box-title-detail"),
    lead=of_class("box-des-detail"),
    body=of_class("detail-content-body", element="div"),
    published=of_class("box-date"),
    until=date(2026, 6, 30),
)

# Báo Quân đội nhân dân. The byline closes the body; what follows it belongs to other articles.
ARMY = Layout(
    name="qdnd",
    title=of_class("post-title", element="h1"),
    lead=of_class("post-summary"),
    body="//div[@itemprop='articleBody']|" + of_class("article-detail", "post-content"),
    published=of_class("post-subinfo", element="span"),
    signed=True,
)

BAOTINTUC_DESIGN = Layout(
    name="baotintuc",
    title="//h1",
    lead=of_class("sapo", element="h2"),
    body=of_class("boxdetail", element="div"),
)
DANTRI_DESIGN = Layout(
    name="dantri",
    title=of_class("title-page", element="h1"),
    lead=of_class("singular-sapo"),
    body=of_class("singular-content", element="div"),
    author=of_class("author-name"),
    published=of_class("author-time", element="time") + "/@datetime",
)
VOV_DESIGN = Layout(
    name="vov",
    title=of_class("article-title"),
    body=of_class("detail", element="div"),
)

FAMILIES = (CAND_UNTIL_2026, PROVINCIAL, MONTHLY, MASTER, GRID, VNEXPRESS, VCCORP, CMS)
"""For pages of unknown origin, such as files that people hold."""

CARDS = f"//article//a|//h2//a|//h3//a|{of_class('card-title')}//a"
"""Where listings without known classes link their articles."""
