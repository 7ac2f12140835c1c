-- One row per place (địa danh) named in a report.
create or replace view fct_place_mention as
select
    place_mention_id, article_id, source, published_on, is_gone, gone_at, name, kind, code, old_code,
    mention.province_code, province, country, confidence, quote, start_offset, end_offset, rule
from stg_place_mention as mention
join int_report using (article_id)
left join dim_province using (province_code);
comment on view fct_place_mention is 'One row per place (địa danh) named in a report.';
comment on column fct_place_mention.place_mention_id is 'Key of the mention.';
comment on column fct_place_mention.article_id is 'The article.';
comment on column fct_place_mention.source is 'Name of the source (nguồn).';
comment on column fct_place_mention.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_place_mention.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_place_mention.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_place_mention.name is 'Name without its kind word.';
comment on column fct_place_mention.kind is 'Kind of place.';
comment on column fct_place_mention.code is 'Code in force since 1 July 2025.';
comment on column fct_place_mention.old_code is 'Code before 1 July 2025, of an abolished unit.';
comment on column fct_place_mention.province_code is 'Province (tỉnh, thành phố), code in force since 1 July 2025.';
comment on column fct_place_mention.province is 'Name of that province.';
comment on column fct_place_mention.country is 'Country, ISO two letters.';
comment on column fct_place_mention.confidence is 'A explicit, B inherited, C inferred.';
comment on column fct_place_mention.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_place_mention.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_place_mention.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_place_mention.rule is 'Name of the rule that found it.';
