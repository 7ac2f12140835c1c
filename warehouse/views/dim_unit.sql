-- One row per unit (đơn vị) that articles name, with how many reports name it.
create or replace view dim_unit as
select
    min(name) as name, min(kind) as kind, side, province_code, min(province) as province,
    count(distinct article_id) as report_count, count(distinct source) as source_count
from stg_unit_mention
join int_report using (article_id)
left join dim_province using (province_code)
where confidence <> 'D'
group by fold(name), side, province_code;
comment on view dim_unit is 'One row per unit (đơn vị) that articles name, with how many reports name it.';
comment on column dim_unit.name is 'Name in full words.';
comment on column dim_unit.kind is 'Kind of unit.';
comment on column dim_unit.side is 'Country of the unit.';
comment on column dim_unit.province_code is 'Province (tỉnh, thành phố), code in force since 1 July 2025.';
comment on column dim_unit.province is 'Name of that province.';
comment on column dim_unit.report_count is 'Reports that name it.';
comment on column dim_unit.source_count is 'Sources of those reports.';
