-- One row per current figure, with its event, and why it is in no sum.
create or replace view int_figure as
select
    figure.* exclude (quote), report.source, report.published_on, report.address, report.is_gone, report.gone_at,
   
    report.reprint_count, mask(figure.quote, report.person_names) as quote, event.type as event_type,
    event.started_on, event.ended_on, event.date_precision, event.province_code, event.gate, event.neighbour,
    case
        when report.article_id is null then 'reprint'
        when figure.kind <> 'total' then figure.kind
        when figure.confidence = 'D' then 'ambiguous'
        when event.modality <> 'happened' then event.modality
        when event.confidence = 'D' then 'ambiguous event'
        when figure.scope = 'incident' and event.scope = 'period' then 'unclear scope'
    end as left_out_because
from stg_figure as figure
left join int_report as report using (article_id)
left join stg_event as event on event.event_id = figure.event_id and event.article_id = figure.article_id;
comment on view int_figure is 'One row per current figure, with its event, and why it is in no sum.';
comment on column int_figure.figure_id is 'Key made of the article, the normalised value and unit, and its order among equals.';
comment on column int_figure.article_id is 'The article.';
comment on column int_figure.revision_id is 'The wording of the article that it was read from.';
comment on column int_figure.event_id is 'The event it belongs to, in the same article; null when none is meant.';
comment on column int_figure.group_id is 'Ties the numbers of one statement (335 vụ/1.156 công dân); null for a number alone.';
comment on column int_figure.value is 'Number as read, in the printed unit unit_text.';
comment on column int_figure.value_high is 'Upper end of a range.';
comment on column int_figure.qualifier is 'exact, about, over, at_least, nearly, at_most, range, indefinite: vocabulary qualifier.';
comment on column int_figure.unit is 'Unit of normal_value: vocabulary unit.';
comment on column int_figure.unit_text is 'Unit as printed (vụ, bánh, tạ).';
comment on column int_figure.normal_value is 'The number in unit; sums are made of this column, never of value.';
comment on column int_figure.normal_value_high is 'Upper end of a range, in unit.';
comment on column int_figure.object is 'What is counted: vocabulary object.';
comment on column int_figure.object_text is 'What is counted, as printed.';
comment on column int_figure.action is 'What was done: vocabulary action.';
comment on column int_figure.offence is 'Offence (hành vi vi phạm): vocabulary offence; null when none or several.';
comment on column int_figure.kind is 'total, subset (trong đó), delta (tăng, giảm), target (phấn đấu): vocabulary figure_kind.';
comment on column int_figure.scope is 'incident or period: vocabulary scope; never add one to the other.';
comment on column int_figure.period_start is 'First day of the period; null when the text is vague.';
comment on column int_figure.period_end is 'Last day of the period; null when the text is vague.';
comment on column int_figure.period_text is 'The period as printed.';
comment on column int_figure.start_offset is 'Where the quote begins in the text, in code points.';
comment on column int_figure.end_offset is 'Where the quote ends, exclusive.';
comment on column int_figure.block is 'Role of the block that holds the quote; teaser rows speak of other articles.';
comment on column int_figure.confidence is 'A explicit in the clause, B inherited from sentence or section, C inferred, D ambiguous.';
comment on column int_figure.rule is 'Name of the rule that found it.';
comment on column int_figure.rules_version is 'Version of the rules that first gave this row as it stands.';
comment on column int_figure.source is 'Name of the source (nguồn).';
comment on column int_figure.published_on is 'Vietnamese day of publication; null when not known.';
comment on column int_figure.address is 'Where the article is read.';
comment on column int_figure.is_gone is 'True when the publisher has taken the article away; its facts are kept.';
comment on column int_figure.gone_at is 'When the publisher was found to have taken the article away: until then the fact stood there.';
comment on column int_figure.reprint_count is 'How many articles reprint the same body; they are not counted again.';
comment on column int_figure.quote is 'The words that support it; names of victims and minors as initials.';
comment on column int_figure.event_type is 'Kind of event.';
comment on column int_figure.started_on is 'First day of the event; null when the text does not say.';
comment on column int_figure.ended_on is 'Last day of the event.';
comment on column int_figure.date_precision is 'How precise the days are.';
comment on column int_figure.province_code is 'Province (tỉnh, thành phố), code in force since 1 July 2025.';
comment on column int_figure.gate is 'Border gate (cửa khẩu) without its kind.';
comment on column int_figure.neighbour is 'CN, LA, KH or sea.';
comment on column int_figure.left_out_because is 'Why it is in no sum: reprint, subset, delta, target, ambiguous, planned, negated, ambiguous event, unclear scope; null when it counts.';
