"""Settings files as TOML: reading, every mistake told in one sentence, and writing values that read back."""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Sized
from datetime import date, datetime

from metrics.errors import Problem
from metrics.tables import nearest

MOST = 1000  # items of a list


def parse(text: str, file: str) -> dict:
    """The file's keys and values; a Problem naming the line when it is not TOML."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise Problem(f"{file} is not TOML: its brackets are nested too deeply.") from None
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{file} is not TOML: {str(error).rstrip('.')}.") from None
    except ValueError:
        raise Problem(f"{file} is not TOML: a number in it has thousands of digits.") from None


def only(table: Mapping, allowed: Sequence[str], name: str) -> None:
    """A Problem for the first key that is not allowed in the table called `name`, with the nearest right ones."""
    for key in table:
        if key not in allowed:
            raise Problem(f"{name} has no {shown(key)}{nearest(key, allowed)}.")


def table(value: object, name: str) -> dict:
    """The value, if it is a table."""
    if not isinstance(value, dict):
        raise Problem(f"{name} must be a table of its own; write [{name}] and its keys below.")
    return value


def items(value: object, name: str, example: str, most: int = MOST) -> list:
    """The value, if it is a list of no more than so many; `example` is one right item as TOML."""
    if not isinstance(value, list):
        raise Problem(f"{name} must be a list; write {name} = [{example}].")
    few_enough(value, name, most)
    return value


def few_enough(value: Sized, name: str, most: int) -> None:
    """A Problem where there are more than nobody means to write, each of which would slow every answer."""
    if len(value) > most:
        raise Problem(f"{name} lists {len(value):,}, which is too many; {most:,} can be.")


def text(value: object, name: str) -> str:
    """The value, if it is a text that says something; surrounding spaces do not count."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise Problem(f"{name}: {shown(value)} is not a name; write a text in double quotes.")
    return value.strip()


def texts(value: object, name: str) -> tuple[str, ...]:
    """The value, if it is a list of texts."""
    return tuple(text(item, name) for item in items(value, name, '"one", "two"'))


def one_of(value: object, name: str, allowed: Sequence[str]) -> str:
    """The value, if it is one of the allowed words; case does not matter."""
    word = value.strip().lower() if isinstance(value, str) else ""
    if word not in allowed:
        near = nearest(word, allowed) if word else f"; write {' or '.join(allowed)}"
        raise Problem(f"{name}: {shown(value)} is not a choice{near}.")
    return word


def number(value: object, name: str) -> float:
    """The value, if it is a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise Problem(f"{name}: {shown(value)} is not a number; write it like 60 or 0.9.")
    return float(value)


def at_least(value: object, name: str, least: float) -> float:
    """The value, if it is a number not under `least`."""
    found = number(value, name)
    if found < least:
        raise Problem(f"{name}: {shown(value)} is too small; it must be at least {least:g}.")
    return found


def day(value: object, name: str) -> date:
    """The value, if it is a date, with or without quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return datetime.strptime(str(value).strip(), "%Y-%m-%d").date()
    except ValueError:
        raise Problem(f'{name}: {shown(value)} is not a date; write "2026-12-25".') from None


def shown(value: object) -> str:
    """A wrong value as the reader wrote it, on one line and short enough for a sentence."""
    said = " ".join((value if isinstance(value, str) else written(value)).split())
    return f"“{said if len(said) <= 60 else said[:60] + '…'}”"


def written(value: object) -> str:
    """A value as TOML; a number that is whole is written without a point."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key(k)} = {written(v)}" for k, v in value.items()) + " }"
    if isinstance(value, Iterable):
        return "[" + ", ".join(written(item) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return hex(value) if isinstance(value, int) and abs(value) >= 2**63 else str(value)


def lines(values: Mapping) -> str:
    """One `key = value` a line."""
    return "".join(f"{key(k)} = {written(v)}\n" for k, v in values.items())


def key(name: str) -> str:
    """A name as TOML, in quotes where it needs them."""
    bare = name.isascii() and name.replace("_", "a").isalnum()
    return name if bare else _quoted(name)


def _quoted(said: str) -> str:
    plain = said.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in plain) + '"'


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
