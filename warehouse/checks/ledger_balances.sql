-- error: Is every discovered link of a finished run accounted for, and every fetched page?
select run_id, source, discovered_count, fetched_count, parsed_count, rejected_count, irrelevant_count
from run_source
where finished_at is not null
    and (
        discovered_count <> fetched_count + unchanged_count + skipped_count + refused_count + failed_count
            + gone_count + left_count
        or fetched_count <> parsed_count + rejected_count + irrelevant_count
    );
