"""The markup of each publishing system, as far as it is known, to be filled with a story."""

from dataclasses import dataclass

from tasks.records import Layout
from tasks.sources import families

STATED = (
    '<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
    '<meta property="og:description" content="{lead}"><meta name="description" content="{lead}">'
)
JSON_LD = (
    '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":{title_json},"datePublished":"{iso}","author":{{"@type":"Organization","name":"Báo mẫu"}}}}'
    "</script>"
)
META_TIME = '<meta property="article:published_time" content="{iso}">'
LOCAL_TIME = '<meta property="article:published_time" content="{local}">'
FIGURE = '<figure class="{cls}"><img src="/anh/1.jpg" alt=""><figcaption{inner}>{text}</figcaption></figure>'


@dataclass(frozen=True, kw_only=True)
class Design:
    """One design as format strings: `{title}` `{lead}` `{day}` `{iso}` `{local}` `{text}` `{blurb}` …"""

    layout: Layout
    stated: str
    before: str
    after: str
    caption: str
    related: str
    paragraph: str = "<p>{text}</p>"
    byline: str = '<p style="text-align: right;"><strong>{text}</strong></p>'
    byline_outside: str = ""
    lead_is_body: bool = False


TABLE_CAPTION = (
    '<table class="image"><tbody><tr><td><img src="/anh/1.jpg" alt="">'
    "</td></tr><tr><td>{text}</td></tr></tbody></table>"
)
BOX = '<div class="{cls}"><h4><a href="/tin-khac-1.html">{text}</a></h4><p>{blurb}</p></div>'

