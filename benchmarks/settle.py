"""Another setting over loaded messages: how long until every number is counted by it."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from benchmarks import data
from benchmarks.figure import Figure, seconds
from metrics import Store
from metrics.build.terms import Terms
from metrics.hours import Hours, read_hours
from metrics.settings import Costs, Definitions, Settings
from metrics.targets import Target

WEEK = "".join(f'{day} = ["09:00-17:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri"))
TARGETS = (Target(seconds=600), Target(seconds=9000, channel="email"), Target(seconds=60, since=date(2026, 3, 1)))
DEFINED = {
    "burst": "last",
    "first_reply_starts": "handover",
    "first_reply_dated_by": "reply",
    "missed_grace_seconds": 10.0,
    "repeat_contact_days": 2.0,
    "week_starts": "sunday",
    "successful_closed_by": ("agent",),
    "outcomes": ("order",),
    "no_reply_needed_tags": ("delivery::status",),
    "ces_easy": "low",
    "fcr_rule": "one_reply",
}


def hours() -> Hours:
    """Monday to Friday, nine to five, in a zone whose clock changes."""
    return read_hours(f'zone = "Europe/Berlin"\n{WEEK}')


def choices() -> dict[str, Terms]:
    """Each kind of setting with another choice than before the first file."""
    usual = Terms()
    return {
        "zone": replace(usual, zone="Europe/Berlin"),
        "working hours": replace(usual, hours=hours()),
        "reply targets": replace(usual, settings=Settings(sla={"first_reply": TARGETS, "resolution": TARGETS})),
        "costs": replace(usual, settings=Settings(costs=Costs(call=3.0))),
    } | {
        name: replace(usual, settings=Settings(definitions=Definitions(**{name: value})))
        for name, value in DEFINED.items()
    }


def figures(messages: int) -> Iterator[Figure]:
    """Seconds of each change over so many messages, each from the usual settings."""
    with data.copied(messages) as store:
        for name, terms in choices().items():
            store.settle(Terms())
            busy = time.process_time()
            took = seconds(lambda terms=terms: store.settle(terms))
            busy = time.process_time() - busy
            size = f"another choice of {name}, {messages / 1e6:g} M messages"
            yield Figure(size, took, 2, "s")
            yield Figure(f"{size}: of one processor", busy, unit="s")
        yield Figure("the file of that visit afterwards", _megabytes(store), unit="MB")


def _megabytes(store: Store) -> float:
    with store.visit.cursor() as cur:
        used = "SELECT total_blocks * block_size / 1e6 FROM pragma_database_size() WHERE database_name = current_database()"
        return cur.execute(used).fetchall()[0][0]
