-- warning: Does every current quote lie in a block of the role it names?
select fact_table, fact_id, block, start_offset, end_offset
from int_evidence as fact
join revision using (revision_id)
where fact.superseded_at is null
    and len(list_filter(blocks, lambda part: part['role'] = block
        and part['start_offset'] <= start_offset and part['end_offset'] >= end_offset)) = 0;
