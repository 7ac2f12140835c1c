-- error: Has every current fact a key of its own?
with fact as (
    select 'event' as fact_table, event_id as fact_id, superseded_at from event where superseded_at is null
    union all
    select 'figure' as fact_table, figure_id as fact_id, superseded_at from figure where superseded_at is null
    union all
    select 'person' as fact_table, person_id as fact_id, superseded_at from person where superseded_at is null
    union all
    select 'unit_mention' as fact_table, unit_mention_id as fact_id, superseded_at from unit_mention where superseded_at is null
    union all
    select 'place_mention' as fact_table, place_mention_id as fact_id, superseded_at from place_mention where superseded_at is null
    union all
    select 'agreement' as fact_table, agreement_id as fact_id, superseded_at from agreement where superseded_at is null
    union all
    select 'legal_ref' as fact_table, legal_ref_id as fact_id, superseded_at from legal_ref where superseded_at is null
)
select fact_table, fact_id, count(*) as row_count
from fact
group by fact_table, fact_id
having count(*) > 1;
