-- One row per article with its current wording.
create or replace view stg_article as
select
    article.article_id, source, native_id, revision_id, title, author, published_at,
    vietnam_day(published_at) as published_on, address, text_sha256, body_key, rules_version,
    first_seen_at, last_seen_at, gone_at is not null as is_gone, gone_at
from article join revision using (article_id)
where superseded_at is null;
comment on view stg_article is 'One row per article with its current wording.';
comment on column stg_article.article_id is 'Key of the article.';
comment on column stg_article.source is 'Name of the source (nguồn).';
comment on column stg_article.native_id is 'The publisher''s own id.';
comment on column stg_article.revision_id is 'The current wording.';
comment on column stg_article.title is 'Title (tiêu đề) as printed.';
comment on column stg_article.author is 'Author or byline as printed.';
comment on column stg_article.published_at is 'When it was published.';
comment on column stg_article.published_on is 'Vietnamese day of publication; null when not known.';
comment on column stg_article.address is 'Where the article is read.';
comment on column stg_article.text_sha256 is 'SHA-256 of the text.';
comment on column stg_article.body_key is 'Equal for reprints (bài đăng lại).';
comment on column stg_article.rules_version is 'Version of the rules that read its facts.';
comment on column stg_article.first_seen_at is 'When this wording was first seen.';
comment on column stg_article.last_seen_at is 'When this wording was last seen.';
comment on column stg_article.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column stg_article.gone_at is 'When the publisher was found to have taken the article away.';
