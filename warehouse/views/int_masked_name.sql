-- One row per article that names victims or minors: the names to be shown as initials.
create or replace view int_masked_name as
select
    person.article_id,
    list(distinct name order by length(name) desc, name) filter (name is not null) as person_names
from (
    select article_id, unnest([name, alias]) as name, age, birth_year, role from person where superseded_at is null
) as person
left join stg_article using (article_id)
where role = 'victim' or age < 18
    or birth_year > year(coalesce(published_on, vietnam_day(first_seen_at))) - 18
group by all;
comment on view int_masked_name is 'One row per article that names victims or minors: the names to be shown as initials.';
comment on column int_masked_name.article_id is 'The article.';
comment on column int_masked_name.person_names is 'Names as printed, the longest first.';
