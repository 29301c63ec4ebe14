"""What customers write: its language and its sentiment, scored inside DuckDB by tables of words and weights."""
