"""How far a load is: the stage in words, and a share that only grows, each file weighed by its bytes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from metrics.source import Source

Tell = Callable[[str, float | None], None]  # the stage in words; how much of everything is done, 0 to 1
READING, TAKING = 0.15, 0.45  # of the time a load takes; the rest is building


def silent(_words: str, _share: float | None) -> None:
    """Tells nobody."""


class Progress:
    """Tells how far the loading of some files is. What `tell` raises ends the load, and nothing of it is kept."""

    def __init__(self, sources: Sequence[Source], tell: Tell):
        self._tell, self._count = tell, len(sources)
        sizes = [_size(source.path) for source in sources]
        self._before = [sum(sizes[:number]) / (sum(sizes) or 1) for number in range(len(sizes))]

    def reading(self, number: int, name: str) -> None:
        """The file of that number, from 0, is opened."""
        self._tell(f"Reading {name}{self._of(number)}", READING * self._before[number])

    def taking(self, number: int, name: str, rows: int) -> None:
        """The rows that were read of it are typed and put into the store."""
        words = f"Taking in {rows:,} row{'' if rows == 1 else 's'} of {name}{self._of(number)}"
        self._tell(words, READING + TAKING * self._before[number])

    def building(self, part: float) -> None:
        """The tables behind the numbers are built; `part` of that is done."""
        self._tell("Building the numbers", READING + TAKING + (1 - READING - TAKING) * part)

    def _of(self, number: int) -> str:
        return f", {number + 1} of {self._count} files" if self._count > 1 else ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # told when it is read
        return 0
