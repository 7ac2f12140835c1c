-- How much is held of each source, and how fresh it is
select
    source, article_count as report_count, 1 as source_count, reprint_count, gone_count, first_published_on,
    last_published_on, last_finished_at, reject_count
from dim_source
order by source;
