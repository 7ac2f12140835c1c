-- error: Is every quote what the text says at its offsets?
select fact_table, fact_id, quote, start_offset, end_offset
from int_evidence
left join revision using (revision_id)
where substr(text, start_offset + 1, end_offset - start_offset) is distinct from quote
    or length(quote) = 0;
