-- error: Does every fact belong to a wording of its article?
select fact_table, fact_id, fact.article_id, fact.revision_id
from int_evidence as fact
left join revision on revision.revision_id = fact.revision_id and revision.article_id = fact.article_id
where revision.revision_id is null;
