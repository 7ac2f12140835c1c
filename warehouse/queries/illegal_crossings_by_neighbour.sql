-- People and cases of illegal crossing and of people smuggling, by neighbour
select
    neighbour, offence, action, unit,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where offence in ('illegal_crossing', 'people_smuggling') and unit in ('person', 'turn', 'case')
group by neighbour, offence, action, unit
order by neighbour nulls last, offence, action, unit;
