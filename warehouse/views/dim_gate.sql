-- One row per border gate (cửa khẩu).
create or replace view dim_gate as
select
    gate_id, gate.name as gate, alternative_names, level, mode, gate.province_code, province.name as province,
    neighbour, opposite_gate, gate.latitude, gate.longitude
from border_gate as gate
left join place as province
    on province.map = 'current' and province.kind = 'province' and province.place_code = gate.province_code;
comment on view dim_gate is 'One row per border gate (cửa khẩu).';
comment on column dim_gate.gate_id is 'Key of the gate.';
comment on column dim_gate.gate is 'Name without its kind word.';
comment on column dim_gate.alternative_names is 'Other names.';
comment on column dim_gate.level is 'international (quốc tế), main (chính), auxiliary (phụ) and so on.';
comment on column dim_gate.mode is 'road (đường bộ), rail (đường sắt), sea (cảng biển), air.';
comment on column dim_gate.province_code is 'Province, code in force since 1 July 2025.';
comment on column dim_gate.neighbour is 'CN, LA, KH or sea.';
comment on column dim_gate.opposite_gate is 'Name of the gate on the other side.';
comment on column dim_gate.latitude is 'Latitude in degrees north; null when not known.';
comment on column dim_gate.longitude is 'Longitude in degrees east; null when not known.';
comment on column dim_gate.province is 'Name of that province.';
