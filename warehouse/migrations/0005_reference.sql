-- What facts refer to: codes, places on both administrative maps, gates, units.
create table vocabulary (
    vocabulary varchar not null,
    code varchar not null,
    meaning varchar not null,
    term varchar
);
comment on table vocabulary is 'One row per code of the fact contract (bảng mã).';
comment on column vocabulary.vocabulary is 'Name of the vocabulary.';
comment on column vocabulary.code is 'The code.';
comment on column vocabulary.meaning is 'What it means, in English.';
comment on column vocabulary.term is 'The Vietnamese term or terms.';

create table place (
    place_code varchar not null,
    map varchar not null,
    kind varchar not null,
    name varchar not null,
    kind_text varchar,
    parent_code varchar,
    province_code varchar,
    successor_code varchar,
    valid_from date,
    valid_to date,
    latitude decimal(9, 6),
    longitude decimal(9, 6)
);
comment on table place is 'One row per province or commune of either administrative map (đơn vị hành chính).';
comment on column place.place_code is 'Official code; unique only together with kind and map.';
comment on column place.map is 'current (since 1 July 2025) or former (before).';
comment on column place.kind is 'province (tỉnh, thành phố), district (huyện, quận), commune (xã, phường, đặc khu).';
comment on column place.name is 'Name without its kind word.';
comment on column place.kind_text is 'Kind as printed (Xã, Phường, Huyện).';
comment on column place.parent_code is 'Code of the unit it belongs to, on the same map.';
comment on column place.province_code is 'Province that holds it today, code in force since 1 July 2025.';
comment on column place.successor_code is 'Commune or province that took its place on 1 July 2025; null for current units and for split ones.';
comment on column place.valid_from is 'First day in force; null when not known.';
comment on column place.valid_to is 'Last day in force; null for current units.';
comment on column place.latitude is 'Latitude of a point inside, in degrees north.';
comment on column place.longitude is 'Longitude of a point inside, in degrees east.';

create table border_gate (
    gate_id varchar not null,
    name varchar not null,
    alternative_names varchar[],
    level varchar,
    mode varchar,
    province_code varchar,
    neighbour varchar,
    opposite_gate varchar,
    latitude decimal(9, 6),
    longitude decimal(9, 6)
);
comment on table border_gate is 'One row per border gate (cửa khẩu).';
comment on column border_gate.gate_id is 'Key of the gate.';
comment on column border_gate.name is 'Name without its kind word.';
comment on column border_gate.alternative_names is 'Other names.';
comment on column border_gate.level is 'international (quốc tế), main (chính), auxiliary (phụ) and so on.';
comment on column border_gate.mode is 'road (đường bộ), rail (đường sắt), sea (cảng biển), air.';
comment on column border_gate.province_code is 'Province, code in force since 1 July 2025.';
comment on column border_gate.neighbour is 'CN, LA, KH or sea.';
comment on column border_gate.opposite_gate is 'Name of the gate on the other side.';
comment on column border_gate.latitude is 'Latitude in degrees north; null when not known.';
comment on column border_gate.longitude is 'Longitude in degrees east; null when not known.';

create table unit (
    name varchar not null,
    kind varchar,
    side varchar,
    province_code varchar,
    parent varchar
);
comment on table unit is 'One row per border-guard unit or other body that the rules know (đơn vị).';
comment on column unit.name is 'Name in full words.';
comment on column unit.kind is 'Kind: vocabulary unit_kind.';
comment on column unit.side is 'Country of the unit.';
comment on column unit.province_code is 'Province, code in force since 1 July 2025.';
comment on column unit.parent is 'Name of the unit above it.';
