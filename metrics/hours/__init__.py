"""The business clock: working hours, read from hours.toml, counted in Python and in DuckDB."""

from metrics.hours.clock import Clock, Hours, working_days
from metrics.hours.file import read_hours, write_hours
from metrics.hours.table import elapsed_sql, hours_table, intervals, is_open_sql, join_sql, working_day_sql

__all__ = [
    "Clock",
    "Hours",
    "elapsed_sql",
    "hours_table",
    "intervals",
    "is_open_sql",
    "join_sql",
    "read_hours",
    "working_day_sql",
    "working_days",
    "write_hours",
]
