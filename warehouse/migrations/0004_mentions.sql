-- Who and what an article names, each with the words that support it.
create table person (
    person_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    name varchar not null,
    rank varchar,
    position varchar,
    unit varchar,
    side varchar,
    role varchar not null,
    birth_year smallint,
    age smallint,
    residence_province_code varchar,
    nationality varchar,
    ethnicity varchar,
    alias varchar,
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
comment on table person is 'One row per person (nhân vật) named in an article.';
comment on column person.person_id is 'Key made of the article, the folded name, and its order among equals.';
comment on column person.article_id is 'The article.';
comment on column person.revision_id is 'The wording of the article that it was read from.';
comment on column person.name is 'Name as printed, without rank.';
comment on column person.rank is 'Military or police rank (cấp bậc) as printed.';
comment on column person.position is 'Position (chức vụ) as printed.';
comment on column person.unit is 'Unit (đơn vị) as printed.';
comment on column person.side is 'Country of the side the person stands on (VN, CN, LA, KH).';
comment on column person.role is 'official, suspect, victim, civilian, author: vocabulary person_role.';
comment on column person.birth_year is 'Year of birth (năm sinh).';
comment on column person.age is 'Age (tuổi) as printed.';
comment on column person.residence_province_code is 'Province of residence, code in force since 1 July 2025.';
comment on column person.nationality is 'Nationality (quốc tịch), ISO two letters.';
comment on column person.ethnicity is 'Ethnic group (dân tộc) as printed.';
comment on column person.alias is 'Other name (bí danh, tên gọi khác).';
comment on column person.quote is 'The words of the text that support it.';
comment on column person.start_offset is 'Where the quote begins in the text, in code points.';
comment on column person.end_offset is 'Where the quote ends, exclusive.';
comment on column person.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column person.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column person.rule is 'Name of the rule that found it.';
comment on column person.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column person.recorded_at is 'When the row was recorded here.';
comment on column person.superseded_at is 'When an edit, or other rules, took its place; null while current.';

create table unit_mention (
    unit_mention_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    name varchar not null,
    kind varchar not null,
    side varchar,
    province_code varchar,
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
comment on table unit_mention is 'One row per border-guard, police, army, customs or government body named in an article.';
comment on column unit_mention.unit_mention_id is 'Key made of the article, the folded name, and its order among equals.';
comment on column unit_mention.article_id is 'The article.';
comment on column unit_mention.revision_id is 'The wording of the article that it was read from.';
comment on column unit_mention.name is 'Name in full words (Đồn Biên phòng …).';
comment on column unit_mention.kind is 'post (đồn), station (trạm), provincial_command and so on: vocabulary unit_kind.';
comment on column unit_mention.side is 'Country of the unit.';
comment on column unit_mention.province_code is 'Province, code in force since 1 July 2025.';
comment on column unit_mention.quote is 'The words of the text that support it.';
comment on column unit_mention.start_offset is 'Where the quote begins in the text, in code points.';
comment on column unit_mention.end_offset is 'Where the quote ends, exclusive.';
comment on column unit_mention.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column unit_mention.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column unit_mention.rule is 'Name of the rule that found it.';
comment on column unit_mention.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column unit_mention.recorded_at is 'When the row was recorded here.';
comment on column unit_mention.superseded_at is 'When an edit, or other rules, took its place; null while current.';

create table place_mention (
    place_mention_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    name varchar not null,
    kind varchar not null,
    code varchar,
    old_code varchar,
    province_code varchar,
    country varchar,
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
comment on table place_mention is 'One row per place (địa danh) named in an article.';
comment on column place_mention.place_mention_id is 'Key made of the article, the folded name, and its order among equals.';
comment on column place_mention.article_id is 'The article.';
comment on column place_mention.revision_id is 'The wording of the article that it was read from.';
comment on column place_mention.name is 'Name without its kind word.';
comment on column place_mention.kind is 'country, province, commune, gate and so on: vocabulary place_kind.';
comment on column place_mention.code is 'Code in force since 1 July 2025, of a province or commune.';
comment on column place_mention.old_code is 'Code before 1 July 2025, of a unit that was abolished.';
comment on column place_mention.province_code is 'Province that holds the place, code in force since 1 July 2025.';
comment on column place_mention.country is 'Country, ISO two letters.';
comment on column place_mention.quote is 'The words of the text that support it.';
comment on column place_mention.start_offset is 'Where the quote begins in the text, in code points.';
comment on column place_mention.end_offset is 'Where the quote ends, exclusive.';
comment on column place_mention.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column place_mention.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column place_mention.rule is 'Name of the rule that found it.';
comment on column place_mention.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column place_mention.recorded_at is 'When the row was recorded here.';
comment on column place_mention.superseded_at is 'When an edit, or other rules, took its place; null while current.';

create table agreement (
    agreement_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    event_id varchar,
    status varchar not null,
    instrument varchar,
    topic varchar,
    parties varchar[] not null,
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
comment on table agreement is 'One row per clause that two sides agreed on (nội dung thống nhất).';
comment on column agreement.agreement_id is 'Key made of the article, the folded topic (else the quote), and its order among equals.';
comment on column agreement.article_id is 'The article.';
comment on column agreement.revision_id is 'The wording of the article that it was read from.';
comment on column agreement.event_id is 'The talks or signing it belongs to, in the same article.';
comment on column agreement.status is 'signed, agreed, proposed: vocabulary agreement_status.';
comment on column agreement.instrument is 'minutes (biên bản), regulation (quy chế) and so on: vocabulary instrument.';
comment on column agreement.topic is 'What was agreed on, as printed; null when the text does not say.';
comment on column agreement.parties is 'Names of the units that agreed.';
comment on column agreement.quote is 'The words of the text that support it.';
comment on column agreement.start_offset is 'Where the quote begins in the text, in code points.';
comment on column agreement.end_offset is 'Where the quote ends, exclusive.';
comment on column agreement.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column agreement.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column agreement.rule is 'Name of the rule that found it.';
comment on column agreement.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column agreement.recorded_at is 'When the row was recorded here.';
comment on column agreement.superseded_at is 'When an edit, or other rules, took its place; null while current.';

create table legal_ref (
    legal_ref_id varchar not null,
    article_id varchar not null,
    revision_id varchar not null,
    number varchar,
    doc_type varchar not null,
    doc_date date,
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
comment on table legal_ref is 'One row per law, decree or article of a code named in an article (văn bản pháp luật).';
comment on column legal_ref.legal_ref_id is 'Key made of the article, the folded number (else the quote), and its order among equals.';
comment on column legal_ref.article_id is 'The article.';
comment on column legal_ref.revision_id is 'The wording of the article that it was read from.';
comment on column legal_ref.number is 'Number as printed (71/2015/NĐ-CP, Điều 250); null for a law named without one.';
comment on column legal_ref.doc_type is 'law (luật), decree (nghị định) and so on: vocabulary doc_type.';
comment on column legal_ref.doc_date is 'Day of the document.';
comment on column legal_ref.quote is 'The words of the text that support it.';
comment on column legal_ref.start_offset is 'Where the quote begins in the text, in code points.';
comment on column legal_ref.end_offset is 'Where the quote ends, exclusive.';
comment on column legal_ref.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column legal_ref.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column legal_ref.rule is 'Name of the rule that found it.';
comment on column legal_ref.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column legal_ref.recorded_at is 'When the row was recorded here.';
comment on column legal_ref.superseded_at is 'When an edit, or other rules, took its place; null while current.';
