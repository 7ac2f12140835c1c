-- error: Has every fetched, unchanged and gone link of a finished run its attempt, and every page put aside its reason?
with attempt as (
    select run_id, source, count(*) filter (outcome = 'fetched') as fetched,
        count(*) filter (outcome = 'unchanged') as unchanged, count(*) filter (outcome = 'gone') as gone
    from "fetch" group by all
), aside as (
    select run_id, source, count(*) filter (step in ('archive', 'parse', 'extract', 'load')) as rejected,
        count(*) filter (step = 'relevance') as irrelevant
    from reject group by all
)
select run_id, source, fetched_count, fetched, unchanged_count, unchanged, run_source.gone_count, gone,
    rejected_count, rejected, irrelevant_count, irrelevant
from run_source
left join attempt using (run_id, source)
left join aside using (run_id, source)
where finished_at is not null
    and (
        fetched_count <> coalesce(fetched, 0) or unchanged_count <> coalesce(unchanged, 0)
        or run_source.gone_count <> coalesce(gone, 0) or rejected_count <> coalesce(rejected, 0)
        or irrelevant_count <> coalesce(irrelevant, 0)
    );
