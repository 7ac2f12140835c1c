"""Page designs that several papers share, by the publishing system they come from.

Known from public descriptions of the papers' markup between 2024 and 2026; none was seen live. The papers
named are those described. Class names change without notice: the ladder's other rungs then answer.
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
# Nhân Dân, VietnamPlus, SGGP, Tiền Phong.
# Its outer column `.main-col.content-col` also holds a bigger related column, and is never the body.
CMS = Layout(
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
# Tuổi Trẻ, Thanh Niên.
VCCORP = Layout(
    title="//h1[@data-role='title']|" + of_class("detail-title", element="h1"),
    lead="//h2[@data-role='sapo']|" + of_class("detail-sapo", element="h2"),
    body="//div[@data-role='content']|" + of_class("detail-content", element="div"),
    author=of_class("detail-author"),
    published="//*[@data-role='publishdate']",
    caption=within("PhotoCMS_Caption", "VideoCMS_Caption"),
    teaser=within("link-content-footer", "seo-suggest-link")
    + "|.//*[@id='listNewsInContent' or @type='RelatedOneNews']",
)

# C: `b-maincontent`, `sc-longform-header-…`, pictures on *.1cdn.vn. Nghệ An, Hà Nội Mới, Hải Phòng, Đà Nẵng.
GRID = Layout(
    title=of_class("sc-longform-header-title", "c-detail-head__title"),
    lead=of_class("sc-longform-header-sapo", "block-sc-sapo"),
    body=of_class("b-maincontent", element="div"),
    published=of_class("c-detail-head__time"),
    teaser=within("b-grid"),
    drop=within("c-tags"),
)

# D: `__MASTERCMS_CONTENT`, utility classes `fw lt clearfix`. Thế giới và Việt Nam, Thời Đại, Công Thương.
MASTER = Layout(
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
    title=of_class("head_title") + "|" + of_class("entry-title", element="h1"),
    body=of_class("td-post-content", element="div")
    + "|//*[@id='content' and contains(@class, 'content-detail')]",
    drop=within("td-post-sharing", "td-post-source-tags"),
)

# F: addresses end in `-a<N>.html`; the lead is `h4.sapo` or `p.sapo`.
# Tây Ninh, Đồng Tháp, Cần Thơ, Vĩnh Long.
# Its body has no class of its own that is known: it is the element of the paragraph after the lead.
PROVINCIAL = Layout(
    title="//h1[following::*[contains(concat(' ', @class, ' '), ' sapo ')]]",
    lead=of_class("sapo", element="h4") + "|" + of_class("sapo", element="p"),
    body="//*[self::h4 or self::p][contains(concat(' ', @class, ' '), ' sapo ')]/following::p[1]/parent::*",
)

# VnExpress, seen on a page of 22 October 2025. The last paragraph, set right, is the author.
VNEXPRESS = Layout(
    title=of_class("title-detail", element="h1"),
    lead=of_class("description", element="p"),
    body=of_class("fck_detail", element="article"),
    published=of_class("date", element="span"),
    caption=".//figcaption",
    drop=within("box-tinlienquanv2", "banner-ads"),
)

# Công an Nhân dân on cand.com.vn, until it moved to cand.vn in 2026.
CAND_UNTIL_2026 = Layout(
    title=of_class("box-title-detail"),
    lead=of_class("box-des-detail"),
    body=of_class("detail-content-body", element="div"),
    published=of_class("box-date"),
    until=date(2026, 6, 30),
)

FAMILIES = (CAND_UNTIL_2026, PROVINCIAL, MONTHLY, MASTER, GRID, VNEXPRESS, VCCORP, CMS)
"""For pages of unknown origin, such as files that people hold."""
