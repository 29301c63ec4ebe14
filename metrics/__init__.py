"""Customer-care metrics over any export: load files, ask for numbers, read the rows behind them."""

from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.filter import Filter, Keep
from metrics.query import Query
from metrics.store import Store

__all__ = ["METRICS", "Filter", "Keep", "Problem", "Query", "Store"]
