-- One row per fact of any kind with its evidence, superseded ones too.
create or replace view int_evidence as
select
    'event' as fact_table, event_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from event
union all
select
    'figure' as fact_table, figure_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from figure
union all
select
    'person' as fact_table, person_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from person
union all
select
    'unit_mention' as fact_table, unit_mention_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from unit_mention
union all
select
    'place_mention' as fact_table, place_mention_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from place_mention
union all
select
    'agreement' as fact_table, agreement_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from agreement
union all
select
    'legal_ref' as fact_table, legal_ref_id as fact_id, article_id, revision_id, quote, start_offset, end_offset, block,
    confidence, rule, recorded_at, superseded_at
from legal_ref;
comment on view int_evidence is 'One row per fact of any kind with its evidence, superseded ones too.';
comment on column int_evidence.fact_table is 'Table of the fact.';
comment on column int_evidence.fact_id is 'Key of the fact.';
comment on column int_evidence.article_id is 'The article.';
comment on column int_evidence.revision_id is 'The wording of the article that it was read from.';
comment on column int_evidence.quote is 'The words of the text that support it.';
comment on column int_evidence.start_offset is 'Where the quote begins in the text, in code points.';
comment on column int_evidence.end_offset is 'Where the quote ends, exclusive.';
comment on column int_evidence.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column int_evidence.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column int_evidence.rule is 'Name of the rule that found it.';
comment on column int_evidence.recorded_at is 'When the row was recorded here.';
comment on column int_evidence.superseded_at is 'When an edit, or other rules, took its place; null while current.';
