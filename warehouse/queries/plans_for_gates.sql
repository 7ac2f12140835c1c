-- What is planned for border gates, and what was done there
select
    gate, neighbour, modality, started_on, date_precision, quote, published_on, 1 as report_count,
    1 as source_count, source, address
from fct_event
where event_type = 'gate_infrastructure' and modality <> 'negated'
order by gate nulls last, started_on nulls last, event_id;
