-- Drugs seized, in kilograms, by kind and year; pills and bricks without a weight are counted elsewhere
select
    object, year(started_on) as year,
    sum(normal_value) filter (qualifier = 'exact') as exactly,
    sum(normal_value) filter (qualifier in ('over', 'at_least')) as at_least,
    sum(normal_value) filter (qualifier not in ('exact', 'over', 'at_least')) as roughly,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_incident_figure
where action = 'seized' and unit = 'kg'
    and object in ('heroin', 'methamphetamine', 'synthetic_pills', 'ketamine', 'cannabis', 'opium', 'drugs')
group by object, year
order by object, year nulls last;
