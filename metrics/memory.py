"""What was found of a store's rows, remembered for as long as those stay the same."""

from collections.abc import Hashable

REMEMBERED = 400  # answers at most, the oldest forgotten first


class Memory:
    """Findings by what was asked. `at` a later stamp begins anew; who found something before keeps writing to the old."""

    def __init__(self) -> None:
        self._stamp: Hashable = None
        self._found: dict[Hashable, object] = {}

    def at(self, stamp: Hashable) -> dict[Hashable, object]:
        """The findings of the rows as they are at that stamp."""
        if self._stamp != stamp:
            self._stamp, self._found = stamp, {}
        while len(self._found) > REMEMBERED:
            self._found.pop(next(iter(self._found)), None)
        return self._found
