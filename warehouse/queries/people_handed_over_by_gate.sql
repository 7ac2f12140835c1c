-- People returned, received or exchanged at each border gate, as reports of single handovers count them
select
    gate, neighbour, action, object,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where action in ('returned', 'received', 'exchanged') and unit = 'person'
group by gate, neighbour, action, object
order by gate nulls last, neighbour nulls last, action, object;
