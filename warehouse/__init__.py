"""WHERE ROWS LIVE: the only room that imports duckdb."""
