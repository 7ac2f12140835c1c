-- error: Has every current fact a key of its own?
select fact_table, fact_id, count(*) as row_count
from int_evidence
where superseded_at is null
group by fact_table, fact_id
having count(*) > 1;
