-- One row per law, decree or article of a code named in a report.
create or replace view fct_legal_ref as
select
    legal_ref_id, article_id, source, published_on, is_gone, gone_at,
    number, doc_type, doc_date, confidence, quote,
    start_offset, end_offset, rule
from stg_legal_ref
join int_report using (article_id);
comment on view fct_legal_ref is 'One row per law, decree or article of a code named in a report.';
comment on column fct_legal_ref.legal_ref_id is 'Key of the mention.';
comment on column fct_legal_ref.article_id is 'The article.';
comment on column fct_legal_ref.source is 'Name of the source (nguồn).';
comment on column fct_legal_ref.published_on is 'Vietnamese day of publication; null when not known.';
comment on column fct_legal_ref.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column fct_legal_ref.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column fct_legal_ref.number is 'Number as printed.';
comment on column fct_legal_ref.doc_type is 'Kind of document.';
comment on column fct_legal_ref.doc_date is 'Day of the document.';
comment on column fct_legal_ref.confidence is 'A explicit, B inherited, C inferred.';
comment on column fct_legal_ref.quote is 'The words that support it; names of victims and minors as initials.';
comment on column fct_legal_ref.start_offset is 'Where the quote begins in the text, in code points.';
comment on column fct_legal_ref.end_offset is 'Where the quote ends, exclusive.';
comment on column fct_legal_ref.rule is 'Name of the rule that found it.';
