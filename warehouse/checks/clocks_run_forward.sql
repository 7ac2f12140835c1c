-- error: Does every row end after it began?
with fact as (
    select 'event' as fact_table, event_id as fact_id, recorded_at, superseded_at from event
    union all
    select 'figure' as fact_table, figure_id as fact_id, recorded_at, superseded_at from figure
    union all
    select 'person' as fact_table, person_id as fact_id, recorded_at, superseded_at from person
    union all
    select 'unit_mention' as fact_table, unit_mention_id as fact_id, recorded_at, superseded_at from unit_mention
    union all
    select 'place_mention' as fact_table, place_mention_id as fact_id, recorded_at, superseded_at from place_mention
    union all
    select 'agreement' as fact_table, agreement_id as fact_id, recorded_at, superseded_at from agreement
    union all
    select 'legal_ref' as fact_table, legal_ref_id as fact_id, recorded_at, superseded_at from legal_ref
    union all
    select 'revision', revision_id, recorded_at, superseded_at from revision
)
select fact_table, fact_id, recorded_at, superseded_at from fact where superseded_at < recorded_at;
