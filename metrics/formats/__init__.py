"""Which files we can read: one declaration per export, grouped by tool."""

from metrics.formats.contract import BETRAYS, contract
from metrics.formats.format import Fill, Format, mentioned, same_names
from metrics.formats.twcs import TWCS
from metrics.formats.zendesk import FULL_CSV
from metrics.tables import TABLES

FORMATS: tuple[Format, ...] = (
    TWCS,
    FULL_CSV,
    *(
        Format(
            name,
            "any tool",
            f"our own table of {name.replace('_', ' ')}",
            BETRAYS[name][0],
            (same_names(name, TABLES[name].names),),
        )
        for name in TABLES
    ),
)


def recognise(header: tuple[str, ...]) -> Format | None:
    """The format whose betraying headers this file has; our own tables last, because many exports share their words."""
    for known in FORMATS:
        if known.tool != "any tool" and known.claims(header):
            return known
    return contract(header)


__all__ = ["FORMATS", "Fill", "Format", "contract", "mentioned", "recognise", "same_names"]
