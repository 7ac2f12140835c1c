-- Happenings and numbers, each with the words that support it.
create table event (
    event_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    type varchar not null,
    modality varchar not null,
    scope varchar not null,
    started_on date,
    ended_on date,
    date_precision varchar not null,
    date_basis varchar not null,
    province_code varchar,
    commune_code varchar,
    gate varchar,
    neighbour varchar,
    quote varchar not null,
    start_offset integer not null,
    end_offset integer not null,
    block varchar not null,
    confidence varchar not null,
    rule varchar not null,
    rules_version varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz
);
comment on table event is 'One row per happening (sự việc) as one article tells it.';
comment on column event.event_id is 'Key made of the article, the kind and first day of the event, and its order among equals.';
comment on column event.article_id is 'The article.';
comment on column event.revision_id is 'The wording of the article that it was read from.';
comment on column event.type is 'Kind of event: vocabulary event_type.';
comment on column event.modality is 'happened, planned or negated: vocabulary modality.';
comment on column event.scope is 'incident (one happening) or period (results added up): vocabulary scope.';
comment on column event.started_on is 'First day, Vietnamese calendar day; null when the text does not say.';
comment on column event.ended_on is 'Last day; null when the text does not say.';
comment on column event.date_precision is 'How precise the days are: vocabulary date_precision.';
comment on column event.date_basis is 'How the days are known: vocabulary date_basis.';
comment on column event.province_code is 'Province (tỉnh, thành phố) where it happened, code in force since 1 July 2025.';
comment on column event.commune_code is 'Commune (xã, phường, đặc khu), code in force since 1 July 2025.';
comment on column event.gate is 'Border gate (cửa khẩu) without its kind.';
comment on column event.neighbour is 'CN, LA, KH or sea: vocabulary neighbour.';
comment on column event.quote is 'The words of the text that support it.';
comment on column event.start_offset is 'Where the quote begins in the text, in code points.';
comment on column event.end_offset is 'Where the quote ends, exclusive.';
comment on column event.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column event.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column event.rule is 'Name of the rule that found it.';
comment on column event.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column event.recorded_at is 'When the row was recorded here.';
comment on column event.superseded_at is 'When an edit, or other rules, took its place; null while current.';

create table figure (
    figure_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    event_id varchar,
    group_id varchar,
    value decimal(28, 8) not null,
    value_high decimal(28, 8),
    qualifier varchar not null,
    unit varchar not null,
    unit_text varchar not null,
    normal_value decimal(28, 8) not null,
    normal_value_high decimal(28, 8),
    object varchar not null,
    object_text varchar,
    action varchar not null,
    offence varchar,
    kind varchar not null,
    scope varchar not null,
    period_start date,
    period_end date,
    period_text varchar,
    quote varchar not null,
    start_offset integer not null,
    end_offset integer not null,
    block varchar not null,
    confidence varchar not null,
    rule varchar not null,
    rules_version varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz
);
comment on table figure is 'One row per counted or measured thing (số liệu) as one article tells it.';
comment on column figure.figure_id is 'Key made of the article, the normalised value and unit, and its order among equals.';
comment on column figure.article_id is 'The article.';
comment on column figure.revision_id is 'The wording of the article that it was read from.';
comment on column figure.event_id is 'The event it belongs to, in the same article; null when none is meant.';
comment on column figure.group_id is 'Ties the numbers of one statement (335 vụ/1.156 công dân); null for a number alone.';
comment on column figure.value is 'Number as read, in the printed unit unit_text.';
comment on column figure.value_high is 'Upper end of a range.';
comment on column figure.qualifier is 'exact, about, over, at_least, nearly, at_most, range, indefinite: vocabulary qualifier.';
comment on column figure.unit is 'Unit of normal_value: vocabulary unit.';
comment on column figure.unit_text is 'Unit as printed (vụ, bánh, tạ).';
comment on column figure.normal_value is 'The number in unit; sums are made of this column, never of value.';
comment on column figure.normal_value_high is 'Upper end of a range, in unit.';
comment on column figure.object is 'What is counted: vocabulary object.';
comment on column figure.object_text is 'What is counted, as printed.';
comment on column figure.action is 'What was done: vocabulary action.';
comment on column figure.offence is 'Offence (hành vi vi phạm): vocabulary offence; null when none or several.';
comment on column figure.kind is 'total, subset (trong đó), delta (tăng, giảm), target (phấn đấu): vocabulary figure_kind.';
comment on column figure.scope is 'incident or period: vocabulary scope; never add one to the other.';
comment on column figure.period_start is 'First day of the period; null when the text is vague.';
comment on column figure.period_end is 'Last day of the period; null when the text is vague.';
comment on column figure.period_text is 'The period as printed.';
comment on column figure.quote is 'The words of the text that support it.';
comment on column figure.start_offset is 'Where the quote begins in the text, in code points.';
comment on column figure.end_offset is 'Where the quote ends, exclusive.';
comment on column figure.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column figure.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column figure.rule is 'Name of the rule that found it.';
comment on column figure.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column figure.recorded_at is 'When the row was recorded here.';
comment on column figure.superseded_at is 'When an edit, or other rules, took its place; null while current.';
