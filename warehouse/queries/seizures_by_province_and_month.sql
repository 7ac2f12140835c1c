-- What was seized in each province and month, by kind and unit
select
    province, date_trunc('month', started_on)::date as month, object, unit,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where action = 'seized'
group by province, month, object, unit
order by province nulls last, month nulls last, object, unit;
