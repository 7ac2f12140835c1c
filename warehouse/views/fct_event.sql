-- One row per happening as one report tells it; reprints are left out, planned and negated ones are marked.
create or replace view fct_event as
select
    event_id, article_id, source, published_on, is_gone, gone_at,
    event.type as event_type, modality, event.scope,
    started_on, ended_on, date_precision, date_basis, event.province_code, province, commune_code, gate,
    neighbour, confidence, mask(quote, person_names) as quote, start_offset, end_offset, rule, address
from stg_event as event
join int_report using (article_id)
left join dim_province using (province_code)
where confidence <> 'D';
comment on view fct_event is 'One row per happening as one report tells it; reprints are left out, planned and negated ones are marked.';
comment on column fct_event.event_id is 'Key of the event.';
comment on column fct_event.article_id is 'The article.';
comment on column fct_event.source is 'Name of the source (nguồn).';
comment on column fct_event.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_event.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_event.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_event.event_type is 'Kind of event.';
comment on column fct_event.modality is 'happened, planned or negated.';
comment on column fct_event.scope is 'incident or period.';
comment on column fct_event.started_on is 'First day of the event; null when the text does not say.';
comment on column fct_event.ended_on is 'Last day of the event.';
comment on column fct_event.date_precision is 'How precise the days are.';
comment on column fct_event.date_basis is 'How the days are known.';
comment on column fct_event.province_code is 'Province (tỉnh, thành phố), code in force since 1 July 2025.';
comment on column fct_event.province is 'Name of that province.';
comment on column fct_event.commune_code is 'Commune (xã, phường), code in force since 1 July 2025.';
comment on column fct_event.gate is 'Border gate (cửa khẩu) without its kind.';
comment on column fct_event.neighbour is 'CN, LA, KH or sea.';
comment on column fct_event.confidence is 'A explicit, B inherited, C inferred.';
comment on column fct_event.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_event.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_event.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_event.rule is 'Name of the rule that found it.';
comment on column fct_event.address is 'Where the article is read.';
