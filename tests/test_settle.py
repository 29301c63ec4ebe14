"""Other terms change only what depends on them, and the result is what a build from the rows would make."""

from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from metrics import Store
from metrics.build import build
from metrics.build.steps import STEPS, VIEWS
from metrics.build.terms import Terms
from metrics.hours import read_hours
from metrics.settings import Costs, Definitions, Settings
from metrics.source import Source
from metrics.targets import Goal, Target

SAMPLE = sorted((Path(__file__).parents[1] / "sample_data").glob("*.csv"))
FEW = """conversation_id IN (SELECT conversation_id FROM read_csv('{0}/conversations.csv', all_varchar = true) LIMIT 200)
         OR conversation_id IS NULL"""
WEEK = "".join(f'{day} = ["09:00-17:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri"))
REPLY = (Target(seconds=600), Target(seconds=9000, channel="email"), Target(seconds=60, since=date(2026, 3, 1)))
# What a reader can choose, each with another choice than the one it begins with.
DEFINED = {
    "burst": "last",
    "first_reply_starts": "handover",
    "first_reply_dated_by": "reply",
    "missed_grace_seconds": 600.0,
    "repeat_contact_days": 1.0,
    "week_starts": "sunday",
    "successful_closed_by": ("customer",),
    "outcomes": ("order",),
    "no_reply_needed_tags": ("Delivery::Status", "thanks"),
    "ces_easy": "low",
    "fcr_rule": "one_reply",
}
OTHERS = {
    "zone": {"zone": "Pacific/Auckland"},
    "hours": {"hours": read_hours(f'zone = "Europe/Berlin"\n{WEEK}')},
    "hours of a channel": {"hours": read_hours(f'{WEEK}[channel.chat]\nmon = ["00:00-24:00"]\n')},
    "sla": {"settings": Settings(sla={"first_reply": REPLY, "resolution": REPLY[:1]})},
    "goals": {"settings": Settings(targets={"nps": (Goal(bound="at_least", value=30),)})},
    "costs": {"settings": Settings(costs=Costs(call=3.0, social=2.0))},
    "now": {"now": datetime(2026, 3, 2)},
    **{name: {"settings": Settings(definitions=Definitions(**{name: value}))} for name, value in DEFINED.items()},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Two hundred conversations of the sample with all that belongs to them."""
    folder = tmp_path_factory.mktemp("few")
    for path in SAMPLE:
        rows = duckdb.read_csv(str(path), all_varchar=True)
        few = rows.filter(FEW.format(path.parent)) if "conversation_id" in rows.columns else rows.limit(300)
        few.write_csv(str(folder / path.name))
    with Store() as made:
        assert made.load_all([Source(path) for path in sorted(folder.glob("*.csv"))])[1] == []
        yield made


@pytest.fixture(scope="module")
def plain(store):
    return settled(store, Terms())


def settled(store: Store, terms: Terms) -> dict:
    store.settle(terms)
    with store.visit.cursor() as cur:
        return everything(cur)


def built(store: Store, terms: Terms) -> dict:
    """The same from the rows as loaded; undone at the end."""
    with store.visit.cursor() as cur:
        cur.execute("BEGIN")
        build(cur, terms)
        return everything(cur)


def everything(cur) -> dict:
    """Every column of every table a metric reads, as its type and a number over its cells and the records they are of."""
    found = {}
    for table in (*(step.table for step in STEPS), *VIEWS):
        columns = cur.execute(f"DESCRIBE {table}").fetchall()
        numbers = ", ".join(f"sum(hash({name}, file, record))" for name, *_ in columns)
        cells = cur.execute(f"SELECT {numbers} FROM {table}").fetchall()[0]
        found |= {f"{table}.{name}": (kind, cell) for (name, kind, *_), cell in zip(columns, cells, strict=True)}
    for table in ("present", "tagsets", "tag_rows"):
        found[table] = cur.execute(f"FROM {table} ORDER BY ALL").fetchall()
    return found


def different(these: dict, those: dict) -> set[str]:
    return {name for name in these.keys() | those.keys() if these.get(name) != those.get(name)}


def test_every_choice_is_tried():
    assert set(DEFINED) == {field.name for field in fields(Definitions)}
    assert all(getattr(Definitions(), name) != value for name, value in DEFINED.items())


@pytest.mark.parametrize("choice", OTHERS)
def test_a_choice_changes_what_a_build_would(store, plain, choice):
    """From one choice to the next, so that the one before is taken back in the same step."""
    other = replace(Terms(), **OTHERS[choice])
    found = settled(store, other)
    assert different(found, built(store, other)) == set()
    read_by_questions_alone = {
        "week_starts",
        "goals",
        "fcr_rule",
        "first_reply_dated_by",
    }  # any other that changed nothing here would prove nothing
    assert bool(different(found, plain)) == (choice not in read_by_questions_alone)


CHOICES = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(("UTC", "Pacific/Auckland")),
        "hours": st.sampled_from((None, OTHERS["hours"]["hours"], OTHERS["hours of a channel"]["hours"])),
        "settings": st.builds(
            Settings,
            sla=st.sampled_from((Settings().sla, OTHERS["sla"]["settings"].sla)),
            definitions=st.builds(
                Definitions,
                **{name: st.sampled_from((getattr(Definitions(), name), value)) for name, value in DEFINED.items()},
            ),
            costs=st.sampled_from((Costs(), Costs(call=3.0))),
        ),
    }
)


@limits(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHOICES, min_size=2, max_size=3))
def test_after_any_choices_it_is_as_built(store, chosen):
    for choices in chosen:
        found = settled(store, Terms(**choices))
    assert different(found, built(store, Terms(**chosen[-1]))) == set()


def test_nothing_is_built_where_only_questions_change(store):
    """A table that is made anew has another number in the catalogue."""
    numbers = (
        "SELECT table_name, table_oid FROM duckdb_tables() WHERE table_name IN (SELECT tbl FROM present) ORDER BY ALL"
    )
    settled(store, Terms())
    with store.visit.cursor() as cur:
        before = cur.execute(numbers).fetchall()
    for choice in ("costs", "goals", "week_starts", "fcr_rule", "first_reply_dated_by"):
        store.settle(replace(Terms(), **OTHERS[choice]))
    with store.visit.cursor() as cur:
        assert before == cur.execute(numbers).fetchall()
        assert len(before) == 7
