-- Officials that most reports name, with the ranks and positions printed beside them
select
    min(name) as name, side, list(distinct rank order by rank) filter (rank is not null) as ranks,
    list(distinct position order by position) filter (position is not null) as positions,
    count(distinct article_id) as report_count,
    count(distinct source) as source_count
from fct_person
where role = 'official' and confidence <> 'D'
group by fold(name), side
order by report_count desc, name
limit 50;
