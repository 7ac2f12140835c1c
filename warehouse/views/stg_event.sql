-- One row per current event of an article itself: teasers of other articles are left out.
create or replace view stg_event as
select
    event_id, article_id, revision_id, type, modality, scope, started_on, ended_on,
    date_precision, date_basis, province_code, commune_code, gate, neighbour, quote,
    start_offset, end_offset, block, confidence, rule, rules_version
from event
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_event is 'One row per current event of an article itself: teasers of other articles are left out.';
comment on column stg_event.event_id is 'Key made of the article, the kind and first day of the event, and its order among equals.';
comment on column stg_event.article_id is 'The article.';
comment on column stg_event.revision_id is 'The wording of the article that it was read from.';
comment on column stg_event.type is 'Kind of event: vocabulary event_type.';
comment on column stg_event.modality is 'happened, planned or negated: vocabulary modality.';
comment on column stg_event.scope is 'incident (one happening) or period (results added up): vocabulary scope.';
comment on column stg_event.started_on is 'First day, Vietnamese calendar day; null when the text does not say.';
comment on column stg_event.ended_on is 'Last day; null when the text does not say.';
comment on column stg_event.date_precision is 'How precise the days are: vocabulary date_precision.';
comment on column stg_event.date_basis is 'How the days are known: vocabulary date_basis.';
comment on column stg_event.province_code is 'Province (tỉnh, thành phố) where it happened, code in force since 1 July 2025.';
comment on column stg_event.commune_code is 'Commune (xã, phường, đặc khu), code in force since 1 July 2025.';
comment on column stg_event.gate is 'Border gate (cửa khẩu) without its kind.';
comment on column stg_event.neighbour is 'CN, LA, KH or sea: vocabulary neighbour.';
comment on column stg_event.quote is 'The words of the text that support it.';
comment on column stg_event.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_event.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_event.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_event.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_event.rule is 'Name of the rule that found it.';
comment on column stg_event.rules_version is 'Version of the rules that first gave this row as it stands.';
