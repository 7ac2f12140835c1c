-- One row per person named in a report; victims and minors stand as initials.
create or replace view fct_person as
select
    person_id, article_id, source, published_on, is_gone, gone_at, is_masked,
    case when is_masked then initials(name) else name end as name,
    rank, position, unit, side, role, birth_year, age, residence_province_code, nationality, ethnicity,
    case when is_masked then initials(alias) else alias end as alias, confidence, start_offset, end_offset, rule
from (
    select *, coalesce(list_contains(person_names, name), false) as is_masked
    from stg_person join int_report using (article_id)
);
comment on view fct_person is 'One row per person named in a report; victims and minors stand as initials.';
comment on column fct_person.person_id is 'Key of the person in this report.';
comment on column fct_person.article_id is 'The article.';
comment on column fct_person.source is 'Name of the source (nguồn).';
comment on column fct_person.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_person.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_person.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_person.is_masked is 'True when the name stands as initials.';
comment on column fct_person.name is 'Name as printed, without rank.';
comment on column fct_person.rank is 'Military or police rank (cấp bậc) as printed.';
comment on column fct_person.position is 'Position (chức vụ) as printed.';
comment on column fct_person.unit is 'Unit (đơn vị) as printed.';
comment on column fct_person.side is 'Country of the side the person stands on (VN, CN, LA, KH).';
comment on column fct_person.role is 'official, suspect, victim, civilian, author: vocabulary person_role.';
comment on column fct_person.birth_year is 'Year of birth (năm sinh).';
comment on column fct_person.age is 'Age (tuổi) as printed.';
comment on column fct_person.residence_province_code is 'Province of residence, code in force since 1 July 2025.';
comment on column fct_person.nationality is 'Nationality (quốc tịch), ISO two letters.';
comment on column fct_person.ethnicity is 'Ethnic group (dân tộc) as printed.';
comment on column fct_person.alias is 'Other name (bí danh, tên gọi khác).';
comment on column fct_person.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_person.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_person.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column fct_person.rule is 'Name of the rule that found it.';
