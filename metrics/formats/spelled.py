"""What a format's names for columns are called in one file: capitals, translations, and names that differ by file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Spelled:
    """A file's header, asked by the names a format is declared with; `others` are a name's other spellings."""

    header: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]

    @cached_property
    def _have(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.header}

    @cached_property
    def _others(self) -> dict[str, tuple[str, ...]]:
        return {name.casefold(): others for name, others in self.others.items()}

    def all(self, name: str) -> tuple[str, ...]:
        """The file's columns under a name: the one spelt so, else under another spelling, else all that fit its `*`."""
        spellings = (name, *self._others.get(name.casefold(), ()))
        exact = [self._have[word.casefold()] for word in spellings if word.casefold() in self._have]
        if exact:
            return tuple(exact[:1])
        patterns = [_pattern(word) for word in spellings if "*" in word]
        return tuple(column for column in self.header if any(pattern.fullmatch(column) for pattern in patterns))


def _pattern(name: str) -> re.Pattern:
    """`tag *` as a pattern; a star stands for any text, also none."""
    return re.compile(".*".join(map(re.escape, name.split("*"))), re.I | re.S)
