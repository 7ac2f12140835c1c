-- What smuggled goods were worth, by offence and currency
select
    offence, unit as currency,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where action = 'worth' and unit in ('VND', 'USD', 'CNY', 'LAK', 'KHR')
group by offence, currency
order by offence nulls last, currency;
