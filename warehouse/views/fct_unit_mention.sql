-- One row per unit (đơn vị) named in a report.
create or replace view fct_unit_mention as
select
    unit_mention_id, article_id, source, published_on, is_gone, gone_at,
    name, kind, side, mention.province_code, province,
    confidence, quote, start_offset, end_offset, rule
from stg_unit_mention as mention
join int_report using (article_id)
left join dim_province using (province_code);
comment on view fct_unit_mention is 'One row per unit (đơn vị) named in a report.';
comment on column fct_unit_mention.unit_mention_id is 'Key of the mention.';
comment on column fct_unit_mention.article_id is 'The article.';
comment on column fct_unit_mention.source is 'Name of the source (nguồn).';
comment on column fct_unit_mention.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_unit_mention.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_unit_mention.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_unit_mention.name is 'Name in full words.';
comment on column fct_unit_mention.kind is 'Kind of unit.';
comment on column fct_unit_mention.side is 'Country of the unit.';
comment on column fct_unit_mention.province_code is 'Province (tỉnh, thành phố), code in force since 1 July 2025.';
comment on column fct_unit_mention.province is 'Name of that province.';
comment on column fct_unit_mention.confidence is 'A explicit, B inherited, C inferred.';
comment on column fct_unit_mention.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_unit_mention.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_unit_mention.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_unit_mention.rule is 'Name of the rule that found it.';
