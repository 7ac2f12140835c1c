-- One row per article: what was published, where, and whether it is still there.
create or replace view dim_article as
select
    article_id, source, mask(title, person_names) as title, published_on, published_at, address,
    original_article_id, is_reprint, reprint_count, is_gone, gone_at, first_seen_at, last_seen_at
from stg_article
join int_reprint using (article_id)
left join int_masked_name using (article_id);
comment on view dim_article is 'One row per article: what was published, where, and whether it is still there.';
comment on column dim_article.article_id is 'Key of the article.';
comment on column dim_article.source is 'Name of the source (nguồn).';
comment on column dim_article.title is 'Title (tiêu đề); names of victims and minors as initials.';
comment on column dim_article.published_on is 'Vietnamese day of publication; null when not known.';
comment on column dim_article.published_at is 'When it was published.';
comment on column dim_article.address is 'Where the article is read.';
comment on column dim_article.original_article_id is 'The article that it reprints, or itself.';
comment on column dim_article.is_reprint is 'True for a reprint (bài đăng lại) of another article.';
comment on column dim_article.reprint_count is 'How many other articles have the same body.';
comment on column dim_article.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column dim_article.gone_at is 'When the publisher was found to have taken the article away.';
comment on column dim_article.first_seen_at is 'When the current wording was first seen.';
comment on column dim_article.last_seen_at is 'When it was last seen.';
