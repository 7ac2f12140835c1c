-- warning: Does every current quote lie in a block of the role it names?
with fact as (
    select 'event' as fact_table, event_id as fact_id, revision_id, block, start_offset, end_offset from event where superseded_at is null
    union all
    select 'figure' as fact_table, figure_id as fact_id, revision_id, block, start_offset, end_offset from figure where superseded_at is null
    union all
    select 'person' as fact_table, person_id as fact_id, revision_id, block, start_offset, end_offset from person where superseded_at is null
    union all
    select 'unit_mention' as fact_table, unit_mention_id as fact_id, revision_id, block, start_offset, end_offset from unit_mention where superseded_at is null
    union all
    select 'place_mention' as fact_table, place_mention_id as fact_id, revision_id, block, start_offset, end_offset from place_mention where superseded_at is null
    union all
    select 'agreement' as fact_table, agreement_id as fact_id, revision_id, block, start_offset, end_offset from agreement where superseded_at is null
    union all
    select 'legal_ref' as fact_table, legal_ref_id as fact_id, revision_id, block, start_offset, end_offset from legal_ref where superseded_at is null
)
select fact_table, fact_id, fact.block, start_offset, end_offset
from fact
join revision using (revision_id)
where len(list_filter(blocks, lambda part: part['role'] = block
    and part['start_offset'] <= start_offset and part['end_offset'] >= end_offset)) = 0;
