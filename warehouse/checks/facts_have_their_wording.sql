-- error: Does every fact belong to a wording of its article?
with fact as (
    select 'event' as fact_table, event_id as fact_id, article_id, revision_id from event
    union all
    select 'figure' as fact_table, figure_id as fact_id, article_id, revision_id from figure
    union all
    select 'person' as fact_table, person_id as fact_id, article_id, revision_id from person
    union all
    select 'unit_mention' as fact_table, unit_mention_id as fact_id, article_id, revision_id from unit_mention
    union all
    select 'place_mention' as fact_table, place_mention_id as fact_id, article_id, revision_id from place_mention
    union all
    select 'agreement' as fact_table, agreement_id as fact_id, article_id, revision_id from agreement
    union all
    select 'legal_ref' as fact_table, legal_ref_id as fact_id, article_id, revision_id from legal_ref
)
select fact_table, fact_id, fact.article_id, fact.revision_id
from fact
left join revision on revision.revision_id = fact.revision_id and revision.article_id = fact.article_id
where revision.revision_id is null;
