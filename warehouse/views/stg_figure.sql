-- One row per current figure of an article itself: teasers of other articles are left out.
create or replace view stg_figure as
select
    figure_id, article_id, revision_id, event_id, group_id, value, value_high, qualifier, unit,
    unit_text, normal_value, normal_value_high, object, object_text, action, offence, kind,
    scope, period_start, period_end, period_text, quote, start_offset, end_offset, block,
    confidence, rule, rules_version
from figure
where superseded_at is null and block not in ('teaser', 'boilerplate');
comment on view stg_figure is 'One row per current figure of an article itself: teasers of other articles are left out.';
comment on column stg_figure.figure_id is 'Key made of the article, the normalised value and unit, and its order among equals.';
comment on column stg_figure.article_id is 'The article.';
comment on column stg_figure.revision_id is 'The wording of the article that it was read from.';
comment on column stg_figure.event_id is 'The event it belongs to, in the same article; null when none is meant.';
comment on column stg_figure.group_id is 'Ties the numbers of one statement (335 vụ/1.156 công dân); null for a number alone.';
comment on column stg_figure.value is 'Number as read, in the printed unit unit_text.';
comment on column stg_figure.value_high is 'Upper end of a range.';
comment on column stg_figure.qualifier is 'exact, about, over, at_least, nearly, at_most, range, indefinite: vocabulary qualifier.';
comment on column stg_figure.unit is 'Unit of normal_value: vocabulary unit.';
comment on column stg_figure.unit_text is 'Unit as printed (vụ, bánh, tạ).';
comment on column stg_figure.normal_value is 'The number in unit; sums are made of this column, never of value.';
comment on column stg_figure.normal_value_high is 'Upper end of a range, in unit.';
comment on column stg_figure.object is 'What is counted: vocabulary object.';
comment on column stg_figure.object_text is 'What is counted, as printed.';
comment on column stg_figure.action is 'What was done: vocabulary action.';
comment on column stg_figure.offence is 'Offence (hành vi vi phạm): vocabulary offence; null when none or several.';
comment on column stg_figure.kind is 'total, subset (trong đó), delta (tăng, giảm), target (phấn đấu): vocabulary figure_kind.';
comment on column stg_figure.scope is 'incident or period: vocabulary scope; never add one to the other.';
comment on column stg_figure.period_start is 'First day of the period; null when the text is vague.';
comment on column stg_figure.period_end is 'Last day of the period; null when the text is vague.';
comment on column stg_figure.period_text is 'The period as printed.';
comment on column stg_figure.quote is 'The words of the text that support it.';
comment on column stg_figure.start_offset is 'Where the quote begins in the text, in code points.';
comment on column stg_figure.end_offset is 'Where the quote ends, exclusive.';
comment on column stg_figure.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column stg_figure.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column stg_figure.rule is 'Name of the rule that found it.';
comment on column stg_figure.rules_version is 'Version of the rules that first gave this row as it stands.';
