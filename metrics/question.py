"""What may be asked of a store besides numbers: a frozen value that finds its own answer."""

from typing import Protocol, TypeVar

import duckdb

from metrics.query import World

Found = TypeVar("Found", covariant=True)


class Question(Protocol[Found]):
    """Equal questions have equal answers for as long as the rows stay the same."""

    def find(self, cur: duckdb.DuckDBPyConnection, world: World) -> Found:
        """The answer, read on this cursor."""
