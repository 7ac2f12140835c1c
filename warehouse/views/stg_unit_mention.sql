-- One row per current unit mention of an article itself: teasers of other articles are left out.
create or replace view stg_unit_mention as
select
    unit_mention_id, article_id, revision_id, name, kind, side, province_code, quote,
    start_offset, end_offset, block, confidence, rule, rules_version
from unit_mention
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_unit_mention is 'One row per current unit mention of an article itself: teasers of other articles are left out.';
comment on column stg_unit_mention.unit_mention_id is 'Key made of the article, the folded name, and its order among equals.';
comment on column stg_unit_mention.article_id is 'The article.';
comment on column stg_unit_mention.revision_id is 'The wording of the article that it was read from.';
comment on column stg_unit_mention.name is 'Name in full words (Đồn Biên phòng …).';
comment on column stg_unit_mention.kind is 'post (đồn), station (trạm), provincial_command and so on: vocabulary unit_kind.';
comment on column stg_unit_mention.side is 'Country of the unit.';
comment on column stg_unit_mention.province_code is 'Province, code in force since 1 July 2025.';
comment on column stg_unit_mention.quote is 'The words of the text that support it.';
comment on column stg_unit_mention.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_unit_mention.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_unit_mention.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_unit_mention.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_unit_mention.rule is 'Name of the rule that found it.';
comment on column stg_unit_mention.rules_version is 'Version of the rules that first gave this row as it stands.';
