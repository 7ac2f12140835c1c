-- error: Is every code one of its vocabulary?
with used (fact_table, vocabulary, code) as (
    select 'figure', 'qualifier', qualifier from figure
    union
    select 'figure', 'unit', unit from figure
    union
    select 'figure', 'object', object from figure
    union
    select 'figure', 'action', action from figure
    union
    select 'figure', 'offence', offence from figure
    union
    select 'figure', 'figure_kind', kind from figure
    union
    select 'figure', 'scope', scope from figure
    union
    select 'figure', 'block_role', block from figure
    union
    select 'figure', 'confidence', confidence from figure
    union
    select 'event', 'event_type', type from event
    union
    select 'event', 'modality', modality from event
    union
    select 'event', 'scope', scope from event
    union
    select 'event', 'date_precision', date_precision from event
    union
    select 'event', 'date_basis', date_basis from event
    union
    select 'event', 'neighbour', neighbour from event
    union
    select 'event', 'block_role', block from event
    union
    select 'event', 'confidence', confidence from event
    union
    select 'person', 'person_role', role from person
    union
    select 'person', 'block_role', block from person
    union
    select 'person', 'confidence', confidence from person
    union
    select 'unit_mention', 'unit_kind', kind from unit_mention
    union
    select 'unit_mention', 'block_role', block from unit_mention
    union
    select 'unit_mention', 'confidence', confidence from unit_mention
    union
    select 'place_mention', 'place_kind', kind from place_mention
    union
    select 'place_mention', 'block_role', block from place_mention
    union
    select 'place_mention', 'confidence', confidence from place_mention
    union
    select 'agreement', 'agreement_status', status from agreement
    union
    select 'agreement', 'instrument', instrument from agreement
    union
    select 'agreement', 'block_role', block from agreement
    union
    select 'agreement', 'confidence', confidence from agreement
    union
    select 'legal_ref', 'doc_type', doc_type from legal_ref
    union
    select 'legal_ref', 'block_role', block from legal_ref
    union
    select 'legal_ref', 'confidence', confidence from legal_ref
)
select fact_table, used.vocabulary, used.code
from used
left join vocabulary on vocabulary.vocabulary = used.vocabulary and vocabulary.code = used.code
where used.code is not null and vocabulary.code is null;
