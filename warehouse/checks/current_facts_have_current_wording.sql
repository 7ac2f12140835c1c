-- error: Does every current fact belong to a current wording?
with fact as (
    select 'event' as fact_table, event_id as fact_id, revision_id from event where superseded_at is null
    union all
    select 'figure' as fact_table, figure_id as fact_id, revision_id from figure where superseded_at is null
    union all
    select 'person' as fact_table, person_id as fact_id, revision_id from person where superseded_at is null
    union all
    select 'unit_mention' as fact_table, unit_mention_id as fact_id, revision_id from unit_mention where superseded_at is null
    union all
    select 'place_mention' as fact_table, place_mention_id as fact_id, revision_id from place_mention where superseded_at is null
    union all
    select 'agreement' as fact_table, agreement_id as fact_id, revision_id from agreement where superseded_at is null
    union all
    select 'legal_ref' as fact_table, legal_ref_id as fact_id, revision_id from legal_ref where superseded_at is null
)
select fact_table, fact_id, revision_id
from fact
join revision using (revision_id)
where revision.superseded_at is not null;
