-- One row per province or commune, on the map in force or the one before 1 July 2025.
create or replace view dim_place as
select
    place.place_code, place.map, place.kind, place.name, place.kind_text, place.parent_code, place.province_code,
    province.name as province, place.successor_code, place.valid_from, place.valid_to, place.latitude,
    place.longitude
from place
left join place as province
    on province.map = 'current' and province.kind = 'province' and province.place_code = place.province_code;
comment on view dim_place is 'One row per province or commune, on the map in force or the one before 1 July 2025.';
comment on column dim_place.place_code is 'Official code; unique only together with kind and map.';
comment on column dim_place.map is 'current (since 1 July 2025) or former (before).';
comment on column dim_place.kind is 'province (tỉnh, thành phố), district (huyện, quận), commune (xã, phường, đặc khu).';
comment on column dim_place.name is 'Name without its kind word.';
comment on column dim_place.kind_text is 'Kind as printed (Xã, Phường, Huyện).';
comment on column dim_place.parent_code is 'Code of the unit it belongs to, on the same map.';
comment on column dim_place.province_code is 'Province that holds it today, code in force since 1 July 2025.';
comment on column dim_place.successor_code is 'Commune or province that took its place on 1 July 2025; null for current units and for split ones.';
comment on column dim_place.valid_from is 'First day in force; null when not known.';
comment on column dim_place.valid_to is 'Last day in force; null for current units.';
comment on column dim_place.latitude is 'Latitude of a point inside, in degrees north.';
comment on column dim_place.longitude is 'Longitude of a point inside, in degrees east.';
comment on column dim_place.province is 'Name of that province.';
