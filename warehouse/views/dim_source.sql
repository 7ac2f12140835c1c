-- One row per source (nguồn): coverage and freshness.
create or replace view dim_source as
select
    source, article_count, reprint_count, gone_count, first_published_on, last_published_on,
    last_finished_at, reject_count
from (
    select source, count(*) as article_count, count(*) filter (is_reprint) as reprint_count,
        count(*) filter (is_gone) as gone_count, min(published_on) as first_published_on,
        max(published_on) as last_published_on
    from dim_article group by source
) full join (
    select source, max(finished_at) as last_finished_at, sum(rejected_count)::bigint as reject_count
    from run_source group by source
) using (source);
comment on view dim_source is 'One row per source (nguồn): coverage and freshness.';
comment on column dim_source.source is 'Name of the source (nguồn).';
comment on column dim_source.article_count is 'Articles read.';
comment on column dim_source.reprint_count is 'Of those, reprints.';
comment on column dim_source.gone_count is 'Of those, taken away by the publisher.';
comment on column dim_source.first_published_on is 'Day of the oldest article.';
comment on column dim_source.last_published_on is 'Day of the newest article.';
comment on column dim_source.last_finished_at is 'When a run last finished with this source.';
comment on column dim_source.reject_count is 'Pages that could not be read, in all runs.';
