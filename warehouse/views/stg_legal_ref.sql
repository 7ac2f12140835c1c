-- One row per current legal ref of an article itself: teasers of other articles are left out.
create or replace view stg_legal_ref as
select
    legal_ref_id, article_id, revision_id, number, doc_type, doc_date, quote, start_offset,
    end_offset, block, confidence, rule, rules_version
from legal_ref
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_legal_ref is 'One row per current legal ref of an article itself: teasers of other articles are left out.';
comment on column stg_legal_ref.legal_ref_id is 'Key made of the article, the folded number (else the quote), and its order among equals.';
comment on column stg_legal_ref.article_id is 'The article.';
comment on column stg_legal_ref.revision_id is 'The wording of the article that it was read from.';
comment on column stg_legal_ref.number is 'Number as printed (71/2015/NĐ-CP, Điều 250); null for a law named without one.';
comment on column stg_legal_ref.doc_type is 'law (luật), decree (nghị định) and so on: vocabulary doc_type.';
comment on column stg_legal_ref.doc_date is 'Day of the document.';
comment on column stg_legal_ref.quote is 'The words of the text that support it.';
comment on column stg_legal_ref.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_legal_ref.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_legal_ref.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_legal_ref.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_legal_ref.rule is 'Name of the rule that found it.';
comment on column stg_legal_ref.rules_version is 'Version of the rules that first gave this row as it stands.';
