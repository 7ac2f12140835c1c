-- People arrested by offence and year
select
    offence, year(started_on) as year,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where action = 'arrested' and unit = 'person'
group by offence, year
order by offence nulls last, year nulls last;
