-- One row per current place mention of an article itself: teasers of other articles are left out.
create or replace view stg_place_mention as
select
    place_mention_id, article_id, revision_id, name, kind, code, old_code, province_code,
    country, quote, start_offset, end_offset, block, confidence, rule, rules_version
from place_mention
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_place_mention is 'One row per current place mention of an article itself: teasers of other articles are left out.';
comment on column stg_place_mention.place_mention_id is 'Key made of the article, the folded name, and its order among equals.';
comment on column stg_place_mention.article_id is 'The article.';
comment on column stg_place_mention.revision_id is 'The wording of the article that it was read from.';
comment on column stg_place_mention.name is 'Name without its kind word.';
comment on column stg_place_mention.kind is 'country, province, commune, gate and so on: vocabulary place_kind.';
comment on column stg_place_mention.code is 'Code in force since 1 July 2025, of a province or commune.';
comment on column stg_place_mention.old_code is 'Code before 1 July 2025, of a unit that was abolished.';
comment on column stg_place_mention.province_code is 'Province that holds the place, code in force since 1 July 2025.';
comment on column stg_place_mention.country is 'Country, ISO two letters.';
comment on column stg_place_mention.quote is 'The words of the text that support it.';
comment on column stg_place_mention.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_place_mention.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_place_mention.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_place_mention.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_place_mention.rule is 'Name of the rule that found it.';
comment on column stg_place_mention.rules_version is 'Version of the rules that first gave this row as it stands.';
