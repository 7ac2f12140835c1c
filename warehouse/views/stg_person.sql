-- One row per current person of an article itself: teasers of other articles are left out.
create or replace view stg_person as
select
    person_id, article_id, revision_id, name, rank, position, unit, side, role, birth_year, age,
    residence_province_code, nationality, ethnicity, alias, quote, start_offset, end_offset,
    block, confidence, rule, rules_version
from person
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_person is 'One row per current person of an article itself: teasers of other articles are left out.';
comment on column stg_person.person_id is 'Key made of the article, the folded name, and its order among equals.';
comment on column stg_person.article_id is 'The article.';
comment on column stg_person.revision_id is 'The wording of the article that it was read from.';
comment on column stg_person.name is 'Name as printed, without rank.';
comment on column stg_person.rank is 'Military or police rank (cấp bậc) as printed.';
comment on column stg_person.position is 'Position (chức vụ) as printed.';
comment on column stg_person.unit is 'Unit (đơn vị) as printed.';
comment on column stg_person.side is 'Country of the side the person stands on (VN, CN, LA, KH).';
comment on column stg_person.role is 'official, suspect, victim, civilian, author: vocabulary person_role.';
comment on column stg_person.birth_year is 'Year of birth (năm sinh).';
comment on column stg_person.age is 'Age (tuổi) as printed.';
comment on column stg_person.residence_province_code is 'Province of residence, code in force since 1 July 2025.';
comment on column stg_person.nationality is 'Nationality (quốc tịch), ISO two letters.';
comment on column stg_person.ethnicity is 'Ethnic group (dân tộc) as printed.';
comment on column stg_person.alias is 'Other name (bí danh, tên gọi khác).';
comment on column stg_person.quote is 'The words of the text that support it.';
comment on column stg_person.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_person.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_person.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_person.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_person.rule is 'Name of the rule that found it.';
comment on column stg_person.rules_version is 'Version of the rules that first gave this row as it stands.';
