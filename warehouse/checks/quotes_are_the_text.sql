-- error: Is every quote what the text says at its offsets?
with fact as (
    select 'event' as fact_table, event_id as fact_id, revision_id, quote, start_offset, end_offset from event
    union all
    select 'figure' as fact_table, figure_id as fact_id, revision_id, quote, start_offset, end_offset from figure
    union all
    select 'person' as fact_table, person_id as fact_id, revision_id, quote, start_offset, end_offset from person
    union all
    select 'unit_mention' as fact_table, unit_mention_id as fact_id, revision_id, quote, start_offset, end_offset from unit_mention
    union all
    select 'place_mention' as fact_table, place_mention_id as fact_id, revision_id, quote, start_offset, end_offset from place_mention
    union all
    select 'agreement' as fact_table, agreement_id as fact_id, revision_id, quote, start_offset, end_offset from agreement
    union all
    select 'legal_ref' as fact_table, legal_ref_id as fact_id, revision_id, quote, start_offset, end_offset from legal_ref
)
select fact_table, fact_id, quote, start_offset, end_offset
from fact
left join revision using (revision_id)
where substr(text, start_offset + 1, end_offset - start_offset) is distinct from quote
    or length(quote) = 0;
