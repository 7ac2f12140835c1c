-- error: Does every current fact belong to a current wording?
select fact_table, fact_id, revision_id
from int_evidence as fact
join revision using (revision_id)
where fact.superseded_at is null and revision.superseded_at is not null;
