-- One row per clause that two sides agreed on, as one report tells it.
create or replace view fct_agreement as
select
    agreement_id, article_id, event_id, source, published_on, is_gone, gone_at, status, instrument,
    mask(topic, person_names) as topic, parties, confidence, mask(quote, person_names) as quote, start_offset,
    end_offset, rule, address
from stg_agreement
join int_report using (article_id);
comment on view fct_agreement is 'One row per clause that two sides agreed on, as one report tells it.';
comment on column fct_agreement.agreement_id is 'Key of the clause.';
comment on column fct_agreement.article_id is 'The article.';
comment on column fct_agreement.event_id is 'The talks or signing.';
comment on column fct_agreement.source is 'Name of the source (nguồn).';
comment on column fct_agreement.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_agreement.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_agreement.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_agreement.status is 'signed, agreed, proposed.';
comment on column fct_agreement.instrument is 'Kind of paper.';
comment on column fct_agreement.topic is 'What was agreed on, as printed.';
comment on column fct_agreement.parties is 'Names of the units that agreed.';
comment on column fct_agreement.confidence is 'A explicit, B inherited, C inferred.';
comment on column fct_agreement.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_agreement.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_agreement.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_agreement.rule is 'Name of the rule that found it.';
comment on column fct_agreement.address is 'Where the article is read.';
