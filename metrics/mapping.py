"""A reader's own mapping: which columns of a file are which of ours; kept as a small file, loaded as a Format."""

from collections import abc
from collections.abc import Iterable
from dataclasses import dataclass, field

from metrics import toml
from metrics.formats import Fill, Format
from metrics.guess import Guess, guess, guess_table
from metrics.mapped.check import check, look_for
from metrics.mapped.preview import Preview, preview
from metrics.mapped.rated import answers
from metrics.mapped.sql import sql

__all__ = [
    "Guess", "Mapping", "Preview", "guess", "guess_table", "preview", "proposed", "read_mapping", "write_mapping",
]  # fmt: skip

PLAIN = ("table", "name", "source", "zone", "date_order", "score", "out_of")
TABLES_OF_TEXTS = ("columns", "fixed", "units")
ALIKE = 0.8  # so much of the header has to be there again


@dataclass(frozen=True)
class Mapping:
    """Our columns, each with the column of the file that holds it, or with what it is in every row.

    `values` translates the file's words (capitals aside) into ours; `units` names the columns that hold durations,
    which for a moment of ours count from the arrival; `score` is the column of a satisfaction score beside each
    conversation or call, `out_of` its best. Raises Problem, one sentence, where it does not hold together.
    """

    table: str
    columns: abc.Mapping[str, str]
    fixed: abc.Mapping[str, str] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    zone: str | None = None
    date_order: str | None = None
    source: str | None = None
    name: str | None = None
    values: abc.Mapping[str, abc.Mapping[str, str]] = field(default_factory=dict)
    units: abc.Mapping[str, str] = field(default_factory=dict)
    score: str | None = None
    out_of: str | None = None

    def __post_init__(self) -> None:
        check(self)

    def format(self) -> Format:
        """The same as a Format, for Store.load(mapping=…) and Source.mapping; zone and date order go beside it."""
        ours = (*self.columns, *self.fixed)
        fill = Fill(self.table, {column: sql(self, column) for column in ours})
        return Format(
            self.name or "mapping",
            self.source or self.name or "any tool",
            "mapped by hand",
            self.used,
            (fill, answers(self)) if self.score else (fill,),
            unused=self._unused(),
            prepare=lambda cur, table: look_for(self, cur, table),
            said=write_mapping(self),
        )

    @property
    def used(self) -> tuple[str, ...]:
        """The file's columns that it needs."""
        return (*self.columns.values(), *([self.score] if self.score else []))

    def _unused(self) -> dict[str, str]:
        used = {name.casefold() for name in self.used}
        return {name: "not mapped" for name in self.header if name.casefold() not in used}

    def fits(self, header: Iterable[str]) -> bool:
        """Whether a file with this header is of the same export: every column used, and most of the others."""
        have = {name.casefold() for name in header}
        known = {name.casefold() for name in self.header or self.used}
        return {name.casefold() for name in self.used} <= have and len(known & have) >= ALIKE * len(known)


def proposed(table: str, guesses: Iterable[Guess], **told: str | None) -> Mapping:
    """The mapping that takes every guess as it is; `told` is zone, date_order, source and name where known."""
    guesses = list(guesses)
    taken = [g for g in guesses if g.ours]
    return Mapping(
        table,
        {g.ours: g.column for g in taken},
        header=tuple(g.column for g in guesses),
        values={g.ours: g.values for g in taken if g.values},
        units={g.ours: g.unit for g in taken if g.unit},
        **told,
    )


def read_mapping(text: str) -> Mapping:
    """The mapping a TOML text holds; a Problem naming what is wrong and what would be right."""
    told = toml.parse(text, "The mapping")
    toml.only(told, (*PLAIN, "header", *TABLES_OF_TEXTS, "values"), "The mapping")
    plain = {key: toml.text(told[key], key) for key in PLAIN if key in told}
    texts = {key: _texts(told[key], key) for key in TABLES_OF_TEXTS if key in told}
    translated = toml.table(told.get("values", {}), "values").items()
    values = {ours: _texts(said, f"values.{ours}") for ours, said in translated}
    header = [_text(name, "header") for name in toml.items(told.get("header", []), "header", '"Ticket", "Created"')]
    return Mapping(**({"table": "", "columns": {}} | plain | texts), header=tuple(header), values=values)


def write_mapping(mapping: Mapping) -> str:
    """The mapping as TOML that read_mapping reads back equal."""
    plain = {key: getattr(mapping, key) for key in PLAIN if getattr(mapping, key)}
    parts = [toml.lines(plain | ({"header": mapping.header} if mapping.header else {}))]
    parts += [f"\n[{key}]\n{toml.lines(getattr(mapping, key))}" for key in TABLES_OF_TEXTS if getattr(mapping, key)]
    parts += [f"\n[values.{ours}]\n{toml.lines(words)}" for ours, words in mapping.values.items()]
    return "".join(parts)


def _texts(value: object, name: str) -> dict[str, str]:
    return {key: _text(said, f"{name}.{key}") for key, said in toml.table(value, name).items()}


def _text(value: object, name: str) -> str:
    """A text as it stands, for a header's name must not lose anything; numbers and yes or no as they are written."""
    if isinstance(value, bool | int | float):
        return toml.written(value)
    toml.text(value, name)
    return value
