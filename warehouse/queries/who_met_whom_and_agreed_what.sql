-- Talks and signings with the other side: who took part and what was agreed
select
    event.started_on, event.published_on, event.event_type, event.neighbour, event.gate,
    agreement.status, agreement.topic, agreement.parties,
    (
        select list_sort(list(distinct concat_ws(' ', rank, name, '(' || side || ')')))
        from fct_person as person
        where person.article_id = event.article_id and role = 'official'
    ) as officials,
    1 as report_count, 1 as source_count, event.source, event.address
from fct_event as event
left join fct_agreement as agreement
    on agreement.article_id = event.article_id and agreement.event_id = event.event_id
where event.event_type in ('talks', 'agreement') and event.modality = 'happened'
order by event.started_on nulls last, event.event_id, agreement.start_offset;
