-- One row per current agreement of an article itself: teasers of other articles are left out.
create or replace view stg_agreement as
select
    agreement_id, article_id, revision_id, event_id, status, instrument, topic, parties, quote,
    start_offset, end_offset, block, confidence, rule, rules_version
from agreement
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_agreement is 'One row per current agreement of an article itself: teasers of other articles are left out.';
comment on column stg_agreement.agreement_id is 'Key made of the article, the folded topic (else the quote), and its order among equals.';
comment on column stg_agreement.article_id is 'The article.';
comment on column stg_agreement.revision_id is 'The wording of the article that it was read from.';
comment on column stg_agreement.event_id is 'The talks or signing it belongs to, in the same article.';
comment on column stg_agreement.status is 'signed, agreed, proposed: vocabulary agreement_status.';
comment on column stg_agreement.instrument is 'minutes (biên bản), regulation (quy chế) and so on: vocabulary instrument.';
comment on column stg_agreement.topic is 'What was agreed on, as printed; null when the text does not say.';
comment on column stg_agreement.parties is 'Names of the units that agreed.';
comment on column stg_agreement.quote is 'The words of the text that support it.';
comment on column stg_agreement.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_agreement.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_agreement.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_agreement.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_agreement.rule is 'Name of the rule that found it.';
comment on column stg_agreement.rules_version is 'Version of the rules that first gave this row as it stands.';