DESIGNS: dict[str, Design] = {
    "qdnd": Design(
        layout=families.ARMY,
        stated=STATED + JSON_LD,
        before='<h1 class="post-title">{title}</h1><span class="post-subinfo">{day}</span>'
        '<div class="post-summary">{lead}</div><div itemprop="articleBody" class="article-detail">',
        after="</div>",
        caption=TABLE_CAPTION,
        related='<div class="box-tin-lien-quan"><ul><li><a href="/tin-khac-100.html">'
        "{text}</a></li></ul></div>",
    ),
    "bienphong": Design(
        layout=families.BORDER_SINCE_2021,
        stated=STATED,
        before='<article class="article-main"><h2 class="title title--big"><a href="#">{title}</a></h2>'
        '<div class="article-date">{day}</div><div class="article-content-intro"><p>{lead}</p></div>'
        '<div class="article-content-main">',
        after="</div></article>",
        caption='<figure class="image"><img src="/anh/1.jpg" alt=""><figcaption>{text}</figcaption></figure>',
        related=BOX.replace("{cls}", "article-relate"),
        byline="<p><strong>{text}</strong></p>",
    ),
    "bienphong_2020": Design(
        layout=families.BORDER_UNTIL_2020,
        stated="",
        before='<h1 class="bp-detail-content-title-h1">{title}</h1><span class="bp-date-time">{day}</span>'
        '<p class="bp-detail-sapo">{lead}</p><div class="bp-detail-text-content">',
        after="</div>",
        caption='<p class="Image"><img src="/anh/1.jpg"></p><p style="text-align:center"><em>{text}</em></p>',
        related='<p><a href="/tin-khac.html">{text}</a></p>',
        byline="<p><b>{text}</b></p>",
    ),
    "cms": Design(
        layout=families.CMS,
        stated=STATED + META_TIME,
        before='<div class="main-col content-col"><h1 class="article__title cms-title">{title}</h1>'
        '<time class="time" datetime="{local}+0700">{day}</time>'
        '<h2 class="article__sapo cms-desc">{lead}</h2>'
        '<div class="article__body zce-content-body cms-body" itemprop="articleBody">',
        after='</div>{author}<div class="article__tag"><a href="/tag/a">biên giới</a></div></div>',
        caption='<table class="picture"><tr><td class="pic"><img src="a.webp"></td></tr>'
        '<tr><td class="caption"><p>{text}</p></td></tr></table>',
        related='<div class="related-news"><h3>Tin liên quan</h3>'
        '<article class="story"><a href="/x-post1.html">{text}</a><p>{blurb}</p></article></div>',
        byline="",
        byline_outside='<div class="article__author cms-author"><span>{text}</span></div>',
    ),
    "vccorp": Design(
        layout=families.VCCORP,
        stated=STATED + LOCAL_TIME,
        before='<h1 class="detail-title" data-role="title">{title}</h1>'
        '<div data-role="publishdate">{day} GMT+7</div>'
        '<h2 class="detail-sapo" data-role="sapo">{lead}</h2>'
        '<div class="detail-content afcbc-body" data-role="content">',
        after="</div>{author}",
        caption='<figure class="VCSortableInPreviewMode" type="Photo"><div><img src="1.jpg"></div>'
        '<figcaption class="PhotoCMS_Caption"><p>{text}</p></figcaption></figure>',
        related='<div class="VCSortableInPreviewMode" type="RelatedOneNews">'
        '<a href="/z-100250821000000001.htm">{text}</a>'
        "<p>{blurb}</p></div>",
        byline="",
        byline_outside='<div class="detail-author">{text}</div>',
    ),
    "grid": Design(
        layout=families.GRID,
        stated=STATED + META_TIME,
        before='<h1 class="sc-longform-header-title block-sc-title">{title}</h1>'
        '<div class="c-detail-head__time">{day} (GMT+7)</div>'
        '<p class="sc-longform-header-sapo block-sc-sapo">{lead}</p><div class="b-maincontent">',
        after='<div class="c-tags"><a href="/t">Tết</a></div></div>',
        caption='<figure><img src="a.jpg"><figcaption>{text}</figcaption></figure>',
        related='<div class="b-grid"><h3 class="b-grid__title"><a href="/a-1.html">{text}</a></h3>'
        '<div class="b-grid__desc">{blurb}</div></div>',
    ),
    "master": Design(
        layout=families.MASTER,
        stated=STATED + META_TIME,
        before='<div class="fw lt clearfix"><h1 class="article-detail-title">{title}</h1>'
        '<span class="format_time">{day}</span><div class="article-detail-desc">{lead}</div>'
        '<div class="__MASTERCMS_CONTENT">',
        after="</div></div>",
        caption='<table class="MASTERCMS_TPL_TABLE"><tr><td><img src="a.jpg"></td>'
        "</tr><tr><td>{text}</td></tr></table>",
        related='<div class="__MASTERCMS_RELATED"><p><a href="/a-2.html">{text}</a></p><p>{blurb}</p></div>',
    ),
    "monthly": Design(
        layout=families.MONTHLY,
        stated=STATED + META_TIME,
        before='<h1 class="head_title">{title}</h1><div class="td-post-content"><p><b>{lead}</b></p>',
        after='<div class="td-post-sharing">Chia sẻ</div></div>',
        caption='<table><tr><td><img src="a.jpg"></td></tr><tr><td><em>{text}</em></td></tr></table>',
        related='<p><strong><a href="/an-ninh/202609/tin-khac-0a1b2c3/">{text}</a></strong></p>',
        lead_is_body=True,
    ),
    "provincial": Design(
        layout=families.PROVINCIAL,
        stated=STATED,
        before='<div class="col"><h1>{title}</h1><span>{day}</span><h4 class="sapo">'
        '{lead}</h4><div class="noi-dung">',
        after="</div></div>",
        caption='<div class="hinh"><img src="a.jpg"><p>{text}</p></div>',
        related='<div class="tin"><a href="/x-a1.html"><img src="b.jpg"></a><h5>'
        '<a href="/x-a1.html">{text}</a></h5>'
        "<p>{blurb}</p></div>",
    ),
    "vnexpress": Design(
        layout=families.VNEXPRESS,
        stated=STATED + '<meta name="pubdate" content="{iso}" itemprop="datePublished">' + JSON_LD,
        before='<span class="date">{day} (GMT+7)</span><h1 class="title-detail">{title}</h1>'
        '<p class="description">{lead}</p><article class="fck_detail">',
        after="</article>",
        caption='<figure class="tplCaption"><div><img src="a.jpg"></div><figcaption>'
        '<p class="Image">{text}</p></figcaption></figure>',
        related='<div class="box-tinlienquanv2"><article><h4>'
        '<a href="/b-4900001.html">{text}</a></h4><p>{blurb}</p></article></div>',
        paragraph='<p class="Normal">{text}</p>',
        byline='<p class="Normal" style="text-align:right;"><strong>{text}</strong></p>',
    ),
    "cand": Design(
        layout=families.CAND_UNTIL_2026,
        stated=STATED,
        before='<h1 class="box-title-detail">{title}</h1><div class="box-date">{day}</div>'
        '<div class="box-des-detail"><p>{lead}</p></div><div class="detail-content-body">',
        after="</div>",
        caption='<figure class="expNoEdit"><img src="a.jpg"><figcaption>{text}</figcaption></figure>',
        related='<div class="contref simple"><div class="exp-item">'
        '<a href="/x-i700001/">{text}</a><div>{blurb}</div></div></div>',
    ),
    "baotintuc": Design(
        layout=families.BAOTINTUC_DESIGN,
        stated=STATED + META_TIME,
        before='<h1>{title}</h1><h2 class="sapo">{lead}</h2><div class="boxdetail">',
        after="</div>",
        caption='<table class="image center"><tr><td><img src="a.jpg"></td></tr><tr>'
        "<td>{text}</td></tr></table>",
        related='<div class="box-vertical"><ul><li><a href="/x-20261001100000123.htm">'
        "{text}</a><p>{blurb}</p></li></ul></div>",
    ),
    "dantri": Design(
        layout=families.DANTRI_DESIGN,
        stated=STATED + META_TIME,
        before='<article class="singular-container"><h1 class="title-page detail">{title}</h1>'
        '<time class="author-time" datetime="{local}">{day}</time><h2 class="singular-sapo">{lead}</h2>'
        '<div class="singular-content">',
        after="</div>{author}</article>",
        caption='<figure class="image align-center"><img src="a.jpg"><figcaption><p>'
        "{text}</p></figcaption></figure>",
        related='<article class="article-care"><h3><a href="/x-20261001100000123.htm">'
        "{text}</a></h3><div>{blurb}</div></article>",
        byline="",
        byline_outside='<div class="author-name"><b>{text}</b></div>',
    ),
    "vov": Design(
        layout=families.VOV_DESIGN,
        stated=STATED + META_TIME,
        before='<h1 class="article-title">{title}</h1><div class="detail"><p><strong>{lead}</strong></p>',
        after="</div>",
        caption='<div class="image-box"><img src="a.jpg"><p>{text}</p></div>',
        related='<div class="item-lien"><a href="/x-post12.vov"><h4>{text}</h4></a><p>{blurb}</p></div>',
        lead_is_body=True,
    ),
}
