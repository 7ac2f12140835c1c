-- Victims of trafficking by month and by what was done for them
select
    date_trunc('month', started_on)::date as month, action, neighbour,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where unit = 'person' and offence = 'human_trafficking'
    and (object = 'victim' or (action in ('rescued', 'received') and object <> 'suspect'))
group by month, action, neighbour
order by month nulls last, action, neighbour nulls last;
