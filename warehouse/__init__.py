"""WHERE ROWS LIVE: the only room that imports duckdb.

Its files import the module `duckdb` alone, and annotations stay text: a name of DuckDB's in a function that
one of Prefect's threads keeps alive makes DuckDB print a page on leaks when the process ends.
"""
