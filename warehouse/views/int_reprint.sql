-- One row per article: the original that it reprints, or itself.
create or replace view int_reprint as
select
    article_id,
    first_value(article_id) over same_body as original_article_id,
    article_id <> original_article_id as is_reprint,
    count(*) over (partition by coalesce(body_key, article_id)) - 1 as reprint_count
from stg_article
window same_body as (
    partition by coalesce(body_key, article_id) order by published_at nulls last, article_id
);
comment on view int_reprint is 'One row per article: the original that it reprints, or itself.';
comment on column int_reprint.article_id is 'The article.';
comment on column int_reprint.original_article_id is 'The earliest published article with the same body.';
comment on column int_reprint.is_reprint is 'True when another article had the body before.';
comment on column int_reprint.reprint_count is 'How many other articles have the same body.';
