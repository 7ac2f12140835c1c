-- One row per province (tỉnh, thành phố) in force since 1 July 2025.
create or replace view dim_province as
select place_code as province_code, name as province, latitude, longitude
from place where map = 'current' and kind = 'province';
comment on view dim_province is 'One row per province (tỉnh, thành phố) in force since 1 July 2025.';
comment on column dim_province.province_code is 'Official code.';
comment on column dim_province.province is 'Name.';
comment on column dim_province.latitude is 'Latitude of a point inside, in degrees north.';
comment on column dim_province.longitude is 'Longitude of a point inside, in degrees east.';
