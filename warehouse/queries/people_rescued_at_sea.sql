-- People rescued, missing, injured and dead at sea, by month
select
    date_trunc('month', started_on)::date as month, province, action,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where unit = 'person' and neighbour = 'sea' and action in ('rescued', 'missing', 'injured', 'dead')
group by month, province, action
order by month nulls last, province nulls last, action;
