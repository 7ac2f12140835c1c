-- error: Is every event that a current figure or agreement names a current event of its article?
with named as (
    select 'figure' as fact_table, figure_id as fact_id, article_id, event_id from figure
    where superseded_at is null
    union all
    select 'agreement', agreement_id, article_id, event_id from agreement where superseded_at is null
)
select fact_table, fact_id, named.event_id
from named
left join event
    on event.event_id = named.event_id and event.article_id = named.article_id and event.superseded_at is null
where named.event_id is not null and event.event_id is null;
