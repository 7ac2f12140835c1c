-- warning: Is every province code one in force?
with used (fact_table, province_code) as (
    select 'event', province_code from event
    union
    select 'person', residence_province_code from person
    union
    select 'unit_mention', province_code from unit_mention
    union
    select 'place_mention', province_code from place_mention
)
select fact_table, used.province_code
from used
left join place
    on place.map = 'current' and place.kind = 'province' and place.place_code = used.province_code
where used.province_code is not null and place.place_code is null;
